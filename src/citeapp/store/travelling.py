"""Operations on their way out: what to send to whom, in which scope, under which names.

Sites are known by guid outside this file; local numbers never leave.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Context, Op
from citeapp.store.connection import Connection


def outgoing(
    connection: Connection, beyond: HaveSet, collectives: Sequence[str] | None = None
) -> Iterator[Op]:
    """The shared operations not in ``beyond``; with collectives, only those in their scope."""
    _stage_have(connection, beyond)
    scoped = ""
    if collectives is not None:
        _stage_scope(connection, collectives)
        scoped = (
            "AND (EXISTS (SELECT 1 FROM temp.allowed w WHERE w.tbl = o.tbl AND w.pk = o.pk) "
            "OR (o.kind = 'D' AND (o.tbl, o.pk) IN (SELECT tbl, pk FROM temp.gone)))"
        )
    cursor = connection.raw.execute(
        "SELECT s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val, o.sig "
        "FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0 WHERE o.aside = 0 "
        "AND NOT EXISTS (SELECT 1 FROM temp.have h WHERE h.guid = s.guid "
        f"AND o.seq BETWEEN h.lo AND h.hi) {scoped} ORDER BY s.guid, o.seq"
    )
    for row in cursor:
        yield Op(*row)


def contexts(connection: Connection) -> list[Context]:
    """Every recorded context of shared sites."""
    found = connection.rows(
        "SELECT a.guid, c.ctx, b.guid, c.lo, c.hi FROM _s_ctx c "
        "JOIN _s_site a ON a.n = c.site AND a.private = 0 "
        "JOIN _s_site b ON b.n = c.other AND b.private = 0 ORDER BY 1, 2, 3, 4"
    )
    return [Context(*row) for row in found]


def operations_on(connection: Connection, table: str) -> list[Op]:
    """Every shared operation held on the rows of a small table."""
    found = connection.rows(
        "SELECT s.guid, o.seq, o.hlc, o.ctx, o.tx, o.schema, o.tbl, o.kind, o.pk, o.val, o.sig "
        "FROM _s_op o JOIN _s_site s ON s.n = o.site AND s.private = 0 "
        "WHERE o.tbl = ? AND o.aside = 0",
        (table,),
    )
    return [Op(*row) for row in found]


def machine_keys(connection: Connection, ops: Iterable[Op]) -> dict[str, bytes]:
    """Site guid to signing key, from the list of machines and from those just arriving.

    A machine speaks for itself alone: only an operation of that very site is believed.
    """
    keys: dict[str, bytes] = {}
    announced = connection.rows(
        "SELECT s.guid, json_extract(o.val, '$.verify_key') FROM _s_op o JOIN _s_site s "
        "ON s.n = o.site WHERE o.tbl = 'machine' AND o.pk = s.guid ORDER BY o.seq"
    )
    for guid, text in announced:
        if key := _key(text):
            keys.setdefault(guid, key)
    for op in ops:
        if op.tbl == "machine" and op.pk == op.site and op.val:
            key = _key(json.loads(op.val).get("verify_key"))
            if key:
                keys.setdefault(op.site, key)
    return keys


def site_names(connection: Connection) -> dict[str, str]:
    """Site guid to the name of the person at that machine, as far as it is known."""
    names = dict(
        connection.rows(
            "SELECT m.id, f.display_name FROM machine m "
            "JOIN facilitator f ON f.id = m.facilitator_id"
        )
    )
    return names | dict(connection.rows("SELECT guid, name FROM _s_peer"))


def _key(text: object) -> bytes | None:
    try:
        key = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return None
    return key if len(key) == 32 else None


def _stage_have(connection: Connection, have: HaveSet) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS have (guid, lo, hi)")
    connection.execute("DELETE FROM temp.have")
    connection.run_many(
        "INSERT INTO temp.have VALUES (?, ?, ?)",
        [(guid, lo, hi) for guid, intervals in have.items() for lo, hi in intervals],
    )


def _stage_scope(connection: Connection, collectives: Sequence[str]) -> None:
    """Rows that belong to some collectifs, or to none (lists, structures, facilitators)."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS allowed (tbl, pk, PRIMARY KEY (tbl, pk))")
    connection.execute("DELETE FROM temp.allowed")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (id PRIMARY KEY)")
    connection.execute("DELETE FROM temp.chosen")
    connection.run_many("INSERT INTO temp.chosen VALUES (?)", [(c,) for c in collectives])
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS gone (tbl, pk, PRIMARY KEY (tbl, pk))")
    connection.execute("DELETE FROM temp.gone")
    for statement in (_SCOPE + ";" + _GONE).split(";"):
        connection.execute(statement)


_ADD = "INSERT OR IGNORE INTO temp.allowed "
_SCOPE = ";".join(
    [
        *(
            f"{_ADD} SELECT '{table}', id FROM {table}"
            for table in (
                "programme",
                "facilitator",
                "machine",
                "organisation",
                "organisation_alias",
                "venue",
                "list_entry",
                "import_profile",
                "collective",
                "collective_facilitator",
            )
        ),
        *(
            f"{_ADD} SELECT '{table}', id FROM {table} WHERE collective_id IN temp.chosen"
            for table in ("membership", "meeting", "meeting_collective", "decision", "action_item")
        ),
        f"{_ADD} SELECT 'meeting', meeting_id FROM meeting_collective "
        "WHERE collective_id IN temp.chosen",
        *(
            f"{_ADD} SELECT '{table}', t.id FROM {table} t JOIN temp.allowed w "
            f"ON w.tbl = '{parent}' AND w.pk = t.{column}"
            for table, parent, column in (
                ("agenda_item", "meeting", "meeting_id"),
                ("attendance", "meeting", "meeting_id"),
                ("sheet_number", "meeting", "meeting_id"),
                ("headcount", "meeting", "meeting_id"),
                ("action_owner", "action_item", "action_item_id"),
            )
        ),
        f"{_ADD} SELECT 'line', t.id FROM line t WHERE coalesce(t.private, 0) = 0 "
        "AND t.owner_id IN (SELECT pk FROM temp.allowed)",
        *(
            f"{_ADD} SELECT 'person', person_id FROM {table} "
            "WHERE id IN (SELECT pk FROM temp.allowed)"
            for table in ("membership", "attendance")
        ),
        f"{_ADD} SELECT 'person', person_id FROM action_owner "
        "WHERE person_id IS NOT NULL AND id IN (SELECT pk FROM temp.allowed)",
        f"{_ADD} SELECT 'affiliation', t.id FROM affiliation t JOIN temp.allowed w "
        "ON w.tbl = 'person' AND w.pk = t.person_id",
        f"{_ADD} SELECT 'same_as', t.id FROM same_as t JOIN temp.allowed w ON w.pk = t.a",
    ]
)
_DELETED = "INSERT OR IGNORE INTO temp.gone SELECT d.tbl, d.pk FROM _s_op d"
_HERE = "SELECT pk FROM temp.allowed UNION ALL SELECT pk FROM temp.gone"
_GONE = ";".join(
    [
        f"{_DELETED} WHERE d.kind = 'D' AND d.tbl IN ('collective', 'collective_facilitator', "
        "'facilitator', 'list_entry', 'organisation', 'organisation_alias', 'venue')",
        *(
            f"{_DELETED} JOIN _s_op w ON w.tbl = d.tbl AND w.pk = d.pk WHERE d.kind = 'D' "
            f"AND d.tbl IN ({tables}) AND json_extract(w.val, '$.{column}') IN ({parents})"
            for tables, column, parents in (
                (
                    "'membership', 'meeting', 'meeting_collective', 'decision', 'action_item'",
                    "collective_id",
                    "SELECT id FROM temp.chosen",
                ),
                ("'agenda_item', 'attendance', 'sheet_number', 'headcount'", "meeting_id", _HERE),
                ("'action_owner'", "action_item_id", _HERE),
                ("'line'", "owner_id", _HERE),
                ("'affiliation'", "person_id", "SELECT pk FROM temp.allowed"),
            )
        ),
        f"{_DELETED} WHERE d.kind = 'D' AND d.tbl = 'person' AND d.pk IN ("
        "SELECT json_extract(w.val, '$.person_id') FROM _s_op w "
        "WHERE w.tbl IN ('membership', 'attendance', 'action_owner') AND (w.tbl, w.pk) IN ("
        "SELECT tbl, pk FROM temp.allowed UNION ALL SELECT tbl, pk FROM temp.gone))",
    ]
)
"""Deleted rows of the scope, as the journal knew them: their deletion travels, alone, unless
more of them is allowed; nothing else of a deleted row is told."""
