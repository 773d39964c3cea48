"""The coordinator's board: for each collectif, what is planned, missing and late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from citeapp.domain.collective import Collective
from citeapp.usecases import actions, collectives, meetings, week
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class BoardLine:
    """One collectif; never a ranking: collectifs come by name."""

    collective: Collective
    facilitators: str
    last_meeting: date | None
    next_meeting: date | None
    missing_minutes: int
    open_actions: int
    late_actions: int
    last_bundle: datetime | None


@reads
def board(session: Session, /) -> list[BoardLine]:
    """A line for each collectif: of all of them for the coordinator, else of mine."""
    shown = {c.id for c in collectives.listed(session)}
    if not session.me.is_coordinator:
        shown = set(collectives.mine(session))
    today = session.today
    by_collective: dict[str, list[meetings.MeetingLine]] = {}
    for line in meetings.listed(session):
        by_collective.setdefault(line.meeting.collective_id, []).append(line)
    tracked: dict[str, list[actions.ActionLine]] = {}
    for action in actions.tracking(session, scope="open"):
        tracked.setdefault(action.action.collective_id, []).append(action)
    received = dict(
        session.workspace.connection.rows(
            "SELECT p.facilitator_id, max(p.seen_ms) FROM _s_peer p GROUP BY 1"
        )
    )
    lines = []
    for collective in collectives.listed(session):
        if collective.id not in shown:
            continue
        held = by_collective.get(collective.id, [])
        days = [line.meeting.date for line in held if line.meeting.date]
        todo = tracked.get(collective.id, [])
        team = collectives.facilitators(session, collective_id=collective.id)
        seen = max((received.get(f.id) or 0 for f in team), default=0)
        lines.append(
            BoardLine(
                collective=collective,
                facilitators=", ".join(f.display_name for f in team),
                last_meeting=max((d for d in days if d < today), default=None),
                next_meeting=min((d for d in days if d >= today), default=None),
                missing_minutes=sum(week.needs_minutes(x.meeting, session) for x in held),
                open_actions=len(todo),
                late_actions=sum(bool(x.days_late) for x in todo),
                last_bundle=datetime.fromtimestamp(seen / 1000).astimezone() if seen else None,
            )
        )
    return lines
