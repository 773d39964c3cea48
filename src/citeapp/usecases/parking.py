"""The parking list (« frigo à idées »): what a collectif will talk about another time."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import AgendaItem
from citeapp.domain.preparing import ParkedItem
from citeapp.usecases import meetings
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session

_WAITING = (
    "(coalesce(t.state, 'waiting') = 'waiting' OR t.state = 'taken_up' AND NOT EXISTS "
    "(SELECT 1 FROM v_agenda_item i JOIN v_meeting m ON m.id = i.meeting_id "
    "WHERE i.id = t.agenda_item_id))"
)
"""What nobody took up; a point taken off its agenda waits again."""


@reads
def waiting(session: Session, /, *, collective_id: str) -> list[ParkedItem]:
    """What waits in the parking list of a collectif, the oldest first."""
    return session.rows(ParkedItem).where(
        f"t.collective_id = ? AND {_WAITING}", (collective_id,), order="t.id"
    )


@reads
def for_meeting(session: Session, /, *, meeting_id: str) -> list[ParkedItem]:
    """What waits in the parking lists of every collectif of a rencontre."""
    return [
        item
        for collective in meetings.collectives_of(session, id=meeting_id)
        for item in waiting(session, collective_id=collective.id)
    ]


@acts("Mettre au frigo à idées")
def park(session: Session, /, *, collective_id: str, text: str, meeting_id: str = "") -> ParkedItem:
    """Something to talk about another time, and the rencontre where it came up."""
    session.rows(Collective).get(collective_id)
    return session.rows(ParkedItem).add(
        ParkedItem(
            id=session.new_id(),
            collective_id=collective_id,
            meeting_id=meeting_id,
            text=_said(text),
        )
    )


@acts("Modifier une idée du frigo")
def change(session: Session, /, *, id: str, text: str) -> ParkedItem:
    """Say it otherwise."""
    return session.rows(ParkedItem).change(id, text=_said(text))


@acts("Mettre à l’ordre du jour")
def take_up(session: Session, /, *, id: str, meeting_id: str) -> AgendaItem:
    """It becomes a point at the end of an agenda, and leaves the parking list."""
    item = session.rows(ParkedItem).get(id)
    point = meetings.add_item(session, meeting_id=meeting_id, title=item.text).value
    session.rows(ParkedItem).change(id, state="taken_up", agenda_item_id=point.id)
    return point


@acts("Retirer du frigo à idées")
def drop(session: Session, /, *, id: str) -> ParkedItem:
    """Nobody wants to talk about it any more."""
    return session.rows(ParkedItem).change(id, state="dropped")


def _said(text: str) -> str:
    return required(text, _("Dites cette idée en quelques mots."))
