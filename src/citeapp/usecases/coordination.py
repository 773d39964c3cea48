"""The coordinator's board: for each collectif, what is planned, missing and late."""

from __future__ import annotations

from datetime import date, datetime

from citeapp.base.frozen import dataclass
from citeapp.domain.collective import Collective
from citeapp.usecases import collectives, figures, meetings
from citeapp.usecases.acting import reads
from citeapp.usecases.periods import day_of
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
    days, todo = _days(session), figures.to_do(session)
    received = dict(
        session.workspace.connection.rows(
            "SELECT p.facilitator_id, max(p.seen_ms) FROM _s_peer p GROUP BY 1"
        )
    )
    lines = []
    for collective in collectives.listed(session):
        if collective.id not in shown:
            continue
        last, following, missing = days.get(collective.id, (None, None, 0))
        opened, late = todo.get(collective.id, (0, 0))
        team = collectives.facilitators(session, collective_id=collective.id)
        seen = max((received.get(f.id) or 0 for f in team), default=0)
        lines.append(
            BoardLine(
                collective=collective,
                facilitators=", ".join(f.display_name for f in team),
                last_meeting=last,
                next_meeting=following,
                missing_minutes=missing,
                open_actions=opened,
                late_actions=late,
                last_bundle=datetime.fromtimestamp(seen / 1000).astimezone() if seen else None,
            )
        )
    return lines


def _days(session: Session) -> dict[str, tuple[date | None, date | None, int]]:
    """Of each collectif: its last rencontre, its next one, how many minutes are missing.

    A joint rencontre counts in each collectif that takes part.
    """
    found = session.workspace.connection.rows(
        f"SELECT o.collective_id, max(CASE WHEN {_OVER} THEN t.date END), "
        f"min(CASE WHEN {_TO_COME} THEN t.date END), "
        f"count(CASE WHEN {meetings.UNFINISHED_SQL} THEN 1 END) "
        "FROM (SELECT id, collective_id FROM v_meeting UNION "
        "SELECT meeting_id, collective_id FROM v_meeting_collective) o "
        "JOIN v_meeting t ON t.id = o.id GROUP BY 1",
        (session.today.isoformat(),) * 3,
    )
    return {
        id: (day_of(last), day_of(following), missing) for id, last, following, missing in found
    }


_OVER = f"{meetings.TAKES_PLACE_SQL} AND (t.date < ? OR t.status = 'held')"
_TO_COME = f"{meetings.TAKES_PLACE_SQL} AND t.date >= ? AND t.status IS NOT 'held'"
