"""Reading and writing a row that stands for several: who it stands for, and what a write does.

A write to a joined row changes one stored row and lets the others' values give way; nothing of
them is overwritten, so that parting them brings everything back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citeapp.base.ids import derived_id
from citeapp.store import folding, joins
from citeapp.store.connection import Connection, Value


def shown_as(connection: Connection, table: str, id: str) -> str:
    """The row that this one is shown as: itself, unless it is joined."""
    if not folding.can_fold(table):
        return id
    found = connection.value(f"SELECT root FROM _s_fold_{table} WHERE id = ?", (id,))
    return str(found or leading(connection, id))


def shown_for_several(connection: Connection, table: str) -> list[str]:
    """The rows of a noun that others are joined into."""
    found = connection.rows("SELECT DISTINCT root FROM _s_alias WHERE tbl = ?", (table,))
    return [row[0] for row in found]


def is_folded(connection: Connection, table: str, id: str) -> bool:
    """Whether a row shown is not simply the stored one: joined, or pointing at a joined row."""
    return folding.can_fold(table) and bool(
        connection.value(f"SELECT 1 FROM _s_fold_{table} WHERE id = ?", (id,))
    )


def leading(connection: Connection, id: str) -> str:
    """The row that stands for a person, structure, collectif or rencontre."""
    return str(connection.value("SELECT root FROM _s_alias WHERE id = ?", (id,)) or id)


def members(connection: Connection, table: str, id: str) -> list[str]:
    """The stored rows that a row shown stands for, itself first; itself alone if not joined."""
    if not folding.can_fold(table):
        return [id]
    root = shown_as(connection, table, id)
    found = connection.rows(f"SELECT id FROM _s_fold_{table} WHERE root = ?", (root,))
    return sorted((row[0] for row in found), key=lambda one: (one != root, one)) or [id]


def stored(connection: Connection, table: str, id: str) -> dict[str, Any]:
    """A row as it is stored, joined or not; empty when it is not here."""
    rows = connection.dicts(f"SELECT * FROM {table} WHERE id = ?", (id,))
    return rows[0] if rows else {}


def shown(connection: Connection, table: str, id: str) -> dict[str, Any]:
    """A row as it is shown, with what those it stands for hold; empty when it is not shown."""
    rows = connection.dicts(f"SELECT * FROM v_{table} WHERE id = ?", (id,))
    return rows[0] if rows else {}


def verdicts(connection: Connection, table: str, ids: Sequence[str]) -> list[str]:
    """What was decided of stored rows and any other: the identifiers of the verdicts."""
    marks = ", ".join("?" * len(ids))
    return [
        row[0]
        for row in connection.rows(
            f"SELECT id FROM same_as WHERE noun = ? AND (a IN ({marks}) OR b IN ({marks})) "
            "ORDER BY id",
            (table, *ids, *ids),
        )
    ]


def parts(connection: Connection, table: str, column: str, id: str) -> dict[str, str]:
    """The rows that name a joined row, to the stored row that each of them names.

    Of a row that is not joined, nothing: all of them name that one.
    """
    found = connection.rows(
        f'SELECT id, "{column}" FROM {table} WHERE "{column}" IN '
        "(SELECT id FROM _s_alias WHERE root = ?)",
        (id,),
    )
    return {row[0]: row[1] for row in found}


def put_under(connection: Connection, table: str, column: str, id: str, whole: str) -> None:
    """Let a row name another one of those that are shown as the row it names."""
    _set(connection, table, id, column, whole)
    fold_anew(connection, table, id)


def differences(connection: Connection) -> list[tuple[str, str, str]]:
    """(table, row shown, column) in which joined rows differ and nobody has chosen."""
    return [
        (tbl, pk, col)
        for tbl, pk, col in connection.rows("SELECT * FROM _s_difference ORDER BY 1, 2, 3")
    ]


def write(connection: Connection, table: str, id: str, values: Mapping[str, Value]) -> None:
    """Change cells of a joined row: the stored row whose value was shown takes the new one.

    Emptied means emptied: of every row, since a value that stayed would come back.
    """
    rows = _stored_rows(connection, table, id)
    shown = connection.dicts(f"SELECT * FROM v_{table} WHERE id = ?", (id,))[0]
    for column, value in values.items():
        if value == shown[column]:
            continue
        holders = [row for row in rows if row[column] is not None]
        if value is None:
            for row in holders:
                _set(connection, table, str(row["id"]), column, None)
            continue
        if value not in [row[column] for row in holders]:
            written = next((r for r in holders if r[column] == shown[column]), rows[0])
            written[column] = value
            _set(connection, table, str(written["id"]), column, value)
        choose(connection, table, id, column, value)
    fold_anew(connection, table, id)


def choose(connection: Connection, table: str, id: str, column: str, value: Value) -> None:
    """Of the values that joined rows hold in a cell, the one that is shown from now on."""
    for row in _stored_rows(connection, table, id):
        held = row[column]
        if held is not None:
            _pass_over(connection, table, str(row["id"]), column, gives_way=held != value)


def fold_anew(connection: Connection, table: str, id: str) -> None:
    """What was just written to a joined row is shown at once, within the act."""
    joins.prepare(connection)
    connection.run_many(
        "INSERT OR IGNORE INTO temp.touched VALUES (?, ?)",
        [(table, one) for one in members(connection, table, id)],
    )
    joins.refresh(connection)
    connection.execute("DELETE FROM temp.touched")


def _stored_rows(connection: Connection, table: str, id: str) -> list[dict[str, Any]]:
    found = [stored(connection, table, one) for one in members(connection, table, id)]
    return [row for row in found if row]


def _set(connection: Connection, table: str, id: str, column: str, value: Value) -> None:
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (value, id))


def _pass_over(
    connection: Connection, table: str, id: str, column: str, *, gives_way: bool
) -> None:
    """Note that what stands in a cell gives way, or that it does no more."""
    row = derived_id("passed_over", id, column)
    op = _written_by(connection, table, id, column) if gives_way else None
    if op is None and not connection.value("SELECT op FROM passed_over WHERE id = ?", (row,)):
        return
    connection.execute(
        "INSERT INTO passed_over (id, noun, row_id, field, op) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET op = excluded.op",
        (row, table, id, column, op),
    )


def _written_by(connection: Connection, table: str, id: str, column: str) -> str | None:
    """The operation that wrote what stands in a cell."""
    found = connection.value(
        "SELECT s.guid || '/' || o.seq FROM _s_op o JOIN _s_site s ON s.n = o.site "
        f"JOIN {table} t ON t.id = o.pk WHERE o.tbl = ?1 AND o.pk = ?2 AND o.aside = 0 "
        f"AND json_extract(o.val, '$.' || ?3) IS t.\"{column}\" "
        "ORDER BY o.hlc DESC, s.guid DESC, o.seq DESC",
        (table, id, column),
    )
    return None if found is None else str(found)
