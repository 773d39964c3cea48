"""The state function as set-based SQL: recompute touched rows from the operations held.

``touch`` names rows, ``recompute`` makes tables and conflicts what the journal says they are.
The same result as :func:`citeapp.domain.operations.state_of`, for a whole merge at once. Three
kinds of rows are told apart, from the most frequent to the rarest: rows written once are what
their operation says; of rows that stand and were only edited, the edited cells are looked at
(:mod:`citeapp.store.edits`); everything else is looked at as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from citeapp.store import edits, joins, newcomers
from citeapp.store.connection import Connection
from citeapp.store.edits import SEES, VALUES, typed
from citeapp.store.erased import COUNTED, any_erased
from citeapp.store.installed import columns_of
from citeapp.store.schema import SHARED
from citeapp.store.telling import AS_IT_STANDS

_SETUP = """
CREATE TEMP TABLE IF NOT EXISTS touched (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS lone (
  tbl, site, seq, pk, PRIMARY KEY (tbl, site, seq)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS entire (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS rowop (tbl, pk, site, seq, hlc, ctx, guid, private, writes);
CREATE INDEX IF NOT EXISTS temp.rowop_row ON rowop (tbl, pk);
CREATE TEMP TABLE IF NOT EXISTS cellop (tbl, pk, col, site, seq, hlc, ctx, guid, private, value);
CREATE INDEX IF NOT EXISTS temp.cellop_cell ON cellop (tbl, pk, col);
CREATE TEMP TABLE IF NOT EXISTS head (tbl, pk, col, site, seq, hlc, guid, value);
CREATE INDEX IF NOT EXISTS temp.head_cell ON head (tbl, pk, col);
CREATE TEMP TABLE IF NOT EXISTS seen (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID
"""
"""Temporary tables without declared types: a value keeps the type its author wrote."""
_EMPTIED = ("touched", "lone", "entire", "rowop", "cellop", "head", "seen")


def touch(connection: Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Name rows (table, key) to recompute."""
    prepare(connection)
    connection.run_many("INSERT OR IGNORE INTO temp.touched VALUES (?, ?)", rows)


def touch_whole(connection: Connection, rows: Collection[tuple[str, str]]) -> None:
    """Name rows to recompute all of, whatever is taken in about them."""
    touch(connection, rows)
    connection.run_many("INSERT OR IGNORE INTO temp.more VALUES (?, ?)", rows)


def touch_staged(connection: Connection) -> None:
    """Name the rows that what is being taken in (``temp.incoming``) writes, and the cells.

    But for the rows that are new, and in their place already.
    """
    prepare(connection)
    connection.execute(
        "INSERT OR IGNORE INTO temp.touched SELECT i.tbl, i.pk FROM temp.incoming i "
        f"WHERE NOT {newcomers.ARE}"
    )
    edits.stage(connection)


def prepare(connection: Connection) -> None:
    """Make sure the temporary tables exist."""
    for statement in _SETUP.split(";"):
        connection.execute(statement)
    edits.prepare(connection)


def recompute(connection: Connection) -> frozenset[str]:
    """Bring the touched rows to the state of the journal; the tables concerned.

    Runs inside the caller's transaction, with capture off: it creates no operation.
    """
    prepare(connection)
    edits.keep_sufficient(connection)
    _find_lone(connection)
    _gather(connection)
    connection.execute("UPDATE _s_me SET capture = 0")
    tables = [found[0] for found in connection.rows("SELECT DISTINCT tbl FROM temp.touched")]
    for table in tables:
        if table in SHARED:
            _materialise(connection, table)
    edits.apply(connection)
    connection.execute("UPDATE _s_me SET capture = 1")
    _list_conflicts(connection)
    shown = joins.refresh(connection)
    for name in _EMPTIED:
        connection.execute(f"DELETE FROM temp.{name}")
    edits.clear(connection)
    return shown.union(tables)


def _find_lone(connection: Connection) -> None:
    """Rows with a single operation, which writes values: they are what it says.

    Counted in the index alone; then the journal is read in its own order.
    """
    connection.execute(
        "INSERT INTO temp.lone SELECT t.tbl, o.site, o.seq, t.pk FROM temp.touched t "
        "CROSS JOIN _s_entry o INDEXED BY _s_op_row ON o.tbl = t.tbl AND o.pk = t.pk "
        "GROUP BY t.tbl, t.pk HAVING count(*) = 1"
    )
    connection.execute(
        "DELETE FROM temp.lone AS l WHERE NOT (SELECT o.aside = 0 AND "
        f"o.{VALUES} FROM _s_op o WHERE o.site = l.site AND o.seq = l.seq)"
    )
    if any_erased(connection):
        connection.execute(
            "DELETE FROM temp.lone AS l WHERE EXISTS "
            "(SELECT 1 FROM _s_erased e WHERE e.tbl = l.tbl AND e.pk = l.pk)"
        )


def _gather(connection: Connection) -> None:
    """Fill ``head`` and ``seen`` (the visible rows) for the rows to be looked at as a whole."""
    connection.execute(
        "INSERT INTO temp.entire SELECT tbl, pk FROM temp.touched "
        "EXCEPT SELECT tbl, pk FROM temp.lone EXCEPT SELECT tbl, pk FROM temp.edited"
    )
    connection.execute(
        "INSERT INTO temp.rowop SELECT o.tbl, o.pk, o.site, o.seq, o.hlc, o.ctx, s.guid, "
        f"s.private, CASE WHEN o.{VALUES} THEN 1 WHEN o.kind = 'D' THEN 0 ELSE 3 END "
        "FROM temp.entire t CROSS JOIN _s_op o ON o.tbl = t.tbl AND o.pk = t.pk "
        "JOIN _s_site s ON s.n = o.site WHERE o.aside = 0"
    )
    connection.execute(
        "INSERT INTO temp.rowop (tbl, pk, writes) SELECT e.tbl, e.pk, 2 FROM _s_erased e "
        "CROSS JOIN temp.entire t ON t.tbl = e.tbl AND t.pk = e.pk "
        f"WHERE e.owner IS NULL OR e.tbl NOT IN ({COUNTED})"
    )
    connection.execute(
        "INSERT INTO temp.cellop SELECT r.tbl, r.pk, j.key, r.site, r.seq, r.hlc, r.ctx, r.guid, "
        "r.private, j.value FROM temp.rowop r JOIN _s_op o ON o.site = r.site AND o.seq = r.seq, "
        "json_each(o.val) j WHERE r.writes = 1"
    )
    connection.execute(
        "INSERT INTO temp.head SELECT tbl, pk, col, site, seq, hlc, guid, value "
        "FROM temp.cellop a WHERE NOT EXISTS (SELECT 1 FROM temp.cellop b "
        f"WHERE b.tbl = a.tbl AND b.pk = a.pk AND b.col = a.col AND {SEES})"
    )
    # forged contexts may go round in a circle: then nobody saw anything
    connection.execute(
        "INSERT INTO temp.head SELECT tbl, pk, col, site, seq, hlc, guid, value "
        "FROM temp.cellop a WHERE NOT EXISTS (SELECT 1 FROM temp.head h "
        "WHERE h.tbl = a.tbl AND h.pk = a.pk AND h.col = a.col)"
    )
    connection.execute(
        "INSERT INTO temp.seen SELECT DISTINCT w.tbl, w.pk FROM temp.rowop w WHERE w.writes = 1 "
        "AND NOT EXISTS (SELECT 1 FROM temp.rowop e WHERE e.tbl = w.tbl AND e.pk = w.pk "
        "AND e.writes = 2) "
        "AND NOT EXISTS (SELECT 1 FROM temp.rowop b WHERE b.tbl = w.tbl AND b.pk = w.pk "
        "AND b.writes = 0 AND NOT EXISTS (SELECT 1 FROM temp.rowop a WHERE a.tbl = w.tbl "
        f"AND a.pk = w.pk AND a.writes = 1 AND NOT {SEES}))"
    )


def _materialise(connection: Connection, table: str) -> None:
    types = {column.name: column.type for column in SHARED[table].columns}
    columns = [name for name in columns_of(connection, table) if name in types]
    connection.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT pk FROM temp.entire WHERE tbl = '{table}' "
        f"EXCEPT SELECT pk FROM temp.seen WHERE tbl = '{table}')"
    )
    cells = ", ".join(
        f"max(CASE WHEN w.col = '{name}' THEN {typed('w.value', types[name])} END) AS \"{name}\""
        for name in columns
    )
    lone = ", ".join(typed(f"json_extract(o.val, '$.{name}')", types[name]) for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
    differs = " OR ".join(f'{table}."{name}" IS NOT excluded."{name}"' for name in columns)
    known = f"ON CONFLICT (id) DO UPDATE SET {updates} WHERE {differs}"
    connection.execute(
        f"INSERT INTO {table} (id, {names}) SELECT l.pk, {lone} FROM temp.lone l "
        "CROSS JOIN _s_entry o ON o.site = l.site AND o.seq = l.seq "
        f"WHERE l.tbl = '{table}' AND o.val <> '{AS_IT_STANDS}' {known}"
    )
    connection.execute(
        f"INSERT INTO {table} (id, {names}) SELECT s.pk, {cells} FROM temp.seen s LEFT JOIN ("
        "SELECT pk, col, value, row_number() OVER (PARTITION BY pk, col "
        "ORDER BY hlc DESC, guid DESC, seq DESC) AS place FROM temp.head "
        f"WHERE tbl = '{table}') w ON w.pk = s.pk AND w.place = 1 WHERE s.tbl = '{table}' "
        f"GROUP BY s.pk {known}"
    )


def _list_conflicts(connection: Connection) -> None:
    """Of the rows looked at as a whole, and of lone ones, which have none."""
    connection.execute(
        "DELETE FROM _s_conflict AS c WHERE EXISTS "
        "(SELECT 1 FROM temp.touched t WHERE t.tbl = c.tbl AND t.pk = c.pk) AND NOT EXISTS "
        "(SELECT 1 FROM temp.edited e WHERE e.tbl = c.tbl AND e.pk = c.pk)"
    )
    connection.execute(
        "INSERT INTO _s_conflict SELECT h.tbl, h.pk, h.col FROM temp.head h "
        "JOIN temp.seen s ON s.tbl = h.tbl AND s.pk = h.pk GROUP BY h.tbl, h.pk, h.col "
        "HAVING min(quote(h.value)) <> max(quote(h.value))"
    )
    connection.execute(
        "INSERT INTO _s_conflict SELECT DISTINCT a.tbl, a.pk, '' FROM temp.rowop a "
        "JOIN temp.seen s ON s.tbl = a.tbl AND s.pk = a.pk WHERE a.writes = 0 "
        "AND NOT EXISTS (SELECT 1 FROM temp.rowop b WHERE b.tbl = a.tbl AND b.pk = a.pk "
        f"AND b.writes = 1 AND {SEES})"
    )
