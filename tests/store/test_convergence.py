"""Machines that never meet agree (exchange.md 5): any writes, any bundles, any clocks.

Each step is checked against two oracles: the plain state function of the domain, and a model
that remembers by itself what each author held when writing, knowing nothing of contexts.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.paths import Home
from citeapp.domain.lot import Op
from citeapp.exchange.identity import new_identity
from citeapp.store import conflicts, fingerprint, journal, peers, travelling
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace
from citeapp.usecases import history
from citeapp.usecases.session import Session

KEY = bytes(range(32))
START = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
COLUMNS = {"action_item": ("what", "status"), "line": ("text", "kind")}
ROWS = [("action_item", "a"), ("action_item", "b"), ("line", "n")]
WORDS = ["un", "deux", "trois", "", None, "+43", "007"]
JUMPS = [timedelta(seconds=1), timedelta(days=-20000), timedelta(days=27000), timedelta(hours=-3)]
Dot = tuple[str, int]
RowKey = tuple[str, str]

sites = st.integers(0, 3)
rows = st.sampled_from(ROWS)
seeds = st.integers(0, 2**16)


class Truth(NamedTuple):
    """A row as the model sees it."""

    visible: bool
    shown: dict[str, Any]
    contested: frozenset[str]


class Machines(RuleBasedStateMachine):
    """Two to four machines, each with one file."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.machines: list[Session] = []
        self.held_when_written: dict[Dot, frozenset[Dot]] = {}
        self.known: list[set[Dot]] = []
        self.lots = 0
        self.last = 0

    @initialize(count=st.integers(2, 4))
    def begin(self, count: int) -> None:
        for n in range(count):
            path = self.folder / f"{n}.db"
            shutil.copy(self.template, path)
            connection = Connection(path, KEY)
            connection.execute("PRAGMA synchronous = OFF")
            workspace = workspaces.open_workspace(
                connection, FixedClock(START), random.Random(f"machine {n}").randbytes
            )
            workspaces.new_incarnation(workspace)
            identity = new_identity(random.Random(f"machine {n}").randbytes, workspace.guid)
            home = Home(data=self.folder, config=self.folder)
            self.machines.append(Session(workspace, home, KEY, identity))
            self.known.append(set())
        for row in ROWS:
            self.write(0, row, "un", 0)
        for taker in range(1, count):
            self.take(0, taker, self.sent(0))

    def teardown(self) -> None:
        if self.machines:
            self.everyone_gives_everything()
        for session in self.machines:
            session.close()
        shutil.rmtree(self.folder)

    @rule(site=sites, row=rows, word=st.sampled_from(WORDS), column=st.integers(0, 1))
    def write(self, site: int, row: RowKey, word: str | None, column: int) -> None:
        table, pk = row
        name = COLUMNS[table][column]
        self.act(
            site,
            f'INSERT INTO {table} (id, "{name}") VALUES (?, ?) '
            f'ON CONFLICT (id) DO UPDATE SET "{name}" = excluded."{name}"',
            (pk, word),
        )

    @rule(site=sites, row=rows)
    def delete(self, site: int, row: RowKey) -> None:
        self.act(site, f"DELETE FROM {row[0]} WHERE id = ?", (row[1],))

    @rule(site=sites, private=st.booleans())
    def hide_or_show(self, site: int, private: bool) -> None:
        self.act(site, "UPDATE line SET private = ? WHERE id = 'n'", (1 if private else None,))

    @rule(site=sites, place=seeds, version=seeds)
    def settle(self, site: int, place: int, version: int) -> None:
        workspace = self.workspace(site)
        found = conflicts.listed(workspace.connection)
        if not found:
            return
        table, pk, column = found[place % len(found)]
        state = journal.row_states(workspace.connection, [(table, pk)])[table, pk]
        heads = state.heads.get(column, ())
        value = heads[version % len(heads)].values[column] if heads else None
        with workspace.act("settle"):
            journal.settle(workspace, (table, pk), column, value)
        self.learn(site)

    @rule(site=sites)
    def undo(self, site: int) -> None:
        self.turn(site, history.undo)

    @rule(site=sites)
    def redo(self, site: int) -> None:
        self.turn(site, history.redo)

    @rule(site=sites, jump=st.sampled_from(JUMPS))
    def move_clock(self, site: int, jump: timedelta) -> None:
        clock = self.workspace(site).clock
        assert isinstance(clock, FixedClock)
        if 1975 < (clock.at + jump).year < 2150:
            clock.move(jump)

    @rule(giver=sites, taker=sites, seed=seeds, share=st.sampled_from([0.3, 0.7, 1.0]))
    def bundle(self, giver: int, taker: int, seed: int, share: float) -> None:
        """Some operations, some twice, in any order."""
        if giver % len(self.machines) == taker % len(self.machines):
            return
        dice = random.Random(seed)
        ops = [op for op in self.sent(giver) if dice.random() < share]
        ops += [op for op in ops if dice.random() < 0.2]
        dice.shuffle(ops)
        self.take(giver, taker, ops)

    @rule(giver=sites, taker=sites, row=rows, word=st.sampled_from(WORDS), gone=st.booleans())
    def answer(self, giver: int, taker: int, row: RowKey, word: str | None, gone: bool) -> None:
        """Everything from another, then at once a write that has seen it."""
        self.bundle(giver, taker, 0, 1.0)
        self.check(taker)
        if gone:
            self.delete(taker, row)
        else:
            self.write(taker, row, word, 0)

    @rule(site=sites, place=seeds, back=st.booleans())
    def set_lot(self, site: int, place: int, back: bool) -> None:
        workspace = self.workspace(site)
        found = peers.lots(workspace.connection)
        if found:
            lot = found[place % len(found)].n
            kind = "again" if back else "aside"
            turn = travelling.take_again if back else travelling.set_aside
            with workspace.act(kind, kind=kind, lot=lot):
                turn(workspace, lot)
            self.learn(site)

    @invariant()
    def tables_are_what_the_journal_says(self) -> None:
        if self.machines:
            self.check(self.last)

    def check(self, site: int) -> None:
        workspace = self.workspace(site)
        connection = workspace.connection
        states = journal.row_states(connection, ROWS)
        listed = set(conflicts.listed(connection))
        truths = self.truths(connection)
        for (table, pk), state in states.items():
            stored = table_row(connection, table, pk)
            assert (stored is not None) == state.visible, (table, pk)
            if stored is not None:
                told = {c: v for c, v in state.values.items() if v is not None}
                assert {c: v for c, v in stored.items() if v is not None} == told
            assert {c for t, p, c in listed if (t, p) == (table, pk)} == set(state.conflicts)
            if (table, pk) in truths:
                truth = truths[table, pk]
                assert truth.visible == state.visible
                assert truth.contested == frozenset(state.conflicts)
                if truth.visible:
                    assert truth.shown == dict(state.values)
        for table in COLUMNS:
            stored_keys = {row[0] for row in connection.rows(f"SELECT id FROM {table}")}
            assert stored_keys == {p for (t, p), s in states.items() if t == table and s.visible}

    def truths(self, connection: Connection) -> dict[RowKey, Truth]:
        """Rows nothing of which is private, by what authors really held."""
        by_row: dict[RowKey, list[tuple[Dot, int, str, dict[str, Any]]]] = defaultdict(list)
        hidden = set()
        for guid, seq, hlc, tbl, kind, pk, val, private in connection.rows(
            "SELECT s.guid, o.seq, o.hlc, o.tbl, o.kind, o.pk, o.val, s.private FROM _s_op o "
            "JOIN _s_site s ON s.n = o.site WHERE o.aside = 0"
        ):
            if private:
                hidden.add((tbl, pk))
            else:
                by_row[tbl, pk].append(((guid, seq), hlc, kind, json.loads(val or "{}")))
        out = {}
        for row, ops in by_row.items():
            if row in hidden:
                continue
            seen = self.held_when_written
            writers = [op for op in ops if op[2] != "D"]
            deletions = [op for op in ops if op[2] == "D"]
            covered = any(all(w[0] in seen[d[0]] for w in writers) for d in deletions)
            shown, contested = {}, set()
            for column in {c for w in writers for c in w[3]}:
                cell = [w for w in writers if column in w[3]]
                heads = [a for a in cell if not any(a[0] in seen[b[0]] for b in cell)]
                best = max(heads, key=lambda o: (o[1], *o[0]))
                shown[column] = best[3][column]
                if len({h[3][column] for h in heads}) > 1:
                    contested.add(column)
            if any(not any(d[0] in seen[w[0]] for w in writers) for d in deletions):
                contested.add("")
            visible = bool(writers) and not covered
            out[row] = Truth(visible, shown, frozenset(contested if visible else ()))
        return out

    def everyone_gives_everything(self) -> None:
        for site in range(len(self.machines)):
            workspace = self.workspace(site)
            for lot in peers.lots(workspace.connection):
                with workspace.act("again", kind="again", lot=lot.n):
                    travelling.take_again(workspace, lot.n)
            self.learn(site)
        for _turn in range(2):
            for giver in range(len(self.machines)):
                for taker in range(len(self.machines)):
                    if giver != taker:
                        self.take(giver, taker, self.sent(giver))
        connections = [session.workspace.connection for session in self.machines]
        haves = [travelling.held(connection) for connection in connections]
        assert all(have == haves[0] for have in haves)
        digests = [fingerprint.fingerprint(connection) for connection in connections]
        assert len(set(digests)) == 1, digests
        for site in range(len(self.machines)):
            self.check(site)
        apart = {row for connection in connections for row in private_rows(connection)}
        for row in set(ROWS) - apart:
            assert len({repr(table_row(c, *row)) for c in connections}) == 1, row
        listed = [[x for x in conflicts.listed(c) if x[:2] not in apart] for c in connections]
        assert all(found == listed[0] for found in listed)

    def act(self, site: int, sql: str, parameters: tuple[Any, ...]) -> None:
        workspace = self.workspace(site)
        with workspace.act(sql):
            workspace.connection.execute(sql, parameters)
        self.learn(site)

    def turn(self, site: int, way: Callable[[Session], Any]) -> None:
        session = self.machines[site % len(self.machines)]
        try:
            way(session)
        except InputRefused:
            return
        self.learn(site)

    def learn(self, site: int) -> None:
        """Remember what new operations of a machine could have seen."""
        self.last = site
        n = site % len(self.machines)
        workspace = self.machines[n].workspace
        own = workspace.guid
        now = {
            (guid, seq)
            for guid, seq in workspace.connection.rows(
                "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site "
                "WHERE o.aside = 0 AND s.private = 0"
            )
        }
        fresh = sorted(dot for dot in now - self.known[n] if dot[0] == own)
        others = {dot for dot in self.known[n] | now if dot[0] != own and dot in now}
        for dot in fresh:
            if dot not in self.held_when_written:
                earlier = {(own, seq) for seq in range(1, dot[1])}
                self.held_when_written[dot] = frozenset(others | earlier)
        self.known[n] = now

    def workspace(self, site: int) -> Workspace:
        return self.machines[site % len(self.machines)].workspace

    def sent(self, giver: int) -> list[Op]:
        workspace = self.workspace(giver)
        workspace.connection.execute("UPDATE _s_me SET sent_seq = seq")
        return list(travelling.outgoing(workspace.connection, {}))

    def take(self, giver: int, taker: int, ops: list[Op]) -> None:
        workspace = self.workspace(taker)
        known = travelling.contexts(self.workspace(giver).connection)
        self.lots += 1
        lot = peers.add_lot(
            workspace.connection, Lot(0, "", "", self.lots, "", 0, str(self.lots), 0, False)
        )
        with workspace.act("merge", kind="merge", lot=lot):
            taken = travelling.take_in(workspace, ops, known, lot=lot)
        assert taken.altered == 0
        self.learn(taker)


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


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty workspace, copied for each machine."""
    path = tmp_path / "template.db"
    connection = Connection(path, KEY, create=True)
    workspaces.create(connection, FixedClock(START), random.Random(0).randbytes).close()
    monkeypatch.setattr(Machines, "template", path, raising=False)


def campaign(examples: int, steps: int, *, derandomize: bool) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Machines,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=derandomize,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.usefixtures("template")
def test_machines_agree_whatever_happens() -> None:
    campaign(80, 30, derandomize=True)


@pytest.mark.soak
@pytest.mark.usefixtures("template")
def test_machines_agree_for_a_long_time() -> None:
    campaign(5000, 60, derandomize=False)
