"""What operations that came would do here: delete, change, erase, say otherwise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from citeapp.domain.lot import Op
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED

_WEIGHED = ("person", "meeting", "action_item")


def would_delete(connection: Connection, ops: Iterable[Op]) -> int:
    """How many rows that stand here would leave: the last word on them is a deletion."""
    written = list(ops)
    rows = {(op.tbl, op.pk) for op in written if op.kind == "D"}
    on_them = [op for op in written if (op.tbl, op.pk) in rows] if rows else []
    last: dict[tuple[str, str], Op] = {}
    for op in sorted(on_them, key=lambda o: (o.hlc, o.site, o.seq)):
        last[op.tbl, op.pk] = op
    return _standing(connection, [row for row, op in last.items() if op.kind == "D"])


def would_change(connection: Connection, ops: Iterable[Op]) -> int:
    """How many people, rencontres and actions that stand here would be written to."""
    return _standing(connection, {(op.tbl, op.pk) for op in ops if op.tbl in _WEIGHED})


def _standing(connection: Connection, rows: Iterable[tuple[str, str]]) -> int:
    """How many of these rows are here."""
    wanted = defaultdict[str, list[str]](list)
    for table, pk in rows:
        if table in SHARED:
            wanted[table].append(pk)
    return sum(
        int(
            connection.value(
                f'SELECT count(*) FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))',
                (json.dumps(ids),),
            )
        )
        for table, ids in wanted.items()
    )


def would_erase(connection: Connection, ops: Iterable[Op]) -> int:
    """How many rows that stand here would be erased for good."""
    rows = {(op.tbl, op.pk) for op in ops if op.kind == "E" and op.tbl in SHARED}
    return sum(
        connection.value(f'SELECT 1 FROM "{table}" WHERE id = ?', (pk,)) is not None
        for table, pk in rows
    )


def row_count(connection: Connection) -> int:
    """How many people, rencontres and actions there are, to weigh a merge against."""
    return sum(int(connection.value(f'SELECT count(*) FROM "{table}"')) for table in _WEIGHED)
