"""Machines that never meet, for the state machines of Hypothesis: files, clocks, bundles.

A machine may be of a newer version of the program: ``workspace`` makes its schema the current
one before anything is done there. What each author held when writing is remembered here by
itself, knowing nothing of the contexts that the store records.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.paths import Home
from citeapp.domain.lot import Op
from citeapp.exchange.identity import new_identity
from citeapp.store import (
    collective_digests,
    declining,
    fingerprint,
    holding,
    peers,
    recounting,
    scope,
    taking_in,
    travelling,
)
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.schema import SHARED, migrations
from citeapp.store.schema.declare import Table, text
from citeapp.store.workspace import Workspace
from citeapp.usecases.session import Session

KEY = bytes(range(32))
START = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
Dot = tuple[str, int]
RowKey = tuple[str, str]

TODAY = dict(SHARED)
LATER: dict[str, Table] = {
    **SHARED,
    "action_item": replace(
        SHARED["action_item"],
        columns=(*SHARED["action_item"].columns, text("mood", "a field of a later version")),
    ),
}


def add_mood(connection: Connection) -> None:
    """The migration of a later version."""
    connection.execute('ALTER TABLE action_item ADD COLUMN "mood" TEXT')


class Desk(RuleBasedStateMachine):
    """Two to four machines, each with one file; the rules come with those who inherit."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.machines: list[Session] = []
        self.held_when_written: dict[Dot, frozenset[Dot]] = {}
        self.written: dict[Dot, str] = {}
        self.known: list[set[Dot]] = []
        self.newer: set[int] = set()
        self.lots = 0
        self.last = 0
        self.patch = pytest.MonkeyPatch()

    def start(self, count: int) -> None:
        """Everyone with an empty file."""
        for n in range(count):
            path = self.folder / f"{n}.db"
            shutil.copy(self.template, path)
            self.machines.append(self.opened(n, path, f"machine {n}"))
            self.known.append(set())
            workspaces.new_incarnation(self.machines[n].workspace)

    def opened(self, n: int, path: Path, seed: str) -> Session:
        """A session on a file, with dice of its own."""
        connection = Connection(path, KEY)
        connection.execute("PRAGMA synchronous = OFF")
        workspace = workspaces.open_workspace(
            connection, FixedClock(START), random.Random(seed).randbytes
        )
        identity = new_identity(random.Random(f"machine {n}").randbytes, workspace.guid)
        return Session(workspace, Home(data=self.folder, config=self.folder), KEY, identity)

    def teardown(self) -> None:
        try:
            if self.machines:
                self.everyone_gives_everything()
        finally:
            self.patch.undo()
            for session in self.machines:
                session.close()
            shutil.rmtree(self.folder)

    # -- one machine ---------------------------------------------------------------------

    def at(self, site: int) -> int:
        """Which machine a drawn number means; its version of the program is the current one."""
        n = site % len(self.machines)
        tables = LATER if n in self.newer else TODAY
        steps = migrations.MIGRATIONS + ((add_mood,) if n in self.newer else ())
        for name, table in tables.items():
            self.patch.setitem(SHARED, name, table)
        self.patch.setattr(workspaces, "MIGRATIONS", steps)
        self.patch.setattr(workspaces, "SCHEMA_VERSION", len(steps))
        return n

    def session(self, site: int) -> Session:
        return self.machines[self.at(site)]

    def workspace(self, site: int) -> Workspace:
        return self.session(site).workspace

    def upgrade_machine(self, site: int) -> None:
        """A machine takes the later version: its file is migrated, and nothing is written."""
        n = self.at(site)
        if n in self.newer:
            return
        self.newer.add(n)
        workspace = self.workspace(n)
        before = workspace.connection.value("SELECT count(*) FROM _s_op")
        workspaces.migrate(workspace.connection)
        assert workspace.connection.value("SELECT count(*) FROM _s_op") == before
        self.learn(n)

    def act(self, site: int, sql: str, parameters: tuple[Any, ...]) -> None:
        workspace = self.workspace(site)
        with workspace.act(sql):
            workspace.connection.execute(sql, parameters)
        self.learn(site)

    def turn(self, site: int, way: Callable[[Session], Any]) -> None:
        """A use case, which may refuse."""
        try:
            way(self.session(site))
        except InputRefused:
            return
        self.learn(site)

    def learn(self, site: int) -> None:
        """Remember what new operations of a machine say and could have seen."""
        self.last = site
        n = self.at(site)
        workspace = self.machines[n].workspace
        self.known_by_heart(workspace.connection)
        own = workspace.guid
        now = {}
        for guid, seq, val in workspace.connection.rows(
            "SELECT s.guid, o.seq, o.val FROM _s_op o JOIN _s_site s ON s.n = o.site "
            "WHERE o.aside = 0 AND s.private = 0"
        ):
            now[guid, seq] = val or ""
        fresh = sorted(dot for dot in set(now) - self.known[n] if dot[0] == own)
        others = {dot for dot in self.known[n] | set(now) if dot[0] != own and dot in now}
        for dot in fresh:
            if dot not in self.held_when_written:
                earlier = {(own, seq) for seq in range(1, dot[1])}
                self.held_when_written[dot] = frozenset(others | earlier)
                self.written[dot] = now[dot]
        self.known[n] = set(now)

    def known_by_heart(self, connection: Connection) -> None:
        """What is kept so as not to be counted each time is what counting gives."""
        assert holding.held(connection) == holding.recount(connection)
        counted = fingerprint.fingerprint(connection)
        assert fingerprint.current(connection) == counted
        if self.lots % 3 == 0:
            fingerprint.remember(connection, counted)
            assert fingerprint.current(connection) == counted

    # -- restored files ------------------------------------------------------------------

    def save(self, site: int) -> None:
        """A copy of a machine's file, as a backup."""
        n = self.at(site)
        connection = self.machines[n].workspace.connection
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(connection.path, self.folder / f"{n}.{n in self.newer}.saved")

    def restore(self, site: int) -> None:
        """A machine goes back to its backup; what nobody else holds is gone with its disk."""
        n = self.at(site)
        saved = self.folder / f"{n}.{n in self.newer}.saved"
        if not saved.exists():
            return
        path = self.machines[n].workspace.connection.path
        self.machines[n].close()
        shutil.copy(saved, path)
        self.lots += 1
        self.machines[n] = self.opened(n, path, f"machine {n} again {self.lots}")
        workspaces.new_incarnation(self.machines[n].workspace)
        self.known[n] = set()
        self.learn(n)
        somewhere = {dot for found in map(self.dots, range(len(self.machines))) for dot in found}
        self.written = {dot: val for dot, val in self.written.items() if dot in somewhere}

    def dots(self, n: int) -> set[Dot]:
        """Everything that stands in a machine's file, set aside or not."""
        return {
            (guid, seq)
            for guid, seq in self.machines[n].workspace.connection.rows(
                "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site"
            )
        }

    # -- bundles -------------------------------------------------------------------------

    def sent(self, giver: int) -> list[Op]:
        workspace = self.workspace(giver)
        workspace.connection.execute("UPDATE _s_me SET sent_seq = seq")
        return list(travelling.outgoing(workspace.connection, {}))

    def some_of(self, giver: int, seed: int, share: float) -> list[Op]:
        """Some operations, some twice, in any order."""
        dice = random.Random(seed)
        ops = [op for op in self.sent(giver) if dice.random() < share]
        ops += [op for op in ops if dice.random() < 0.2]
        dice.shuffle(ops)
        return ops

    def take(self, giver: int, taker: int, ops: list[Op]) -> None:
        known = travelling.contexts(self.workspace(giver).connection)
        workspace = self.workspace(taker)
        self.lots += 1
        lot = peers.add_lot(
            workspace.connection, Lot(0, "", "", self.lots, "", 0, str(self.lots), 0, False)
        )
        with workspace.act("merge", kind="merge", lot=lot):
            taken = taking_in.take_in(workspace, ops, known, lot=lot)
        assert taken.altered == 0
        self.learn(taker)
        self.no_row_without_its_creation(taker)
        self.collectives_agree(giver, taker)

    def turn_lot(self, site: int, place: int, *, back: bool) -> None:
        """A lot is set aside, or taken again."""
        workspace = self.workspace(site)
        found = [lot for lot in peers.lots(workspace.connection) if not lot.refused]
        if found:
            lot = found[place % len(found)].n
            kind = "again" if back else "aside"
            turn = taking_in.take_again if back else taking_in.set_aside
            with workspace.act(kind, kind=kind, lot=lot):
                turn(workspace, lot)
            self.learn(site)

    def refuse_lot(self, site: int, place: int) -> None:
        """A lot that is set aside is refused for good, or one that was is set aside again."""
        workspace = self.workspace(site)
        found = [lot for lot in peers.lots(workspace.connection) if lot.aside]
        if found:
            lot = found[place % len(found)]
            turn = declining.undecline if lot.refused else declining.decline
            with workspace.act("refuse", kind="refuse", lot=lot.n):
                turn(workspace, lot.n)
            self.learn(site)
            self.no_row_without_its_creation(site)

    def no_row_without_its_creation(self, site: int) -> None:
        """What is shown was created by someone not refused, or written to here."""
        connection = self.workspace(site).connection
        for (table,) in connection.rows("SELECT DISTINCT tbl FROM _s_entry WHERE aside = 3"):
            assert not connection.rows(
                f"SELECT r.id FROM {table} r WHERE EXISTS (SELECT 1 FROM _s_entry d "
                f"WHERE d.tbl = '{table}' AND d.pk = r.id AND d.aside = 3 AND d.kind = 'I') "
                f"AND NOT EXISTS (SELECT 1 FROM _s_entry o WHERE o.tbl = '{table}' AND o.pk = r.id "
                "AND o.aside = 0 AND (o.kind = 'I' OR o.lot IS NULL))"
            )

    def everyone_gives_everything(self) -> None:
        """After which all hold the same, show the same, and nothing typed is lost."""
        for site in range(len(self.machines)):
            workspace = self.workspace(site)
            for lot in peers.lots(workspace.connection):
                with workspace.act("again", kind="again", lot=lot.n):
                    if lot.refused:
                        declining.undecline(workspace, lot.n)
                    taking_in.take_again(workspace, lot.n)
            self.learn(site)
        for _turn in range(2):
            for giver in range(len(self.machines)):
                for taker in range(len(self.machines)):
                    if giver != taker:
                        self.take(giver, taker, self.sent(giver))
        self.all_agree()
        if self.newer:
            for site in range(len(self.machines)):
                self.upgrade_machine(site)
            self.all_agree()
        self.nothing_typed_is_lost()

    def all_agree(self) -> None:
        """Equal have-sets, equal digests."""
        connections = [session.workspace.connection for session in self.machines]
        haves = [holding.held(connection) for connection in connections]
        assert all(have == haves[0] for have in haves)
        for site in range(len(self.machines)):
            connection = self.workspace(site).connection
            assert not list(recounting.differences(connection))
        digests = [
            fingerprint.fingerprint(self.workspace(site).connection)
            for site in range(len(self.machines))
        ]
        assert len(set(digests)) == 1, digests

    def collectives_agree(self, *sites: int) -> None:
        """Whoever holds the same of a collectif shows the same of it, whatever else they hold."""
        ours, theirs = (self.collective_digests(site) for site in sites)
        apart, _equal = collective_digests.differing(ours, theirs)
        assert not apart

    def collective_digests(self, site: int) -> collective_digests.Digests:
        connection = self.workspace(site).connection
        scope.label(connection)
        whole, each = collective_digests.of_all(connection)
        assert whole == fingerprint.fingerprint(connection)
        return each

    def nothing_typed_is_lost(self) -> None:
        """Every string that anyone typed stands in every journal.

        Only what its author made private in time is emptied there, and kept at home.
        """
        for session in self.machines:
            connection = session.workspace.connection
            held = {
                (guid, seq): val or ""
                for guid, seq, val in connection.rows(
                    "SELECT s.guid, o.seq, o.val FROM _s_op o JOIN _s_site s ON s.n = o.site"
                )
            }
            for dot, val in self.written.items():
                assert held[dot] in (val, "{}"), dot
        at_home = " ".join(
            val
            for session in self.machines
            for (val,) in session.workspace.connection.rows(
                "SELECT val FROM _s_op WHERE val IS NOT NULL"
            )
        )
        for val in self.written.values():
            for value in json.loads(val or "{}").values():
                assert json.dumps(value, ensure_ascii=False) in at_home


def table_row(connection: Connection, table: str, pk: str) -> dict[str, Any] | None:
    found = connection.dicts(f"SELECT * FROM {table} WHERE id = ?", (pk,))
    return {k: v for k, v in found[0].items() if k != "id"} if found else None


def private_rows(connection: Connection) -> set[RowKey]:
    return {
        (row[0], row[1])
        for row in connection.rows(
            "SELECT DISTINCT o.tbl, o.pk FROM _s_op o JOIN _s_site s ON s.n = o.site "
            "WHERE s.private = 1"
        )
    }


def make_template(folder: Path) -> Path:
    """An empty workspace, copied for each machine."""
    path = folder / "template.db"
    connection = Connection(path, KEY, create=True)
    workspaces.create(connection, FixedClock(START), random.Random(0).randbytes).close()
    return path


def campaign(machines: type[Desk], examples: int, steps: int, *, derandomize: bool) -> None:
    """Many histories."""
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machines,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=derandomize,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
