"""Rencontres: create (bringing back what is still open), change, agenda, close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import AgendaItem, Meeting, MeetingCollective
from citeapp.domain.organisation import Venue
from citeapp.store import joined
from citeapp.usecases import agendas, carrying, naming_mode, ordering
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.carrying import NOT_HELD
from citeapp.usecases.reviewing import twins
from citeapp.usecases.session import Session

TAKES_PLACE_OR_MAY_SQL = "coalesce(t.status, '') NOT IN ('cancelled', 'postponed')"
"""A rencontre ``t`` that takes a place in the calendar, an idea too."""
OF_SQL = (
    "(t.collective_id = ?{n} OR t.id IN "
    "(SELECT meeting_id FROM v_meeting_collective WHERE collective_id = ?{n}))"
)
TAKES_PLACE_SQL = "coalesce(t.status, '') NOT IN ('cancelled', 'postponed', 'idea')"
UNFINISHED_SQL = (
    f"t.date < ? AND {TAKES_PLACE_SQL} AND coalesce(t.minutes_status, '') IN ('', 'draft')"
)
"""A rencontre ``t`` that took place (before the day given) and whose minutes are not closed."""
OF_MINUTES = frozenset({"minutes_status", "minutes_version", "approved_at_id"})
"""Fields of a rencontre that :mod:`citeapp.usecases.minutes` alone writes."""
_LATEST = "t.date DESC, t.start DESC, t.id DESC"


@dataclass(frozen=True)
class MeetingLine:
    """A rencontre as a list shows it; a joint one names all its collectifs."""

    meeting: Meeting
    collective: str
    place: str
    present: int
    agenda_items: int
    collective_ids: tuple[str, ...] = ()


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
    like_id: str = "",
    template_id: str = "",
    left_out: list[str] | None = None,
    **fields: Any,
) -> Meeting:
    """A new rencontre; unless told otherwise it takes over what ``carrying.preview`` shows.

    ``like_id`` is a rencontre, ``template_id`` a template, that it has its agenda and its usual
    fields from. What is in ``left_out`` (points, actions) does not come back this time. The
    points of a rencontre still to come stay where they are: they follow when it is closed.
    """
    naming_mode.refuse_unknown(str(fields.get("naming") or ""))
    session.rows(Collective).get(collective_id)
    usual, points = carrying.model_of(session, like_id=like_id, template_id=template_id)
    hours = {"start": start, "end": end} if start or end else {}
    fields = {**usual, **hours, **fields}
    past = carrying.earlier(session, collective_id, date, fields.get("start")) if date else []
    previous = next((m for m in past if m.status not in NOT_HELD), None)
    meeting = Meeting(
        id=session.new_id(),
        collective_id=collective_id,
        date=date,
        previous_meeting_id=previous.id if previous else "",
        **_inherited(previous, fields),
    )
    session.rows(Meeting).add(meeting)
    carrying.fill(
        session, meeting, points, past, take_over=take_over, left_out=frozenset(left_out or ())
    )
    return meeting


@acts("Modifier une rencontre")
def change(session: Session, /, *, id: str, **fields: Any) -> Meeting:
    """Change fields of a rencontre by their names; presences follow how people are signed in.

    Where its compte rendu stands is told by closing, approving and giving it, never set.
    """
    if OF_MINUTES & set(fields):
        raise InputRefused(
            _("L’état du compte rendu ne se change pas à la main."),
            todo=_("Closez la rencontre, validez le compte rendu ou notez à qui il est remis."),
        )
    if {"kind", "naming"} & set(fields):
        before = session.rows(Meeting).get(id)
        after = replace(
            before, **{name: fields[name] for name in ("kind", "naming") if name in fields}
        )
        kept = naming_mode.changed(session, before, after, asked="naming" in fields)
        fields = {**fields, "naming": kept.naming}
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
def listed(
    session: Session, /, *, collective_id: str = "", text: str = "", counted: bool = True
) -> list[MeetingLine]:
    """Rencontres, the latest first; of one collectif when given.

    Unless ``counted``, nobody is counted and no point: of ten years that is most of the work.
    """
    condition, values = (OF_SQL.format(n=1), [collective_id]) if collective_id else ("1", [])
    wanted = fold(text).split()
    return [
        line
        for line in lines(session, condition, values, counted=counted)
        if all(word in fold(f"{line.meeting.title} {line.collective}") for word in wanted)
    ]


def lines(
    session: Session,
    condition: str,
    values: Sequence[str],
    *,
    order: str = _LATEST,
    counted: bool = True,
) -> list[MeetingLine]:
    """The rencontres ``t`` for which an SQL condition holds, as a list shows them."""
    connection = session.workspace.connection
    names = dict(connection.rows("SELECT id, name FROM v_collective"))
    venues = dict(connection.rows("SELECT id, name FROM v_venue"))
    present, items = _counts(session, condition, values) if counted else ({}, {})
    further = _further(session)
    found = []
    for m in session.rows(Meeting).where(condition, values, order=order):
        ids = (m.collective_id, *further.get(m.id, ()))
        found.append(
            MeetingLine(
                m,
                french.listed([names.get(id) or "" for id in ids]),
                m.place or venues.get(m.venue_id) or "",
                present.get(m.id, 0),
                items.get(m.id, 0),
                ids,
            )
        )
    return found


def _counts(
    session: Session, condition: str, values: Sequence[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Those present and the points of each rencontre."""
    connection = session.workspace.connection
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
    return present, items


@reads
def place_of(session: Session, /, *, id: str) -> str:
    """Where a rencontre is held, in words."""
    meeting = session.rows(Meeting).get(id)
    return meeting.place or venue_name(session, meeting.venue_id)


def venue_name(session: Session, id: str) -> str:
    """The name of a place of the list; blank when it is none."""
    venue = session.rows(Venue).find(id) if id else None
    return venue.name if venue else ""


@reads
def collectives_of(session: Session, /, *, id: str) -> list[Collective]:
    """The collectif of a rencontre, then those that join it, by name."""
    meeting = session.rows(Meeting).get(id)
    own = session.rows(Collective).find(meeting.collective_id)
    joining = session.rows(Collective).where(
        "t.id IN (SELECT collective_id FROM v_meeting_collective WHERE meeting_id = ?)", (id,)
    )
    others = sorted((c for c in joining if c != own), key=lambda c: fold(c.name))
    return [*([own] if own else []), *others]


@acts("Ajouter un collectif à la rencontre")
def add_collective(session: Session, /, *, id: str, collective_id: str) -> MeetingCollective:
    """Another collectif joins a rencontre: its members are expected too.

    It counts once in the network, and once in each collectif.
    """
    meeting = session.rows(Meeting).get(id)
    joining = session.rows(Collective).get(collective_id)
    if meeting.collective_id == joining.id:
        raise InputRefused(_("C’est déjà la rencontre de ce collectif."))
    return session.rows(MeetingCollective).put(
        MeetingCollective(
            id=derived_id("meeting_collective", meeting.id, joining.id),
            meeting_id=meeting.id,
            collective_id=joining.id,
        )
    )


@acts("Retirer un collectif de la rencontre")
def remove_collective(session: Session, /, *, id: str, collective_id: str) -> None:
    """A collectif that had joined a rencontre leaves it."""
    session.rows(MeetingCollective).remove_pair(meeting_id=id, collective_id=collective_id)


@reads
def agenda(session: Session, /, *, meeting_id: str) -> list[AgendaItem]:
    """The points of a rencontre, in order."""
    return agendas.shown(session, meeting_id)


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
    for one in (*twins.gone_with(session, agendas.every(session, item.meeting_id), item), item):
        session.rows(AgendaItem).remove(one.id)


@reads
def next_of(session: Session, /, *, id: str) -> Meeting | None:
    """The rencontre of the collectif that follows this one."""
    meeting = session.rows(Meeting).get(id)
    if meeting.date is None:
        return None
    found = session.rows(Meeting).where(
        f"t.collective_id = ? AND {carrying.MOMENT_SQL} > (?, ?, ?) "
        "AND coalesce(t.status, '') <> 'cancelled'",
        (meeting.collective_id, *carrying.moment(meeting.date, meeting.start), id),
        order="t.date, t.start, t.id LIMIT 1",
    )
    return found[0] if found else None


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


def _further(session: Session) -> dict[str, list[str]]:
    """Joint rencontres to the collectifs that join them, by name."""
    found: dict[str, list[str]] = {}
    for meeting_id, collective_id, _name, _own in session.workspace.connection.rows(
        "SELECT j.meeting_id, j.collective_id, "
        "(SELECT c.name FROM v_collective c WHERE c.id = j.collective_id) AS name, "
        "(SELECT m.collective_id FROM v_meeting m WHERE m.id = j.meeting_id) AS own "
        "FROM v_meeting_collective j WHERE j.collective_id IS NOT own "
        "AND j.collective_id IN (SELECT id FROM v_collective) ORDER BY name, j.collective_id"
    ):
        found.setdefault(meeting_id, []).append(collective_id)
    return found


def _titled(title: str) -> str:
    return required(title, _("Dites ce point en quelques mots."))
