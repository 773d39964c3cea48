"""Which collectifs a row belongs to, as the journal tells, and who is in charge of them.

A row belongs to every collectif that it, its rencontre, its action or (for a person) any
membership or presence ever named: so it is the same for all who hold the same operations,
and leaving a collectif never makes someone everyone's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from citeapp.domain.readers import Appointment
from citeapp.store import telling
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table

RowKey = tuple[str, str]
_PARENTS = ("meeting_id",)
"""Columns that lead up besides a table's declared scope and parent."""


@cache
def contact_marks(table: str) -> tuple[str, ...]:
    """How the columns of a table that say how to reach someone stand in an operation."""
    known = SHARED.get(table)
    return tuple(f'"{column}":' for column in known.contacts) if known else ()


@cache
def is_scoped(table: str) -> bool:
    """Whether rows of a table belong to collectifs at all; the rest is everyone's."""
    known = SHARED.get(table)
    return known is None or bool(_ups(known)) or table == "person"


def of_rows(connection: Connection, rows: Iterable[RowKey]) -> dict[RowKey, frozenset[str]]:
    """The collectifs of some rows, as :func:`label` found them; everyone's are left out."""
    wanted = {row for row in rows if is_scoped(row[0])}
    if not wanted:
        return {}
    _fresh(connection, "asked", "tbl, pk")
    connection.run_many("INSERT INTO temp.asked VALUES (?, ?)", wanted)
    found: dict[RowKey, list[str]] = defaultdict(list)
    for table, pk, collective in connection.rows(
        "SELECT a.tbl, a.pk, l.collective FROM temp.asked a CROSS JOIN temp.label l ON l.pk = a.pk "
        "ORDER BY a.tbl, a.pk"  # here, not in Python: the window goes on meanwhile
    ):
        found[table, pk].append(collective)
    alike: dict[tuple[str, ...], frozenset[str]] = {}
    return {
        row: alike.setdefault(tuple(sorted(named)), frozenset(named))
        for row, named in found.items()
    }


def label(connection: Connection) -> None:
    """Find the collectifs of every row of the journal (``temp.label``: row key, collectif).

    From each collectif down to what leads up to it, level by level: its rencontres, their
    points, their lines; the people of its members and presences.
    """
    _edges(connection)
    connection.execute("CREATE INDEX IF NOT EXISTS temp.edge_up ON edge (up)")
    _fresh(connection, "label", "pk, collective, PRIMARY KEY (pk, collective)")
    _fresh(connection, "reached", "pk, collective")
    connection.execute(
        "INSERT INTO temp.reached SELECT DISTINCT pk, pk FROM _s_op WHERE tbl = 'collective'"
    )
    while connection.value("SELECT 1 FROM temp.reached LIMIT 1"):
        _fresh(connection, "next", "pk, collective")
        connection.execute(
            "INSERT INTO temp.next SELECT DISTINCT e.pk, r.collective FROM temp.reached r "
            "CROSS JOIN temp.edge e ON e.up = r.pk WHERE NOT EXISTS (SELECT 1 FROM temp.label l "
            "WHERE l.pk = e.pk AND l.collective = r.collective)"
        )
        connection.execute("INSERT INTO temp.label SELECT pk, collective FROM temp.next")
        connection.execute("DELETE FROM temp.reached")
        connection.execute("INSERT INTO temp.reached SELECT pk, collective FROM temp.next")


def rows_of(connection: Connection, collective: str) -> frozenset[str]:
    """The keys of the rows that belong to a collectif."""
    label(connection)
    found = connection.rows("SELECT pk FROM temp.label WHERE collective = ?", (collective,))
    return frozenset(row[0] for row in found)


def labels(connection: Connection) -> dict[str, list[str]]:
    """Row key to collectifs, as :func:`label` found them."""
    found: dict[str, list[str]] = defaultdict(list)
    for pk, collective in connection.rows("SELECT pk, collective FROM temp.label"):
        found[pk].append(collective)
    return found


def appointments(connection: Connection) -> list[Appointment]:
    """Everyone ever put in charge of a collectif, by which sites."""
    found: dict[RowKey, set[str]] = defaultdict(set)
    for collective, facilitator, site in connection.rows(
        "SELECT json_extract(o.val, '$.collective_id'), json_extract(o.val, '$.facilitator_id'), "
        "s.guid FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE o.tbl = 'collective_facilitator' AND o.aside = 0 AND o.val IS NOT NULL"
    ):
        if collective and facilitator:
            found[collective, facilitator].add(site)
    standing = {
        (row[0], row[1])
        for row in connection.rows(
            "SELECT collective_id, facilitator_id FROM collective_facilitator"
        )
    }
    return [
        Appointment(
            collective, facilitator, frozenset(sites), (collective, facilitator) in standing
        )
        for (collective, facilitator), sites in sorted(found.items())
    ]


def makers(connection: Connection) -> dict[str, frozenset[str]]:
    """Collectif to the site that first wrote it."""
    found = connection.rows(
        "SELECT o.pk, s.guid FROM _s_op o JOIN _s_site s ON s.n = o.site "
        "WHERE o.tbl = 'collective' AND o.kind = 'I' AND o.aside = 0"
    )
    grouped: dict[str, set[str]] = defaultdict(set)
    for collective, site in found:
        grouped[collective].add(site)
    return {collective: frozenset(sites) for collective, sites in grouped.items()}


def collective_names(connection: Connection) -> dict[str, str]:
    """Identifier to name."""
    return dict(connection.rows("SELECT id, coalesce(name, '') FROM collective"))


def _edges(connection: Connection) -> None:
    """From each row to those that it belongs to, and to it from whom it names (``temp.edge``).

    What stands in a row is read there, by its indexes; what the journal itself has written down,
    older versions included, in one reading of it.
    """
    _fresh(connection, "edge", "pk, up")
    _fresh(connection, "leads", "tbl, col, down, PRIMARY KEY (tbl, col, down)")
    for table in SHARED.values():
        for column, down in _leads(table):
            if table.name in telling.NUMEROUS:
                pair = f'"{column}", id' if down else f'id, "{column}"'
                connection.execute(
                    f"INSERT INTO temp.edge SELECT {pair} FROM {table.name} "
                    f'WHERE "{column}" IS NOT NULL'
                )
            connection.execute(
                "INSERT INTO temp.leads VALUES (?, ?, ?)", (table.name, column, int(down))
            )
    connection.execute(
        "INSERT INTO temp.edge SELECT CASE WHEN l.down THEN j.value ELSE o.pk END, "
        "CASE WHEN l.down THEN o.pk ELSE j.value END FROM _s_entry o "
        f"CROSS JOIN json_each(nullif(o.val, '{telling.AS_IT_STANDS}')) j "
        "CROSS JOIN temp.leads l ON l.tbl = o.tbl AND l.col = j.key WHERE j.value IS NOT NULL"
    )


def _leads(table: Table) -> list[tuple[str, bool]]:
    """The columns of a table that lead to its collectif, and those that lead ``down`` from it."""
    ups = _ups(table)
    found = [(column, False) for column in ups]
    if "person_id" in table.column_names and ups and table.parent != "person_id":
        found.append(("person_id", True))
    if table.scope and table.derived and "meeting_id" in ups:
        found.append(("meeting_id", True))
    return found


def _ups(table: Table) -> tuple[str, ...]:
    """The columns of a table that lead to its collectif, or on the way there."""
    named = (table.scope, table.parent, *_PARENTS)
    return tuple(dict.fromkeys(name for name in named if name in table.column_names))


def _fresh(connection: Connection, table: str, columns: str) -> None:
    """An empty temporary table of that name."""
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
    connection.execute(f"DELETE FROM temp.{table}")
