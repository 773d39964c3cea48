"""Words that wait to be indexed: found all the same, in any order of writing, and never kept."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from desks import KEY, START
from hypothesis import given, settings
from hypothesis import strategies as st

from citeapp.base.clock import FixedClock
from citeapp.domain.lot import Op
from citeapp.store import erasing, indexing, peers, search, taking_in
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

MakeWorkspace = Callable[[str], Workspace]
WORDS = ("goûter", "cœur", "pinson", "merle")
KEYS = ("a", "b", "c")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("now", "later")), st.sampled_from(KEYS), st.sampled_from(WORDS)),
        st.tuples(st.sampled_from(("delete", "delete later")), st.sampled_from(KEYS), st.just("")),
        st.tuples(st.sampled_from(("let go", "catch up")), st.just(""), st.just("")),
    ),
    max_size=12,
)


@given(STEPS)
@settings(deadline=None)
def test_in_the_end_every_word_is_found_where_it_stands(steps: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        connection = Connection(Path(folder) / "one.db", KEY, create=True)
        workspace = workspaces.create(connection, FixedClock(START), random.Random(1).randbytes)
        for how, key, word in steps:
            with workspace.act("step"):
                step(connection, how, key, word)
        indexing.catch_up(connection)
        for word in WORDS:
            held = connection.rows("SELECT id FROM line WHERE text = ? ORDER BY id", (word,))
            found = search.search(connection, word)
            assert sorted(found) == [("line", key) for (key,) in held]
            assert hits(connection, word) == len(held)
        workspace.close()


def step(connection: Connection, how: str, key: str, word: str) -> None:
    with indexing.later(connection, indexing.MANY if how.endswith("later") else 1):
        if how in ("now", "later"):
            connection.execute(
                "INSERT INTO line (id, text) VALUES (?, ?) "
                "ON CONFLICT (id) DO UPDATE SET text = excluded.text",
                (key, word),
            )
        elif how.startswith("delete"):
            connection.execute("DELETE FROM line WHERE id = ?", (key,))
    if how == "let go":
        indexing.let_go(connection)
        assert not connection.rows("SELECT 1 FROM _s_waiting WHERE was IS NOT NULL")
    elif how == "catch up":
        indexing.catch_up(connection)


def hits(connection: Connection, word: str) -> int:
    """In the index itself, whatever rows it speaks of."""
    query = search.match_query(word)
    return int(connection.value("SELECT count(*) FROM _s_search WHERE _s_search MATCH ?", (query,)))


def take(workspace: Workspace, kind: str, word: str, *others: Op) -> None:
    """A large lot."""
    first = 1 if kind == "I" else indexing.MANY + 1
    ops = [
        Op("site", first + n, first + n, 1, 1, 1, "line", kind, f"n{n}", json.dumps({"text": word}))
        for n in range(indexing.MANY)
    ]
    with workspace.act("take"):
        name = f"{kind} {word}"
        lot = peers.add_lot(workspace.connection, Lot(0, "", "", 1, "", 0, name, 0, False))
        taking_in.take_in(workspace, [*ops, *others], (), lot=lot)


def test_the_words_of_a_large_lot_wait_until_somebody_searches(workspace: Workspace) -> None:
    connection = workspace.connection
    take(workspace, "I", "pinson")
    assert indexing.is_due(connection)
    assert hits(connection, "pinson") == 0
    assert len(search.search(connection, "pinson", limit=1000)) == indexing.MANY
    assert not indexing.is_due(connection)
    take(workspace, "U", "merle")
    assert hits(connection, "pinson") == indexing.MANY
    assert not search.search(connection, "pinson")
    assert len(search.search(connection, "merle", limit=1000)) == indexing.MANY


def test_a_search_does_not_wait_for_somebody_who_writes(workspace: Workspace) -> None:
    take(workspace, "I", "pinson")
    connection = workspace.connection
    other = Connection(connection.path, KEY)
    with other.transaction():
        assert search.search(connection, "pinson") == []
    other.close()
    assert search.search(connection, "pinson")


def test_a_row_written_here_meanwhile_is_indexed_at_once(workspace: Workspace) -> None:
    take(workspace, "I", "pinson")
    take(workspace, "U", "merle")
    connection = workspace.connection
    with workspace.act("one"):
        connection.execute("UPDATE line SET text = 'goûter' WHERE id = 'n0'")
    assert [hits(connection, word) for word in ("goûter", "pinson", "merle")] == [1, 0, 0]


@pytest.mark.parametrize("when", ["before", "with", "after"])
def test_no_erased_word_waits(workspace: Workspace, when: str) -> None:
    connection = workspace.connection
    take(workspace, "I", "kanarienvogel")
    if when != "before":
        indexing.catch_up(connection)
    erasure = Op("site", 9000, 9000, 1, 1, 1, "line", "X", "n0", '{"text":null}')
    take(workspace, "U", "merle", *([erasure] if when == "with" else []))
    if when != "with":
        assert bool(words_kept(connection)) == (when == "after")
        with workspace.act("erase"):
            erasing.erase_cell(workspace, "line", "n0", ["text"])
    assert not words_kept(connection)
    assert not search.search(connection, "kanarienvogel")


def words_kept(connection: Connection) -> list[str]:
    return [was for (was,) in connection.rows("SELECT was FROM _s_waiting WHERE was IS NOT NULL")]
