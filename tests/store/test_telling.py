"""What stands in a row is not written twice, and the journal tells it to the byte all the same."""

from __future__ import annotations

import json

import pytest

from citeapp.store import installed, telling
from citeapp.store.schema import SHARED
from citeapp.store.telling import NUMEROUS
from citeapp.store.workspace import Workspace

CHANGES = {
    "changed": "UPDATE {table} SET {column} = 'autre' WHERE id = 'a'",
    "deleted": "DELETE FROM {table} WHERE id = 'a'",
    "replaced": "INSERT OR REPLACE INTO {table} (id, {column}) VALUES ('a', 'autre')",
    "upserted": "INSERT INTO {table} (id, {column}) VALUES ('a', 'autre') "
    "ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}",
}
TEXTS = (
    '« Été »\n"7"', "", "=", "a\x00b", "\x01\x1f\x7f\t\b\f\r", "\\u00e9 \\",
    "e\u0301 \u2028 😀", "9e999",
)  # fmt: skip


def write(workspace: Workspace, sql: str, values: tuple[str | None, ...] = ()) -> None:
    with workspace.act("write"):
        workspace.connection.execute(sql, values)


def told(workspace: Workspace) -> object:
    return workspace.connection.value("SELECT val FROM _s_op WHERE kind = 'I' ORDER BY seq")


def kept(workspace: Workspace) -> object:
    return workspace.connection.value("SELECT val FROM _s_entry WHERE kind = 'I' ORDER BY seq")


def text_column(table: str) -> str:
    return next(f'"{c.name}"' for c in SHARED[table].columns if c.type == "TEXT")


@pytest.mark.parametrize("table", NUMEROUS)
@pytest.mark.parametrize("change", CHANGES)
def test_before_a_row_changes_its_insertion_is_written_down(
    workspace: Workspace, table: str, change: str
) -> None:
    column = text_column(table)
    write(workspace, f"INSERT INTO {table} (id, {column}) VALUES ('a', ?)", (TEXTS[0],))
    before = told(workspace)
    assert before == f"{{{column}:{json.dumps(TEXTS[0], ensure_ascii=False)}}}"
    assert kept(workspace) == telling.AS_IT_STANDS
    write(workspace, CHANGES[change].format(table=table, column=column))
    assert told(workspace) == kept(workspace) == before


def test_every_text_is_told_to_the_byte(workspace: Workspace) -> None:
    connection = workspace.connection
    with workspace.act("write"):
        connection.run_many(
            "INSERT INTO line (id, text, field) VALUES (?, ?, ?)",
            [(f"a{n}", text, text[::-1]) for n, text in enumerate(TEXTS)],
        )
    before = connection.rows("SELECT pk, val FROM _s_op ORDER BY seq")
    assert {val for (val,) in connection.rows("SELECT val FROM _s_entry")} == {"="}
    write(workspace, "UPDATE line SET text = 'autre', field = NULL")
    after = "SELECT pk, val FROM {} WHERE kind = 'I' ORDER BY seq"
    assert connection.rows(after.format("_s_op")) == before
    assert connection.rows(after.format("_s_entry")) == before


def test_a_row_that_comes_back_says_everything_itself(workspace: Workspace) -> None:
    write(workspace, "INSERT INTO line (id, text) VALUES ('a', 'un')")
    write(workspace, "DELETE FROM line")
    write(workspace, "INSERT INTO line (id, text) VALUES ('a', 'deux')")
    values = workspace.connection.rows("SELECT val FROM _s_entry WHERE kind = 'I' ORDER BY seq")
    assert telling.AS_IT_STANDS not in {value for (value,) in values}


def test_a_migration_that_changes_rows_leaves_the_journal_whole(workspace: Workspace) -> None:
    connection = workspace.connection
    write(workspace, "INSERT INTO line (id, text) VALUES ('a', 'un')")
    before = told(workspace)
    with connection.transaction():
        installed.remove(connection)
        connection.execute('ALTER TABLE line ADD COLUMN "later" TEXT')
        connection.execute("UPDATE line SET text = 'deux'")
        installed.install(connection)
    assert told(workspace) == before


def test_only_insertions_of_one_operation_are_told_so() -> None:
    assert all(not SHARED[name].contacts for name in NUMEROUS)
