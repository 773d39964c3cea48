"""The list of conflicts, as the merge left it."""

from __future__ import annotations

from citeapp.store.connection import Connection


def listed(connection: Connection) -> list[tuple[str, str, str]]:
    """(table, identifier, column) in conflict; an empty column: deleted here, edited there."""
    return [
        (tbl, pk, col)
        for tbl, pk, col in connection.rows(
            "SELECT tbl, pk, col FROM _s_conflict ORDER BY tbl, pk, col"
        )
    ]


def count(connection: Connection) -> int:
    """How many there are."""
    return int(connection.value("SELECT count(*) FROM _s_conflict"))
