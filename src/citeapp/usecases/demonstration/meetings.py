"""The rencontres held: agenda, presences of every state, people counted, what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.text import sort_key
from citeapp.domain.meeting import (
    IN_THE_ROOM,
    AgendaItem,
    Attendance,
    Headcount,
    Meeting,
    MeetingCollective,
    SheetNumber,
)
from citeapp.domain.order import keys_after
from citeapp.domain.person import Person
from citeapp.domain.signing_in import naming_of
from citeapp.usecases.demonstration import calendar, facts
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.facts import Scene, Written
from citeapp.usecases.demonstration.network import Setting
from citeapp.usecases.demonstration.people import Crowd, Member
from citeapp.usecases.demonstration.texts import load

RECENT = timedelta(days=120)
"""So far back, sheets keep their numbers and people of passage wait to be completed."""
_VALIDATED = timedelta(days=60)
_GAPS = (28, 35, 35, 42)
_LESS_USUAL = ("coffee", "working_group", "parents_only")
_AWAY = ("excused",) * 6 + ("absent",) * 6 + ("represented", "remote", "unknown")
_CALLED_OFF = 0.03
_COUNTED = 0.75
"""How often somebody counts the room and writes it down."""
_JOINT_MONTH = 1
"""In January the collectifs meet two by two."""


@dataclass(frozen=True)
class Point:
    """A point put off to the next rencontre, with its theme."""

    item: AgendaItem
    theme: str


@dataclass(frozen=True)
class Past:
    """Where a collectif stands: its last rencontre, and the point that waits for the next."""

    last: Scene | None = None
    carried: Point | None = None

    @property
    def meeting_id(self) -> str:
        return self.last.meeting.id if self.last else ""


def days(draft: Draft, setting: Setting, begin: date, end: date) -> list[date]:
    """The usual weekday, every four to six weeks, outside school holidays."""
    day = begin + timedelta(days=draft.rng.randint(7, 30))
    day += timedelta(days=(setting.weekday - day.weekday()) % 7)
    found = []
    while day <= end:
        if calendar.is_off(day):
            day += timedelta(days=7)
            continue
        found.append(day)
        day += timedelta(days=draft.pick(_GAPS))
    return found


def hold_all(
    draft: Draft, crowd: Crowd, setting: Setting, members: list[Member], held_on: list[date]
) -> Past:
    """Every rencontre of a collectif so far."""
    past = Past()
    for number, day in enumerate(held_on):
        if number and draft.chance(_CALLED_OFF):
            _call_off(draft, setting, day)
            continue
        last = number == len(held_on) - 1
        meeting = _meeting(draft, setting, day, past, unfinished=last and _late(draft, setting))
        present = attend(draft, crowd, meeting, members, first=not number)
        scene = Scene(setting, meeting, day, present)
        past = Past(scene, _discuss_all(draft, scene, past.carried))
    return past


def attend(
    draft: Draft,
    crowd: Crowd,
    meeting: Meeting,
    members: Sequence[Member],
    *,
    first: bool = False,
    missed: int | None = None,
) -> list[Person]:
    """Who came: named, of passage and counted; the people in the room are returned.

    Somebody counts the room most of the time, and finds ``missed`` people more than were noted.
    """
    day = meeting.date or draft.today
    expected = [member for member in members if member.at(day)]
    present = []
    for member in expected:
        arrives = member.since == day and not first
        state = _state(draft, member, arrives)
        _note(draft, meeting, member.person, state, member.organisation, walk_in=arrives)
        if state in IN_THE_ROOM:
            present.append(member.person)
    passing = 0
    if day > draft.today - RECENT:
        number_sheet(draft, meeting, expected)
        passing = draft.pick((0, 0, 1, 1, 2))
        for _n in range(passing):
            _note(draft, meeting, crowd.passer_by(day), "present", "", walk_in=True)
    total = len(present) + passing + _count(draft, meeting)
    if missed is None:
        missed = draft.pick((0,) * 11 + (1,)) if draft.chance(_COUNTED) else None
    if missed is not None:
        draft.amend(replace(meeting, announced_total=total + missed))
    return present


def number_sheet(draft: Draft, meeting: Meeting, members: Sequence[Member]) -> None:
    """The line numbers of the printed sheet, by first name."""
    ranked = sorted(members, key=lambda member: sort_key(member.person.name))
    for number, member in enumerate(ranked, 1):
        draft.add(
            SheetNumber(
                id=derived_id("sheet_number", meeting.id, member.person.id),
                meeting_id=meeting.id,
                person_id=member.person.id,
                number=number,
            )
        )


def add_agenda(draft: Draft, meeting: Meeting, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Points in order."""
    keys = keys_after("", len(items))
    return [draft.add(replace(i, order_key=k)) for i, k in zip(items, keys, strict=True)]


def point(
    draft: Draft,
    meeting: Meeting,
    title: str,
    minutes: int,
    *,
    state: str = "open",
    objective: str = "",
    expected_output: str = "",
    introduced_by: str = "",
) -> AgendaItem:
    """A point of the agenda, to be put in order."""
    return AgendaItem(
        id=draft.id(meeting.date or draft.today),
        meeting_id=meeting.id,
        title=title,
        objective=objective,
        minutes_planned=minutes,
        expected_output=expected_output,
        introduced_by=introduced_by,
        state=state,
    )


def taken_up(draft: Draft, meeting: Meeting, carried: Point, *, state: str = "open") -> AgendaItem:
    """The point put off last time, on the new agenda."""
    item = carried.item
    return replace(
        item,
        id=draft.id(meeting.date or draft.today),
        meeting_id=meeting.id,
        state=state,
        carried_from_id=item.id,
        carried_count=(item.carried_count or 0) + 1,
    )


def ends_at(start: time, minutes: int) -> time:
    """The time when it should be over."""
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _late(draft: Draft, setting: Setting) -> bool:
    return not setting.mine and draft.chance(0.3)


def _meeting(draft: Draft, setting: Setting, day: date, past: Past, *, unfinished: bool) -> Meeting:
    kind = draft.pick(_LESS_USUAL) if draft.chance(0.15) else "regular"
    kind = "diagnosis" if past.last is None else "evaluation" if day.month == 6 else kind
    if setting.neighbour_id and day.month == _JOINT_MONTH:
        kind = "joint"
    status = "approved" if day < draft.today - _VALIDATED else "distributed"
    childcare = setting.venue.childcare_room and draft.chance(0.7)
    meeting = draft.add(
        Meeting(
            id=draft.id(day),
            collective_id=setting.collective.id,
            title=load("phrases")["kinds"].get(kind, ""),
            kind=kind,
            date=day,
            start=setting.start,
            end=ends_at(setting.start, 105),
            venue_id=setting.venue.id,
            childcare=childcare,
            status="confirmed" if unfinished else "held",
            objective=setting.phrases.about(setting.phrases.theme(), "objectives"),
            participation_aimed=draft.pick((3, 3, 4, 4, 5)),
            minutes_status="draft" if unfinished else status,
            minutes_version=None if unfinished else 1,
            previous_meeting_id=past.meeting_id,
        )
    )
    if kind == "joint":
        draft.add(
            MeetingCollective(
                id=derived_id("meeting_collective", meeting.id, setting.neighbour_id),
                meeting_id=meeting.id,
                collective_id=setting.neighbour_id,
            )
        )
    return meeting


def _call_off(draft: Draft, setting: Setting, day: date) -> None:
    draft.add(
        Meeting(
            id=draft.id(day),
            collective_id=setting.collective.id,
            date=day,
            start=setting.start,
            venue_id=setting.venue.id,
            status=draft.pick(("cancelled", "postponed")),
        )
    )


def _discuss_all(draft: Draft, scene: Scene, carried: Point | None) -> Point | None:
    said = scene.setting.phrases
    meeting = scene.meeting
    themes = [said.theme() for _n in range(draft.rng.randint(2, 4))]
    items = [point(draft, meeting, said.common("openings"), 10, state="discussed")]
    items.append(point(draft, meeting, said.common("reviews"), 15, state="discussed"))
    if carried:
        themes[0] = carried.theme
        items.append(taken_up(draft, meeting, carried, state="discussed"))
    for theme in themes[1 if carried else 0 :]:
        items.append(
            point(
                draft,
                meeting,
                said.about(theme, "titles"),
                draft.pick((15, 20, 20, 25, 30)),
                state="discussed",
                objective=said.about(theme, "objectives"),
                expected_output=draft.pick(("exchange", "decision", "production", "information")),
                introduced_by=draft.pick(scene.present).name if scene.present else "",
            )
        )
    items.append(point(draft, meeting, said.common("closings"), 5, state="discussed"))
    left = Point(items[-2], themes[-1]) if len(themes) > 2 and draft.chance(0.25) else None
    if left:
        items[-2] = replace(items[-2], state="carried")
        left = Point(items[-2], left.theme)
    ordered = add_agenda(draft, meeting, items)
    facts.write(draft, scene, ordered[0], [Written("note", said.common("opening_notes"))])
    facts.write(draft, scene, ordered[1], [Written("note", said.common("review_notes"))])
    for item, theme in zip(ordered[2:-1], themes, strict=True):
        if item.state == "discussed":
            facts.discuss(draft, scene, item, theme)
    facts.write(draft, scene, ordered[-1], [Written("note", said.common("closing_notes"))])
    return left


def _state(draft: Draft, member: Member, arrives: bool) -> str:
    if arrives:
        return "present"
    if draft.chance(0.15 + 0.7 * member.regularity):
        return "partial" if draft.chance(0.07) else "present"
    return draft.pick(_AWAY)


def _note(
    draft: Draft, meeting: Meeting, person: Person, state: str, organisation: str, *, walk_in: bool
) -> None:
    start = meeting.start or time(14)
    late = state == "present" and draft.chance(0.05)
    # a professional who comes as a parent counts by the role taken that day
    as_parent = person.main_audience in ("atsem", "aesh", "nonprofit") and draft.chance(0.1)
    draft.add(
        Attendance(
            id=derived_id("attendance", meeting.id, person.id),
            meeting_id=meeting.id,
            person_id=person.id,
            state=state,
            audience_code="parent" if as_parent else person.main_audience,
            name_snapshot=person.first_name if naming_of(meeting) == "first_names" else person.name,
            organisation_snapshot=organisation,
            arrived_at=ends_at(start, draft.rng.randint(10, 40)) if late else None,
            left_at=ends_at(start, 60) if state == "partial" else None,
            represented_by=draft.pick(load("phrases")["represented"])
            if state == "represented"
            else "",
            walk_in=walk_in,
        )
    )


def _count(draft: Draft, meeting: Meeting) -> int:
    """People without a name, by audience; their number is returned."""
    counts = {"child": draft.rng.randint(2, 9)} if meeting.childcare else {}
    if draft.chance(0.2):
        counts["parent"] = draft.rng.randint(1, 5)
    if draft.chance(0.08):
        counts["teen"] = draft.rng.randint(2, 6)
    for audience, count in counts.items():
        draft.add(
            Headcount(
                id=derived_id("headcount", meeting.id, audience),
                meeting_id=meeting.id,
                audience_code=audience,
                count=count,
            )
        )
    return sum(counts.values())
