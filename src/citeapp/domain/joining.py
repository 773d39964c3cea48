"""Rows judged to be the same are shown as one, and can be parted at any later time.

Nothing stored is ever rewritten for a join: what is computed here is only how rows are shown.
Each row of a joined group stays a row of its own, with its own values and history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from citeapp.base.frozen import dataclass
from citeapp.domain.meeting import IN_THE_ROOM

Scalar = str | int | None

QUIET = frozenset(
    {
        ("action_owner", "role"),
        ("agenda_item", "order_key"),
        ("attendance", "name_snapshot"),
        ("attendance", "organisation_snapshot"),
        ("attendance", "walk_in"),
        ("line", "order_key"),
        ("person", "to_complete"),
        ("sheet_number", "number"),
    }
)
"""Cells that say nothing about the person or the rencontre: never a matter of choice."""

UNLESS_ALL = frozenset({("person", "to_complete"), ("attendance", "walk_in")})
"""Marks that a second row lifts: who is complete on one card is complete."""

_STATES = ("present", "remote", "partial", "represented", "excused", "absent", "unknown")


@dataclass(frozen=True)
class Folded:
    """The cells of joined rows, as one; ``differing`` cells hold several values to choose from."""

    values: Mapping[str, Scalar]
    differing: tuple[str, ...]


PassedOver = Callable[[str, str], bool]
"""``passed_over(id, column)``: someone preferred another value to what stands there."""


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each identifier that a pair names to the smallest one of its group (union-find)."""
    parent: dict[str, str] = {}

    def root(id: str) -> str:
        parent.setdefault(id, id)
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return {id: root(id) for id in parent}


def fold(table: str, rows: Sequence[Mapping[str, Scalar]], passed_over: PassedOver) -> Folded:
    """One row out of those of a group, the leading one first.

    An empty cell takes the filled one. Where values differ one is shown and the cell is
    named, until a choice passes over the others; choices that pass over everything (two
    people chose differently) leave it open.
    """
    values: dict[str, Scalar] = {}
    differing = []
    for column in (name for name in rows[0] if name != "id"):
        filled = [(str(row["id"]), row[column]) for row in rows if row[column] not in (None, "")]
        if (table, column) in UNLESS_ALL and len(filled) < len(rows):
            filled = []
        kept = [value for id, value in filled if not passed_over(id, column)]
        kept = kept or [value for _id, value in filled]
        if len(set(kept)) > 1 and (table, column) not in QUIET:
            differing.append(column)
        values[column] = _foremost(column, kept)
    return Folded(values, tuple(differing))


def _foremost(column: str, values: Sequence[Scalar]) -> Scalar:
    """The value shown: who was there was there, else that of the leading row."""
    if column == "state" and any(value in IN_THE_ROOM for value in values):
        return min(values, key=lambda v: _STATES.index(str(v)) if v in _STATES else len(_STATES))
    if column == "number":
        return min((value for value in values if isinstance(value, int)), default=None)
    return values[0] if values else None
