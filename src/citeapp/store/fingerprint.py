"""The digest of the shared content: equal on machines that hold the same operations.

``fingerprint`` counts every row. ``current`` begins with what was counted last and looks only
at the rows that operations held since then, or no longer, speak of: their state before and
now, both from the journal. What cannot be told that way is counted anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets
from citeapp.domain.erasure import ENDINGS
from citeapp.domain.havesets import HaveSet
from citeapp.domain.operations import Operation, Sees, state_of
from citeapp.store import holding, scope
from citeapp.store.connection import Connection
from citeapp.store.installed import columns_of
from citeapp.store.journal import RowKey, operations_of, sees
from citeapp.store.schema import SHARED

_SIZE = 16
_MODULUS = 1 << (8 * _SIZE)
_KEPT = "digest"
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode
_TYPES: Mapping[str, type] = {"TEXT": str, "INTEGER": int}


@dataclass(frozen=True)
class _Kept:
    """A sum, and what it was counted of."""

    total: int
    have: HaveSet
    schema: int
    erased: int


class _Unsure(Exception):
    """The journal does not tell what a row was, or a table shows it otherwise."""


def fingerprint(connection: Connection, collective: str = "") -> str:
    """Hexadecimal sum of the hashes of all shared rows; private lines do not count.

    With a ``collective``, of the rows that belong to it (:mod:`citeapp.store.scope`): who reads
    one collectif only can compare it with a machine that holds them all.

    A row known to the private site is taken as the others know it: from its shared
    operations alone. So is a row that a newer version wrote, with the columns and tables that
    this one does not know.
    """
    within = scope.rows_of(connection, collective) if collective else None
    return told(sum(found for pk, found in counted(connection) if within is None or pk in within))


def counted(connection: Connection) -> Iterator[tuple[str, int]]:
    """The key and the hash of every shared row."""
    hidden = {
        (tbl, pk)
        for tbl, pk in connection.rows(
            "SELECT o.tbl, o.pk FROM _s_site s CROSS JOIN _s_op o ON o.site = s.n "
            "WHERE s.private = 1 UNION "
            "SELECT tbl, pk FROM _s_op WHERE aside = 0 AND schema > (SELECT schema FROM _s_me)"
        )
    }
    for table in SHARED:
        for pk, values in _rows(connection, table):
            if (table, pk) not in hidden:
                yield pk, _hash(table, pk, values)
    known = sees(connection)
    for (table, pk), held in operations_of(connection, sorted(hidden)).items():
        state = state_of([o for o in held if not o.private], known)
        if state.visible:
            yield pk, _hash(table, pk, dict(state.values))


def current(connection: Connection) -> str:
    """The same, sooner: from what was remembered and what changed since."""
    kept = _kept(connection)
    if kept is None:
        return fingerprint(connection)
    try:
        return told(kept.total + _moved(connection, kept.have, holding.held(connection)))
    except _Unsure:
        return fingerprint(connection)


def remember(connection: Connection, digest: str) -> None:
    """Keep the digest of now, as it is without what has not left and may still become private."""
    have = holding.held(connection)
    unsent = connection.rows(
        "SELECT s.guid, m.sent_seq + 1, m.seq FROM _s_me m JOIN _s_site s ON s.n = m.site"
    )
    settled = havesets.difference(have, holding.grouped(unsent))
    try:
        total = int(digest, 16) + _moved(connection, have, settled)
    except _Unsure:
        connection.execute("DELETE FROM _s_meta WHERE name = ?", (_KEPT,))
        return
    kept = {
        "total": told(total),
        "have": havesets.to_json(settled),
        **holding.circumstances(connection),
    }
    connection.execute(
        "INSERT INTO _s_meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_KEPT, json.dumps(kept)),
    )


def _kept(connection: Connection) -> _Kept | None:
    """What was remembered, unless an erasure or a new version changed old rows since."""
    found = connection.value("SELECT value FROM _s_meta WHERE name = ?", (_KEPT,))
    if found is None:
        return None
    told = json.loads(found)
    kept = _Kept(
        int(told["total"], 16), havesets.from_json(told["have"]), told["schema"], told["erased"]
    )
    same = holding.circumstances(connection) == {"schema": kept.schema, "erased": kept.erased}
    return kept if same else None


def _moved(connection: Connection, before: HaveSet, after: HaveSet) -> int:
    """What the sum gains when ``after`` is held instead of ``before``. Raises _Unsure."""
    changed = havesets.union(havesets.difference(after, before), havesets.difference(before, after))
    if havesets.count(changed) > holding.FEW:
        raise _Unsure
    known, total = sees(connection), 0
    rows = _written(connection, changed)
    columns = {
        table: columns_of(connection, table) for table in {row[0] for row in rows} & set(SHARED)
    }
    for row, operations in operations_of(connection, rows, aside=True).items():
        shared = [o for o in operations if not o.private]
        newer = rows[row]
        for have, sign in ((before, -1), (after, 1)):
            held = [o for o in shared if havesets.contains(have, o.guid, o.seq)]
            total += sign * _row_hash(row, held, known, columns, newer=newer)
    return total


def _written(connection: Connection, dots: HaveSet) -> dict[RowKey, bool]:
    """The rows that some operations write, and whether a newer version wrote to them."""
    found: dict[RowKey, bool] = {}
    for guid, parts in dots.items():
        for low, high in parts:
            for tbl, pk, kind in connection.rows(
                "SELECT o.tbl, o.pk, o.kind FROM _s_site s CROSS JOIN _s_op o ON o.site = s.n "
                "AND o.seq BETWEEN ? AND ? WHERE s.guid = ?",
                (low, high, guid),
            ):
                if kind in ENDINGS:
                    raise _Unsure
                found[tbl, pk] = False
    for row in found:
        found[row] = bool(
            connection.value(
                "SELECT max(schema) > (SELECT schema FROM _s_me) FROM _s_op "
                "WHERE tbl = ? AND pk = ? AND aside = 0",
                row,
            )
        )
    return found


def _row_hash(
    row: RowKey,
    held: Sequence[Operation],
    known: Sees,
    columns: Mapping[str, Sequence[str]],
    *,
    newer: bool,
) -> int:
    """What a row adds to the sum. Raises _Unsure where its table may show something else."""
    table, pk = row
    state = state_of(held, known)
    if not state.visible or not (newer or table in SHARED):
        return 0
    values = dict(state.values)
    if not newer:
        types = {column.name: _TYPES.get(column.type) for column in SHARED[table].columns}
        values = {name: values[name] for name in columns[table] if values.get(name) is not None}
        if any(type(value) is not types.get(name) for name, value in values.items()):
            raise _Unsure
    return _hash(table, pk, values)


def _rows(connection: Connection, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in connection.dicts(f"SELECT * FROM {table}"):
        pk = row.pop("id")
        yield pk, row


def _hash(table: str, pk: str, values: Mapping[str, Any]) -> int:
    cells = {name: value for name, value in values.items() if value is not None}
    text = _encode([table, pk, cells])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_SIZE).digest(), "big")


def told(total: int) -> str:
    """A sum as it is written down and compared."""
    return f"{total % _MODULUS:0{2 * _SIZE}x}"
