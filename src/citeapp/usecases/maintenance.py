"""Backups, checks, key slots: what keeps a workspace alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from citeapp.base import files, french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.fields import field_label
from citeapp.store import backups, holding, keyslots, merging, recounting
from citeapp.store.backups import Backup
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

EVERY = timedelta(minutes=30)
"""At most this much work between two backups."""
BESIDE_KEPT = 3
"""So many backups of one machine stay on a stick."""
DIFFERENCES = 50
"""Rows that a check names; beyond that nobody reads on."""
CLOCK_BEHIND = timedelta(days=1)
"""Further behind than a journey or a summer time explain."""
FIRST_YEAR = 2024
"""The program was not there before."""
DEMO_TRIED = "demo_tried"
"""The setting of a demonstration opened at a first start: the next start offers to leave it."""


@dataclass(frozen=True)
class Health:
    """What a check found: no fault, and the last verified backup.

    ``differing``: rows that are shown otherwise than the journal says, in words; the file itself
    may be sound.
    """

    faults: tuple[str, ...]
    last_backup: datetime | None
    operations: int
    differing: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.faults and not self.differing


@reads
def backup(session: Session, /, *, path: Path | None = None) -> Path:
    """A verified backup that carries the recovery slot; in the usual folder, thinned with age."""
    if path is not None:
        session.home.refuse_own(Path(path))
    slots = keyslots.recovery_blob(paths_of(session))
    moment = session.now.replace(tzinfo=None)
    target = Path(path) if path else session.home.backups / backups.backup_name(moment)
    backups.write_backup(session.workspace.connection, session.key, slots, target)
    if path is None:
        for old in backups.to_thin(backups.list_backups(session.home.backups), moment):
            files.remove(old.path)  # one that is held is thinned the next time
    return target


def backup_beside(session: Session, folder: Path) -> Path:
    """A verified backup next to a bundle, on its stick; the newest of this machine stay there."""
    name = "-".join(re.findall(r"[a-z0-9]+", fold(session.me.display_name)))
    prefix = f"sauvegarde-{name}-{session.workspace.guid[-4:]}-"
    target = folder / (prefix + backups.backup_name(session.now.replace(tzinfo=None)))
    backup(session, path=target)
    ours = [old for old in backups.list_backups(folder) if old.path.name.startswith(prefix)]
    for old in ours[BESIDE_KEPT:]:
        if old.path != target:  # a clock gone wrong makes the newest the oldest
            files.remove(old.path)
    return target


@reads
def backup_if_due(session: Session, /) -> Path | None:
    """A backup when something was written since the last one, at most every half hour."""
    now = session.now
    # one from the future was made while the clock was wrong: it says nothing of what is due
    known = [moment for backup in listed(session) if (moment := _moment(session, backup)) <= now]
    last = max(known, default=None)
    written = session.workspace.connection.value("SELECT max(at_ms) FROM _s_act")
    if written is None:
        return None
    since = datetime.fromtimestamp(written / 1000).astimezone()
    if last is not None and (last >= since or now - last < EVERY):
        return None
    return backup(session)


@reads
def listed(session: Session, /) -> list[Backup]:
    """The backups of the usual folder, the newest first."""
    return backups.list_backups(session.home.backups)


@reads
def last_backup(session: Session, /) -> datetime | None:
    """When the last verified backup was made."""
    found = backups.list_backups(session.home.backups)
    return _moment(session, found[0]) if found else None


@reads
def clock_remark(session: Session, /) -> str:
    """What to say where the clock of this machine is behind what was written here, or nothing.

    Nothing is lost by it (edits have an order of their own), but dates proposed are wrong.
    """
    written = session.workspace.connection.value("SELECT max(at_ms) FROM _s_act")
    now = session.now
    behind = written is not None and written / 1000 - now.timestamp() > CLOCK_BEHIND.total_seconds()
    if not behind and now.year >= FIRST_YEAR:
        return ""
    return _(
        "L’horloge de cet ordinateur dit {day} : réglez-la, sinon les dates proposées seront "
        "fausses. Rien n’est perdu.",
        day=french.day(now.date()),
    )


@reads
def data_version(session: Session, /) -> int:
    """Changes when another program (or thread) has written to the workspace."""
    return session.workspace.connection.data_version()


@reads
def check(session: Session, /) -> Health:
    """Every page authenticated, structure sound, conflicts and tables as the journal says."""
    connection = session.workspace.connection
    faults = tuple(connection.check())
    if faults:
        return Health(faults, last_backup(session), 0)
    operations = int(connection.value("SELECT count(*) FROM _s_op"))
    return Health(faults, last_backup(session), operations, tuple(_differing(session)))


def redraw(session: Session, /) -> Outcome[int]:
    """Show again what the journal says where something else is shown: how many rows that were.

    The journal is the truth, so nothing is lost and nothing of it travels.
    """
    connection = session.workspace.connection
    with connection.transaction():
        found = [(one.table, one.id) for one in recounting.differences(connection)]
        merging.touch_whole(connection, found)
        changed = merging.recompute(connection)
        holding.begin_context(connection, holding.recount(connection))
    return Outcome(len(found), changed, _("Remettre l’affichage d’accord avec le journal"))


def _differing(session: Session) -> Iterator[str]:
    connection = session.workspace.connection
    with connection.snapshot():
        if not recounting.held_is_counted(connection):
            yield _("Le compte de ce que cette machine a reçu.")
        for found in islice(recounting.differences(connection), DIFFERENCES):
            row = describing.card(session, found.table, found.id)
            fields = ", ".join(field_label(name) for name in found.columns if name)
            yield f"{row} ({fields})" if fields else row


@reads
def key_kinds(session: Session, /) -> frozenset[str]:
    """Which slots open this workspace: account, passphrase, recovery, coordinator."""
    return keyslots.kinds(paths_of(session))


@reads
def set_passphrase(session: Session, /, *, passphrase: str) -> None:
    """Add or change the passphrase; a weak one is refused."""
    keyslots.add_passphrase(
        paths_of(session), session.key, passphrase, random_bytes=session.workspace.random_bytes
    )


@reads
def ask_passphrase_at_start(session: Session, /, *, ask: bool) -> None:
    """Whether this user account opens the workspace by itself."""
    if ask:
        keyslots.remove_account(paths_of(session))
    else:
        keyslots.add_account(paths_of(session), session.key)


@reads
def setting(session: Session, /, *, name: str, default: str = "") -> str:
    """A setting of this machine (theme, size, folders); never exchanged."""
    return str(session.workspace.meta(f"setting:{name}", default))


@reads
def set_setting(session: Session, /, *, name: str, value: str) -> None:
    """Change a setting of this machine."""
    with session.workspace.connection.transaction():
        session.workspace.set_meta(f"setting:{name}", value)


def _moment(session: Session, found: Backup) -> datetime:
    """Names of backups tell local time."""
    return found.at.replace(tzinfo=session.now.tzinfo)


def paths_of(session: Session, /) -> keyslots.Paths:
    """Both copies of the key-slot file."""
    return (session.home.keys, session.home.keys_copy)


def age_words(moment: datetime | None, now: datetime) -> str:
    """« Copie vérifiée il y a 2 h »."""
    if moment is None:
        return _("Aucune copie vérifiée")
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if not minutes:
        return _("Copie vérifiée à l’instant")
    if minutes < 60:
        return _("Copie vérifiée il y a {n} min", n=minutes)
    if minutes < 48 * 60:
        return _("Copie vérifiée il y a {n} h", n=minutes // 60)
    return _("Copie vérifiée il y a {n} jours", n=minutes // (24 * 60))
