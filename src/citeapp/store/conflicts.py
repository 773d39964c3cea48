"""The list of conflicts, as the merge left it."""

from __future__ import annotations

from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED

UNASKED = frozenset({"order_key"})
"""Columns that mean nothing to a person: every machine shows the same one, nobody is asked."""
SELF_TOLD = frozenset({"passed_over", "question"})
"""Tables about questions: what is open in them is told by the question itself."""


def listed(connection: Connection) -> list[tuple[str, str, str]]:
    """(table, identifier, column) in conflict; an empty column: deleted here, edited there.

    Tables that only a newer version knows wait until this machine has it too. Nobody is asked
    about what was erased: every machine shows the same.
    """
    found = connection.rows(f"SELECT tbl, pk, col {_asked()} ORDER BY tbl, pk, col")
    return [(tbl, pk, col) for tbl, pk, col in found]


def count(connection: Connection) -> int:
    """How many there are."""
    return int(connection.value(f"SELECT count(*) {_asked()}"))


def _asked() -> str:
    """Those that people are asked about."""
    tables, columns = (
        ", ".join(f"'{name}'" for name in sorted(names))
        for names in (SHARED.keys() - SELF_TOLD, UNASKED)
    )
    return (
        f"FROM _s_conflict c WHERE tbl IN ({tables}) AND col NOT IN ({columns}) "
        "AND NOT EXISTS (SELECT 1 FROM _s_erased e WHERE e.tbl = c.tbl AND e.pk = c.pk)"
    )
