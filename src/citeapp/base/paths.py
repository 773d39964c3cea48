"""Where things lie: the program's own resources, and the folders of one workspace.

The key slots stand apart from the encrypted file they open, so that a copy of the data
folder alone (a lost stick, a synchronised folder) gives nothing away.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from citeapp.base import installation
from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

APPLICATION = "citeapp"
HOME_VARIABLE = "CITEAPP_HOME"
LOCK = "citeapp.lock"
PORTABLE = "portable"
DATABASE = "citeapp.db"
MOVES_FOLLOWED = 5
"""A workspace that moved more often than this is looked for no further."""
PLACES_TRIED = 9
LONG_FOLDER = 180
"""Letters of a folder from which our longest name there may be too long for Windows."""
LONGEST_NAME = 60
"""A backup made before an update, while it is copied, has as many."""


@dataclass(frozen=True)
class Home:
    """The folders of one workspace: ``data`` holds the work, ``config`` the key slots.

    ``moved_from``: the folders that were asked for, where a note says that it lies here now.
    """

    data: Path
    config: Path
    moved_from: Home | None = field(default=None, compare=False)

    @property
    def database(self) -> Path:
        return self.data / DATABASE

    @property
    def keys(self) -> Path:
        """The slots that open the database."""
        return self.config / "citeapp.keys"

    @property
    def keys_copy(self) -> Path:
        """A second copy of the slots, for the day the first one is damaged."""
        return self.config / "citeapp.keys.2"

    @property
    def erased(self) -> Path:
        """What was erased, by identifiers alone: applied to a backup before it is shown."""
        return self.config / "citeapp.erased"

    @property
    def way_back(self) -> Path:
        """Asks an older program to open the backup made before a newer one changed the data."""
        return self.config / "citeapp.retour"

    @property
    def trial(self) -> Path:
        """Where a newer program opens a copy of the work, before it is trusted with the work."""
        return self.config / "essai"

    @property
    def updates(self) -> Path:
        """Newer versions of the program that came with a lot, until they are tried."""
        return self.data / "updates"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        return self.data / "drafts"

    @property
    def exports(self) -> Path:
        return self.data / "exports"

    @property
    def project_review(self) -> Path:
        """The coordination's own volets of the revue de projet."""
        return self.data / "revue-de-projet.json"

    @property
    def standing(self) -> Path:
        """Whose the file was when it was last open here: a copied folder has none, or another."""
        return self.config / "citeapp.site"

    @property
    def moved_to(self) -> Path:
        """A note: the work that was here lies elsewhere since it was brought to a safe place."""
        return self.data / "citeapp.ailleurs"

    @property
    def arrived(self) -> Path:
        """The token of the note that leads here (another machine's folder has none), and from
        where it came."""
        return self.config / "citeapp.arrive"

    @property
    def lock(self) -> Path:
        """Held while a window is open; keeps a second one out."""
        return self.data / LOCK

    def refuse_own(self, path: Path) -> None:
        """Keep a document from taking the place of the workspace. Raises InputRefused."""
        place = path.resolve()
        beside = place.parent in (self.data.resolve(), self.config.resolve())
        if beside and place.name.lower().startswith(APPLICATION):
            raise InputRefused(
                _("« {name} » appartient à l’espace de travail.", name=path.name),
                safe=_("Rien n’a été changé."),
                todo=_("Choisissez un autre nom de fichier, ou un autre dossier."),
            )

    def create(self) -> None:
        """Make the folders, closed to other accounts (mode 700). Raises DiskRefused."""
        for folder in (self.data, self.config, self.backups, self.drafts, self.exports):
            _create_private(folder)
        _refuse_too_long(self.backups)


def home(explicit: Path | None, environ: Mapping[str, str]) -> Home:
    """The folders to use: ``--home`` or CITEAPP_HOME (one folder for all), else the account's.

    A file « portable » beside the packaged program keeps the work in its folder « donnees ».
    """
    chosen = explicit or (Path(environ[HOME_VARIABLE]) if environ.get(HOME_VARIABLE) else None)
    chosen = chosen or portable()
    if chosen is not None:
        with suppress(RuntimeError):  # nobody of that name: a folder called « ~name »
            chosen = chosen.expanduser()
        folder = chosen.absolute()
        return follow(Home(data=folder, config=folder))
    return follow(next(account_homes()))


def account_homes() -> Iterator[Home]:
    """The account's own folder, then others beside it, for when that one holds other work."""
    import platformdirs  # not before it is needed: the window waits for it

    for place in range(1, PLACES_TRIED + 1):
        name = APPLICATION if place == 1 else f"{APPLICATION}-{place}"
        yield Home(
            data=platformdirs.user_data_path(name, appauthor=False),
            # A folder of its own: on Windows and macOS data and configuration are one.
            config=platformdirs.user_config_path(name, appauthor=False) / "keys",
        )


def follow(asked: Home) -> Home:
    """Where the workspace of these folders lies now; the folders themselves where it is there.

    A note that leads to another machine's disk (the folder is copied about, or on a stick) leads
    nowhere here.
    """
    found = asked
    for _move in range(MOVES_FOLLOWED):
        told = note(found)
        if told is None:
            break
        there = Home(Path(told["data"]), Path(told["config"]))
        try:
            token = there.arrived.read_text("utf-8").split("\n")[0]
        except (OSError, ValueError):
            break
        if token != told["token"]:
            break
        found = replace(there, moved_from=asked)
    return found


def note(home: Home) -> dict[str, str] | None:
    """What the note of a workspace that moved away says: ``data``, ``config``, ``token``, ``at``.

    None where there is no note.
    """
    try:
        told = json.loads(home.moved_to.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    names = ("data", "config", "token", "at")
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in names):
        return None
    return {name: told[name] for name in names}


def portable() -> Path | None:
    """The folder beside the packaged program that a file called « portable » asks for."""
    place = installation.here()
    if place is None:
        return None
    asked = any((place.folder / name).is_file() for name in (PORTABLE, f"{PORTABLE}.txt"))
    return place.folder / "donnees" if asked else None


def resources() -> Path:
    """The folder of icons, fonts, templates and translations, packaged or in the clone."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen or Path(__file__).resolve().parents[3]) / "resources"


def closed_to_us(folder: Path) -> DiskRefused:
    """What to tell whoever asks for a folder that only another account may look into."""
    return DiskRefused(
        _("Le dossier « {folder} » est à un autre compte de cet ordinateur.", folder=folder),
        safe=_("Rien n’a été changé."),
        todo=_(
            "Chaque compte a son propre espace de travail : ouvrez CitéApp par son icône, ou "
            "choisissez un dossier à vous."
        ),
    )


def _create_private(folder: Path) -> None:
    try:
        existed = folder.is_dir()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not existed:
            os.chmod(folder, 0o700)  # whatever the umask
        elif not os.access(folder, os.R_OK | os.X_OK):
            raise closed_to_us(folder)
    except PermissionError as error:
        if _is_hidden(folder):
            raise closed_to_us(folder) from error
        raise _not_made(folder) from error
    except OSError as error:
        raise _not_made(folder) from error


def _is_hidden(folder: Path) -> bool:
    """Whether a folder above it lets this account see nothing."""
    try:
        folder.exists()
    except PermissionError:
        return True
    return False


def _refuse_too_long(folder: Path) -> None:
    """Whether the longest of our names has its place there: Windows has room for 260 letters.

    It is tried, since some are set up to allow more; and only where it may matter.
    """
    if len(str(folder)) < LONG_FOLDER:
        return
    trial = folder / ("x" * LONGEST_NAME)
    try:
        trial.touch()
        trial.unlink()
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            return  # full, or read-only: told when something is to be written
        raise DiskRefused(
            _("Le chemin du dossier de vos données est trop long : « {folder} ».",
              folder=folder.parent),
            safe=_("Rien n’a été changé."),
            todo=_("Mettez CitéApp dans un dossier plus près de la racine du disque, puis "
                   "rouvrez-le."),
        ) from error  # fmt: skip


def _not_made(folder: Path) -> DiskRefused:
    return DiskRefused(
        _("Le dossier « {folder} » ne peut pas être créé.", folder=folder),
        safe=_("Rien n’a été changé."),
        todo=_("Vérifiez que le disque n’est ni plein ni protégé en écriture."),
    )
