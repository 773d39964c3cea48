"""Whatever was written by whom, having seen what: edits end as the plain state function says.

Operations are made up freely, more strangely than any machine would write them: contexts that
go round in a circle, columns nobody knows, values of a wrong type, clocks of 1970 and 2100.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from desks import KEY, START, make_template, table_row
from hypothesis import given, settings
from hypothesis import strategies as st

from citeapp.base.clock import FixedClock
from citeapp.domain.lot import Context, Op
from citeapp.store import conflicts, indexing, journal, merging, peers, sweeping, taking_in
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.installed import columns_of
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

ROWS = [("action_item", "a"), ("action_item", "b"), ("line", "n")]
SITES = ("site-1", "site-2", "site-3")
WORDS = ("un", "deux", "", None, "+43", "007", 7)

values = st.dictionaries(
    st.sampled_from(("what", "text", "status", "kind", "mood")), st.sampled_from(WORDS)
)
writes = st.tuples(
    st.sampled_from(SITES),
    st.sampled_from(ROWS),
    st.sampled_from("UUUUUIRDD"),
    values,
    st.integers(0, 2),  # context
    st.sampled_from((0, 5, 9)),  # clock
)
PLACES = [(site, ctx, other) for site in SITES for ctx in range(3) for other in SITES]
intervals = st.tuples(st.sampled_from((1, 1, 1, 4)), st.integers(0, 9))
contexts = st.fixed_dictionaries({}, optional=dict.fromkeys(PLACES, intervals))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    bundles=st.lists(st.lists(writes, max_size=7), min_size=1, max_size=3),
    known=contexts,
    private=st.booleans(),
)
def test_edits_are_what_the_journal_says(
    template: Path, bundles: list[list[Any]], known: list[Any], private: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = opened(template, Path(folder))
        if private:
            with workspace.act("mine"):
                workspace.connection.execute(
                    "INSERT INTO line (id, text, private) VALUES ('n', 'à moi', 1)"
                )
        spoken = [Context(*place, low, high) for place, (low, high) in known.items() if low <= high]
        take(workspace, inserted(), spoken)
        written = dict.fromkeys(SITES, len(ROWS))
        for bundle in bundles:
            take(workspace, [operation(written, *write) for write in bundle], ())
            check(workspace.connection)
        before = shown(workspace.connection)
        merging.touch(workspace.connection, ROWS)
        merging.recompute(workspace.connection)
        assert shown(workspace.connection) == before
        workspace.close()


def test_a_row_with_more_columns_edited_than_are_written_at_once(template: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = opened(template, Path(folder))
        columns = [c for c in columns_of(workspace.connection, "action_item") if "date" not in c]
        assert len(columns) > 8
        first, second = ({name: f"{word} {name}" for name in columns} for word in ("un", "deux"))
        rows = [("action_item", "many"), ("action_item", "few")]
        said = [first, first, second, {"what": "deux"}]
        ops = [
            Op("site-1", n + 1, n, 9, 1, 1, *row[:1], "IIUU"[n], row[1], json.dumps(said[n]))
            for n, row in enumerate(rows * 2)
        ]
        take(workspace, ops[:2], ())
        take(workspace, ops[2:], ())
        many, few = (table_row(workspace.connection, *row) for row in rows)
        assert many is not None
        assert few is not None
        text = [name for name in columns if isinstance(many[name], str)]
        assert {name: many[name] for name in text} == {name: second[name] for name in text}
        assert {n: few[n] for n in text} == {n: first[n] for n in text} | {"what": "deux"}
        assert len(text) > 8
        workspace.close()


def test_words_that_gave_way_leave_the_search_index_when_it_is_tidied(template: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = opened(template, Path(folder))
        rows = [("line", f"n{n}") for n in range(2 * indexing.MANY)]
        for kind, word in (("I", "kanarienvogel"), ("U", "pinson")):
            take(workspace, [spoken(n, kind, row, word) for n, row in enumerate(rows)], ())
            indexing.catch_up(workspace.connection)
        connection = workspace.connection
        assert found(connection, "kanarienvogel") == 0
        assert found(connection, "pinson") == len(rows)
        sweeping.tidy(connection)
        blocks = connection.rows("SELECT block FROM _s_search_data")
        assert blocks
        assert not any(b"arienvogel" in block for (block,) in blocks)
        with workspace.act("one"):
            connection.execute("UPDATE line SET text = 'merle' WHERE id = 'n0'")
        assert found(connection, "pinson") == len(rows) - 1
        assert connection.value("SELECT v FROM _s_search_config WHERE k = 'secure-delete'") == 1
        workspace.close()


def spoken(n: int, kind: str, row: tuple[str, str], word: str) -> Op:
    seq = n + 1 + (1000 if kind == "U" else 0)
    return Op("site-1", seq, seq, 9, 1, 1, row[0], kind, row[1], json.dumps({"text": word}))


def found(connection: Connection, word: str) -> int:
    return int(connection.value("SELECT count(*) FROM _s_search WHERE _s_search MATCH ?", (word,)))


def opened(template: Path, folder: Path) -> Workspace:
    connection = Connection(Path(shutil.copy(template, folder)), KEY)
    connection.execute("PRAGMA synchronous = OFF")
    return workspaces.open_workspace(connection, FixedClock(START), random.Random(1).randbytes)


def inserted() -> list[Op]:
    """The rows as every site has them first."""
    return [
        Op(site, seq, 1, 9, 1, 1, table, "I", pk, json.dumps({"kind": "task"}))
        for site in SITES
        for seq, (table, pk) in enumerate(ROWS, 1)
    ]


def operation(
    written: dict[str, int],
    site: str,
    row: tuple[str, str],
    kind: str,
    cells: dict[str, Any],
    ctx: int,
    hlc: int,
) -> Op:
    written[site] += 1
    val = None if kind == "D" else json.dumps(cells)
    return Op(site, written[site], hlc << 40, ctx, 1, 1, *row[:1], kind, row[1], val)


def take(workspace: Workspace, ops: list[Op], known: Iterable[Context]) -> None:
    connection = workspace.connection
    name = str(connection.value("SELECT count(*) FROM _s_lot"))
    lot = peers.add_lot(connection, Lot(0, "", "", 1, "", 0, name, 0, False))
    with workspace.act("merge", kind="merge", lot=lot):
        taking_in.take_in(workspace, ops, known, lot=lot)


def check(connection: Connection) -> None:
    for (table, pk), state in journal.row_states(connection, ROWS).items():
        stored = table_row(connection, table, pk)
        assert (stored is not None) == state.visible
        if stored is not None:
            told = {name: state.values.get(name) for name in stored}
            assert {n: v and str(v) for n, v in stored.items()} == {
                n: v and str(v) for n, v in told.items()
            }
        listed = {c for t, p, c in conflicts.listed(connection) if (t, p) == (table, pk)}
        assert listed == set(state.conflicts)


def shown(connection: Connection) -> list[Any]:
    """All that is derived of the rows."""
    rows = [table_row(connection, *row) for row in ROWS]
    return [*rows, *conflicts.listed(connection)]
