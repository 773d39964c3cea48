"""The list of conflicts, as the merge left it."""

from __future__ import annotations

from citeapp.store.connection import Connection
from citeapp.store.edits import SEES, VALUES
from citeapp.store.journal import NEXT
from citeapp.store.schema import SHARED

UNASKED = frozenset({"order_key"})
"""Columns that mean nothing to a person: every machine shows the same one, nobody is asked.

But where a line was split meanwhile: then its halves belong together, at one place or the other.
"""
SELF_TOLD = frozenset({"passed_over", "question"})
"""Tables about questions: what is open in them is told by the question itself."""


_OPS = "(SELECT o.*, s.private FROM _s_op o JOIN _s_site s ON s.n = o.site WHERE o.aside = 0)"
_PARTED = f"""
c.tbl = 'line' AND c.col = 'order_key' AND EXISTS (
  SELECT 1 FROM {_OPS} a JOIN _s_op n ON n.site = a.site AND n.tx = a.tx
    AND n.seq BETWEEN a.seq + 1 AND a.seq + {NEXT} AND n.tbl = 'line' AND n.kind = 'I'
  WHERE a.tbl = c.tbl AND a.pk = c.pk AND a.kind = 'U'
  AND json_type(a.val, '$.text') IS NOT NULL AND json_type(a.val, '$.order_key') IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM {_OPS} b WHERE b.tbl = a.tbl AND b.pk = a.pk AND b.{VALUES}
    AND json_type(b.val, '$.order_key') IS NOT NULL AND {SEES}))
"""
"""A line that one person split and another one moved: its halves would stand apart."""


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
        f"FROM _s_conflict c WHERE tbl IN ({tables}) AND (col NOT IN ({columns}) OR {_PARTED}) "
        "AND NOT EXISTS (SELECT 1 FROM _s_erased e WHERE e.tbl = c.tbl AND e.pk = c.pk)"
    )
