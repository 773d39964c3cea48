"""The digest of the shared content: equal on machines that hold the same operations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from citeapp.domain.operations import state_of
from citeapp.store.connection import Connection
from citeapp.store.journal import operations_of, sees
from citeapp.store.schema import SHARED

_SIZE = 16


def fingerprint(connection: Connection) -> str:
    """Hexadecimal sum of the hashes of all shared rows; private lines do not count.

    A row known to the private site is taken as the others know it: from its shared
    operations alone. So is a row that a newer version wrote, with the columns and tables that
    this one does not know.
    """
    hidden = {
        (tbl, pk)
        for tbl, pk in connection.rows(
            "SELECT DISTINCT o.tbl, o.pk FROM _s_op o JOIN _s_site s ON s.n = o.site "
            "WHERE s.private = 1 OR (o.aside = 0 AND o.schema > (SELECT schema FROM _s_me))"
        )
    }
    total = 0
    for table in SHARED:
        for pk, values in _rows(connection, table):
            if (table, pk) not in hidden:
                total += _hash(table, pk, values)
    known = sees(connection)
    for (table, pk), held in operations_of(connection, sorted(hidden)).items():
        state = state_of([o for o in held if not o.private], known)
        if state.visible:
            total += _hash(table, pk, dict(state.values))
    return f"{total % (1 << (8 * _SIZE)):032x}"


def _rows(connection: Connection, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in connection.dicts(f"SELECT * FROM {table}"):
        pk = row.pop("id")
        yield pk, row


def _hash(table: str, pk: str, values: dict[str, Any]) -> int:
    cells = {name: value for name, value in values.items() if value is not None}
    text = json.dumps([table, pk, cells], sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_SIZE).digest(), "big")
