"""A newer version that arrives on a stick: looked at, tried beside the old one, chosen.

The old program stays until the new one has tested itself and opened a copy of the work; the next
start hands over to the new one (``base/installation.py``). ``going_back.py`` undoes that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from citeapp import __version__
from citeapp.base import installation
from citeapp.base.errors import InputRefused
from citeapp.base.files import disk_refused, write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.installation import TARGET, Before, Installation, number
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.base.progress import Cancelled, Progress
from citeapp.intake import updates
from citeapp.intake.updates import Part, Update
from citeapp.store import backups, keyslots
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import maintenance, newer
from citeapp.usecases.newer import Offer as Offer
from citeapp.usecases.session import Session

SELFTEST_SECONDS = 240
"""A missing library may make a program hang, not die."""
TRIAL_SECONDS = 900
"""To open a copy of ten years of work, bring it up to date and check all of it."""
LOOK_SECONDS = 0.2
"""Between two looks at whether someone asked to stop: closing the window does."""
ROOM = 3
"""Times the size of the product that must be free on the disk."""
_WORDS_KEPT = 300


@dataclass(frozen=True)
class Standing:
    """Where updates stand on this machine.

    ``next``: the version that the next start runs, if it is another. ``before``: the one to
    go back to. ``possible``: not from a clone.
    """

    possible: bool
    version: str
    next: str = ""
    before: str = ""


def standing(place: Installation | None = None) -> Standing:
    """What the settings show."""
    place = place or installation.here()
    if place is None:
        return Standing(False, __version__)
    chosen = place.current()
    if chosen is None or (place.running == place.folder and not _is_newer(chosen.version)):
        return Standing(True, __version__)  # which is not followed
    return Standing(
        True,
        __version__,
        "" if chosen.version == __version__ else chosen.version,
        chosen.before.version if chosen.before is not None else "",
    )


def look(
    path: Path, *, place: Installation | None = None, keys: Sequence[bytes] | None = None
) -> Offer:
    """What an update file would bring here. Raises InputRefused, which says why it may not."""
    update, _place = _fitting(path, place, keys)
    return Offer(update.version, update.news)


def install(
    session: Session,
    path: Path,
    *,
    place: Installation | None = None,
    keys: Sequence[bytes] | None = None,
) -> Offer:
    """Unpack beside the running program, try on a copy of the work, choose for the next start.

    Nothing that runs is written over; where anything fails, everything stays as it was. A
    verified backup is made first. Raises InputRefused, DiskRefused.
    """
    update, place = _fitting(path, place, keys)
    folder = place.place(update.version)
    try:
        session.progress.tell(0.05, _("Copie du programme…"))
        _unpack(update, folder, session.progress)
        program = place.program(update.version)
        session.progress.tell(0.4, _("Le nouveau programme se vérifie…"))
        _run(program, ["selftest"], SELFTEST_SECONDS, session.progress)
        session.progress.tell(0.6, _("Essai sur une copie de vos données…"))
        _try_on_a_copy(session, program)
        session.progress.tell(0.95)
        place.choose(update.version, Before(__version__, SCHEMA_VERSION))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    place.keep_only(update.version, __version__)
    newer.forget(session.home)
    return Offer(update.version, update.news)


def check(update: Update, place: Installation | None = None) -> Installation:
    """Where an update may be installed. Raises InputRefused, which says why it may not."""
    place = _place(place)
    if update.target != TARGET:
        raise _refused(_("Cette mise à jour est faite pour un autre système (Windows ou Linux)."))
    if number(update.version) == number(__version__):
        raise _refused(_("CitéApp {v} est déjà la version qui tourne ici.", v=__version__))
    if not _is_newer(update.version):
        raise _refused(
            _("Ce fichier apporte CitéApp {old} ; vous avez déjà {new}, plus récente.",
              old=update.version, new=__version__)
        )  # fmt: skip
    if update.schema < SCHEMA_VERSION:
        raise _refused(_("Cette mise à jour ne saurait pas lire vos données."))
    return place


def _fitting(
    path: Path, place: Installation | None, keys: Sequence[bytes] | None
) -> tuple[Update, Installation]:
    """The update of a file and where it goes, once it may be installed here."""
    place = _place(place)
    update = updates.read(path, updates.release_keys() if keys is None else keys)
    return update, check(update, place)


def _place(place: Installation | None) -> Installation:
    place = place or installation.here()
    if place is None:
        raise InputRefused(
            _("CitéApp tourne ici depuis son code : il ne se met pas à jour par un fichier."),
            safe=_("Rien n’a été changé."),
        )
    return place


def _is_newer(version: str) -> bool:
    return number(version) > number(__version__)


def _refused(message: str) -> InputRefused:
    return InputRefused(message, safe=_("Rien n’a été changé."))


def _unpack(update: Update, folder: Path, progress: Progress) -> None:
    """The product into a folder of its own, each file forced to the disk."""
    try:
        if folder.exists():  # an attempt that was cut short
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        if shutil.disk_usage(folder).free < ROOM * len(update.product):
            raise InputRefused(
                _("Il n’y a pas assez de place sur ce disque pour la nouvelle version."),
                safe=_("Rien n’a été changé."),
                todo=_("Libérez {n} Mo, puis recommencez.", n=ROOM * len(update.product) // 10**6),
            )
        for part in updates.parts(update):
            _stop_if_asked(progress)
            _write(part, folder)
    except OSError as error:
        raise disk_refused(error, folder) from error


def _write(part: Part, folder: Path) -> None:
    path = folder / part.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if part.link:
        path.symlink_to(os.path.relpath(folder / part.link, path.parent))
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o755 if part.executable else 0o644), "wb") as file:
        for chunk in part.content:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _try_on_a_copy(session: Session, program: Path) -> None:
    """Have the new program open, bring up to date and check a copy made from a fresh backup."""
    copy = Home(session.home.trial, session.home.trial)
    shutil.rmtree(copy.data, ignore_errors=True)
    try:
        copy.create()
        blob, content = backups.read_backup(maintenance.backup(session))
        write_verified(copy.database, content, private=True)
        keyslots.adopt((copy.keys, copy.keys_copy), blob, session.key)
        words = ["--home", str(copy.data), "check"]
        _run(program, words, TRIAL_SECONDS, session.progress)
    finally:
        shutil.rmtree(copy.data, ignore_errors=True)


def _run(program: Path, words: Sequence[str], seconds: int, progress: Progress) -> None:
    """Run the new program; InputRefused with its last words unless it ends well, in time."""
    # a file, not a pipe: what the program started may outlive it and would hold a pipe open
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(
                [str(program), *words],
                env=installation.environment(os.environ),
                cwd=program.parent,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        except OSError as error:
            raise _failed(_("il ne démarre pas")) from error
        status = _ended(process, seconds, progress)
        said.seek(0, os.SEEK_END)
        said.seek(max(0, said.tell() - _WORDS_KEPT))
        words_left = said.read().decode("utf-8", "replace").strip()
    if status:
        raise _failed(words_left.splitlines()[-1] if words_left else str(status))


def _ended(process: subprocess.Popen[bytes], seconds: int, progress: Progress) -> int:
    """Its exit status; it is killed when its time is over, or someone asked to stop."""
    try:
        for _look in range(round(seconds / LOOK_SECONDS)):
            with suppress(subprocess.TimeoutExpired):
                return process.wait(LOOK_SECONDS)
            _stop_if_asked(progress)
        raise _failed(_("il n’a pas répondu à temps"))
    finally:
        process.kill()
        process.wait()


def _stop_if_asked(progress: Progress) -> None:
    if progress.cancelled:
        raise Cancelled


def _failed(why: str) -> InputRefused:
    return InputRefused(
        _("La nouvelle version n’a pas réussi son essai sur cette machine ({why}).", why=why),
        safe=_("Vous gardez la version actuelle ; vos données n’ont pas été touchées."),
        todo=_("Prévenez la coordination."),
    )
