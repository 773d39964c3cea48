"""The full-text index: kept by triggers as rows change, or after a large lot.

Indexing each row as it comes costs as much as all the rest of a large merge. So ``later`` lets
rows wait in ``_s_waiting``, each with the words that the index still has of it, and ``catch_up``
indexes them: in a quiet moment, and before anybody searches. What is deleted leaves at once.

The index holds no text of its own: what leaves it is told by the row as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from citeapp.base.errors import DiskRefused
from citeapp.base.text import LIGATURES
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table

MANY = 200
"""Rows written at once from which their words wait."""
PORTION = 20_000
"""Rows indexed in one transaction."""
_HASTE = "INSERT INTO _s_search (_s_search, rank) VALUES ('secure-delete', ?)"
_ENDINGS = ("_si", "_su", "_sd", "_li", "_lu")
"""Of the names of these triggers."""


def is_ours(trigger: str) -> bool:
    """Whether a generated trigger of that name feeds the index."""
    return trigger.endswith(_ENDINGS)


@contextmanager
def later(connection: Connection, rows: int) -> Iterator[None]:
    """Inside, the words of rows wait, where there are many of them."""
    if rows < MANY:
        yield
        return
    connection.execute("INSERT INTO _s_later VALUES (1)")
    yield
    connection.execute("DELETE FROM _s_later")


@contextmanager
def in_haste(connection: Connection, rows: int) -> Iterator[None]:
    """Many words that give way leave the index later, when it is next tidied.

    Wiping each at once takes ten times as long as everything else. After an erasure the index
    is tidied anyway, so that nothing erased stays in it.
    """
    if rows < MANY:
        yield
        return
    connection.execute(_HASTE, (0,))
    yield
    with connection.transaction():  # a savepoint: what is pending goes to the index now
        connection.execute(_HASTE, (1,))


def is_due(connection: Connection) -> bool:
    """Whether the words of some rows wait."""
    return connection.value("SELECT 1 FROM _s_waiting LIMIT 1") is not None


def catch_up(connection: Connection) -> int:
    """Index what waits, some rows at a time; how many there were."""
    done = 0
    while is_due(connection):
        with connection.transaction():
            done += _index_some(connection)
    return done


def catch_up_if_free(connection: Connection) -> None:
    """The same for a search, which waits for nobody: who writes just now will soon be done."""
    if is_due(connection):
        with connection.without_waiting(), suppress(DiskRefused):
            catch_up(connection)


def let_go(connection: Connection) -> None:
    """Keep no words of earlier versions of what waits: take them from the index now."""
    found = connection.value("SELECT count(*) FROM _s_waiting WHERE was IS NOT NULL")
    if not found:
        return
    with in_haste(connection, int(found)):
        _take_out(connection, "SELECT * FROM _s_waiting")
    connection.execute(
        "DELETE FROM _s_document WHERE n IN (SELECT d.n FROM _s_waiting w "
        "JOIN _s_document d ON d.tbl = w.tbl AND d.pk = w.pk WHERE w.was IS NOT NULL)"
    )
    connection.execute("UPDATE _s_waiting SET was = NULL WHERE was IS NOT NULL")


def rebuild(connection: Connection) -> None:
    """Fill the full-text table anew from the shared tables."""
    with connection.transaction():
        connection.execute("INSERT INTO _s_search (_s_search) VALUES ('delete-all')")
        connection.execute("DELETE FROM _s_document")
        connection.execute("DELETE FROM _s_waiting")
        for table in _searched():
            connection.execute(
                f"INSERT INTO _s_document (tbl, pk) SELECT '{table.name}', id FROM {table.name}"
            )
            connection.execute(
                f"INSERT INTO _s_search (rowid, body) SELECT d.n, {_body(table, 't')} "
                f"FROM {table.name} t "
                f"JOIN _s_document d ON d.tbl = '{table.name}' AND d.pk = t.id"
            )


def expected(table: Table) -> dict[str, str]:
    """Names and SQL of the triggers that feed the index from a table."""
    if not table.searched:
        return {}
    name = table.name
    columns = ", ".join(f'"{c}"' for c in table.searched)
    differs = " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in table.searched)
    new, old = _body(table, "NEW"), _body(table, "OLD")
    wait = "EXISTS (SELECT 1 FROM _s_later)"
    found = "FROM _s_document WHERE tbl = '{table}' AND pk = {row}.id"
    enter = f"INSERT INTO _s_document (tbl, pk) SELECT '{name}', NEW.id"
    put = (
        f"INSERT INTO _s_search (rowid, body) SELECT n, {new} "
        f"{found.format(table=name, row='NEW')};"
    )
    leave = f"DELETE FROM _s_waiting WHERE tbl = '{name}' AND pk = OLD.id;"
    take = (
        "INSERT INTO _s_search (_s_search, rowid, body) SELECT 'delete', n, coalesce("
        f"(SELECT was FROM _s_waiting WHERE tbl = '{name}' AND pk = OLD.id), {old}) "
        f"{found.format(table=name, row='OLD')};"
    )
    triggers = {
        "si": ("INSERT", f"NOT {wait}", (f"{enter};", put)),
        "su": (
            f"UPDATE OF {columns}",
            f"NOT {wait} AND ({differs})",
            (
                take,
                f"{enter} WHERE NOT EXISTS (SELECT 1 {found.format(table=name, row='NEW')});",
                put,
                leave,
            ),
        ),
        "sd": (
            "DELETE",
            "true",
            (take, f"DELETE {found.format(table=name, row='OLD')};", leave),
        ),
        "li": ("INSERT", wait, (f"INSERT INTO _s_waiting (tbl, pk) VALUES ('{name}', NEW.id);",)),
        "lu": (
            f"UPDATE OF {columns}",
            f"{wait} AND ({differs})",
            (
                f"INSERT INTO _s_waiting (tbl, pk, was) SELECT '{name}', NEW.id, {old} "
                "WHERE NOT EXISTS "
                f"(SELECT 1 FROM _s_waiting WHERE tbl = '{name}' AND pk = NEW.id);",
            ),
        ),
    }
    return {
        f"_t_{name}_{ending}": (
            f"CREATE TRIGGER _t_{name}_{ending} AFTER {event} ON {name} WHEN {when} BEGIN\n  "
            + "\n  ".join(steps)
            + "\nEND"
        )
        for ending, (event, when, steps) in triggers.items()
    }


def _index_some(connection: Connection) -> int:
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS due (tbl, pk, was, PRIMARY KEY (tbl, pk)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.due")
    rows = connection.execute(
        "INSERT INTO temp.due SELECT tbl, pk, was FROM _s_waiting LIMIT ?", (PORTION,)
    )
    with in_haste(connection, rows):
        _take_out(connection, "SELECT * FROM temp.due")
        for table in _searched():
            _put_in(connection, table)
    connection.execute("DELETE FROM _s_waiting WHERE (tbl, pk) IN (SELECT tbl, pk FROM temp.due)")
    connection.execute("DELETE FROM temp.due")
    return rows


def _take_out(connection: Connection, rows: str) -> None:
    connection.execute(
        "INSERT INTO _s_search (_s_search, rowid, body) SELECT 'delete', d.n, w.was "
        f"FROM ({rows}) w CROSS JOIN _s_document d ON d.tbl = w.tbl AND d.pk = w.pk "
        "WHERE w.was IS NOT NULL"
    )


def _put_in(connection: Connection, table: Table) -> None:
    waiting = f"FROM temp.due w CROSS JOIN {table.name} t ON t.id = w.pk"
    known = f"_s_document d ON d.tbl = '{table.name}' AND d.pk = w.pk"
    connection.execute(
        f"INSERT INTO _s_document (tbl, pk) SELECT w.tbl, w.pk {waiting} LEFT JOIN {known} "
        f"WHERE w.tbl = '{table.name}' AND d.n IS NULL"
    )
    connection.execute(
        f"INSERT INTO _s_search (rowid, body) SELECT d.n, {_body(table, 't')} {waiting} "
        f"CROSS JOIN {known} WHERE w.tbl = '{table.name}' ORDER BY d.n"
    )


def _searched() -> list[Table]:
    return [table for table in SHARED.values() if table.searched]


def _body(table: Table, row: str) -> str:
    joined = " || ' ' || ".join(f"coalesce({row}.\"{c}\", '')" for c in table.searched)
    for ligature, letters in LIGATURES.items():
        joined = f"replace({joined}, '{ligature}', '{letters}')"
    return joined
