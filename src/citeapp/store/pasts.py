"""Rows that ever stood under another one, whatever became of them since."""

from __future__ import annotations

from collections.abc import Collection

from citeapp.store.connection import Connection

RowKey = tuple[str, str]


def ever_under(
    connection: Connection, table: str, column: str, owners: Collection[str]
) -> list[RowKey]:
    """The rows of a table that are, or were when they were deleted, under one of the ``owners``."""
    marks = ", ".join("?" for _owner in owners)
    found = connection.rows(
        f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks}) UNION '
        "SELECT d.pk FROM _s_op d WHERE d.kind = 'D' AND d.tbl = ? "
        "AND EXISTS (SELECT 1 FROM _s_op o WHERE o.tbl = d.tbl AND o.pk = d.pk AND o.aside = 0 "
        f"AND o.kind IN ('I', 'U', 'R') AND json_extract(o.val, '$.{column}') IN ({marks}))",
        (*owners, table, *owners),
    )
    return [(table, row[0]) for row in found]
