"""The calendar: days off, local events, rencontres, and those that get in each other's way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any

from citeapp.base import days_off, french
from citeapp.base.days_off import DaysOff
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.domain.clash import overlap
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import CalendarEvent
from citeapp.usecases import meetings
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.session import Session

MOST_DAYS = 400


@dataclass(frozen=True)
class Clash:
    """Another rencontre at the same time: people expected at both, and whether the place is one.

    ``same_collective`` when it is the collectif's own.
    """

    line: MeetingLine
    people: int
    same_place: bool
    same_collective: bool

    @property
    def sentence(self) -> str:
        """« Jeunesse se réunit en même temps : 3 personnes en commun, même lieu. »"""
        if self.same_collective:
            return _("{name} a déjà une rencontre à ce moment-là.", name=self.line.collective)
        shared = [_("même lieu")] if self.same_place else []
        if self.people:
            shared.insert(
                0, ngettext("{n} personne en commun", "{n} personnes en commun", self.people)
            )
        return _(
            "{name} se réunit en même temps : {shared}.",
            name=self.line.collective,
            shared=", ".join(shared),
        )


@dataclass(frozen=True)
class DayLine:
    """A day of the calendar; ``clashing`` are rencontres in each other's way, by identifier."""

    day: date
    days_off: tuple[DaysOff, ...] = ()
    events: tuple[CalendarEvent, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    clashing: frozenset[str] = field(default_factory=frozenset)


@reads
def days(session: Session, /, *, first: date, last: date) -> list[DayLine]:
    """Every day from the first to the last (at most 400), with what there is on it."""
    if not 0 <= (last - first).days <= MOST_DAYS:
        raise InputRefused(_("Choisissez une période d’un an au plus."))
    found = meetings.lines(
        session,
        f"t.date BETWEEN ? AND ? AND {meetings.TAKES_PLACE_OR_MAY_SQL}",
        (first.isoformat(), last.isoformat()),
        order="t.date, t.start, t.id",
    )
    clashing = _clashing(session, found)
    off, happening = days_off.between(first, last), events(session, first=first, last=last)
    lines = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        there = tuple(line for line in found if line.meeting.date == day)
        lines.append(
            DayLine(
                day,
                tuple(one for one in off if one.first <= day <= one.last),
                tuple(one for one in happening if _lasts(one, day)),
                there,
                frozenset(line.meeting.id for line in there) & clashing,
            )
        )
    return lines


@reads
def remarks(
    session: Session,
    /,
    *,
    day: date,
    collective_id: str,
    start: time | None = None,
    end: time | None = None,
    meeting_id: str = "",
    venue_id: str = "",
    place: str = "",
) -> list[str]:
    """What to know of a day before a rencontre is planned on it: a sentence each, or nothing.

    A public holiday, school holidays, local events, and rencontres at the same time of the same
    people or in the same place. Nothing is forbidden.
    """
    said = [one.sentence(day) for one in days_off.on(day)[:1]]
    said += [_event_sentence(event) for event in events(session, first=day, last=day)]
    planned = Meeting(
        id=meeting_id,
        collective_id=collective_id,
        date=day,
        start=start,
        end=end,
        venue_id=venue_id,
        place=place,
    )
    return said + [clash.sentence for clash in clashes(session, planned)]


@reads
def remarks_of(session: Session, /, *, meeting_id: str) -> list[str]:
    """What to know of the day of a rencontre that is planned; nothing for one without a day."""
    meeting = session.rows(Meeting).get(meeting_id)
    if meeting.date is None or meeting.status in ("cancelled", "postponed"):
        return []
    return remarks(
        session,
        day=meeting.date,
        collective_id=meeting.collective_id,
        start=meeting.start,
        end=meeting.end,
        meeting_id=meeting.id,
        venue_id=meeting.venue_id,
        place=meeting.place,
    )


def clashes(session: Session, planned: Meeting) -> list[Clash]:
    """The rencontres at the time of one that is planned, of its people or in its place."""
    if planned.date is None:
        return []
    around = [planned.date]
    if planned.date > date.min:
        around.append(planned.date - timedelta(days=1))  # it may last past midnight
    if planned.date < date.max:
        around.append(planned.date + timedelta(days=1))
    marks = ", ".join("?" * len(around))
    lines = meetings.lines(
        session,
        f"t.date IN ({marks}) AND t.id <> ? AND {meetings.TAKES_PLACE_OR_MAY_SQL}",
        [*(day.isoformat() for day in around), planned.id],
        order="t.date, t.start, t.id",
    )
    at_once = [line for line in lines if overlap(planned, line.meeting)]
    return [clash for line in at_once if (clash := _clash(session, planned, line))]


@acts("Ajouter un événement local")
def add_event(
    session: Session,
    /,
    *,
    title: str,
    starts_on: date,
    ends_on: date | None = None,
    commune: str = "",
) -> CalendarEvent:
    """A local event that rencontres had better avoid, or join; without a last day it lasts one."""
    title = _titled(title)
    _in_order(starts_on, ends_on)
    row = CalendarEvent(
        id=session.new_id(), title=title, starts_on=starts_on, ends_on=ends_on, commune=commune
    )
    return session.rows(CalendarEvent).add(row)


@acts("Modifier un événement local")
def change_event(session: Session, /, *, id: str, **fields: Any) -> CalendarEvent:
    """Change fields of a local event by their names."""
    known = session.rows(CalendarEvent).get(id)
    if "title" in fields:
        fields["title"] = _titled(fields["title"])
    _in_order(fields.get("starts_on", known.starts_on), fields.get("ends_on", known.ends_on))
    return session.rows(CalendarEvent).change(id, **fields)


@acts("Supprimer un événement local")
def remove_event(session: Session, /, *, id: str) -> None:
    """Put a local event into the bin."""
    session.rows(CalendarEvent).remove(id)


@reads
def events(
    session: Session, /, *, first: date | None = None, last: date | None = None
) -> list[CalendarEvent]:
    """Local events by their first day; those that touch a period, when one is given."""
    return session.rows(CalendarEvent).where(
        "(?1 IS NULL OR coalesce(t.ends_on, t.starts_on) >= ?1) "
        "AND (?2 IS NULL OR t.starts_on <= ?2)",
        [day.isoformat() if day else None for day in (first, last)],
        order="t.starts_on, t.id",
    )


def _clashing(session: Session, lines: Sequence[MeetingLine]) -> frozenset[str]:
    """Of some rencontres, those in each other's way."""
    found: set[str] = set()
    for one, other in combinations(lines, 2):
        if overlap(one.meeting, other.meeting) and _clash(session, one.meeting, other):
            found |= {one.meeting.id, other.meeting.id}
    return frozenset(found)


def _clash(session: Session, planned: Meeting, line: MeetingLine) -> Clash | None:
    """What two rencontres at the same time share; None when it is nothing."""
    other = line.meeting
    same_collective = planned.collective_id == other.collective_id
    people = _people_in_common(session, planned, other)
    same_place = _same_place(session, planned, line)
    if not (same_collective or people or same_place):
        return None
    return Clash(line, people, same_place, same_collective)


def _people_in_common(session: Session, one: Meeting, other: Meeting) -> int:
    return int(
        session.workspace.connection.value(
            _IN_COMMON, (one.collective_id, one.id, other.collective_id, other.id)
        )
    )


_EXPECTED = (
    "SELECT m.person_id FROM v_membership m JOIN v_person p ON p.id = m.person_id "
    "WHERE m.status IS NOT 'withdrawn' AND m.collective_id IN "
    "(SELECT {collective} UNION SELECT collective_id FROM v_meeting_collective "
    "WHERE meeting_id = {meeting})"
)
_IN_COMMON = (
    f"SELECT count(*) FROM ({_EXPECTED.format(collective='?1', meeting='?2')} "
    f"INTERSECT {_EXPECTED.format(collective='?3', meeting='?4')})"
)


def _same_place(session: Session, planned: Meeting, line: MeetingLine) -> bool:
    if planned.venue_id and planned.venue_id == line.meeting.venue_id:
        return True
    words = fold(planned.place or meetings.venue_name(session, planned.venue_id))
    return bool(words) and words == fold(line.place)


def _event_sentence(event: CalendarEvent) -> str:
    where = f" ({event.commune})" if event.commune else ""
    if event.starts_on is None or event.ends_on in (None, event.starts_on):
        return _("Ce jour-là : {title}{where}.", title=event.title, where=where)
    assert event.ends_on is not None
    return _(
        "Du {first} au {last} : {title}{where}.",
        first=french.day(event.starts_on, year=event.starts_on.year != event.ends_on.year),
        last=french.day(event.ends_on),
        title=event.title,
        where=where,
    )


def _lasts(event: CalendarEvent, day: date) -> bool:
    if event.starts_on is None:
        return False
    return event.starts_on <= day <= (event.ends_on or event.starts_on)


def _titled(title: str) -> str:
    return required(title, _("Dites ce qui se passe ce jour-là."))


def _in_order(first: date | None, last: date | None) -> None:
    if first is None:
        raise InputRefused(_("Donnez le jour de l’événement."))
    if last is not None and last < first:
        raise InputRefused(_("Le dernier jour vient avant le premier."))
