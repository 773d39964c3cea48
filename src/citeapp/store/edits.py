"""Edits of rows that stand: only the cells that were written are looked at again.

Most of what is merged are edits. Values do not depend on one another, and a row that nobody
ever deleted or erased stays visible, so the other cells of the row need not be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from citeapp.store import indexing
from citeapp.store.connection import Connection
from citeapp.store.installed import columns_of
from citeapp.store.schema import SHARED
from citeapp.store.telling import AS_IT_STANDS, NUMEROUS

SEES = """(
  (b.site = a.site AND b.seq > a.seq)
  OR (b.site <> a.site AND (a.private OR b.private) AND b.hlc > a.hlc)
  OR (b.site <> a.site AND NOT a.private AND NOT b.private AND EXISTS (
    SELECT 1 FROM _s_ctx c WHERE c.site = b.site AND c.ctx = b.ctx AND c.other = a.site
      AND a.seq BETWEEN c.lo AND c.hi)))"""
"""The author of operation ``b`` held ``a``."""
VALUES = "kind IN ('I', 'U', 'R')"
_SETUP = """
CREATE TEMP TABLE IF NOT EXISTS edit (
  cell INTEGER PRIMARY KEY, tbl, pk, col, UNIQUE (tbl, pk, col));
CREATE TEMP TABLE IF NOT EXISTS edited (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS more (tbl, pk, PRIMARY KEY (tbl, pk)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS written (
  site, seq, cell, PRIMARY KEY (site, seq, cell)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS version (cell, site, seq, hlc, ctx, guid, private, value);
CREATE INDEX IF NOT EXISTS temp.version_cell ON version (cell);
CREATE TEMP TABLE IF NOT EXISTS winner (cell, hlc, guid, seq, value);
CREATE INDEX IF NOT EXISTS temp.winner_cell ON winner (cell);
CREATE TEMP TABLE IF NOT EXISTS best (cell INTEGER PRIMARY KEY, value);
CREATE TEMP TABLE IF NOT EXISTS rewritten (
  tbl, cols, pk, PRIMARY KEY (tbl, cols, pk)) WITHOUT ROWID
"""
_TOGETHER = 8
"""Columns written in one go; a row that had more edited is written column by column."""


def prepare(connection: Connection) -> None:
    """Make sure the temporary tables exist."""
    for statement in _SETUP.split(";"):
        connection.execute(statement)


def clear(connection: Connection) -> None:
    """Forget what was staged."""
    for name in ("edit", "edited", "more", "written", "version", "winner", "best", "rewritten"):
        connection.execute(f"DELETE FROM temp.{name}")


def stage(connection: Connection) -> None:
    """Name the cells that what is being taken in edits; ``more``: rows it inserts once more."""
    connection.execute(
        "INSERT OR IGNORE INTO temp.more SELECT n.tbl, n.pk FROM temp.incoming n "
        f"WHERE n.kind = 'I' AND ({_stands(connection, 'temp.incoming')}) AND NOT EXISTS "
        "(SELECT 1 FROM temp.newcomer c WHERE c.guid = n.guid AND c.seq = n.seq)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO temp.edit (tbl, pk, col) SELECT i.tbl, i.pk, j.key "
        "FROM temp.incoming i, json_each(i.val) j WHERE i.kind IN ('U', 'R')"
    )


def keep_sufficient(connection: Connection) -> None:
    """Keep the edits of rows for which they suffice: ``edited``; forget the others."""
    connection.execute(
        "INSERT INTO temp.edited SELECT n.tbl, n.pk FROM (SELECT DISTINCT tbl, pk FROM temp.edit) "
        f"n WHERE ({_stands(connection, 'temp.edit')}) "
        "AND NOT EXISTS (SELECT 1 FROM temp.more m WHERE m.tbl = n.tbl AND m.pk = n.pk) "
        "AND NOT EXISTS (SELECT 1 FROM _s_op o WHERE o.kind IN ('D', 'E', 'X') "
        "AND o.tbl = n.tbl AND o.pk = n.pk) "
        "AND NOT EXISTS (SELECT 1 FROM _s_erased g WHERE g.tbl = n.tbl AND g.pk = n.pk)"
    )
    connection.execute(
        "DELETE FROM temp.edit WHERE (tbl, pk) NOT IN (SELECT tbl, pk FROM temp.edited)"
    )


def apply(connection: Connection) -> None:
    """Bring the edited cells to the state of the journal, and list their conflicts."""
    if not connection.value("SELECT EXISTS (SELECT 1 FROM temp.edit)"):
        return
    _gather(connection)
    cells = connection.value("SELECT count(*) FROM temp.edit")
    with indexing.in_haste(connection, int(cells)):
        _write_all(connection)
    _list_conflicts(connection)


def _write_all(connection: Connection) -> None:
    """Row by row: what was edited of it together is written once, and its old state kept once."""
    known = {
        table: [name for name in columns_of(connection, table) if name in _types(table)]
        for (table,) in connection.rows("SELECT DISTINCT tbl FROM temp.edited")
    }
    for table, columns in known.items():
        names = ", ".join(f"'{name}'" for name in columns)
        connection.execute(
            "INSERT INTO temp.rewritten SELECT tbl, group_concat(col), pk FROM (SELECT tbl, pk, "
            f"col FROM temp.edit WHERE tbl = '{table}' AND col IN ({names}) ORDER BY tbl, pk, col) "
            "GROUP BY tbl, pk"
        )
    for table, found in connection.rows("SELECT DISTINCT tbl, cols FROM temp.rewritten"):
        edited = found.split(",")
        for start in range(0, len(edited), _TOGETHER):
            _write(connection, table, found, edited[start : start + _TOGETHER])


def _types(table: str) -> dict[str, str]:
    return {column.name: column.type for column in SHARED[table].columns}


def _stands(connection: Connection, source: str) -> str:
    """Whether row ``n``, one of ``source``, is shown now."""
    tables = connection.rows(f"SELECT DISTINCT tbl FROM {source}")
    each = [
        f"(n.tbl = '{table}' AND EXISTS (SELECT 1 FROM {table} r WHERE r.id = n.pk))"
        for (table,) in tables
        if table in SHARED
    ]
    return " OR ".join(each) or "0"


def typed(value: str, column_type: str) -> str:
    """A value of a wrong type, from a foreign program, must not stop a merge."""
    if column_type == "INTEGER":
        return f"CASE typeof({value}) WHEN 'integer' THEN {value} END"
    return f"CAST({value} AS TEXT)"


def _gather(connection: Connection) -> None:
    """All that was written to the edited cells, then what nobody's later writing has seen."""
    path = "'$.\"' || e.col || '\"'"
    # found in the index alone; then the journal is read in its own order
    connection.execute(
        "INSERT INTO temp.written SELECT o.site, o.seq, e.cell FROM temp.edit e "
        "CROSS JOIN _s_entry o INDEXED BY _s_op_row ON o.tbl = e.tbl AND o.pk = e.pk"
    )
    stands, standing = f"o.val IS '{AS_IT_STANDS}'", _standing(connection)
    connection.execute(
        "INSERT INTO temp.version SELECT e.cell, o.site, o.seq, o.hlc, o.ctx, s.guid, s.private, "
        f"CASE WHEN {stands} THEN {standing} ELSE json_extract(o.val, {path}) END "
        "FROM temp.written w CROSS JOIN _s_entry o ON o.site = w.site AND o.seq = w.seq "
        "CROSS JOIN temp.edit e ON e.cell = w.cell CROSS JOIN _s_site s ON s.n = o.site "
        f"WHERE o.aside = 0 AND o.{VALUES} AND CASE WHEN {stands} THEN {standing} IS NOT NULL "
        f"ELSE json_type(o.val, {path}) IS NOT NULL END"
    )
    connection.execute(
        "INSERT INTO temp.winner SELECT cell, hlc, guid, seq, value FROM temp.version a "
        f"WHERE NOT EXISTS (SELECT 1 FROM temp.version b WHERE b.cell = a.cell AND {SEES})"
    )
    # forged contexts may go round in a circle: then nobody saw anything
    connection.execute(
        "INSERT INTO temp.winner SELECT cell, hlc, guid, seq, value FROM temp.version "
        "WHERE cell NOT IN (SELECT cell FROM temp.winner)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO temp.best SELECT cell, value FROM temp.winner "
        "ORDER BY cell, hlc DESC, guid DESC, seq DESC"
    )


def _standing(connection: Connection) -> str:
    """The cell ``e`` as it stands in its table, in SQL: what the insertion of its row said of it.

    Read there, since telling the whole row only to read one cell of it costs ten times as much.
    """
    cells = connection.rows("SELECT DISTINCT tbl, col FROM temp.edit")
    told = " ".join(
        f"WHEN '{table}.{column}' THEN (SELECT t.\"{column}\" FROM {table} t WHERE t.id = e.pk)"
        for table, column in cells
        if table in NUMEROUS and column in columns_of(connection, table)
    )
    return f"CASE e.tbl || '.' || e.col {told} END" if told else "NULL"


def _write(connection: Connection, table: str, edited: str, columns: Sequence[str]) -> None:
    """Some columns of the rows of which exactly ``edited`` were edited."""
    types = _types(table)
    values = {name: typed(f"b{n}.value", types[name]) for n, name in enumerate(columns)}
    joins = " ".join(
        f"JOIN temp.edit e{n} ON e{n}.tbl = r.tbl AND e{n}.pk = r.pk AND e{n}.col = '{name}' "
        f"JOIN temp.best b{n} ON b{n}.cell = e{n}.cell"
        for n, name in enumerate(columns)
    )
    sets = ", ".join(f'"{name}" = {value}' for name, value in values.items())
    differs = " OR ".join(f'{table}."{name}" IS NOT {value}' for name, value in values.items())
    connection.execute(
        f"UPDATE {table} SET {sets} FROM temp.rewritten r {joins} WHERE r.tbl = '{table}' "
        f"AND r.cols = ? AND {table}.id = r.pk AND ({differs})",
        (edited,),
    )


def _list_conflicts(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM _s_conflict WHERE (tbl, pk, col) IN (SELECT tbl, pk, col FROM temp.edit)"
    )
    connection.execute(
        "INSERT INTO _s_conflict SELECT e.tbl, e.pk, e.col FROM temp.edit e JOIN temp.winner w "
        "ON w.cell = e.cell GROUP BY e.cell HAVING min(quote(w.value)) <> max(quote(w.value))"
    )
