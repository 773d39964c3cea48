"""The workspace: one open file, its clock, and acts (one transaction, one line of undo)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from citeapp.base.clock import Clock, milliseconds
from citeapp.base.errors import InputRefused, UserError
from citeapp.base.ids import RandomBytes, new_id
from citeapp.base.language import _
from citeapp.domain.lot import Op
from citeapp.store import erased, holding, indexing, installed, joins, merging
from citeapp.store.connection import APPLICATION_ID, Connection
from citeapp.store.schema.migrations import MIGRATIONS, SCHEMA_VERSION
from citeapp.store.versions import refuse_newer

MOVED_TO = "moved_to"
"""Kept in a file that was left for a safer place: where the work goes on. Nothing is written here
any more, not even by a program that was waiting for its turn."""
Signer = Callable[[Op], bytes]
"""The author's own signature on an operation that needs one."""


@dataclass
class Act:
    """What is being done now: its number, and the nouns that it touched (known at its end).

    ``site``: the site that writes, ``seq`` and ``private_seq`` its last numbers before.
    """

    tx: int
    label: str
    site: int
    seq: int
    private_seq: int
    changed: frozenset[str] = field(default=frozenset())

    @property
    def begun(self) -> dict[str, int]:
        """Where its operations begin, for ``_WRITTEN``."""
        return {
            "tx": self.tx,
            "site": self.site,
            "seq": self.seq,
            "private_seq": self.private_seq,
        }


class Workspace:
    """One open workspace file, bound to the thread that opened it.

    ``refused`` says why nothing can be kept, when it was opened to be read alone.
    """

    def __init__(self, connection: Connection, clock: Clock, random_bytes: RandomBytes) -> None:
        self.connection = connection
        self.clock = clock
        self.random_bytes = random_bytes
        self.signer: Signer | None = None
        self.refused: UserError | None = None
        self._act: Act | None = None

    def close(self) -> None:
        self.connection.close()

    def new_id(self) -> str:
        """An identifier for a new row."""
        return new_id(self.now_ms(), self.random_bytes)

    def now_ms(self) -> int:
        return milliseconds(self.clock.now())

    def stamp(self) -> int:
        """A number that rises with each, also after a restore: tells later from earlier."""
        found = max(int(self.meta("stamp", 0)) + 1, self.now_ms() << 16)
        self.set_meta("stamp", found)
        return found

    @property
    def site(self) -> int:
        """The local number of this machine's site."""
        return int(self.connection.value("SELECT site FROM _s_me"))

    @property
    def guid(self) -> str:
        """The identifier of this machine's site."""
        return str(
            self.connection.value("SELECT guid FROM _s_site JOIN _s_me ON _s_site.n = _s_me.site")
        )

    @contextmanager
    def act(
        self, label: str, *, kind: str = "do", target: int | None = None, lot: int | None = None
    ) -> Iterator[Act]:
        """One transaction and one line of undo; an act inside an act belongs to it.

        An act that wrote nothing leaves no trace (merges and undo always do).
        """
        if self.refused is not None:
            raise self.refused
        if self._act is not None:
            yield self._act
            return
        connection = self.connection
        with connection.transaction():
            (begun,) = connection.rows(
                "UPDATE _s_me SET tx = tx + 1, now_ms = ? RETURNING tx, site, seq, private_seq, "
                f"(SELECT value FROM _s_meta WHERE name = '{MOVED_TO}')",
                (self.now_ms(),),
            )
            tx, *before, moved_to = begun
            if moved_to is not None:
                raise _moved(json.loads(moved_to))
            act = Act(tx, label, *before)
            self._act = act
            try:
                yield act
            finally:
                self._act = None
            touched = {
                found[0]
                for found in connection.rows(f"SELECT DISTINCT tbl FROM {_WRITTEN}", act.begun)
            }
            act.changed = act.changed | touched
            if touched:
                erased.refuse_writes(connection, _WRITTEN, act.begun)
                self._settle_by_writing(act)
                if "same_as" in touched or joins.any_joined(connection):
                    act.changed = act.changed | self._refresh_joins(act)
                self._sign(act)
            if touched or kind != "do":
                connection.execute(
                    "INSERT INTO _s_act (tx, at_ms, label, kind, target, lot) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    (act.tx, self.now_ms(), label, kind, target, lot),
                )

    def meta(self, name: str, default: Any = None) -> Any:
        """A named value of this machine (never exchanged)."""
        found = self.connection.value("SELECT value FROM _s_meta WHERE name = ?", (name,))
        return default if found is None else json.loads(found)

    def set_meta(self, name: str, value: Any) -> None:
        """Remember a named value of this machine."""
        self.connection.execute(
            "INSERT INTO _s_meta VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, json.dumps(value, ensure_ascii=False)),
        )

    def append(
        self,
        kind: str,
        table: str,
        pk: str,
        values: dict[str, Any] | None = None,
        *,
        private: bool = False,
    ) -> None:
        """Write an operation by hand (a revival, a review); the caller recomputes the row."""
        connection = self.connection
        site, seq = ("private_site", "private_seq") if private else ("site", "seq")
        connection.execute(f"UPDATE _s_me SET hlc = max(hlc + 1, now_ms << 16), {seq} = {seq} + 1")
        connection.execute(
            "INSERT INTO _s_entry (site, seq, hlc, ctx, tx, schema, tbl, kind, pk, val) "
            f"SELECT {site}, {seq}, hlc, ctx, tx, schema, ?, ?, ?, ? FROM _s_me",
            (table, kind, pk, None if values is None else json.dumps(values, ensure_ascii=False)),
        )

    def _settle_by_writing(self, act: Act) -> None:
        """Who writes over a conflict, or deletes its row, has seen every value of it."""
        rows = self.connection.rows(
            f"SELECT DISTINCT c.tbl, c.pk FROM {_WRITTEN} o CROSS JOIN _s_conflict c "
            f"ON c.tbl = o.tbl AND c.pk = o.pk",
            act.begun,
        )
        if rows:
            merging.touch(self.connection, [(row[0], row[1]) for row in rows])
            merging.recompute(self.connection)

    def _refresh_joins(self, act: Act) -> frozenset[str]:
        """What was written may be shown as part of another row."""
        written = self.connection.rows(
            f"SELECT DISTINCT tbl, pk FROM {_WRITTEN}",
            act.begun,
        )
        merging.touch(self.connection, [(row[0], row[1]) for row in written])
        shown = joins.refresh(self.connection)
        self.connection.execute("DELETE FROM temp.touched")
        return shown

    def _sign(self, act: Act) -> None:
        if self.signer is None:
            return
        found = self.connection.rows(
            "SELECT s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val "
            f"FROM {_WRITTEN} o JOIN _s_site s ON s.n = o.site AND s.private = 0 "
            "WHERE o.kind IN ('D', 'E', 'X') OR o.tbl = 'same_as'",
            act.begun,
        )
        for row in found:
            op = Op(*row)
            self.connection.execute(
                "UPDATE _s_entry SET sig = ? WHERE site = (SELECT site FROM _s_me) AND seq = ?",
                (self.signer(op), op.seq),
            )


_WRITTEN = (
    "("
    + " UNION ALL ".join(
        f"SELECT o.* FROM _s_me m CROSS JOIN _s_op o ON o.site = m.{site} "
        f"AND o.seq > CASE WHEN m.site = :site THEN :{seq} ELSE 0 END "
        "WHERE o.tx = :tx AND o.lot IS NULL"
        for site, seq in (("site", "seq"), ("private_site", "private_seq"))
    )
    + ")"
)
"""What an act of this machine wrote: its operations follow what was there when it began."""


def create(connection: Connection, clock: Clock, random_bytes: RandomBytes) -> Workspace:
    """Make the tables in an empty file and give the machine its sites."""
    workspace = Workspace(connection, clock, random_bytes)
    with connection.transaction():
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection, 0)
        connection.execute(
            "INSERT INTO _s_me VALUES (1, 0, 0, 0, 0, 0, 0, ?, 0, ?, 1, 0)",
            (workspace.now_ms(), SCHEMA_VERSION),
        )
        new_incarnation(workspace)
    return workspace


def open_workspace(connection: Connection, clock: Clock, random_bytes: RandomBytes) -> Workspace:
    """Open an existing file of this version; :func:`migrate` has run before if it was older."""
    refuse_newer(connection, SCHEMA_VERSION)
    installed.refresh(connection)
    return Workspace(connection, clock, random_bytes)


def read_workspace(
    connection: Connection, clock: Clock, random_bytes: RandomBytes, refused: UserError
) -> Workspace:
    """Open a file of this version to read it; ``refused`` is what each act is told."""
    if needs_migration(connection):
        raise refused
    workspace = Workspace(connection, clock, random_bytes)
    workspace.refused = refused
    return workspace


def needs_migration(connection: Connection) -> bool:
    """Whether the file is older than the program."""
    refuse_newer(connection, SCHEMA_VERSION)
    return schema(connection) < SCHEMA_VERSION


def schema(connection: Connection) -> int:
    """The schema of the file, whatever program made it."""
    return int(connection.value("PRAGMA user_version"))


def migrate(connection: Connection) -> None:
    """Bring an older file to the current schema, in one transaction.

    Operations written by newer machines held columns and tables that this file did not know:
    their rows are replayed from the journal.
    """
    with connection.transaction():
        before = schema(connection)
        _migrate(connection, before)
        connection.execute("UPDATE _s_me SET schema = ?", (SCHEMA_VERSION,))
        newer = connection.rows("SELECT DISTINCT tbl, pk FROM _s_op WHERE schema > ?", (before,))
        merging.touch(connection, [(row[0], row[1]) for row in newer])
        merging.recompute(connection)


def new_incarnation(workspace: Workspace) -> None:
    """A new site for this machine: at creation, after a restore, for a copy (exchange.md)."""
    connection = workspace.connection
    with connection.transaction():
        numbers = []
        for private in (0, 1):
            guid = workspace.new_id()
            connection.execute("INSERT INTO _s_site (guid, private) VALUES (?, ?)", (guid, private))
            numbers.append(int(connection.value("SELECT n FROM _s_site WHERE guid = ?", (guid,))))
        connection.execute(
            "UPDATE _s_me SET site = ?, private_site = ?, seq = 0, private_seq = 0, ctx = 0, "
            "sent_seq = 0",
            numbers,
        )
        new_context(connection)


def new_context(connection: Connection) -> None:
    """From now on our operations have seen everything that the journal holds now."""
    holding.begin_context(connection, holding.recount(connection))


def _moved(folder: str) -> InputRefused:
    return InputRefused(
        _("Cet espace de travail a été mis à l’abri dans {folder}.", folder=folder),
        safe=_("Tout ce qu’il contenait s’y trouve."),
        todo=_("Fermez CitéApp et ouvrez-le à nouveau : il s’ouvrira là-bas."),
    )


def _migrate(connection: Connection, version: int) -> None:
    installed.remove(connection)
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    installed.install(connection)
    if version:
        indexing.rebuild(connection)
