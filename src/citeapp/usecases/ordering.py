"""A place among rows that have an order: the points of an agenda, the lines of a text."""

from __future__ import annotations

from collections.abc import Sequence

from citeapp.domain.meeting import AgendaItem, Line
from citeapp.domain.order import keys_after, make_room, mark_of
from citeapp.usecases.session import Session


def key_at(session: Session, siblings: Sequence[AgendaItem | Line], place: int) -> str:
    """The order key of a row to stand at ``place``; neighbours in its way are moved."""
    mark = mark_of(session.workspace.guid)
    found, moved = make_room([row.order_key for row in siblings], place, mark)
    for index, key in moved.items():
        row = siblings[index]
        session.rows(type(row)).change(row.id, order_key=key)
    return found


def keys_at_end(session: Session, siblings: Sequence[AgendaItem | Line], count: int) -> list[str]:
    """The order keys of many rows to stand after all others."""
    last = siblings[-1].order_key if siblings else ""
    return keys_after(last, count, mark_of(session.workspace.guid))


def key_before(session: Session, siblings: Sequence[AgendaItem | Line], id: str) -> str:
    """The order key of a row to stand before another one, or at the end."""
    place = next((n for n, row in enumerate(siblings) if row.id == id), len(siblings))
    return key_at(session, siblings, place)
