"""The points of an agenda, read in one place for whoever needs them."""

from __future__ import annotations

from citeapp.domain.meeting import AgendaItem
from citeapp.usecases import ordering
from citeapp.usecases.reviewing import twins
from citeapp.usecases.session import Session


def every(session: Session, meeting_id: str) -> list[AgendaItem]:
    """Every point, one that two people took over as often as it was."""
    found = session.rows(AgendaItem).where(
        "t.meeting_id = ?", (meeting_id,), order="t.order_key, t.id"
    )
    return ordering.arranged(session, found, meeting_id)


def shown(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The points of a rencontre, in order; one that two people took over stands once."""
    return twins.once(session, every(session, meeting_id))


def unwritten(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The points under which nothing was written."""
    written = {
        found[0]
        for found in session.workspace.connection.rows(
            "SELECT DISTINCT l.owner_id FROM v_line l JOIN v_agenda_item i ON i.id = l.owner_id "
            "WHERE i.meeting_id = ? AND coalesce(l.text, '') <> ''",
            (meeting_id,),
        )
    }
    return [item for item in shown(session, meeting_id) if item.id not in written]
