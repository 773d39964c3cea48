"""No shared table escapes the journal, whoever writes and however (exchange.md 2.1, 5.15)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import StoreDamaged
from citeapp.store import fingerprint, holding, installed, merging, travelling
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection, DatabaseError
from citeapp.store.repositories.generic import NOUNS, field_types
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table
from citeapp.store.workspace import Workspace

TABLES = [pytest.param(table, id=name) for name, table in SHARED.items()]
Dump = dict[str, list[tuple[object, ...]]]


def value_of(column_type: str, n: int) -> str | int:
    return n if column_type == "INTEGER" else f"+43 ='{n}\" é\x00"


def row_of(table: Table, pk: str, n: int) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {"id": pk}
    return row | {c.name: value_of(c.type, n + place) for place, c in enumerate(table.columns)}


def dump(connection: Connection) -> Dump:
    return {name: sorted(connection.rows(f"SELECT * FROM {name}"), key=repr) for name in SHARED}


def replay(connection: Connection) -> Dump:
    """The tables as the journal alone tells them."""
    with connection.transaction():
        connection.execute("UPDATE _s_me SET capture = 0")
        for name in SHARED:
            connection.execute(f"DELETE FROM {name}")
        connection.execute("UPDATE _s_me SET capture = 1")
        rows = connection.rows("SELECT DISTINCT tbl, pk FROM _s_op")
        merging.touch(connection, [(row[0], row[1]) for row in rows])
        merging.recompute(connection)
    return dump(connection)


def write_every_way(connection: Connection, table: Table) -> None:
    """Whatever a program may do to a table: plain SQL, sqlite-utils, replacing, in bulk."""
    name, first = table.name, table.columns[0].name
    names = ", ".join(f'"{c}"' for c in ("id", *table.column_names))
    marks = ", ".join("?" * (1 + len(table.columns)))
    insert = f"INTO {name} ({names}) VALUES ({marks})"
    utils = connection.db.table(name)

    def values(pk: str, n: int) -> tuple[str | int | None, ...]:
        return tuple(row_of(table, pk, n).values())

    connection.execute(f"INSERT {insert}", values("a", 1))
    connection.run_many(f"INSERT {insert}", [values(pk, 2) for pk in ("b", "c", "d", "e")])
    connection.execute(f"INSERT OR REPLACE {insert}", values("a", 3))
    connection.execute(f"INSERT OR IGNORE {insert}", values("a", 4))
    connection.execute(f'UPDATE {name} SET "{first}" = NULL WHERE id = ?', ("b",))
    connection.execute(f"UPDATE OR REPLACE {name} SET \"{first}\" = '7' WHERE id = 'e'")
    connection.execute(f"DELETE FROM {name} WHERE id = ?", ("c",))
    connection.execute(f"INSERT {insert}", values("c", 5))
    utils.insert(row_of(table, "f", 6))
    utils.insert_all([row_of(table, pk, 7) for pk in ("g", "h")])
    utils.insert(row_of(table, "g", 8), replace=True)
    utils.upsert({"id": "h", first: value_of(table.columns[0].type, 9)}, pk="id")
    utils.upsert_all([row_of(table, "i", 10)], pk="id")
    utils.update("i", {first: value_of(table.columns[0].type, 11)})
    utils.delete("f")
    utils.delete_where("id = ?", ["d"])


@pytest.mark.parametrize("table", TABLES)
def test_every_write_to_every_shared_table_is_in_the_journal(
    workspace: Workspace, table: Table
) -> None:
    with workspace.act("write"):
        write_every_way(workspace.connection, table)
    written = dump(workspace.connection)
    assert len(written[table.name]) == 7
    assert replay(workspace.connection) == written


@pytest.mark.parametrize("table", TABLES)
def test_emptying_a_table_is_in_the_journal_too(workspace: Workspace, table: Table) -> None:
    with workspace.act("write"):
        write_every_way(workspace.connection, table)
        workspace.connection.execute(f"DELETE FROM {table.name}")
    assert not any(replay(workspace.connection).values())


def test_a_write_that_changes_nothing_is_no_operation(workspace: Workspace) -> None:
    connection = workspace.connection
    with workspace.act("write"):
        connection.execute("INSERT INTO person (id, phone) VALUES ('a', '+43')")
    before = connection.value("SELECT count(*) FROM _s_op")
    with workspace.act("nothing"):
        connection.execute("UPDATE person SET phone = '+43', email = NULL")
    assert connection.value("SELECT count(*) FROM _s_op") == before
    assert connection.value("SELECT count(*) FROM _s_act WHERE label = 'nothing'") == 0


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    words=st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["+43690092970", "007", "", "1e308", "null", "\x00", "é", "é", "🧑‍🏫", '{"a":1}', "Inf"]
        ),
    ),
    number=st.integers(-(2**63), 2**63 - 1),
)
def test_values_survive_exactly(workspace: Workspace, words: str, number: int) -> None:
    connection = workspace.connection
    pk = workspace.new_id()
    with workspace.act("write"):
        connection.execute(
            "INSERT INTO meeting (id, title, announced_total) VALUES (?, ?, ?)", (pk, words, number)
        )
    query = "SELECT title, announced_total FROM meeting WHERE id = ?"
    assert connection.row(query, (pk,)) == (words, number)
    with connection.transaction():
        connection.execute("UPDATE _s_me SET capture = 0")
        connection.execute("DELETE FROM meeting")
        connection.execute("UPDATE _s_me SET capture = 1")
        merging.touch(connection, [("meeting", pk)])
        merging.recompute(connection)
    assert connection.row(query, (pk,)) == (words, number)


def test_row_identifiers_never_change(workspace: Workspace) -> None:
    with workspace.act("write"):
        workspace.connection.execute("INSERT INTO person (id) VALUES ('a')")
    with pytest.raises(DatabaseError, match="row ids never change"), workspace.act("rename"):
        workspace.connection.execute("UPDATE person SET id = 'b'")
    assert workspace.connection.value("SELECT id FROM person") == "a"


def test_triggers_and_views_of_a_file_are_exactly_the_expected_ones(workspace: Workspace) -> None:
    connection = workspace.connection
    present = dict(
        connection.rows(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') "
            "OR name LIKE '!_s!_fold!_%' ESCAPE '!' AND sql IS NOT NULL"
        )
    )
    assert present == installed.expected(connection)
    for name, table in SHARED.items():
        suffixes = {found.removeprefix(f"_t_{name}_") for found in present if owner(found) == name}
        plain = {"i", "u", "d", "key"}
        private = {"ip", "up", "dp", "hide", "show"} if table.has_private else set()
        search = {"si", "su", "sd", "li", "lu"} if table.searched else set()
        assert suffixes == plain | private | search, name


def owner(trigger: str) -> str:
    return trigger.removeprefix("_t_").rpartition("_")[0]


def test_a_file_whose_triggers_are_not_ours_is_not_written_through(workspace: Workspace) -> None:
    workspace.connection.execute("DROP TRIGGER _t_person_u")
    with pytest.raises(StoreDamaged):
        installed.verify(workspace.connection)


def test_triggers_are_brought_back_when_a_file_is_opened(workspace: Workspace) -> None:
    connection = workspace.connection
    connection.db.table("person").transform(drop={"civility"})  # drops every trigger, silently
    connection.execute("ALTER TABLE person ADD COLUMN civility TEXT")
    opened = workspaces.open_workspace(connection, workspace.clock, workspace.random_bytes)
    with opened.act("write"):
        connection.execute("INSERT INTO person (id, civility) VALUES ('a', 'Mme')")
    assert replay(connection)["person"] == dump(connection)["person"] != []


@pytest.mark.parametrize("table", TABLES)
def test_a_shared_table_can_always_be_merged_into(workspace: Workspace, table: Table) -> None:
    """No UNIQUE, CHECK or foreign key that what comes from elsewhere could violate."""
    connection = workspace.connection
    assert not connection.rows(f"PRAGMA foreign_key_list({table.name})")
    uniques = [row for row in connection.rows(f"PRAGMA index_list({table.name})") if row[2]]
    assert [row[3] for row in uniques] == ["pk"]
    sql = connection.value("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).upper()
    assert not re.search(r"\bCHECK\s*\(", sql)
    assert "REFERENCES" not in sql
    for found in connection.rows(f"PRAGMA table_info({table.name})"):
        _cid, name, kind, required, default, _pk = found
        assert kind in ("TEXT", "INTEGER"), name
        assert default is None
        assert (name == "id") == bool(required)


def test_every_column_of_every_table_bears_a_comment(workspace: Workspace) -> None:
    connection = workspace.connection
    tables = connection.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
        "AND name NOT LIKE '\\_s\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'"
    )
    assert len(tables) > len(SHARED)
    for name, sql in tables:
        assert "STRICT" in sql.rpartition(")")[2], name
        lines = sql.splitlines()
        assert "-- " in lines[0], name
        for column in connection.rows(f"PRAGMA table_info({name})"):
            written = next((x for x in lines if column_of(x) == column[1]), "")
            comment = written.partition("-- ")[2] or added_later(name, column[1])
            assert len(comment) > 2, f"{name}.{column[1]}"


def added_later(table: str, column: str) -> str:
    """What is declared of a column that ALTER TABLE added, which keeps no comment."""
    declared = SHARED[table].columns if table in SHARED else ()
    return next((c.comment for c in declared if c.name == column), "")


def column_of(line: str) -> str:
    return line.strip().strip('"').split('"')[0].split()[0]


@pytest.mark.parametrize("table", TABLES)
def test_class_declaration_and_table_name_the_same_columns(
    workspace: Workspace, table: Table
) -> None:
    kind = NOUNS[table.name]
    fields = [field.name for field in dataclasses.fields(kind)]
    real = workspace.connection.rows(f"PRAGMA table_info({table.name})")
    assert fields == ["id", *table.column_names] == [row[1] for row in real]
    whole = {name for name, plain in field_types(kind).items() if plain in (int, bool)}
    assert whole == {row[1] for row in real if row[2] == "INTEGER"}


def test_every_noun_is_a_shared_table() -> None:
    assert set(NOUNS) == set(SHARED)


def test_an_act_that_fails_leaves_nothing(workspace: Workspace) -> None:
    before = everything(workspace.connection)
    with pytest.raises(ZeroDivisionError), workspace.act("fails"):
        write_and_fail(workspace.connection)
    assert everything(workspace.connection) == before
    with workspace.act("works"):
        workspace.connection.execute("INSERT INTO person (id) VALUES ('a')")
    assert workspace.connection.value("SELECT count(*) FROM _s_op") == 1


def write_and_fail(connection: Connection) -> None:
    connection.execute("INSERT INTO person (id) VALUES ('a')")
    raise ZeroDivisionError


def break_materialising(connection: Connection) -> None:
    merging.touch(connection, [("person", "a")])
    merging.recompute(connection)
    raise ZeroDivisionError


def fail_inside(connection: Connection) -> None:
    connection.execute("UPDATE _s_me SET capture = 0")
    connection.execute("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("fault", [break_materialising, fail_inside])
def test_capture_is_on_again_after_merges_and_errors(
    workspace: Workspace, fault: Callable[[Connection], None]
) -> None:
    with workspace.act("write"):
        workspace.connection.execute("INSERT INTO person (id) VALUES ('a')")
    with pytest.raises((ZeroDivisionError, DatabaseError)), workspace.act("fails"):
        fault(workspace.connection)
    assert workspace.connection.value("SELECT capture FROM _s_me") == 1
    with workspace.act("merge"):
        merging.touch(workspace.connection, [("person", "a")])
        merging.recompute(workspace.connection)
    assert workspace.connection.value("SELECT capture FROM _s_me") == 1


def everything(connection: Connection) -> str:
    """A digest of every table, the journal's own included."""
    digest = hashlib.sha256()
    for (name,) in connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ):
        for row in sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr):
            digest.update(repr((name, row)).encode())
    return digest.hexdigest()


SECRET = "Ne sort jamais d’ici"


def secret_line(workspace: Workspace) -> None:
    with workspace.act("write"):
        workspace.connection.execute(
            "INSERT INTO line (id, owner_id, text, private) VALUES ('s', 'o', ?, 1)", (SECRET,)
        )


def test_a_private_line_never_leaves(workspace: Workspace) -> None:
    before = fingerprint.fingerprint(workspace.connection)
    secret_line(workspace)
    with workspace.act("change"):
        workspace.connection.execute("UPDATE line SET text = text || ' !'")
    assert list(travelling.outgoing(workspace.connection, {})) == []
    assert holding.held(workspace.connection) == {}
    assert fingerprint.fingerprint(workspace.connection) == before
    assert replay(workspace.connection)["line"] == dump(workspace.connection)["line"] != []
    with workspace.act("delete"):
        workspace.connection.execute("DELETE FROM line")
    assert list(travelling.outgoing(workspace.connection, {})) == []


def test_a_line_made_private_leaves_only_its_dots(workspace: Workspace) -> None:
    connection = workspace.connection
    with workspace.act("write"):
        connection.execute("INSERT INTO line (id, owner_id, text) VALUES ('s', 'o', ?)", (SECRET,))
    with workspace.act("hide"):
        connection.execute("UPDATE line SET private = 1")
    sent = list(travelling.outgoing(connection, {}))
    assert [(op.kind, json.loads(op.val or "{}")) for op in sent] == [("I", {})]
    assert connection.value("SELECT text FROM line") == SECRET
    assert replay(connection)["line"] == [("s", "o", None, None, None, SECRET, None, 1)]


def test_what_has_left_stays_as_it_left(workspace: Workspace) -> None:
    connection = workspace.connection
    with workspace.act("write"):
        connection.execute("INSERT INTO line (id, owner_id, text) VALUES ('s', 'o', 'Dit')")
    connection.execute("UPDATE _s_me SET sent_seq = seq")
    with workspace.act("change"):
        connection.execute("UPDATE line SET text = ?", (SECRET,))
    with workspace.act("hide"):
        connection.execute("UPDATE line SET private = 1")
    sent = [op.val or "" for op in travelling.outgoing(connection, {})]
    assert "Dit" in sent[0]
    assert SECRET not in "".join(sent)


def test_a_line_shown_again_leaves_whole(workspace: Workspace) -> None:
    secret_line(workspace)
    with workspace.act("show"):
        workspace.connection.execute("UPDATE line SET private = NULL")
    (op,) = travelling.outgoing(workspace.connection, {})
    assert SECRET in (op.val or "")
