"""After an erasure: the file, its log and its backups are written again without it.

The erasure itself is a matter of milliseconds and cuts the log at once; this takes as long as the
file is large, and waits for a quiet moment, at the latest for the closing of the workspace.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from citeapp.base.errors import UserError
from citeapp.base.files import add_lines, write_verified
from citeapp.base.frozen import dataclass
from citeapp.store import backups, erasing
from citeapp.store import sweeping as sweeper
from citeapp.store.erasing import Erasures
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Swept:
    """Backups written again, and old copies that this machine's key does not open."""

    backups: int
    left: tuple[str, ...]
    complete: bool


@reads
def is_due(session: Session, /) -> bool:
    """Whether something was erased since the last sweep."""
    return sweeper.due(session.workspace)


@reads
def sweep(session: Session, /) -> Swept:
    """Leave nothing of what was erased in free pages, index, log, backups and copies set aside.

    Raises Cancelled when it is stopped: then it is still due.
    """
    note_list(session)
    erasures = erasing.in_effect(session.workspace.connection)
    clock, random_bytes = session.clock, session.workspace.random_bytes
    complete = sweeper.tidy(session.workspace.connection)
    renewed, left = 0, list[str]()
    for backup in backups.list_backups(session.home.backups):
        session.progress.tell(-1)
        try:
            sweeper.renew_backup(backup.path, session.key, erasures, clock, random_bytes)
            renewed += 1
        except UserError:
            left.append(backup.path.name)
    for copy in _set_aside(session):
        try:
            sweeper.apply_list(copy, session.key, erasures, clock, random_bytes)
        except UserError:
            left.append(copy.name)
    if complete:
        sweeper.done(session.workspace)
    return Swept(renewed, tuple(left), complete)


def note_list(session: Session, /) -> None:
    """Keep the erase list beside the file too, for the day a backup takes its place.

    It holds identifiers and signatures, nothing that anyone typed. What concerns private lines
    is not signed: nobody else ever sees it.
    """
    lines = _lines(session)
    if lines or session.home.erased.exists():
        write_verified(session.home.erased, b"".join(lines), private=True)


def note_new(session: Session, /) -> None:
    """Add to that list what was just erased."""
    kept = session.home.erased
    if not kept.exists():
        note_list(session)
        return
    known = set(kept.read_bytes().splitlines(keepends=True))
    add_lines(kept, [line for line in _lines(session) if line not in known])


def noted_list(path: Path) -> Erasures:
    """The erase list kept beside the file; what cannot be read of it is left out."""
    import msgspec  # these two are for exchanges and erasures, not for every start

    from citeapp.exchange import wire

    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return Erasures([], [])
    found = []
    for line in lines:
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            decoded = wire.decode(line)
            if isinstance(decoded, wire.ErasureLine):
                found.append(wire.op_of(decoded))
    return Erasures([op for op in found if op.sig], [op for op in found if not op.sig])


def _lines(session: Session) -> list[bytes]:
    from citeapp.exchange import wire

    erasures = erasing.in_effect(session.workspace.connection)
    return [wire.encode(wire.ErasureLine(*op)) for op in (*erasures.shared, *erasures.private)]


def _set_aside(session: Session) -> list[Path]:
    """Files that a restored backup replaced; their logs are folded into them."""
    name = f"{session.home.database.name}.avant-"
    return [p for p in sorted(session.home.data.glob(f"{name}*")) if p.suffix[-4:] not in _LOGS]


_LOGS = ("-wal", "-shm")
