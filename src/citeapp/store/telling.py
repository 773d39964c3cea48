"""What stands in a row is not written twice: its only operation says « as it stands ».

Most rows are written once and never again, and what their insertion said stands in their table.
``_s_entry`` keeps ``=`` for it, and the view ``_s_op``, which everything reads the journal
through, tells it in the very bytes that the journal would have kept. Before such a row changes
or goes, a trigger writes them down. So the journal alone still tells every table, whatever is
done to them, and whoever writes to ``_s_entry`` has to :func:`write_down` first what it changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citeapp.store.connection import Connection, Parameters

AS_IT_STANDS = "="
"""Stands in ``val``; no JSON."""
NUMEROUS = (
    "attendance",
    "line",
    "action_item",
    "meeting",
    "agenda_item",
    "action_owner",
    "membership",
    "sheet_number",
    "quote",
    "decision",
)
"""The tables that make a file large, each insertion one operation; the others are told as ever."""
_COLUMNS = "site, seq, hlc, ctx, tx, schema, tbl, kind, pk"


def inserted(columns: Sequence[str], row: str = "NEW") -> str:
    """What the insertion of a new row says: its columns that hold something, as JSON in SQL."""
    return f"json_patch('{{}}', {every(columns, row)})"


def every(columns: Sequence[str], row: str = "NEW") -> str:
    """All columns of a row, as JSON in SQL."""
    return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns) + ")"


def standing(columns: Mapping[str, Sequence[str]], op: str) -> str:
    """What the row of operation ``op`` says as it stands, in SQL; NULL of any other table."""
    told = " ".join(
        f"WHEN '{name}' THEN (SELECT {inserted(found, 't')} FROM {name} t WHERE t.id = {op}.pk)"
        for name, found in columns.items()
    )
    return f"CASE {op}.tbl {told} END"


def expected(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Names and SQL of the view and its triggers, for the columns that the tables have."""
    tables = {name: columns[name] for name in NUMEROUS}
    out = {
        "_s_op": (
            f"CREATE VIEW _s_op AS SELECT {_COLUMNS}, "
            f"CASE WHEN e.val IS NOT '{AS_IT_STANDS}' THEN e.val "
            f"ELSE {standing(tables, 'e')} END AS val, "
            "sig, lot, aside FROM _s_entry e"
        )
    }
    for name, found in tables.items():
        for event in ("UPDATE", "DELETE"):
            trigger = f"_k_{name}_{event[0].lower()}"
            out[trigger] = (
                f"CREATE TRIGGER {trigger} BEFORE {event} ON {name} BEGIN\n"
                f"  UPDATE _s_entry SET val = {inserted(found, 'OLD')}\n"
                f"  WHERE tbl = '{name}' AND pk = OLD.id AND val = '{AS_IT_STANDS}';\nEND"
            )
    return out


def present(connection: Connection) -> dict[str, str]:
    """Those that the file has."""
    return dict(
        connection.rows(
            "SELECT name, sql FROM sqlite_master WHERE (type = 'view' AND name = '_s_op') "
            "OR (type = 'trigger' AND name LIKE '\\_k\\_%' ESCAPE '\\')"
        )
    )


def remove(connection: Connection) -> None:
    """Take them away, to be made anew at once: while rows change they have to be there."""
    for name in present(connection):
        connection.execute(f"DROP {'VIEW' if name == '_s_op' else 'TRIGGER'} {name}")


def write_down(connection: Connection, rows: str, parameters: Parameters = ()) -> None:
    """What the operations on some rows say, in the journal itself; ``rows``: (tbl, pk) in SQL."""
    connection.execute(
        "UPDATE _s_entry AS e SET val = (SELECT o.val FROM _s_op o "
        "WHERE o.site = e.site AND o.seq = e.seq) "
        f"WHERE e.val = '{AS_IT_STANDS}' AND (e.site, e.seq) IN (SELECT w.site, w.seq "
        f"FROM ({rows}) g CROSS JOIN _s_entry w ON w.tbl = g.tbl AND w.pk = g.pk)",
        parameters,
    )
