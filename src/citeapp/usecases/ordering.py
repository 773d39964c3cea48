"""A place among rows that have an order: the points of an agenda, the lines of a text.

The points of joined rencontres stand rencontre by rencontre, each in its own order: the keys of
one say nothing about those of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from citeapp.base.frozen import dataclass
from citeapp.domain.meeting import AgendaItem, Line
from citeapp.domain.order import keys_after, make_room, mark_of
from citeapp.domain.preparing import RunStep
from citeapp.store import joined
from citeapp.usecases.session import Session

Ordered = AgendaItem | Line | RunStep
T = TypeVar("T", AgendaItem, Line, RunStep)

_WHOLE = {
    AgendaItem: ("agenda_item", "meeting_id"),
    Line: ("line", "owner_id"),
    RunStep: ("run_step", "meeting_id"),
}


@dataclass(frozen=True)
class Place:
    """Where a row goes: its order key, and the stored row that it is a part of."""

    order_key: str
    whole_id: str


def arranged(session: Session, rows: Sequence[T], whole_id: str) -> list[T]:
    """Rows sorted by their keys, those of joined rows apart, the leading one's first."""
    wholes = _wholes(session, rows, whole_id)
    return sorted(rows, key=lambda row: (wholes[row.id] != whole_id, wholes[row.id]))


def place_at(session: Session, siblings: Sequence[Ordered], at: int, whole_id: str) -> Place:
    """The place of a row to stand at index ``at``; neighbours in its way are moved."""
    wholes = _wholes(session, siblings, whole_id)
    whole = wholes[siblings[max(0, at - 1)].id] if siblings else whole_id
    beside = [row for row in siblings if wholes[row.id] == whole]
    within = sum(wholes[row.id] == whole for row in siblings[:at])
    mark = mark_of(session.workspace.guid)
    found, moved = make_room([row.order_key for row in beside], within, mark)
    for index, key in moved.items():
        row = beside[index]
        session.rows(type(row)).change(row.id, order_key=key)
    return Place(found, whole)


def places_at_end(
    session: Session, siblings: Sequence[Ordered], count: int, whole_id: str
) -> list[Place]:
    """The places of many rows to stand after all others."""
    last = siblings[-1].order_key if siblings else ""
    whole = _wholes(session, siblings, whole_id)[siblings[-1].id] if siblings else whole_id
    mark = mark_of(session.workspace.guid)
    return [Place(key, whole) for key in keys_after(last, count, mark)]


def put_before(session: Session, row: T, siblings: Sequence[T], id: str, whole_id: str) -> T:
    """Put a row before another one, or at the end; among those of a joined row it is theirs."""
    others = [one for one in siblings if one.id != row.id]
    at = next((n for n, one in enumerate(others) if one.id == id), len(others))
    place = place_at(session, others, at, whole_id)
    table, column = _WHOLE[type(row)]
    if place.whole_id != _wholes(session, [row], whole_id)[row.id]:
        joined.put_under(session.workspace.connection, table, column, row.id, place.whole_id)
    return session.rows(type(row)).change(row.id, order_key=place.order_key)


def _wholes(session: Session, rows: Sequence[Ordered], whole_id: str) -> dict[str, str]:
    """Rows to the stored row that each is a part of."""
    found: dict[str, str] = {}
    if rows:
        table, column = _WHOLE[type(rows[0])]
        found = joined.parts(session.workspace.connection, table, column, whole_id)
    return {row.id: found.get(row.id, whole_id) for row in rows}
