"""Erasing in the journal (exchange.md, Erasure): what an E or X names loses its content for good.

State stays a function of the set of operations: an erasure empties the operations that are
held when it comes, and those that come later while they are being staged, with one result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from citeapp.domain.erasure import ERASED_WITH, KEPT, LINKS
from citeapp.domain.lot import Op
from citeapp.store import edits, indexing, merging, pages, telling
from citeapp.store.connection import Connection
from citeapp.store.erased import any_erased, linked
from citeapp.store.schema import SHARED
from citeapp.store.workspace import Workspace

SWEEP = "sweep_due"
"""Named value: something was erased, and free pages and backups still hold it."""

_ENDS = "kind IN ('D', 'E', 'X')"
"""Repeated so that the index of deletions and erasures is used."""
_VALUES = "kind IN ('I', 'U', 'R') AND val IS NOT NULL"


class Erasures(NamedTuple):
    """An erase list for copies of a file; ``private``: of lines that a machine keeps to itself."""

    shared: list[Op]
    private: list[Op]


def erase_row(workspace: Workspace, table: str, pk: str) -> frozenset[str]:
    """Write E on a row and make it take effect, inside an act of the caller; tables touched."""
    workspace.append("E", table, pk)
    return take_effect(workspace)


def erase_cell(workspace: Workspace, table: str, pk: str, columns: Sequence[str]) -> frozenset[str]:
    """Write X on cells of a row and make it take effect; what is written later stays.

    What this machine keeps to itself of the row is erased by an X that stays here too.
    """
    connection = workspace.connection
    sites = connection.rows(
        "SELECT DISTINCT s.private FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE o.tbl = ? AND o.pk = ?",
        (table, pk),
    )
    for (private,) in sites:
        workspace.append("X", table, pk, dict.fromkeys(columns), private=bool(private))
    return take_effect(workspace, [(table, pk)])


def take_effect(workspace: Workspace, cells: Iterable[tuple[str, str]] = ()) -> frozenset[str]:
    """Empty what the erasures of the journal name; ``cells`` are rows with a new X on them."""
    connection = workspace.connection
    merging.prepare(connection)
    _stage_erased(connection)
    found = connection.value("SELECT count(*) FROM temp.erasing")
    _empty_rows(connection)
    rows = set(cells)
    if rows:
        _empty_cells(connection, rows)
        merging.touch(connection, rows)
    if rows or found:
        _note_sweep(connection)
        scrub_quarantine(connection)
        indexing.let_go(connection)
    return merging.recompute(connection)


def anything_erased(connection: Connection) -> bool:
    """Whether what comes has to be compared with erasures at all."""
    return any_erased(connection) or _any_cell_erased(connection)


def scrub_staged(connection: Connection) -> None:
    """Empty what is being taken in (``temp.incoming``) as if it had been here before."""
    if any_erased(connection):
        _prepare(connection)
        while _stage_arriving(connection):
            _stage_followers(connection)
            _empty_rows(connection)
            _note_sweep(connection)
        connection.execute(
            f"UPDATE temp.incoming AS o SET val = {_EMPTIED} FROM _s_erased e "
            f"WHERE e.tbl = o.tbl AND e.pk = o.pk AND o.{_VALUES.replace('val', 'o.val')}"
        )
    if _any_cell_erased(connection):
        found = connection.rows(
            _CELLS.format(source="temp.incoming w JOIN _s_site v ON v.guid = w.guid", rows="1")
        )
        connection.run_many(
            "UPDATE temp.incoming SET val = json_remove(val, '$.' || ?3) "
            "WHERE guid = (SELECT guid FROM _s_site WHERE n = ?1) AND seq = ?2",
            [(site, seq, column) for site, seq, column in found],
        )


def _any_cell_erased(connection: Connection) -> bool:
    found = connection.value(f"SELECT 1 FROM _s_entry WHERE {_ENDS} AND kind = 'X' LIMIT 1")
    return found is not None


def drop_unexplained(connection: Connection, bare: Collection[tuple[str, int]]) -> None:
    """Leave out of what is being taken in whatever comes without proof and without an erasure.

    Its dot stays a gap, until the erasure counts here or someone brings the content.
    """
    if not bare:
        return
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS bare (guid, seq, PRIMARY KEY (guid, seq))")
    connection.execute("DELETE FROM temp.bare")
    connection.run_many("INSERT OR IGNORE INTO temp.bare VALUES (?, ?)", list(bare))
    connection.execute(
        "DELETE FROM temp.incoming AS i WHERE (guid, seq) IN (SELECT guid, seq FROM temp.bare) "
        f"AND kind IN ('I', 'U', 'R') AND NOT ({_EXPLAINED})"
    )


def scrub_quarantine(connection: Connection) -> None:
    """What was put apart since it contradicts what is held is erased like the rest."""
    connection.execute(f"DELETE FROM _s_quarantine AS i WHERE {_EXPLAINED}")
    connection.execute(
        "DELETE FROM _s_quarantine WHERE val IS NOT NULL "
        f"AND EXISTS (SELECT 1 FROM _s_erased e WHERE e.pk IN ({linked('val')}))"
    )


def erase_list(connection: Connection) -> list[Op]:
    """Every erasure known here that may travel, those without effect here included."""
    return _listed(connection, "s.private = 0")


def in_effect(connection: Connection) -> Erasures:
    """What a copy of this file has to erase: a backup, or what a restored one replaced."""
    return Erasures(
        _listed(connection, "s.private = 0 AND o.aside = 0"),
        _listed(connection, "s.private = 1 AND o.aside = 0"),
    )


def _listed(connection: Connection, which: str) -> list[Op]:
    found = connection.rows(
        "SELECT s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val, o.sig "
        "FROM _s_op o JOIN _s_site s ON s.n = o.site "
        f"WHERE o.{_ENDS} AND o.kind <> 'D' AND {which} ORDER BY s.guid, o.seq"
    )
    return [Op(*row) for row in found]


def authors(
    connection: Connection, rows: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], frozenset[str]]:
    """The machines that first wrote some rows; our private lines are ours."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row in rows:
        sites = connection.rows(
            "SELECT DISTINCT CASE WHEN s.private THEN m.guid ELSE s.guid END FROM _s_op o "
            "JOIN _s_site s ON s.n = o.site JOIN _s_site m ON m.n = (SELECT site FROM _s_me) "
            "WHERE o.tbl = ? AND o.pk = ? AND o.kind = 'I' AND o.aside = 0",
            row,
        )
        if sites:
            found[row] = frozenset(site for (site,) in sites)
    return found


def rows_of(connection: Connection, pk: str) -> set[tuple[str, str]]:
    """The rows that would go with one, deleted ones included; nothing is changed."""
    with connection.transaction():
        _prepare(connection)
        connection.execute("INSERT INTO temp.gone VALUES (?)", (pk,))
        _stage_followers(connection)
        found = {(table, one) for table, one in connection.rows("SELECT tbl, pk FROM temp.erasing")}
        connection.execute("DELETE FROM temp.erasing")
    return found


def _prepare(connection: Connection) -> None:
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS erasing (tbl, pk, owner, PRIMARY KEY (tbl, pk)) "
        "WITHOUT ROWID"
    )
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (tbl, pk, owner)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS gone (pk PRIMARY KEY) WITHOUT ROWID")
    for name in ("erasing", "found", "gone"):
        connection.execute(f"DELETE FROM temp.{name}")


def _stage_erased(connection: Connection) -> None:
    """The rows that an E names and that still have content, and those that go with them."""
    _prepare(connection)
    connection.execute(
        "INSERT OR IGNORE INTO temp.erasing SELECT o.tbl, o.pk, NULL FROM _s_op o "
        f"WHERE o.{_ENDS} AND o.kind = 'E' AND o.aside = 0 AND NOT EXISTS (SELECT 1 FROM _s_erased "
        "e WHERE e.tbl = o.tbl AND e.pk = o.pk AND e.owner IS NULL)"
    )
    connection.execute("INSERT OR IGNORE INTO temp.gone SELECT pk FROM temp.erasing")
    _stage_followers(connection)


def _stage_followers(connection: Connection) -> None:
    """With the rows in ``gone`` what belongs to them, and what belongs to that."""
    while connection.value("SELECT 1 FROM temp.gone LIMIT 1"):
        for source in _belongings(connection):
            connection.execute(f"INSERT INTO temp.found {source}")
        connection.execute("DELETE FROM temp.gone")
        connection.execute(
            "INSERT OR IGNORE INTO temp.gone SELECT f.pk FROM temp.found f WHERE NOT EXISTS "
            "(SELECT 1 FROM temp.erasing k WHERE k.tbl = f.tbl AND k.pk = f.pk)"
        )
        connection.execute(
            "INSERT OR IGNORE INTO temp.erasing SELECT tbl, pk, owner FROM temp.found"
        )
        connection.execute("DELETE FROM temp.found")


def _belongings(connection: Connection) -> list[str]:
    """Queries for the rows that belong to ``gone``, each by an index, however old their link."""
    shown = [
        f"SELECT '{table.name}', t.id, t.{link} FROM temp.gone g "
        f"CROSS JOIN {table.name} t ON t.{link} = g.pk"
        for table in SHARED.values()
        for link in LINKS
        if link in table.column_names
    ]
    told = (
        "SELECT o.tbl, o.pk, g.pk FROM {} CROSS JOIN temp.gone g "
        f"WHERE {{}} AND g.pk IN ({linked('o.val')})"
    )
    row = "_s_op o ON o.tbl = d.tbl AND o.pk = d.pk"
    marks = ", ".join(f"'{name}'" for name in LINKS)
    handed = " OR ".join(f"val GLOB '*\"{link}\"*'" for link in LINKS)
    return [
        *shown,
        told.format(f"_s_op d CROSS JOIN {row}", f"d.{_ENDS}"),
        told.format(f"_s_conflict d CROSS JOIN {row}", f"d.col IN ({marks})"),
        told.format("_s_op o", "o.aside <> 0"),
        told.format("_s_entry o INDEXED BY _s_op_handed", f"o.kind IN ('U', 'R') AND ({handed})"),
        *(told.format("_s_op o", f"o.tbl = '{name}'") for name in _unknown(connection)),
    ]


def _stage_arriving(connection: Connection) -> bool:
    """Rows being taken in that belong to an erased one, unknown until now; were there any?"""
    connection.execute(f"INSERT OR IGNORE INTO temp.erasing {_ARRIVING}")
    connection.execute("INSERT OR IGNORE INTO temp.gone SELECT pk FROM temp.erasing")
    return bool(connection.value("SELECT 1 FROM temp.gone LIMIT 1"))


def _unknown(connection: Connection) -> list[str]:
    """Tables of the journal that only a newer version knows."""
    names, last = [], ""
    while last := connection.value("SELECT min(tbl) FROM _s_op WHERE tbl > ?", (last,)):
        names.append(str(last))
    return [name for name in names if name not in SHARED]


def _empty_rows(connection: Connection) -> None:
    """Take the content of the staged rows, here and in drafts; they wait for recomputing."""
    connection.execute(
        "INSERT INTO _s_erased (tbl, pk, owner) SELECT tbl, pk, owner FROM temp.erasing "
        "WHERE true ON CONFLICT (tbl, pk) DO UPDATE SET owner = NULL WHERE excluded.owner IS NULL"
    )
    theirs = (
        "(o.site, o.seq) IN (SELECT w.site, w.seq FROM temp.erasing g "
        f"CROSS JOIN _s_entry w ON w.tbl = g.tbl AND w.pk = g.pk WHERE w.{_VALUES})"
    )
    pages.forget(connection, theirs)
    # read through the view: what stood in a row need not be written down to be emptied
    connection.execute(
        f"UPDATE _s_entry AS t SET val = (SELECT {_EMPTIED} FROM _s_op o "
        "WHERE o.site = t.site AND o.seq = t.seq) FROM temp.erasing e "
        f"WHERE {theirs.replace('o.', 't.')} AND e.tbl = t.tbl AND e.pk = t.pk"
    )
    _drop_drafts(connection, "SELECT e.tbl || '/' || e.pk || '/*' AS place FROM temp.erasing e")
    connection.execute("INSERT OR IGNORE INTO temp.touched SELECT tbl, pk FROM temp.erasing")
    connection.execute("DELETE FROM temp.erasing")


def _note_sweep(connection: Connection) -> None:
    connection.execute(
        "INSERT INTO _s_meta VALUES (?, 'true') ON CONFLICT (name) DO UPDATE SET value = 'true'",
        (SWEEP,),
    )


def _empty_cells(connection: Connection, rows: set[tuple[str, str]]) -> None:
    for table, pk in sorted(rows):
        found = connection.rows(
            _CELLS.format(
                source="_s_op w JOIN _s_site v ON v.n = w.site",
                rows="w.tbl = :tbl AND w.pk = :pk",
            ),
            {"tbl": table, "pk": pk},
        )
        for site, seq in {(site, seq) for site, seq, _column in found}:
            pages.forget(connection, "o.site = ? AND o.seq = ?", (site, seq))
        telling.write_down(connection, "SELECT ? AS tbl, ? AS pk", (table, pk))
        connection.run_many(
            "UPDATE _s_entry SET val = json_remove(val, '$.' || ?3) WHERE site = ?1 AND seq = ?2",
            [(site, seq, column) for site, seq, column in found],
        )
        for column in {column for *_dot, column in found}:
            _drop_drafts(connection, "SELECT ? AS place", (f"{table}/{pk}/{column}",))


def _drop_drafts(connection: Connection, places: str, values: Sequence[str] = ()) -> None:
    connection.execute(
        "DELETE FROM _s_draft WHERE EXISTS "
        f"(SELECT 1 FROM ({places}) p WHERE _s_draft.place GLOB p.place)",
        values,
    )


_ARRIVING = (
    "SELECT i.tbl, i.pk, e.pk FROM temp.incoming i CROSS JOIN _s_erased e "
    f"ON e.pk IN ({linked('i.val')}) WHERE i.{_VALUES.replace('val', 'i.val')} "
    "AND NOT EXISTS (SELECT 1 FROM _s_erased k WHERE k.tbl = i.tbl AND k.pk = i.pk)"
)
_KEEPS = " ".join(
    "WHEN o.tbl = '{table}' THEN (SELECT json_group_object(key, value) FROM (SELECT key, value "
    "FROM json_each(o.val) WHERE key IN ({names}) UNION ALL SELECT '{mark}', e.owner))".format(
        table=table, names=", ".join(f"'{name}'" for name in names), mark=ERASED_WITH
    )
    for table, names in KEPT.items()
)
_EMPTIED = (
    f"CASE WHEN e.owner IS NULL THEN NULL {_KEEPS} ELSE json_object('{ERASED_WITH}', e.owner) END"
)
"""What stays of operation ``o`` on the erased row ``e``: see :func:`domain.erasure.emptied`."""

_EXPLAINED = (
    "EXISTS (SELECT 1 FROM _s_erased e WHERE e.tbl = i.tbl AND e.pk = i.pk) "
    f"OR EXISTS (SELECT 1 FROM _s_op x WHERE x.{_ENDS} AND x.kind = 'X' AND x.aside = 0 "
    "AND x.tbl = i.tbl AND x.pk = i.pk)"
)
"""An erasure speaks of operation ``i``, of its row or of one of its cells."""

_CELLS = f"""
SELECT b.site, b.seq, b.col FROM (
  SELECT v.n AS site, w.seq, w.hlc, w.ctx, v.private, c.key AS col, x.site AS x_site,
    x.seq AS x_seq FROM {{source}}
  CROSS JOIN _s_op x ON x.{_ENDS} AND x.kind = 'X' AND x.tbl = w.tbl AND x.pk = w.pk
    AND x.aside = 0, json_each(x.val) c
  WHERE {{rows}} AND w.kind IN ('I', 'U', 'R') AND json_type(w.val, '$.' || c.key) IS NOT NULL
) b JOIN (
  SELECT o.site, o.seq, o.hlc, s.private FROM _s_op o JOIN _s_site s ON s.n = o.site
  WHERE o.{_ENDS} AND o.kind = 'X'
) a ON a.site = b.x_site AND a.seq = b.x_seq
WHERE NOT {edits.SEES} AND (b.private OR NOT a.private)
"""
"""Cells (site, seq, column) written by authors who had not seen an X on them; what this
machine keeps to itself erases nothing that others see."""
