"""Rencontres: create (bringing back what is still open), change, agenda, close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.domain.organisation import Venue
from citeapp.store import joined
from citeapp.usecases import ordering
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.reviewing import twins
from citeapp.usecases.session import Session

NOT_HELD = ("cancelled", "postponed", "idea")
"""States of a rencontre that does not take place as it stands."""
TAKES_PLACE_SQL = "coalesce(t.status, '') NOT IN ('cancelled', 'postponed', 'idea')"
UNFINISHED_SQL = (
    f"t.date < ? AND {TAKES_PLACE_SQL} AND coalesce(t.minutes_status, '') IN ('', 'draft')"
)
"""A rencontre ``t`` that took place (before the day given) and whose minutes are not closed."""
_LATEST = "t.date DESC, t.start DESC, t.id DESC"


@dataclass(frozen=True)
class MeetingLine:
    """A rencontre as a list shows it."""

    meeting: Meeting
    collective: str
    place: str
    present: int
    agenda_items: int


@acts("Créer une rencontre")
def create(
    session: Session,
    /,
    *,
    collective_id: str,
    date: date | None = None,
    start: time | None = None,
    end: time | None = None,
    take_over: bool = True,
    **fields: Any,
) -> Meeting:
    """A new rencontre; unless told otherwise it takes over the points not discussed.

    Those of a rencontre still to come stay where they are: they follow when it is closed. Open
    actions of the collectif come back by themselves (``actions.open_for``): nothing is copied,
    so that nothing can go stale.
    """
    session.rows(Collective).get(collective_id)
    earlier = _earlier(session, collective_id, date, start) if date else []
    previous = next((m for m in earlier if m.status not in NOT_HELD), None)
    meeting = Meeting(
        id=session.new_id(),
        collective_id=collective_id,
        date=date,
        start=start,
        end=end,
        previous_meeting_id=previous.id if previous else "",
        **_inherited(previous, fields),
    )
    session.rows(Meeting).add(meeting)
    if take_over:
        _take_over(session, _left_over(session, earlier), meeting)
    return meeting


@acts("Modifier une rencontre")
def change(session: Session, /, *, id: str, **fields: Any) -> Meeting:
    """Change fields of a rencontre by their names."""
    return session.rows(Meeting).change(id, **fields)


@acts("Supprimer une rencontre")
def remove(session: Session, /, *, id: str) -> None:
    """Put a rencontre into the bin."""
    session.rows(Meeting).remove(id)


@reads
def get(session: Session, /, *, id: str) -> Meeting:
    """One rencontre."""
    return session.rows(Meeting).get(id)


@reads
def listed(session: Session, /, *, collective_id: str = "", text: str = "") -> list[MeetingLine]:
    """Rencontres, the latest first; of one collectif when given."""
    condition, values = ("t.collective_id = ?", [collective_id]) if collective_id else ("1", [])
    wanted = fold(text).split()
    return [
        line
        for line in lines(session, condition, values)
        if all(word in fold(f"{line.meeting.title} {line.collective}") for word in wanted)
    ]


def lines(
    session: Session, condition: str, values: Sequence[str], *, order: str = _LATEST
) -> list[MeetingLine]:
    """The rencontres ``t`` for which an SQL condition holds, as a list shows them."""
    connection = session.workspace.connection
    names = dict(connection.rows("SELECT id, name FROM v_collective"))
    venues = dict(connection.rows("SELECT id, name FROM v_venue"))
    chosen = "1"
    if condition != "1":  # to count everything at once is quicker than rencontre by rencontre
        chosen = f"meeting_id IN (SELECT t.id FROM v_meeting t WHERE {condition})"
    present = dict(
        connection.rows(
            "SELECT meeting_id, count(*) FROM v_attendance "
            f"WHERE state IN ('present', 'remote', 'partial') AND {chosen} GROUP BY 1",
            values,
        )
    )
    items = dict(
        connection.rows(
            f"SELECT meeting_id, count(*) FROM v_agenda_item WHERE {chosen} GROUP BY 1", values
        )
    )
    for id in joined.shown_for_several(connection, "meeting"):
        if id in items:  # a point that both had taken over counts once
            items[id] = len(agenda(session, meeting_id=id))
    return [
        MeetingLine(
            m,
            names.get(m.collective_id) or "",
            m.place or venues.get(m.venue_id) or "",
            present.get(m.id, 0),
            items.get(m.id, 0),
        )
        for m in session.rows(Meeting).where(condition, values, order=order)
    ]


@reads
def place_of(session: Session, /, *, id: str) -> str:
    """Where a rencontre is held, in words."""
    meeting = session.rows(Meeting).get(id)
    venue = session.rows(Venue).find(meeting.venue_id) if meeting.venue_id else None
    return meeting.place or (venue.name if venue else "")


@reads
def agenda(session: Session, /, *, meeting_id: str) -> list[AgendaItem]:
    """The points of a rencontre, in order."""
    return twins.once(session, _points(session, meeting_id))


@acts("Ajouter un point")
def add_item(session: Session, /, *, meeting_id: str, title: str, **fields: Any) -> AgendaItem:
    """A new point at the end of the agenda."""
    session.rows(Meeting).get(meeting_id)
    title = _titled(title)
    items = agenda(session, meeting_id=meeting_id)
    place = ordering.place_at(session, items, len(items), meeting_id)
    row = AgendaItem(
        id=session.new_id(),
        meeting_id=place.whole_id,
        order_key=place.order_key,
        title=title,
        **fields,
    )
    return session.rows(AgendaItem).add(row)


@acts("Modifier un point")
def change_item(session: Session, /, *, id: str, **fields: Any) -> AgendaItem:
    """Change fields of a point by their names."""
    if "title" in fields:
        fields["title"] = _titled(fields["title"])
    return session.rows(AgendaItem).change(id, **fields)


@acts("Déplacer un point")
def move_item(session: Session, /, *, id: str, before_id: str = "") -> AgendaItem:
    """Put a point before another one, or at the end; nobody else moves."""
    item = session.rows(AgendaItem).get(id)
    items = agenda(session, meeting_id=item.meeting_id)
    return ordering.put_before(session, item, items, before_id, item.meeting_id)


@acts("Retirer un point")
def remove_item(session: Session, /, *, id: str) -> None:
    """Take a point off the agenda."""
    item = session.rows(AgendaItem).get(id)
    for one in (*twins.gone_with(session, _points(session, item.meeting_id), item), item):
        session.rows(AgendaItem).remove(one.id)


@acts("Clore la rencontre")
def close(session: Session, /, *, id: str) -> Meeting:
    """The rencontre was held: its minutes become a « projet », one version further.

    Points not discussed go on to the next rencontre, when it is planned already.
    """
    meeting = session.rows(Meeting).get(id)
    if meeting.date is None:
        raise InputRefused(_("Donnez d’abord une date à la rencontre."))
    _mark_discussed(session, id)
    following = next_of(session, id=id)
    if following is not None and following.status not in ("held", *NOT_HELD):
        left = [item for item in agenda(session, meeting_id=id) if item.state == "open"]
        _take_over(session, left, following)
    return session.rows(Meeting).change(
        id,
        status="held",
        minutes_status="proposed",
        minutes_version=(meeting.minutes_version or 0) + 1,
    )


@acts("Rouvrir la rencontre")
def reopen(session: Session, /, *, id: str) -> Meeting:
    """Write on after closing; the next closing makes a further version."""
    return session.rows(Meeting).change(id, minutes_status="draft")


@reads
def next_of(session: Session, /, *, id: str) -> Meeting | None:
    """The rencontre of the collectif that follows this one."""
    meeting = session.rows(Meeting).get(id)
    if meeting.date is None:
        return None
    found = session.rows(Meeting).where(
        f"t.collective_id = ? AND {_MOMENT} > (?, ?, ?) AND coalesce(t.status, '') <> 'cancelled'",
        (meeting.collective_id, *_moment(meeting.date, meeting.start), id),
        order="t.date, t.start, t.id LIMIT 1",
    )
    return found[0] if found else None


_MOMENT = "(t.date, coalesce(t.start, ''), t.id)"
"""Where a rencontre stands among the others; without an hour it opens its day."""


def _moment(day: date, start: time | None) -> tuple[str, str]:
    return day.isoformat(), start.strftime("%H:%M") if start else ""


def _points(session: Session, meeting_id: str) -> list[AgendaItem]:
    """Every point, one that two people took over as often as it was."""
    found = session.rows(AgendaItem).where(
        "t.meeting_id = ?", (meeting_id,), order="t.order_key, t.id"
    )
    return ordering.arranged(session, found, meeting_id)


def _earlier(session: Session, collective_id: str, day: date, start: time | None) -> list[Meeting]:
    """The rencontres of a collectif before a moment, the latest first."""
    return session.rows(Meeting).where(
        f"t.collective_id = ? AND {_MOMENT} < (?, ?, '')",
        (collective_id, *_moment(day, start)),
        order="t.date DESC, t.start DESC, t.id DESC",
    )


def _inherited(previous: Meeting | None, fields: dict[str, Any]) -> dict[str, Any]:
    """Place and childcare of the last rencontre, unless given."""
    if previous is None or "venue_id" in fields or "place" in fields:
        return fields
    kept = {
        "venue_id": previous.venue_id,
        "place": previous.place,
        "childcare": previous.childcare,
    }
    return {**kept, **fields}


def _left_over(session: Session, earlier: list[Meeting]) -> list[AgendaItem]:
    """Points not written about, of the last rencontre and of those cancelled since.

    One that was carried to a rencontre deleted since is left over again.
    """
    sources: list[Meeting] = []
    for meeting in earlier:
        sources.insert(0, meeting)
        if meeting.status not in NOT_HELD:
            break
    taken = {
        found[0]
        for found in session.workspace.connection.rows(
            "SELECT i.carried_from_id FROM v_agenda_item i JOIN v_meeting m ON m.id = i.meeting_id "
            "WHERE i.carried_from_id IS NOT NULL"
        )
    }
    return [
        item
        for meeting in sources
        if meeting.status != "idea" and not _to_come(session, meeting)
        for item in _unwritten(session, meeting.id)
        if item.state in ("open", "carried") and item.id not in taken
    ]


def _to_come(session: Session, meeting: Meeting) -> bool:
    if meeting.status in ("held", *NOT_HELD):
        return False
    return meeting.date is None or meeting.date >= session.today


def _take_over(session: Session, left: list[AgendaItem], meeting: Meeting) -> None:
    """Points at the end of another agenda; there they say how often they were put off."""
    known = agenda(session, meeting_id=meeting.id)
    places = ordering.places_at_end(session, known, len(left), meeting.id)
    session.rows(AgendaItem).add_all(
        AgendaItem(
            id=session.new_id(),
            meeting_id=place.whole_id,
            order_key=place.order_key,
            title=item.title,
            objective=item.objective,
            minutes_planned=item.minutes_planned,
            expected_output=item.expected_output,
            introduced_by=item.introduced_by,
            carried_from_id=item.id,
            carried_count=(item.carried_count or 0) + 1,
        )
        for place, item in zip(places, left, strict=True)
    )
    for item in left:
        session.rows(AgendaItem).change(item.id, state="carried")


def _mark_discussed(session: Session, meeting_id: str) -> None:
    """A point under which something was written has been discussed."""
    unwritten = {item.id for item in _unwritten(session, meeting_id)}
    for item in agenda(session, meeting_id=meeting_id):
        if item.state == "open" and item.id not in unwritten:
            session.rows(AgendaItem).change(item.id, state="discussed")


def _unwritten(session: Session, meeting_id: str) -> list[AgendaItem]:
    written = {
        found[0]
        for found in session.workspace.connection.rows(
            "SELECT DISTINCT l.owner_id FROM v_line l JOIN v_agenda_item i ON i.id = l.owner_id "
            "WHERE i.meeting_id = ? AND coalesce(l.text, '') <> ''",
            (meeting_id,),
        )
    }
    return [item for item in agenda(session, meeting_id=meeting_id) if item.id not in written]


def _titled(title: str) -> str:
    return required(title, _("Dites ce point en quelques mots."))
