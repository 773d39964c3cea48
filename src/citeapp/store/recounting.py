"""What the tables and the list of conflicts show, against what the journal says row by row.

The reference is the plain state function of the domain (``domain.operations.state_of``), which
shares nothing with the set-based SQL of a merge. Reads only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.domain.operations import RowState, state_of
from citeapp.store import holding
from citeapp.store.connection import Connection
from citeapp.store.installed import columns_of
from citeapp.store.journal import RowKey, operations_of, sees
from citeapp.store.schema import SHARED

PORTION = 5_000
"""Rows looked at together."""


@dataclass(frozen=True)
class Difference:
    """A row that is shown otherwise than the journal says; ``columns`` is empty for all of it."""

    table: str
    id: str
    columns: tuple[str, ...] = ()


def differences(connection: Connection) -> Iterator[Difference]:
    """Each row whose table or conflicts say something else than the operations held on it."""
    known = sees(connection)
    for table in SHARED:
        types = {column.name: column.type for column in SHARED[table].columns}
        columns = {n: types[n] for n in columns_of(connection, table) if n in types}
        for keys in _portions(connection, table):
            held = operations_of(connection, [(table, key) for key in keys])
            shown = _shown(connection, table, keys)
            listed = _listed(connection, table, keys)
            for key in keys:
                state = state_of(held.get((table, key), ()), known)
                yield from _of_row((table, key), state, columns, shown.get(key), listed[key])


def held_is_counted(connection: Connection) -> bool:
    """Whether what is held, as it is kept from merge to merge, is what the journal holds."""
    return holding.held(connection) == holding.recount(connection)


def _of_row(
    row: RowKey,
    state: RowState,
    columns: Mapping[str, str],
    shown: Mapping[str, Any] | None,
    listed: frozenset[str],
) -> Iterator[Difference]:
    if state.visible != (shown is not None):
        yield Difference(*row)
    elif shown is not None:
        wrong = {name for name in columns if shown[name] != _typed(state, name, columns[name])}
        wrong |= set(state.conflicts) ^ listed
        if wrong:
            yield Difference(*row, tuple(sorted(wrong)))


def _typed(state: RowState, column: str, kind: str) -> str | int | None:
    """A value as its table holds it; one of a wrong type came from a foreign program."""
    value = state.values.get(column)
    if value is None:
        return None
    if kind == "INTEGER":
        return int(value) if isinstance(value, int) else None
    return str(int(value)) if isinstance(value, bool) else str(value)


def _portions(connection: Connection, table: str) -> Iterator[Sequence[str]]:
    """The keys of a table, of the journal and of what is shown, some at a time."""
    last = ""
    while keys := [
        str(row[0])
        for row in connection.rows(
            f"SELECT pk FROM (SELECT DISTINCT pk FROM _s_op WHERE tbl = '{table}' AND pk > ?1 "
            f"UNION SELECT id FROM {table} WHERE id > ?1) ORDER BY pk LIMIT {PORTION}",
            (last,),
        )
    ]:
        yield keys
        last = keys[-1]


def _shown(connection: Connection, table: str, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    return {
        str(row["id"]): row
        for row in connection.dicts(
            f"SELECT * FROM {table} WHERE id BETWEEN ? AND ?", (keys[0], keys[-1])
        )
    }


def _listed(
    connection: Connection, table: str, keys: Sequence[str]
) -> defaultdict[str, frozenset[str]]:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for key, column in connection.rows(
        "SELECT pk, col FROM _s_conflict WHERE tbl = ? AND pk BETWEEN ? AND ?",
        (table, keys[0], keys[-1]),
    ):
        found[key] |= {column}
    return found
