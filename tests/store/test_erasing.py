"""What is erased is gone for good on every machine, whatever arrives first (exchange.md 5.10-12).

A model of its own remembers who typed what, and what each author had seen.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.domain.lot import Context, Op
from citeapp.store import (
    conflicts,
    erasing,
    fingerprint,
    holding,
    journal,
    peers,
    search,
    taking_in,
    travelling,
)
from citeapp.store import sweeping as sweeper
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

KEY = bytes(range(32))
START = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
JUMPS = [timedelta(seconds=1), timedelta(days=-9000), timedelta(days=9000)]
MakeWorkspace = Callable[[str], Workspace]
Row = tuple[str, str]
Dot = tuple[str, int]


class Kind(NamedTuple):
    """A row of the model: the column that is typed in, and what its first write says."""

    column: str
    born: dict[str, str]


ROWS: dict[Row, Kind] = {
    ("person", "p"): Kind("last_name", {}),
    ("person", "q"): Kind("last_name", {}),
    ("attendance", "a"): Kind(
        "name_snapshot", {"person_id": "p", "meeting_id": "m", "state": "present"}
    ),
    ("membership", "b"): Kind("role", {"person_id": "p", "collective_id": "c"}),
    ("line", "n"): Kind("text", {"owner_id": "p"}),
    ("line", "o"): Kind("text", {"owner_id": "q"}),
    ("passed_over", "v"): Kind("op", {"row_id": "a", "field": "state"}),
    ("action_item", "t"): Kind("what", {}),
}
sites = st.integers(0, 3)
rows = st.sampled_from(sorted(ROWS))
seeds = st.integers(0, 2**16)


class Typed(NamedTuple):
    """A string, where it was typed, and what its author held."""

    row: Row
    dot: Dot
    seen: frozenset[Dot]


class Erasures(RuleBasedStateMachine):
    """Two to four machines that write, erase, go back to backups, and hand each other new and
    very old bundles. No string that anyone typed disappears unless it was erased."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.machines: list[Workspace] = []
        self.typed: dict[str, Typed] = {}
        self.sticks: list[tuple[list[Op], list[Context]]] = []
        self.lost: set[str] = set()
        self.written: dict[Dot, str | None] = {}
        self.lots = 0

    @initialize(count=st.integers(2, 4))
    def begin(self, count: int) -> None:
        for n in range(count):
            path = self.folder / f"{n}.db"
            shutil.copy(self.template, path)
            self.machines.append(self.opened(path, f"machine {n}"))
        for row in ROWS:
            self.write(0, row)

    def teardown(self) -> None:
        if self.machines:
            self.everyone_gives_everything()
        for workspace in self.machines:
            workspace.close()
        shutil.rmtree(self.folder)

    @rule(site=sites, row=rows)
    def write(self, site: int, row: Row) -> None:
        workspace = self.workspace(site)
        connection, (table, pk) = workspace.connection, row
        kind, word = ROWS[row], f"canari{len(self.typed)}x"
        seen = self.held(workspace)
        values = {**kind.born, kind.column: word}
        names = ", ".join(f'"{name}"' for name in values)
        gone = any(
            self.gone(workspace, owner) for owner in ROWS if owner[1] in kind.born.values()
        ) or self.gone(workspace, row)
        with pytest.raises(InputRefused) if gone else nullcontext(), workspace.act("write"):
            connection.execute(
                f"INSERT INTO {table} (id, {names}) VALUES (?{', ?' * len(values)}) "
                f'ON CONFLICT (id) DO UPDATE SET "{kind.column}" = excluded."{kind.column}"',
                (pk, *values.values()),
            )
        if gone:
            return
        found = connection.row(
            "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.val GLOB ?",
            (f"*{word}*",),
        )
        assert found is not None
        self.typed[word] = Typed(row, (found[0], found[1]), seen)
        self.check(workspace)

    @rule(site=sites, row=rows)
    def delete(self, site: int, row: Row) -> None:
        workspace = self.workspace(site)
        with workspace.act("delete"):
            workspace.connection.execute(f"DELETE FROM {row[0]} WHERE id = ?", (row[1],))
        self.check(workspace)

    @rule(site=sites, person=st.sampled_from(["p", "q"]))
    def erase(self, site: int, person: str) -> None:
        workspace = self.workspace(site)
        with workspace.act("erase", kind="erase") as act:
            act.changed |= erasing.erase_row(workspace, "person", person)
        self.check(workspace)

    @rule(site=sites, row=rows)
    def erase_text(self, site: int, row: Row) -> None:
        workspace = self.workspace(site)
        with workspace.act("erase", kind="erase") as act:
            act.changed |= erasing.erase_cell(workspace, *row, [ROWS[row].column])
        self.check(workspace)

    @rule(site=sites, back=st.booleans())
    def undo(self, site: int, back: bool) -> None:
        workspace = self.workspace(site)
        line = (journal.next_undo if back else journal.next_redo)(workspace.connection)
        if line is not None and line.lot is None:
            before = self.texts(workspace)
            journal.revert(workspace, line, kind="undo" if back else "redo")
            self.learn_again(workspace, before)
        self.check(workspace)

    @rule(site=sites, place=seeds, version=seeds)
    def settle(self, site: int, place: int, version: int) -> None:
        """One of the values that contradict each other is written again."""
        workspace = self.workspace(site)
        found = conflicts.listed(workspace.connection)
        if found:
            table, pk, column = found[place % len(found)]
            state = journal.row_states(workspace.connection, [(table, pk)])[table, pk]
            heads = state.heads.get(column, ())
            value = heads[version % len(heads)].values[column] if heads else None
            before = self.texts(workspace)
            with workspace.act("settle"):
                journal.settle(workspace, (table, pk), column, value)
            self.learn_again(workspace, before)
        self.check(workspace)

    @rule(site=sites)
    def save(self, site: int) -> None:
        """A copy of the file, as a backup."""
        connection = self.workspace(site).connection
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(connection.path, connection.path.with_suffix(".saved"))

    @rule(site=sites)
    def restore(self, site: int) -> None:
        """The backup comes back, by the erase list of the file that it replaces."""
        n = site % len(self.machines)
        workspace = self.machines[n]
        path = workspace.connection.path
        saved = path.with_suffix(".saved")
        if not saved.exists():
            return
        erasures, before = erasing.in_effect(workspace.connection), self.known(workspace)
        workspace.close()
        shutil.copy(saved, path)
        self.lots += 1
        dice = random.Random(f"sweep {self.lots}").randbytes
        sweeper.apply_list(path, KEY, erasures, workspace.clock, dice)
        self.machines[n] = self.opened(path, f"machine {n} again {self.lots}")
        somewhere = frozenset().union(*map(self.known, self.machines))
        gone = before - somewhere
        self.lost |= {word for word, typed in self.typed.items() if typed.dot in gone}
        self.check(self.machines[n])

    @rule(site=sites, jump=st.sampled_from(JUMPS))
    def move_clock(self, site: int, jump: timedelta) -> None:
        clock = self.workspace(site).clock
        assert isinstance(clock, FixedClock)
        if 1975 < (clock.at + jump).year < 2150:
            clock.move(jump)

    @rule(giver=sites, taker=sites, seed=seeds, share=st.sampled_from([0.4, 1.0]))
    def bundle(self, giver: int, taker: int, seed: int, share: float) -> None:
        """Some operations in any order, and the whole erase list; the stick is kept."""
        one, other = self.workspace(giver), self.workspace(taker)
        if one is other:
            return
        dice = random.Random(seed)
        ops = self.sent(one)
        self.sticks.append((ops, travelling.contexts(one.connection)))
        some = [op for op in ops if dice.random() < share]
        dice.shuffle(some)
        listed = erasing.erase_list(one.connection)
        self.take(other, [*listed, *some], travelling.contexts(one.connection))

    @rule(taker=sites, place=seeds)
    def old_stick(self, taker: int, place: int) -> None:
        """What someone had long ago comes back whole, without any erase list."""
        if self.sticks:
            self.take(self.workspace(taker), *self.sticks[place % len(self.sticks)])

    @rule(site=sites, place=seeds, back=st.booleans())
    def set_lot(self, site: int, place: int, back: bool) -> None:
        workspace = self.workspace(site)
        found = peers.lots(workspace.connection)
        if found:
            lot = found[place % len(found)].n
            kind = "again" if back else "aside"
            with workspace.act(kind, kind=kind, lot=lot):
                (taking_in.take_again if back else taking_in.set_aside)(workspace, lot)
        self.check(workspace)

    def check(self, workspace: Workspace) -> None:
        """Nothing erased is left, nothing else has gone, tables are what the journal says."""
        connection = workspace.connection
        self.remember(workspace)
        here = self.texts(workspace)
        held = self.known(workspace)
        for word, typed in self.typed.items():
            if self.erased(workspace, typed):
                assert word not in here, word
                assert not search.search(connection, word)
            elif typed.dot in held and not self.gone(workspace, typed.row, sure=False):
                assert word in here, word
        states = journal.row_states(connection, list(ROWS))
        for row, state in states.items():
            shown = connection.dicts(f"SELECT * FROM {row[0]} WHERE id = ?", (row[1],))
            assert bool(shown) == state.visible, row
            if shown:
                told = {name: value for name, value in state.values.items() if value is not None}
                assert {k: v for k, v in shown[0].items() if k != "id" and v is not None} == told

    def remember(self, workspace: Workspace) -> None:
        """What a machine wrote, as it was before any erasure."""
        for guid, seq, val in workspace.connection.rows(
            "SELECT s.guid, o.seq, o.val FROM _s_op o JOIN _s_site s ON s.n = o.site "
            "WHERE o.site = (SELECT site FROM _s_me)"
        ):
            self.written.setdefault((guid, seq), val)

    def erased(self, workspace: Workspace, typed: Typed) -> bool:
        """Whether an erasure that is held here covers a string."""
        if self.gone(workspace, typed.row):
            return True
        for op in self.erasures(workspace):
            if op.kind == "X" and (op.tbl, op.pk) == typed.row:
                own_later = typed.dot[0] == op.site and typed.dot[1] > op.seq
                if (op.site, op.seq) not in typed.seen and not own_later:
                    return True
        return False

    def gone(self, workspace: Workspace, row: Row, *, sure: bool = True) -> bool:
        """Whether a row is erased here: by its own E, or since what it belongs to is.

        To whom it belongs its first write says; until that arrives nobody here can be sure,
        unless it comes emptied.
        """
        table, _pk = row
        if table == "person":
            erasures = self.erasures(workspace)
            return any(op.kind == "E" and (op.tbl, op.pk) == row for op in erasures)
        if sure and not self.first_written(workspace, row):
            return False
        links = {"person_id": "person", "owner_id": "person", "row_id": "attendance"}
        owners = [(links[name], pk) for name, pk in ROWS[row].born.items() if name in links]
        return any(self.gone(workspace, owner, sure=sure) for owner in owners)

    def first_written(self, workspace: Workspace, row: Row) -> bool:
        return (
            workspace.connection.value(
                "SELECT 1 FROM _s_op WHERE tbl = ? AND pk = ? AND kind = 'I'", row
            )
            is not None
        )

    def everyone_gives_everything(self) -> None:
        for workspace in self.machines:
            for lot in peers.lots(workspace.connection):
                with workspace.act("again", kind="again", lot=lot.n):
                    taking_in.take_again(workspace, lot.n)
        for _turn in range(2):
            for giver in self.machines:
                for taker in self.machines:
                    if giver is not taker:
                        contexts = travelling.contexts(giver.connection)
                        self.take(taker, self.sent(giver), contexts)
        connections = [workspace.connection for workspace in self.machines]
        haves = [holding.held(connection) for connection in connections]
        assert all(have == haves[0] for have in haves)
        assert len({fingerprint.fingerprint(connection) for connection in connections}) == 1
        journals = [self.sent(workspace) for workspace in self.machines]
        assert all(found == journals[0] for found in journals)
        listed = [conflicts.listed(connection) for connection in connections]
        assert all(found == listed[0] for found in listed)

        for workspace in self.machines:
            self.check(workspace)
            held = self.known(workspace)
            for word, typed in self.typed.items():
                if not self.erased(workspace, typed):
                    assert typed.dot in held or word in self.lost, word

    def opened(self, path: Path, seed: str) -> Workspace:
        """A new incarnation on a file, with dice of its own."""
        connection = Connection(path, KEY)
        connection.execute("PRAGMA synchronous = OFF")
        dice = random.Random(seed).randbytes
        workspace = workspaces.open_workspace(connection, FixedClock(START), dice)
        workspaces.new_incarnation(workspace)
        return workspace

    def workspace(self, site: int) -> Workspace:
        return self.machines[site % len(self.machines)]

    def sent(self, giver: Workspace) -> list[Op]:
        giver.connection.execute("UPDATE _s_me SET sent_seq = seq")
        return list(travelling.outgoing(giver.connection, {}))

    def take(self, taker: Workspace, ops: list[Op], contexts: list[Context]) -> None:
        self.lots += 1
        lot = peers.add_lot(
            taker.connection, Lot(0, "", "", self.lots, "", 0, str(self.lots), 0, False)
        )
        with taker.act("merge", kind="merge", lot=lot):
            # what its page proves no longer, since it was erased somewhere
            bare = [(op.site, op.seq) for op in ops if op.val != self.written[op.site, op.seq]]
            taken = taking_in.take_in(taker, ops, contexts, lot=lot, bare=bare)
        assert taken.altered == 0
        assert not taking_in.altered(taker.connection, ops)
        self.check(taker)

    def held(self, workspace: Workspace) -> frozenset[Dot]:
        return frozenset(
            (guid, seq)
            for guid, seq in workspace.connection.rows(
                "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.aside = 0"
            )
        )

    def known(self, workspace: Workspace) -> set[Dot]:
        return {
            (guid, seq)
            for guid, seq in workspace.connection.rows(
                "SELECT s.guid, o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site"
            )
        }

    def erasures(self, workspace: Workspace) -> list[Op]:
        return erasing.erase_list(workspace.connection)

    def texts(self, workspace: Workspace) -> str:
        connection = workspace.connection
        names = [
            name
            for (name,) in connection.rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_s\\_s%' "
                "ESCAPE '\\'"
            )
        ]
        return repr([connection.rows(f'SELECT * FROM "{name}"') for name in names])

    def learn_again(self, workspace: Workspace, before: str) -> None:
        """Undo and redo write old strings anew, by an author who has seen all that is here."""
        seen = self.held(workspace)
        for guid, seq, tbl, pk, val in workspace.connection.rows(
            "SELECT s.guid, o.seq, o.tbl, o.pk, o.val FROM _s_op o JOIN _s_site s "
            "ON s.n = o.site WHERE o.tx = (SELECT tx FROM _s_me) AND o.lot IS NULL "
            "AND o.site = (SELECT site FROM _s_me)"
        ):
            for word, typed in list(self.typed.items()):
                if (tbl, pk) == typed.row and f'"{word}"' in (val or ""):
                    assert word in before
                    earlier = frozenset(dot for dot in seen if dot[0] != guid or dot[1] < seq)
                    self.typed[word] = Typed(typed.row, (guid, seq), earlier)


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty workspace, copied for each machine."""
    path = tmp_path / "template.db"
    connection = Connection(path, KEY, create=True)
    workspaces.create(connection, FixedClock(START), random.Random(0).randbytes).close()
    monkeypatch.setattr(Erasures, "template", path, raising=False)


def campaign(examples: int, steps: int, *, derandomize: bool) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Erasures,
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
def test_whatever_arrives_first_what_is_erased_stays_gone() -> None:
    campaign(25, 20, derandomize=True)


@pytest.mark.soak
@pytest.mark.usefixtures("template")
def test_what_is_erased_stays_gone_for_a_long_time() -> None:
    campaign(4000, 50, derandomize=False)
