"""Ma semaine: what comes next, each line one act away from where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from citeapp.domain.meeting import Meeting
from citeapp.usecases import actions, collectives, meetings
from citeapp.usecases.acting import reads
from citeapp.usecases.actions import ActionLine
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.session import Session

AHEAD = timedelta(days=21)
"""Rencontres further away are not this week's worry."""
SOON = timedelta(days=7)


@dataclass(frozen=True)
class ToPrepare:
    """A rencontre ahead: what its agenda holds and what comes back by itself."""

    line: MeetingLine
    open_actions: int


@dataclass(frozen=True)
class Week:
    """Everything that the first page shows."""

    to_prepare: tuple[ToPrepare, ...]
    minutes_to_finish: tuple[MeetingLine, ...]
    actions_to_chase: tuple[ActionLine, ...]
    to_complete: int
    empty: bool


@reads
def show(session: Session, /) -> Week:
    """What there is to prepare, finish and chase in my collectifs."""
    mine = set(collectives.mine(session))
    today = session.today
    lines = [line for line in meetings.listed(session) if line.meeting.collective_id in mine]
    ahead = sorted(
        (
            line
            for line in lines
            if line.meeting.date
            and today <= line.meeting.date <= today + AHEAD
            and line.meeting.status not in ("cancelled", "held")
        ),
        key=lambda line: (line.meeting.date or today, str(line.meeting.start or "")),
    )
    opened = actions.tracking(session, scope="open", collective_ids=sorted(mine))
    chase = [
        line for line in opened if line.action.due_date and line.action.due_date <= today + SOON
    ]
    todo: dict[str, int] = {}
    for action in opened:
        todo[action.action.collective_id] = todo.get(action.action.collective_id, 0) + 1
    unfinished = [line for line in lines if needs_minutes(line.meeting, session)]
    return Week(
        to_prepare=tuple(
            ToPrepare(line, todo.get(line.meeting.collective_id, 0)) for line in ahead
        ),
        minutes_to_finish=tuple(unfinished),
        actions_to_chase=tuple(chase),
        to_complete=int(
            session.workspace.connection.value(
                "SELECT count(*) FROM v_person WHERE to_complete = 1"
            )
        ),
        empty=not lines,
    )


def needs_minutes(meeting: Meeting, session: Session) -> bool:
    """A rencontre that took place and whose minutes are not closed."""
    return bool(
        meeting.date
        and meeting.date < session.today
        and meeting.status not in ("cancelled", "postponed", "idea")
        and meeting.minutes_status in ("", "draft")
    )
