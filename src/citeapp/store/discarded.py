"""The bin: rows that someone deleted, with what they held, and how they come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citeapp.base.frozen import dataclass
from citeapp.domain.operations import Operation, Scalar, state_of
from citeapp.store import erased, journal, merging
from citeapp.store.connection import Connection
from citeapp.store.workspace import Act, Workspace

RowKey = tuple[str, str]


@dataclass(frozen=True)
class Discarded:
    """A deleted row; rows of one ``act`` (site, transaction) went together."""

    row: RowKey
    values: dict[str, Scalar]
    deletion: Operation

    @property
    def act(self) -> tuple[int, int]:
        return self.deletion.site, self.deletion.tx


def listed(connection: Connection, tables: Sequence[str], limit: int) -> list[Discarded]:
    """What is deleted and not erased, the last deleted first; at most ``limit`` rows."""
    latest = " UNION ALL ".join(
        "SELECT o.tbl, o.pk, o.hlc FROM _s_op o WHERE o.kind = 'D' AND o.aside = 0 "
        f"AND o.tbl = '{table}' AND NOT EXISTS (SELECT 1 FROM \"{table}\" t WHERE t.id = o.pk)"
        for table in tables
    )
    found = connection.rows(
        f"SELECT tbl, pk FROM ({latest}) GROUP BY tbl, pk ORDER BY max(hlc) DESC LIMIT ?",
        (limit,),
    )
    rows = {(row[0], row[1]) for row in found} - erased.rows(connection)
    known = journal.sees(connection)
    out = []
    for row, held in journal.operations_of(connection, rows).items():
        state = state_of(held, known)
        deletions = [operation for operation in held if operation.kind == "D"]
        if deletions and not state.visible:
            last = max(deletions, key=lambda operation: operation.rank)
            out.append(Discarded(row, dict(state.values), last))
    return sorted(out, key=lambda one: one.deletion.rank, reverse=True)


def revive(workspace: Workspace, act: Act, found: Iterable[Discarded]) -> None:
    """Bring rows back as they were: an operation that has seen the deletion, and writes nothing."""
    rows = []
    for one in found:
        workspace.append("U", *one.row, {}, private=one.deletion.private)
        rows.append(one.row)
    merging.touch(workspace.connection, rows)
    act.changed |= merging.recompute(workspace.connection)
