"""The state function (exchange.md 4): what a set of operations means, in plain Python.

The store computes the same with set-based SQL; this is the reference that tests hold it
against, and what undo, history and the list of conflicts use for a few rows at a time.
Concurrency comes from what each author had seen, never from clocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field

from citeapp.base.frozen import dataclass

Scalar = str | int | None
VALUE_KINDS = frozenset({"I", "U", "R"})


@dataclass(frozen=True)
class Operation:
    """One row write; ``dot`` is (site, seq), ``values`` the columns it wrote.

    ``erased``: its row is gone for good, by its own erasure or with its person.
    """

    site: int
    seq: int
    hlc: int
    ctx: int
    tx: int
    tbl: str
    kind: str
    pk: str
    values: Mapping[str, Scalar] = field(default_factory=dict)
    guid: str = ""
    private: bool = False
    erased: bool = False

    @property
    def writes(self) -> bool:
        return self.kind in VALUE_KINDS

    @property
    def rank(self) -> tuple[int, str, int]:
        """Order of display among concurrent operations."""
        return self.hlc, self.guid, self.seq


Sees = Callable[[Operation, Operation], bool]
"""``sees(b, a)``: the author of b held a when writing b."""

Contexts = Mapping[tuple[int, int, int], Sequence[tuple[int, int]]]
"""(site, ctx, other) to the intervals of ``other`` that the site held."""


@dataclass(frozen=True)
class RowState:
    """``values`` shown; ``heads`` of each cell, the one shown first; ``contested`` deletion."""

    visible: bool
    values: Mapping[str, Scalar]
    heads: Mapping[str, tuple[Operation, ...]]
    deletions: tuple[Operation, ...] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Cells with several values; "" when deleted by one and edited by another."""
        if not self.visible:
            return ()
        cells = [c for c, heads in self.heads.items() if len({h.values[c] for h in heads}) > 1]
        return tuple(sorted(cells + ([""] if self.deletions else [])))


def seen_through(contexts: Contexts) -> Sees:
    """``sees`` from recorded contexts; private lines, known here alone, follow the clock."""

    def sees(b: Operation, a: Operation) -> bool:
        if a.site == b.site:
            return b.seq > a.seq
        if a.private or b.private:
            return b.hlc > a.hlc
        intervals = contexts.get((b.site, b.ctx, a.site), ())
        return any(low <= a.seq <= high for low, high in intervals)

    return sees


def state_of(operations: Iterable[Operation], sees: Sees) -> RowState:
    """The state of one row, from the operations held on it, in any order."""
    held = list(operations)
    if any(operation.erased or operation.kind == "E" for operation in held):
        return RowState(False, {}, {})
    writers = [operation for operation in held if operation.writes]
    deletions = [operation for operation in held if operation.kind == "D"]
    covered = any(all(sees(d, w) for w in writers) for d in deletions)
    heads: dict[str, tuple[Operation, ...]] = {}
    for column in sorted({column for writer in writers for column in writer.values}):
        cell = [writer for writer in writers if column in writer.values]
        free = [a for a in cell if not any(sees(b, a) for b in cell if b is not a)]
        # forged contexts may go round in a circle: then nobody saw anything
        heads[column] = tuple(sorted(free or cell, key=lambda o: o.rank, reverse=True))
    contested = [d for d in deletions if not any(sees(w, d) for w in writers)]
    return RowState(
        visible=bool(writers) and not covered,
        values={column: found[0].values[column] for column, found in heads.items()},
        heads=heads,
        deletions=() if covered else tuple(sorted(contested, key=lambda o: o.rank)),
    )
