"""What Ma semaine shows on the day of the demo: what is planned, unfinished and to be chased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from citeapp.base.text import fold
from citeapp.domain.action import ActionItem
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.domain.order import key_between
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.usecases.demonstration import calendar, facts, meetings, people
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.facts import Scene, Written
from citeapp.usecases.demonstration.meetings import Past
from citeapp.usecases.demonstration.network import MINE, Setting
from citeapp.usecases.demonstration.people import Crowd, Member
from citeapp.usecases.demonstration.texts import load

TOMORROW, IN_TWO_WEEKS = timedelta(days=1), timedelta(days=14)
UNFINISHED = timedelta(days=6)
QUIET = {MINE[0]: timedelta(days=20), MINE[1]: timedelta(days=34)}
"""How long before today the ordinary rencontres of my collectifs stop."""

_DUE = (-8, -1, 3)
"""Days from today when the three actions to chase are due."""


def end_of_past(setting: Setting, today: date) -> date:
    """The last day an ordinary rencontre of a collectif may have."""
    return today - QUIET.get(setting.collective.name, timedelta(days=3))


def prepare(
    draft: Draft,
    crowd: Crowd,
    setting: Setting,
    members: Sequence[Member],
    past: Past,
    me: Facilitator,
) -> None:
    """The next rencontre; for my collectifs also the minutes to finish and actions to chase."""
    name = setting.collective.name
    if name == MINE[0]:
        _chase(draft, past, me)
        meeting = _plan(draft, setting, past, calendar.working_day(draft.today + TOMORROW))
        current = [member for member in members if member.until is None]
        meetings.number_sheet(draft, meeting, current)
        accented = [m for m in current if fold(m.person.name) != m.person.name.casefold()]
        for member in accented[:2]:
            people.type_again(draft, member)
    elif name == MINE[1]:
        past = _unfinished(draft, crowd, setting, members, past)
        _plan(draft, setting, past, calendar.working_day(draft.today + IN_TWO_WEEKS))
    else:
        _plan(draft, setting, past, _next_day(draft, setting, past))


def _plan(draft: Draft, setting: Setting, past: Past, day: date) -> Meeting:
    """A rencontre ahead with its agenda: what was put off, then three points."""
    said = setting.phrases
    titles = load("phrases")["week"]["agenda"] if setting.mine else ()
    meeting = draft.add(
        Meeting(
            id=draft.id(day),
            collective_id=setting.collective.id,
            date=day,
            start=setting.start,
            end=meetings.ends_at(setting.start, 90),
            venue_id=setting.venue.id,
            childcare=setting.venue.childcare_room,
            status="confirmed" if day < draft.today + timedelta(days=7) else "planned",
            objective=said.about(said.theme(), "objectives"),
            participation_aimed=4,
            previous_meeting_id=past.meeting_id,
        )
    )
    items = [meetings.point(draft, meeting, said.common("openings"), 10)]
    items.append(meetings.point(draft, meeting, said.common("reviews"), 15))
    if past.carried:
        items.append(meetings.taken_up(draft, meeting, past.carried))
    for number in range(3):
        theme = said.theme()
        title = titles[number] if titles else said.about(theme, "titles")
        items.append(meetings.point(draft, meeting, title, 20, expected_output="exchange"))
    items.append(meetings.point(draft, meeting, said.common("closings"), 5))
    meetings.add_agenda(draft, meeting, items)
    return meeting


def _unfinished(
    draft: Draft, crowd: Crowd, setting: Setting, members: Sequence[Member], past: Past
) -> Past:
    """A rencontre of last week: people are signed in, only the first points are written up."""
    said = setting.phrases
    day = calendar.working_day(draft.today - UNFINISHED, -1)
    meeting = draft.add(
        Meeting(
            id=draft.id(day),
            collective_id=setting.collective.id,
            date=day,
            start=setting.start,
            end=meetings.ends_at(setting.start, 90),
            venue_id=setting.venue.id,
            childcare=True,
            status="confirmed",
            objective=said.about("rentree", "objectives"),
            participation_aimed=4,
            minutes_status="draft",
            previous_meeting_id=past.meeting_id,
        )
    )
    present = meetings.attend(draft, crowd, meeting, members, missed=1)
    scene = Scene(setting, meeting, day, present)
    themes: tuple[str, ...] = ("rentree", "langage", "lecture")
    items = [
        meetings.point(draft, meeting, said.about(t, "titles"), 25, state=s)
        for t, s in zip(themes, ("discussed", "open", "open"), strict=True)
    ]
    if past.carried:
        items.insert(0, meetings.taken_up(draft, meeting, past.carried, state="discussed"))
        themes = (past.carried.theme, *themes)
    for item, theme in zip(meetings.add_agenda(draft, meeting, items), themes, strict=True):
        if item.state == "discussed":
            facts.discuss(draft, scene, item, theme)
    return Past(scene)


def _chase(draft: Draft, past: Past, me: Facilitator) -> None:
    """Three actions of the last rencontre: two are late, one is due in three days."""
    scene = past.last
    if scene is None:
        return
    told = load("phrases")["week"]
    meeting = scene.meeting
    items = [i for i in draft.made(AgendaItem) if i.meeting_id == meeting.id]
    after = key_between(max(item.order_key for item in items), "")
    item = meetings.point(draft, meeting, told["title"], 10, state="discussed")
    item = draft.add(replace(item, order_key=after))
    owners: list[Person | Organisation | str] = [me.display_name]
    owners += [o for o in scene.setting.around if o.kind == "social_centre"][:1]
    owners += [*scene.present[:1], me.display_name, me.display_name]
    key = key_between("", "")
    facts.add_line(draft, scene.day, item, key, Written("note", told["note"]))
    for what, due, owner in zip(told["actions"], _DUE, owners[:3], strict=True):
        key = key_between(key, "")
        action = draft.add(
            ActionItem(
                id=draft.id(scene.day),
                collective_id=meeting.collective_id,
                meeting_id=meeting.id,
                agenda_item_id=item.id,
                what=what,
                due_date=draft.today + timedelta(days=due),
                priority="high" if due < 0 else "normal",
            )
        )
        facts.own(draft, action, owner, "owner")
        facts.add_line(draft, scene.day, item, key, Written("action", what), action.id)


def _next_day(draft: Draft, setting: Setting, past: Past) -> date:
    day = (past.last.day if past.last else draft.today) + timedelta(days=35)
    if day <= draft.today:
        day = draft.today + timedelta(days=draft.rng.randint(2, 20))
    day += timedelta(days=(setting.weekday - day.weekday()) % 7)
    while calendar.is_off(day):
        day += timedelta(days=7)
    return day
