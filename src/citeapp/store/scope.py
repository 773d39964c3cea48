"""Which collectifs a row belongs to, as the journal tells, and who is in charge of them.

A row belongs to every collectif that it, its rencontre, its action or (for a person) any
membership or presence ever named: so it is the same for all who hold the same operations,
and leaving a collectif never makes someone everyone's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from citeapp.domain.readers import Appointment
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table

RowKey = tuple[str, str]
_PARENTS = ("meeting_id",)
"""Columns that lead up besides a table's declared scope and parent."""


def contact_columns() -> dict[str, frozenset[str]]:
    """Tables to the columns that say how to reach someone."""
    return {table.name: frozenset(table.contacts) for table in SHARED.values() if table.contacts}


def is_scoped(table: str) -> bool:
    """Whether rows of a table belong to collectifs at all; the rest is everyone's."""
    known = SHARED.get(table)
    return known is None or bool(_ups(known)) or table == "person"


def of_rows(connection: Connection, rows: Iterable[RowKey]) -> dict[RowKey, frozenset[str]]:
    """The collectifs of some rows; those that are everyone's are left out."""
    wanted = {row for row in rows if is_scoped(row[0])}
    if not wanted:
        return {}
    label(connection)
    _fresh(connection, "asked", "tbl, pk")
    connection.run_many("INSERT INTO temp.asked VALUES (?, ?)", sorted(wanted))
    found: dict[RowKey, set[str]] = defaultdict(set)
    for table, pk, collective in connection.rows(
        "SELECT a.tbl, a.pk, l.collective FROM temp.asked a JOIN temp.label l ON l.pk = a.pk"
    ):
        found[table, pk].add(collective)
    return {row: frozenset(collectives) for row, collectives in found.items()}


def label(connection: Connection) -> None:
    """Fill ``temp.label`` (row key, collectif) from the whole journal.

    Passes over the tables until nothing new is found: a line needs its point, which needs its
    rencontre; a person needs her presences.
    """
    _fresh(connection, "label", "pk, collective, PRIMARY KEY (pk, collective)")
    due = dict.fromkeys(table.name for table in SHARED.values() if _ups(table))
    for name in list(due):
        table = SHARED[name]
        if table.scope:
            _insert(connection, table, "o.pk", _value(table.scope), "")
            if "meeting_id" in table.column_names and table.derived:
                _insert(connection, table, _value("meeting_id"), _value(table.scope), "")
    count = -1
    while count != (count := _count(connection)):
        for name in due:
            _spread(connection, SHARED[name])


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


def _spread(connection: Connection, table: Table) -> None:
    """Labels from the parents of a table's rows, and to the people whom its rows name."""
    for column in _ups(table):
        if column != table.scope:
            parent = f"JOIN temp.label l ON l.pk = {_value(column)}"
            _insert(connection, table, "o.pk", "l.collective", parent)
    if "person_id" in table.column_names and table.parent != "person_id":
        own = "JOIN temp.label l ON l.pk = o.pk"
        _insert(connection, table, _value("person_id"), "l.collective", own)


def _ups(table: Table) -> tuple[str, ...]:
    """The columns of a table that lead to its collectif, or on the way there."""
    named = (table.scope, table.parent, *_PARENTS)
    return tuple(dict.fromkeys(name for name in named if name in table.column_names))


def _value(column: str) -> str:
    return f"json_extract(o.val, '$.{column}')"


def _insert(connection: Connection, table: Table, pk: str, collective: str, join: str) -> None:
    connection.execute(
        f"INSERT OR IGNORE INTO temp.label SELECT DISTINCT {pk}, {collective} FROM _s_op o {join} "
        f"WHERE o.tbl = '{table.name}' AND o.val IS NOT NULL AND {pk} IS NOT NULL "
        f"AND {collective} IS NOT NULL"
    )


def _count(connection: Connection) -> int:
    return int(connection.value("SELECT count(*) FROM temp.label"))


def _fresh(connection: Connection, table: str, columns: str) -> None:
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
    connection.execute(f"DELETE FROM temp.{table}")
