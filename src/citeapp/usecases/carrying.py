"""What comes back by itself at the next rencontre, by rule, and can be left out one by one.

Three rules: a point not discussed, a point that comes back every time, an open action. Points are
taken over into the new agenda; actions are shown, never copied, so that nothing can go stale.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.base.text import fold
from citeapp.domain.action import ActionItem
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.domain.preparing import MeetingTemplate, ParkedItem, TemplateItem
from citeapp.usecases import actions, agendas, ordering
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

NOT_HELD = ("cancelled", "postponed", "idea")
"""States of a rencontre that does not take place as it stands."""
MOMENT_SQL = "(t.date, coalesce(t.start, ''), t.id)"
"""Where a rencontre stands among the others; without an hour it opens its day."""
RECENT = 3
"""A point that comes back every time may be left out of two rencontres in a row."""
COPIED = (
    "section",
    "title",
    "objective",
    "minutes_planned",
    "expected_output",
    "introduced_by",
    "recurring",
)
"""What a point has from the one it is made from."""


@dataclass(frozen=True)
class ComesBack:
    """Something that comes back; ``kind``: point, recurring or action.

    ``times`` is how often a point will have been put off; ``about`` says who carries an action
    and for when.
    """

    id: str
    kind: str
    title: str
    times: int = 0
    about: str = ""
    late: bool = False


@reads
def preview(
    session: Session,
    /,
    *,
    collective_id: str,
    day: date | None = None,
    start: time | None = None,
) -> list[ComesBack]:
    """What a new rencontre of a collectif would bring back: points, then open actions."""
    found: list[ComesBack] = []
    if day is not None:
        past = earlier(session, collective_id, day, start)
        left = left_over(session, past)
        found += [
            ComesBack(item.id, "point", item.title, (item.carried_count or 0) + 1) for item in left
        ]
        found += [
            ComesBack(item.id, "recurring", item.title)
            for item in _every_time(session, past, besides=left)
        ]
    for line in actions.open_for(session, collective_id=collective_id, day=day):
        due = line.action.due_words(session.today)
        about = " · ".join(part for part in (line.who, due) if part)
        found.append(
            ComesBack(line.action.id, "action", line.action.what, 0, about, line.days_late > 0)
        )
    return found


def fill(
    session: Session,
    meeting: Meeting,
    model: Sequence[AgendaItem | TemplateItem],
    past: Sequence[Meeting],
    *,
    take_over: bool,
    left_out: Collection[str],
) -> None:
    """The first agenda of a rencontre: the points of its model, and what comes back.

    What is left out goes where it will be found: a point waits in the parking list, an action
    sleeps until the day after.
    """
    left = left_over(session, past) if take_over else []
    every_time = _every_time(session, past, besides=left) if take_over else []
    back = {item.id: item for item in (*left, *every_time) if item.id not in left_out}
    agenda: list[AgendaItem | TemplateItem] = []
    for item in model:
        agenda.append(back.pop(item.id, item))
    known = {fold(item.title) for item in agenda}
    agenda += [item for item in back.values() if not (item.recurring and fold(item.title) in known)]
    _write(session, agenda, meeting, carried={item.id for item in left})
    _leave_out(session, meeting, [item for item in left if item.id in left_out], left_out)


def hand_on(session: Session, left: Sequence[AgendaItem], meeting: Meeting) -> None:
    """Points not discussed go to the end of an agenda already planned.

    One that comes back every time stands there already: it says once more that it was put off.
    """
    there = {item.carried_from_id: item for item in agendas.shown(session, meeting.id)}
    for item in left:
        if item.id in there:
            count = (item.carried_count or 0) + 1
            session.rows(AgendaItem).change(there[item.id].id, carried_count=count)
            session.rows(AgendaItem).change(item.id, state="carried")
    new = [item for item in left if item.id not in there]
    _write(session, new, meeting, carried={item.id for item in new})


def earlier(session: Session, collective_id: str, day: date, start: time | None) -> list[Meeting]:
    """The rencontres of a collectif before a moment, the latest first."""
    return session.rows(Meeting).where(
        f"t.collective_id = ? AND {MOMENT_SQL} < (?, ?, '')",
        (collective_id, *moment(day, start)),
        order="t.date DESC, t.start DESC, t.id DESC",
    )


def moment(day: date, start: time | None) -> tuple[str, str]:
    """A day and an hour as they are compared."""
    return day.isoformat(), start.strftime("%H:%M") if start else ""


def model_of(
    session: Session, *, like_id: str, template_id: str
) -> tuple[dict[str, Any], list[AgendaItem | TemplateItem]]:
    """The fields and the points that a rencontre takes from another one or from a template."""
    if template_id:
        template = session.rows(MeetingTemplate).get(template_id)
        return usual_of(template), list(template_points(session, template.id))
    if not like_id:
        return {}, []
    like = session.rows(Meeting).get(like_id)
    points = [i for i in agendas.shown(session, like.id) if i.state != "dropped"]
    return usual_of(like), list(points)


USUAL = (
    "kind",
    "start",
    "end",
    "venue_id",
    "place",
    "childcare",
    "objective",
    "participation_aimed",
    "naming",
)
"""What a template keeps of a rencontre besides its agenda."""


def usual_of(whole: Meeting | MeetingTemplate) -> dict[str, Any]:
    """The usual fields of a rencontre or of a template, those that say something."""
    found = {name: getattr(whole, name) for name in USUAL}
    return {name: value for name, value in found.items() if value not in ("", None, False)}


def template_points(session: Session, template_id: str) -> list[TemplateItem]:
    """The points of a template, in order."""
    return session.rows(TemplateItem).where(
        "t.template_id = ?", (template_id,), order="t.order_key, t.id"
    )


def left_over(session: Session, earlier: Sequence[Meeting]) -> list[AgendaItem]:
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
        for item in agendas.unwritten(session, meeting.id)
        if item.state in ("open", "carried") and item.id not in taken
    ]


def _every_time(
    session: Session, past: Sequence[Meeting], *, besides: Collection[AgendaItem]
) -> list[AgendaItem]:
    """The points that come back every time, as they last stood, unless they are there already."""
    known = {fold(item.title) for item in besides}
    found = []
    for meeting in [m for m in past if m.status not in NOT_HELD][:RECENT]:
        for item in agendas.shown(session, meeting.id):
            if fold(item.title) not in known and item.state != "dropped":
                known.add(fold(item.title))  # as it stood last: then it may have stopped
                found += [item] if item.recurring else []
    return found


def _to_come(session: Session, meeting: Meeting) -> bool:
    if meeting.status in ("held", *NOT_HELD):
        return False
    return meeting.date is None or meeting.date >= session.today


def _write(
    session: Session,
    points: Sequence[AgendaItem | TemplateItem],
    meeting: Meeting,
    *,
    carried: Collection[str],
) -> None:
    """Points at the end of an agenda; those carried over say how often they were put off."""
    known = agendas.shown(session, meeting.id)
    places = ordering.places_at_end(session, known, len(points), meeting.id)
    rows = []
    for place, item in zip(places, points, strict=True):
        copied = {name: getattr(item, name) for name in COPIED}
        if isinstance(item, AgendaItem) and (item.id in carried or item.recurring):
            copied["carried_from_id"] = item.id
        if isinstance(item, AgendaItem) and item.id in carried:
            copied["carried_count"] = (item.carried_count or 0) + 1
        rows.append(
            AgendaItem(
                id=session.new_id(), meeting_id=place.whole_id, order_key=place.order_key, **copied
            )
        )
    session.rows(AgendaItem).add_all(rows)
    for id in carried:
        if any(item.id == id for item in points):
            session.rows(AgendaItem).change(id, state="carried")


def _leave_out(
    session: Session, meeting: Meeting, points: Sequence[AgendaItem], left_out: Collection[str]
) -> None:
    for item in points:
        if item.recurring:
            continue  # it comes back another time by itself
        session.rows(ParkedItem).add(
            ParkedItem(
                id=session.new_id(),
                collective_id=meeting.collective_id,
                meeting_id=item.meeting_id,
                text=item.title,
            )
        )
        session.rows(AgendaItem).change(item.id, state="dropped")
    if meeting.date is None or meeting.date == date.max:
        return
    for line in actions.open_for(session, collective_id=meeting.collective_id, day=meeting.date):
        if line.action.id in left_out:
            session.rows(ActionItem).change(
                line.action.id, asleep_until=meeting.date + timedelta(days=1)
            )
