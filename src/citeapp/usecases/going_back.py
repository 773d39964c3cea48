"""Going back to the program that ran before an update; the work is kept, whatever happens.

The older program is chosen again for the next start. Where the newer one has changed the form of
the data, the older one cannot read them: it opens the backup that was made just before, and moves
the newer data aside.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from citeapp.base import files, installation
from citeapp.base.errors import InputRefused, UserError
from citeapp.base.files import write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.installation import Installation
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.store import backups
from citeapp.store.backups import Backup
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import maintenance
from citeapp.usecases.session import Session

_LARGEST = 200
"""Bytes of the note: a schema and the name of a backup."""


@dataclass(frozen=True)
class WayBack:
    """The older version, and the backup it opens where it cannot read the data as they are."""

    version: str
    backup: Backup | None


def way_back(session: Session, *, place: Installation | None = None) -> WayBack:
    """What going back would do; asked before it is done. Raises InputRefused."""
    place = place or installation.here()
    chosen = place.current() if place is not None else None
    before = chosen.before if chosen is not None else None
    if before is None:
        raise InputRefused(_("Il n’y a pas de version précédente à retrouver ici."))
    if before.schema >= SCHEMA_VERSION:
        return WayBack(before.version, None)
    for backup in backups.list_backups(session.home.backups):
        if backup.schema is not None and backup.schema <= before.schema:
            return WayBack(before.version, backup)
    raise InputRefused(
        _("L’ancienne version ne sait pas lire vos données, et la sauvegarde d’avant la mise à "
          "jour n’est plus ici."),
        safe=_("Rien n’a été changé."),
        todo=_("Gardez la version actuelle."),
    )  # fmt: skip


def go_back(session: Session, *, place: Installation | None = None) -> WayBack:
    """From the next start on, run the version before; it opens the backup it can read.

    A backup of the present work is made first. Raises InputRefused, DiskRefused.
    """
    place = place or installation.here()
    way = way_back(session, place=place)
    assert place is not None
    maintenance.backup(session)
    if way.backup is not None:
        note = f"{SCHEMA_VERSION} {way.backup.path.name}"
        write_verified(session.home.way_back, note.encode(), private=True)
    place.choose(way.version)
    return way


def asked_back(home: Home) -> Path | None:
    """The backup to open instead of the data, for the older program that was gone back to.

    Asked by name, among the backups of this workspace, and only of a program older than the one
    that asked: a newer one reads the data as they are, and forgets that it was asked.
    """
    if not home.way_back.exists():
        return None
    with suppress(OSError, UserError, ValueError):
        told = files.read_limited(home.way_back, _LARGEST).decode()
        asking, _space, name = told.partition(" ")
        for backup in backups.list_backups(home.backups):
            readable = backup.schema is not None and backup.schema <= SCHEMA_VERSION
            if backup.path.name == name and readable and int(asking) > SCHEMA_VERSION:
                return backup.path
    with suppress(OSError):
        home.way_back.unlink()
    return None
