"""Rows that ever stood under another one, whatever became of them since."""

from __future__ import annotations

from collections.abc import Collection

from citeapp.store.connection import Connection

RowKey = tuple[str, str]


def ever_under(
    connection: Connection, table: str, column: str, owners: Collection[str]
) -> list[RowKey]:
    """The rows of a table that some operation put under one of the ``owners``."""
    marks = ", ".join("?" for _owner in owners)
    found = connection.rows(
        "SELECT DISTINCT pk FROM _s_op WHERE tbl = ? AND aside = 0 AND kind IN ('I', 'U', 'R') "
        f"AND json_extract(val, '$.{column}') IN ({marks})",
        (table, *owners),
    )
    return [(table, row[0]) for row in found]
