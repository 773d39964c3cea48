"""After an erasure: nothing of it in free pages, in the log beside the file, in old copies."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from citeapp.base.clock import Clock
from citeapp.base.files import write_verified
from citeapp.base.ids import RandomBytes
from citeapp.store import backups, erasing, taking_in
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection, explaining
from citeapp.store.erasing import Erasures
from citeapp.store.workspace import Workspace


def due(workspace: Workspace) -> bool:
    """Whether something was erased and the file was not swept since."""
    return bool(workspace.meta(erasing.SWEEP, False))


def done(workspace: Workspace) -> None:
    """Everything within reach was swept."""
    with workspace.connection.transaction():
        workspace.set_meta(erasing.SWEEP, False)


def shorten_log(connection: Connection) -> bool:
    """Fold the write-ahead log back and cut it to nothing; False while somebody reads it."""
    with explaining():
        found = connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return found is None or not found[0]


def tidy(connection: Connection) -> bool:
    """Rewrite index and file without their free pages; False while somebody reads the log."""
    connection.execute("INSERT INTO _s_search (_s_search) VALUES ('optimize')")
    connection.execute("VACUUM")
    return shorten_log(connection)


def apply_list(
    path: Path, key: bytes, erasures: Erasures, clock: Clock, random_bytes: RandomBytes
) -> None:
    """Erase in a copy of the file what the list names, before anybody looks at it."""
    with closing(Connection(path, key)) as connection:
        _apply(connection, erasures, clock, random_bytes)


def renew_backup(
    path: Path, key: bytes, erasures: Erasures, clock: Clock, random_bytes: RandomBytes
) -> None:
    """Write a backup again without what was erased: reopened, compared, then put in place."""
    slots, content = backups.read_backup(path)
    copy = path.with_suffix(".sweep")
    try:
        write_verified(copy, content, private=True)
        with closing(Connection(copy, key)) as connection:
            _apply(connection, erasures, clock, random_bytes)
            backups.write_backup(connection, key, slots, path)
    finally:
        backups.discard(copy)


def _apply(
    connection: Connection, erasures: Erasures, clock: Clock, random_bytes: RandomBytes
) -> None:
    if workspaces.needs_migration(connection):
        workspaces.migrate(connection)
    workspace = workspaces.open_workspace(connection, clock, random_bytes)
    with connection.transaction():
        taking_in.take_erasures(workspace, erasures)
        workspace.set_meta(erasing.SWEEP, False)
    tidy(connection)
