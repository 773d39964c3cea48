"""A backup brought back, here or on an empty machine; nothing that stood here is lost by it."""

from __future__ import annotations

import errno
from contextlib import closing, suppress
from pathlib import Path

from citeapp.base import files
from citeapp.base.clock import Clock
from citeapp.base.errors import InputRefused, KeyRefused, StoreDamaged, UserError
from citeapp.base.files import write_verified
from citeapp.base.ids import RandomBytes
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.store import backups, erasing, keyslots
from citeapp.store import sweeping as sweeper
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.erasing import Erasures
from citeapp.usecases import sweeping


def put_in_place(
    home: Home,
    backup: Path,
    *,
    words: str | None,
    passphrase: str | None,
    clock: Clock,
    random_bytes: RandomBytes,
) -> None:
    """Make a backup the workspace of these folders; what stands here is moved aside first.

    What was erased since the backup is erased in it before anybody sees it. Raises KeyRefused,
    InputRefused (damaged), DiskRefused; then what stood here stands here still.
    """
    blob, content = backups.read_backup(backup)
    if words is not None:
        key = keyslots.open_words(blob, words)
    elif passphrase is not None:
        key = keyslots.open_passphrase(blob, passphrase)
    elif home.keys.exists() or home.keys_copy.exists():
        key = keyslots.open_account((home.keys, home.keys_copy))
    else:
        raise KeyRefused(
            _("Cette sauvegarde vient d’une autre machine."),
            safe=_("Rien n’a été changé."),
            todo=_("Donnez ses mots de secours (--words) ou sa phrase de passe."),
        )
    home.create()
    fresh = home.database.with_suffix(".restored")
    write_verified(fresh, content, private=True)
    try:
        _try_out(fresh, key)
        _erase_again(fresh, key, home, clock, random_bytes)
    except BaseException:
        for left in (fresh, *siblings(fresh)):
            files.remove(left)
        raise
    if not files.remove(home.way_back):  # it would have this done again at each start
        files.remove(fresh)
        raise files.disk_refused(PermissionError(errno.EACCES, "held"), home.way_back)
    moved = move_aside(home, clock)
    try:
        files.settle(fresh, home.database)
    except UserError:  # held by another program: what was there stays there
        _put_back(moved)
        files.remove(fresh)
        raise
    keyslots.adopt((home.keys, home.keys_copy), blob, key, replace=True)
    files.remove(home.standing)  # if it stays, it fits this file no longer, and is not believed


def keys_are_lost(home: Home) -> bool:
    """Whether the work is there and the key slots are not: a backup still carries them."""
    return home.database.exists() and not (home.keys.exists() or home.keys_copy.exists())


def bring_keys_back(
    home: Home, backup: Path, *, words: str | None = None, passphrase: str | None = None
) -> None:
    """Take the key slots out of a backup, for the work that stands here: none of it is lost.

    Raises KeyRefused where they open the backup and not this work.
    """
    blob, _content = backups.read_backup(backup)
    given = (words or "", keyslots.open_words), (passphrase or "", keyslots.open_passphrase)
    typed, open_with = next((one for one in given if one[0]), given[0])
    key = open_with(blob, typed)
    try:
        Connection(home.database, key, reading=True).close()
    except StoreDamaged as error:
        raise KeyRefused(
            _("Cette sauvegarde est celle d’un autre espace de travail."),
            safe=_("Rien n’a été changé."),
            todo=_("Choisissez une sauvegarde faite sur cet ordinateur."),
        ) from error
    home.create()
    keyslots.adopt((home.keys, home.keys_copy), blob, key)


def backups_of(home: Home) -> list[backups.Backup]:
    """The backups that could be restored here, the newest first."""
    return backups.list_backups(home.backups)


def with_backups(error: StoreDamaged, home: Home) -> StoreDamaged:
    """The same refusal, which names the backups to restore, or says that none is here."""
    found = backups.list_backups(home.backups)
    if not found:
        return StoreDamaged(
            error.message,
            safe=error.safe,
            todo=_(
                "Aucune sauvegarde n’est dans {folder} : cherchez un fichier .citsave sur vos "
                "clés ou un autre disque, puis « citeapp restore ».",
                folder=home.backups,
            ),
        )
    listed = ", ".join(backup.path.name for backup in found[:3])
    return StoreDamaged(
        error.message,
        safe=error.safe,
        todo=_(
            "Sauvegardes à restaurer (citeapp restore), dans {folder} : {names}.",
            folder=home.backups,
            names=listed,
        ),
    )


def _try_out(fresh: Path, key: bytes) -> None:
    """Only what opens here, whole and not from a newer version, takes the place."""
    connection = Connection(fresh, key)
    try:
        workspaces.needs_migration(connection)
        faults = connection.check()
    finally:
        connection.close()
    if faults:
        raise InputRefused(
            _("Cette sauvegarde est abîmée."),
            safe=_("Rien n’a été remplacé."),
            todo=_("Choisissez une autre sauvegarde."),
        )


def _erase_again(
    fresh: Path, key: bytes, home: Home, clock: Clock, random_bytes: RandomBytes
) -> None:
    """By the erase list of the file that is replaced, and the one kept beside it."""
    noted = sweeping.noted_list(home.erased)
    if home.database.exists():
        # damaged, or of another key: the list beside it has to do
        with suppress(UserError), closing(Connection(home.database, key)) as connection:
            held = erasing.in_effect(connection)
            noted = Erasures(noted.shared + held.shared, noted.private + held.private)
    if noted.shared or noted.private:
        sweeper.apply_list(fresh, key, noted, clock, random_bytes)


def siblings(path: Path) -> tuple[Path, Path]:
    """What SQLite keeps beside a file while it is open."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def move_aside(home: Home, clock: Clock) -> list[tuple[Path, Path]]:
    """Give what stands here another name: all of it or nothing. Raises DiskRefused.

    The files moved: what each was called, and is called now.
    """
    moment = clock.now().strftime("%Y%m%d-%H%M%S")
    moved: list[tuple[Path, Path]] = []
    try:
        for path in (home.database, home.keys, home.keys_copy):
            for sibling in (path, *siblings(path)):
                if sibling.exists():
                    aside = sibling.with_name(f"{sibling.name}.avant-{moment}")
                    files.settle(sibling, aside)
                    moved.append((sibling, aside))
    except UserError:
        _put_back(moved)
        raise
    return moved


def _put_back(moved: list[tuple[Path, Path]]) -> None:
    for path, aside in moved:
        files.settle(aside, path)
