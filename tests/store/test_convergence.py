"""Machines that never meet agree (exchange.md 5): any writes, any bundles, any clocks.

Each step is checked against two oracles: the plain state function of the domain, and a model
that remembers by itself what each author held when writing, knowing nothing of contexts.
Machines of two versions take part, and machines that go back to a backup.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from desks import Desk, Dot, RowKey, campaign, make_template, private_rows, table_row
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from citeapp.base.clock import FixedClock
from citeapp.store import conflicts, journal
from citeapp.store.connection import Connection
from citeapp.usecases import history

COLUMNS = {"action_item": ("what", "status", "mood"), "line": ("text", "kind")}
ROWS = [("action_item", "a"), ("action_item", "b"), ("line", "n")]
COLLECTIVES = ["c1", "c2"]
WORDS = ["un", "deux", "trois", "", None, "+43", "007"]
JUMPS = [timedelta(seconds=1), timedelta(days=-20000), timedelta(days=27000), timedelta(hours=-3)]

sites = st.integers(0, 3)
rows = st.sampled_from(ROWS)
seeds = st.integers(0, 2**16)


class Truth(NamedTuple):
    """A row as the model sees it."""

    visible: bool
    shown: dict[str, Any]
    contested: frozenset[str]


class Machines(Desk):
    """Actions and lines, written by two to four machines."""

    typed = 0

    @initialize(count=st.integers(2, 4), newer=st.booleans())
    def begin(self, count: int, newer: bool) -> None:
        self.start(count)
        if newer:
            self.upgrade_machine(count - 1)
        for collective in COLLECTIVES:
            self.act(0, "INSERT INTO collective (id, name) VALUES (?, 'Un')", (collective,))
        for row in ROWS:
            self.write(0, row, "un", 0)
        for taker in range(1, count):
            self.take(0, taker, self.sent(0))

    @rule(site=sites, row=rows, word=st.sampled_from(WORDS), column=st.integers(0, 2))
    def write(self, site: int, row: RowKey, word: str | None, column: int) -> None:
        table, pk = row
        names = COLUMNS[table][: 2 + (self.at(site) in self.newer and table == "action_item")]
        name = names[column % len(names)]
        self.act(
            site,
            f'INSERT INTO {table} (id, "{name}") VALUES (?, ?) '
            f'ON CONFLICT (id) DO UPDATE SET "{name}" = excluded."{name}"',
            (pk, word),
        )

    @rule(site=sites, row=rows, column=st.integers(0, 2))
    def type_new_words(self, site: int, row: RowKey, column: int) -> None:
        self.typed += 1
        self.write(site, row, f"phrase {self.typed}", column)

    @rule(site=sites, row=st.sampled_from(ROWS[:2]), collective=st.sampled_from(COLLECTIVES))
    def give_to(self, site: int, row: RowKey, collective: str) -> None:
        """An action of a collectif; a row belongs to all that it ever named."""
        self.act(
            site,
            "INSERT INTO action_item (id, collective_id) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET collective_id = excluded.collective_id",
            (row[1], collective),
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
        if self.at(giver) != self.at(taker):
            self.take(giver, taker, self.some_of(giver, seed, share))

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
        self.turn_lot(site, place, back=back)

    @rule(site=sites, place=seeds)
    def refuse_or_not(self, site: int, place: int) -> None:
        self.refuse_lot(site, place)

    @rule(site=sites)
    def upgrade(self, site: int) -> None:
        if self.newer:
            self.upgrade_machine(site)

    @rule(site=sites, back=st.booleans())
    def back_up_or_restore(self, site: int, back: bool) -> None:
        (self.restore if back else self.save)(site)

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
                told = {c: v for c, v in state.values.items() if v is not None and c in stored}
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

    def all_agree(self) -> None:
        super().all_agree()
        connections = [session.workspace.connection for session in self.machines]
        for site in range(len(self.machines)):
            self.check(site)
        apart = {row for connection in connections for row in private_rows(connection)}
        for row in set(ROWS) - apart:
            seen = {repr(strip(table_row(c, *row))) for c in connections}
            assert len(seen) == 1, row
        listed = [
            [x for x in conflicts.listed(c) if x[:2] not in apart and x[2] != "mood"]
            for c in connections
        ]
        assert all(found == listed[0] for found in listed)


def strip(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """What machines of every version show."""
    return row and {name: value for name, value in row.items() if name != "mood"}


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "template", make_template(tmp_path), raising=False)


@pytest.mark.usefixtures("template")
def test_machines_agree_whatever_happens() -> None:
    campaign(Machines, 80, 30, derandomize=True)


@pytest.mark.soak
@pytest.mark.usefixtures("template")
def test_machines_agree_for_a_long_time() -> None:
    campaign(Machines, 10000, 60, derandomize=False)
