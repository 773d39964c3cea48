"""Rows that came and that nobody had written before: put into their tables as they come.

Nothing has to be weighed for them: their only operation says all. Most of a first merge is such,
so they neither wait nor are looked at again; what was said is what then stands, and is not
written twice (:mod:`citeapp.store.telling`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence

from citeapp.domain.lot import Op
from citeapp.store import joins, telling
from citeapp.store.connection import Connection
from citeapp.store.edits import typed
from citeapp.store.installed import columns_of
from citeapp.store.schema import SHARED
from citeapp.store.telling import AS_IT_STANDS, NUMEROUS

ARE = "EXISTS (SELECT 1 FROM temp.newcomer c WHERE c.guid = i.guid AND c.seq = i.seq)"
"""Operation ``i`` of what is being taken in wrote a row that is in its place already."""
_SETUP = """
CREATE TEMP TABLE IF NOT EXISTS newcomer (guid, seq, tbl, PRIMARY KEY (guid, seq)) WITHOUT ROWID
"""
_FIND = f"""
INSERT INTO temp.newcomer SELECT guid, seq, tbl FROM temp.incoming i
WHERE kind = 'I' AND val IS NOT NULL AND tbl IN ({", ".join(f"'{name}'" for name in NUMEROUS)})
AND pk NOT IN (SELECT value FROM json_each(?))
AND EXISTS (SELECT 1 FROM _s_site s WHERE s.guid = i.guid AND s.private = 0)
AND NOT EXISTS (SELECT 1 FROM _s_entry e WHERE e.tbl = i.tbl AND e.pk = i.pk)
AND NOT EXISTS (SELECT 1 FROM _s_erased g WHERE g.tbl = i.tbl AND g.pk = i.pk)
"""
"""``?``: the keys that more than one operation names."""


def place(connection: Connection, ops: Sequence[Op]) -> frozenset[str]:
    """Fill the tables with what is being taken in (``temp.incoming``) of rows unknown so far.

    ``ops``: what was staged. ``temp.newcomer`` names those found; the tables concerned. Where
    rows are joined, what is shown of them may change with each: then all wait for recomputing.
    """
    prepare(connection)
    if joins.any_joined(connection):
        return frozenset()
    times = Counter([op.pk for op in ops])
    repeated = [pk for pk, count in times.items() if count > 1] if len(times) < len(ops) else []
    connection.execute(_FIND, (json.dumps(repeated),))
    found = frozenset(
        table for (table,) in connection.rows("SELECT DISTINCT tbl FROM temp.newcomer")
    )
    if found:
        connection.execute("UPDATE _s_me SET capture = 0")
        for table in found:
            _fill(connection, table)
        connection.execute("UPDATE _s_me SET capture = 1")
    return found


def prepare(connection: Connection) -> None:
    """There are none yet."""
    connection.execute(_SETUP)
    connection.execute("DELETE FROM temp.newcomer")


def value(connection: Connection, tables: Collection[str]) -> str:
    """What the journal keeps of operation ``i``, in SQL: how its row stands is not repeated."""
    if not tables:
        return "i.val"
    columns = {table: columns_of(connection, table) for table in tables}
    return (
        f"CASE WHEN {ARE} AND i.val = {telling.standing(columns, 'i')} "
        f"THEN '{AS_IT_STANDS}' ELSE i.val END"
    )


def _fill(connection: Connection, table: str) -> None:
    types = {column.name: column.type for column in SHARED[table].columns}
    columns = [name for name in columns_of(connection, table) if name in types]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(typed(f"json_extract(i.val, '$.{name}')", types[name]) for name in columns)
    connection.execute(
        f"INSERT INTO {table} (id, {names}) SELECT i.pk, {values} FROM temp.newcomer n "
        "CROSS JOIN temp.incoming i ON i.guid = n.guid AND i.seq = n.seq "
        f"WHERE n.tbl = '{table}'"
    )
