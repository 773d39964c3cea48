"""Ma semaine: what comes next, each line one act away from where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from citeapp.usecases import actions, collectives, conflicts, following, meetings, settlements
from citeapp.usecases.acting import reads
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.following import ActionLine
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.session import Session
from citeapp.usecases.settlements import Settlement

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
    """Everything that the first page shows.

    ``settled`` is what others settled in my collectifs, ``asked`` what others ask me.
    """

    to_prepare: tuple[ToPrepare, ...]
    minutes_to_finish: tuple[MeetingLine, ...]
    actions_to_chase: tuple[ActionLine, ...]
    to_complete: int
    empty: bool
    settled: tuple[Settlement, ...] = ()
    asked: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Counts:
    """How much of each there is; ``late`` are all the late actions that I follow."""

    to_prepare: int
    minutes_to_finish: int
    actions_to_chase: int
    late: int


@reads
def show(session: Session, /) -> Week:
    """What there is to prepare, finish and chase in my collectifs."""
    mine = collectives.mine(session)
    connection = session.workspace.connection
    ahead = meetings.lines(session, *_ahead(session, mine), order="t.date, t.start, t.id")
    condition, values = _of(mine)
    todo = dict(
        connection.rows(
            f"SELECT t.collective_id, count(*) FROM v_action_item t "
            f"WHERE {condition} AND {following.OPEN_SQL} GROUP BY 1",
            values,
        )
    )
    return Week(
        to_prepare=tuple(
            ToPrepare(line, todo.get(line.meeting.collective_id, 0)) for line in ahead
        ),
        minutes_to_finish=tuple(meetings.lines(session, *_unfinished(session, mine))),
        actions_to_chase=tuple(following.lines(session, *_to_chase(session, mine))),
        to_complete=int(connection.value("SELECT count(*) FROM v_person WHERE to_complete = 1")),
        empty=not connection.value(
            f"SELECT EXISTS (SELECT 1 FROM v_meeting t WHERE {condition})", values
        ),
        settled=tuple(settlements.to_look_at(session)),
        asked=tuple(conflicts.asked_of_me(session)),
    )


@reads
def counts(session: Session, /) -> Counts:
    """How many lines ``show`` has, without reading them: asked after each act."""
    mine = collectives.mine(session)
    value = session.workspace.connection.value

    def number(table: str, condition: str, values: Sequence[str]) -> int:
        return int(value(f"SELECT count(*) FROM {table} t WHERE {condition}", values))

    return Counts(
        to_prepare=number("v_meeting", *_ahead(session, mine)),
        minutes_to_finish=number("v_meeting", *_unfinished(session, mine)),
        actions_to_chase=number("v_action_item", *_to_chase(session, mine)),
        late=actions.late(session, collective_ids=collectives.followed(session)),
    )


def _of(mine: Sequence[str]) -> tuple[str, list[str]]:
    return f"t.collective_id IN ({', '.join('?' * len(mine))})", list(mine)


def _ahead(session: Session, mine: Sequence[str]) -> tuple[str, list[str]]:
    condition, values = _of(mine)
    today = session.today
    return (
        f"{condition} AND t.date BETWEEN ? AND ? "
        "AND coalesce(t.status, '') NOT IN ('cancelled', 'held')",
        [*values, today.isoformat(), (today + AHEAD).isoformat()],
    )


def _unfinished(session: Session, mine: Sequence[str]) -> tuple[str, list[str]]:
    condition, values = _of(mine)
    return f"{condition} AND {meetings.UNFINISHED_SQL}", [*values, session.today.isoformat()]


def _to_chase(session: Session, mine: Sequence[str]) -> tuple[str, list[str]]:
    condition, values = _of(mine)
    condition = f"({condition} OR t.collective_id IS NULL)"  # of no collectif: everyone's
    soon = (session.today + SOON).isoformat()
    return f"{condition} AND {following.OPEN_SQL} AND t.due_date <= ?", [*values, soon]
