"""What prepares the rencontre of tomorrow: run sheet, roles, welcome, ideas, barriers, template.

Drawn after everything else and without chance, so that nothing else of the demo moves.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from citeapp.base.ids import derived_id
from citeapp.base.paths import resources
from citeapp.domain.collective import Collective
from citeapp.domain.keeping import Attachment
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.domain.order import keys_after
from citeapp.domain.person import Person
from citeapp.domain.preparing import (
    BarrierReport,
    CalendarEvent,
    MeetingRole,
    MeetingTemplate,
    ParkedItem,
    ReceptionCheck,
    RunStep,
    TemplateItem,
)
from citeapp.usecases import attachments
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.network import MINE
from citeapp.usecases.demonstration.texts import load


def furnish(draft: Draft) -> None:
    """Everything around the next rencontre of my first collectif, and the summer's events."""
    collectif = next(c.id for c in draft.made(Collective) if c.name == MINE[0])
    ahead = [
        m
        for m in draft.made(Meeting)
        if m.collective_id == collectif and m.date is not None and m.date > draft.today
    ]
    meeting = min(ahead, key=lambda m: m.date or date.max)
    told = load("phrases")["desk"]
    agenda = sorted(
        (item for item in draft.made(AgendaItem) if item.meeting_id == meeting.id),
        key=lambda item: item.order_key,
    )
    _agenda(draft, agenda, told)
    _run_sheet(draft, meeting, told["run_sheet"])
    _roles(draft, meeting, told["roles"])
    for code, state in told["welcome"].items():
        draft.add(
            ReceptionCheck(
                id=derived_id("reception_check", meeting.id, code),
                meeting_id=meeting.id,
                item_code=code,
                state=state,
            )
        )
    for text in told["parked"]:
        draft.add(ParkedItem(id=draft.id(draft.today), collective_id=collectif, text=text))
    for barrier, days in told["barriers"].items():
        for ago in days:
            day = draft.today - timedelta(days=ago)
            draft.add(
                BarrierReport(
                    id=draft.id(day), collective_id=collectif, barrier=barrier, reported_on=day
                )
            )
    _photo(draft, collectif, told["photo"])
    _template(draft, meeting, told["template"])
    _events(draft, told["events"])


def _agenda(draft: Draft, agenda: list[AgendaItem], told: dict[str, list[str]]) -> None:
    """The first and last points come back every time; the parts of the agenda have names."""
    opening, working, closing = told["sections"]
    last = len(agenda) - 1
    for number, item in enumerate(agenda):
        section = opening if number < 2 else closing if number == last else working
        draft.amend(replace(item, section=section, recurring=number in (0, last)))


def _run_sheet(draft: Draft, meeting: Meeting, told: list[dict[str, str | int]]) -> None:
    for key, step in zip(keys_after("", len(told)), told, strict=True):
        draft.add(
            RunStep(
                id=draft.id(draft.today),
                meeting_id=meeting.id,
                order_key=key,
                title=str(step["title"]),
                minutes=int(step["minutes"]),
                technique=str(step.get("technique", "")),
                grouping=str(step["grouping"]),
            )
        )


def _roles(draft: Draft, meeting: Meeting, roles: dict[str, str]) -> None:
    """Parents and professionals of the directory hold the roles, one each."""
    by_audience: dict[str, list[Person]] = {}
    for person in draft.made(Person):
        by_audience.setdefault(person.main_audience, []).append(person)
    for role, audience in roles.items():
        person = by_audience[audience].pop(0)
        draft.add(
            MeetingRole(
                id=derived_id("meeting_role", meeting.id, role, person.id),
                meeting_id=meeting.id,
                role=role,
                person_id=person.id,
                audience_code=audience,
            )
        )


def _photo(draft: Draft, collectif: str, words: str) -> None:
    """The paperboard of the last rencontre held."""
    behind = [
        m
        for m in draft.made(Meeting)
        if m.collective_id == collectif and m.date is not None and m.date < draft.today
    ]
    data = (resources() / "demo" / "paperboard.jpg").read_bytes()
    photo = draft.add(
        Attachment(
            id=draft.id(draft.today),
            meeting_id=max(behind, key=lambda m: m.date or date.min).id,
            name="paperboard.jpg",
            media_type="image/jpeg",
            alt_text=words,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
        )
    )
    for piece in attachments.pieces(photo.id, data):
        draft.add(piece)


def _template(draft: Draft, meeting: Meeting, told: dict[str, str | list[list[str | int]]]) -> None:
    points = told["points"]
    assert isinstance(points, list)
    template = draft.add(
        MeetingTemplate(
            id=draft.id(draft.today),
            collective_id=meeting.collective_id,
            name=str(told["name"]),
            kind="coffee",
            start=meeting.start,
            end=meeting.end,
            venue_id=meeting.venue_id,
            childcare=True,
        )
    )
    for key, (title, minutes) in zip(keys_after("", len(points)), points, strict=True):
        draft.add(
            TemplateItem(
                id=draft.id(draft.today),
                template_id=template.id,
                order_key=key,
                title=str(title),
                minutes_planned=int(minutes),
            )
        )


def _events(draft: Draft, told: list[dict[str, str | int]]) -> None:
    for event in told:
        first = date(draft.today.year, int(event["month"]), int(event["day"]))
        draft.add(
            CalendarEvent(
                id=draft.id(draft.today),
                title=str(event["title"]),
                starts_on=first,
                ends_on=first + timedelta(days=int(event["days"]) - 1),
                commune=str(event["commune"]),
            )
        )
