"""Ma semaine: what comes next, each line one act away from where it is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from citeapp.base.frozen import dataclass
from citeapp.domain.decision import Decision
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    following,
    meetings,
    parents,
    settlements,
)
from citeapp.usecases.acting import reads
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.following import ActionLine
from citeapp.usecases.meetings import MeetingLine
from citeapp.usecases.parents import WithoutParents
from citeapp.usecases.session import Session
from citeapp.usecases.settlements import Settlement

AHEAD = timedelta(days=21)
"""Rencontres further away are not this week's worry."""
SOON = timedelta(days=7)
ANSWER_WITHIN = timedelta(days=30)
"""People whose words were noted are told what became of them by then."""


@dataclass(frozen=True)
class ToPrepare:
    """A rencontre ahead: what its agenda holds and what comes back by itself."""

    line: MeetingLine
    open_actions: int


@dataclass(frozen=True)
class Unanswered:
    """Words of a rencontre, held a month ago or earlier, of which nobody said what became."""

    meeting_id: str
    collective: str
    day: date
    quotes: int


@dataclass(frozen=True)
class Week:
    """Everything that the first page shows.

    ``settled`` is what others settled in my collectifs, ``asked`` what others ask me,
    ``to_revisit`` the decisions whose day to be looked at again has come.
    """

    to_prepare: tuple[ToPrepare, ...]
    minutes_to_finish: tuple[MeetingLine, ...]
    actions_to_chase: tuple[ActionLine, ...]
    to_complete: int
    empty: bool
    settled: tuple[Settlement, ...] = ()
    asked: tuple[Conflict, ...] = ()
    without_parents: tuple[WithoutParents, ...] = ()
    to_revisit: tuple[Decision, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()


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
    todo = _to_do(session, {id for line in ahead for id in line.collective_ids})
    condition, values = _of(mine)
    return Week(
        to_prepare=tuple(
            ToPrepare(line, sum(todo.get(id, 0) for id in line.collective_ids)) for line in ahead
        ),
        minutes_to_finish=tuple(meetings.lines(session, *_unfinished(session, mine))),
        actions_to_chase=tuple(following.lines(session, *_to_chase(session, mine))),
        to_complete=int(connection.value("SELECT count(*) FROM v_person WHERE to_complete = 1")),
        empty=not connection.value(
            f"SELECT EXISTS (SELECT 1 FROM v_meeting t WHERE {condition})", values
        ),
        settled=tuple(settlements.to_look_at(session)),
        asked=tuple(conflicts.asked_of_me(session)),
        without_parents=tuple(parents.missing(session, collective_ids=mine)),
        to_revisit=tuple(_to_revisit(session, mine)),
        unanswered=tuple(_unanswered(session, mine)),
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


def _to_do(session: Session, collective_ids: Collection[str]) -> dict[str, int]:
    """Open actions that do not sleep, of the collectifs that meet soon: theirs alone are read."""
    marks = ", ".join("?" * len(collective_ids))
    return dict(
        session.workspace.connection.rows(
            f"SELECT t.collective_id, count(*) FROM v_action_item t "
            f"WHERE t.collective_id IN ({marks}) AND {following.OPEN_SQL} AND {_AWAKE_SQL} "
            "GROUP BY 1",
            [*collective_ids, session.today.isoformat()],
        )
    )


def _of(mine: Sequence[str]) -> tuple[str, list[str]]:
    return f"t.collective_id IN ({', '.join('?' * len(mine))})", list(mine)


def _meetings_of(mine: Sequence[str]) -> tuple[str, list[str]]:
    """The rencontres of my collectifs, and those that they join."""
    marks = ", ".join("?" * len(mine))
    condition = (
        f"(t.collective_id IN ({marks}) OR t.id IN "
        f"(SELECT meeting_id FROM v_meeting_collective WHERE collective_id IN ({marks})))"
    )
    return condition, [*mine, *mine]


def _ahead(session: Session, mine: Sequence[str]) -> tuple[str, list[str]]:
    condition, values = _meetings_of(mine)
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
    return (
        f"{condition} AND {following.OPEN_SQL} AND t.due_date <= ? AND {_AWAKE_SQL}",
        [*values, soon, session.today.isoformat()],
    )


_AWAKE_SQL = "coalesce(t.asleep_until, '') <= ?"
"""An action ``t`` that does not sleep on the day given."""


def _to_revisit(session: Session, mine: Sequence[str]) -> list[Decision]:
    """Decisions in force whose day has come, the longest waiting first."""
    condition, values = _of(mine)
    return session.rows(Decision).where(
        f"{condition} AND t.revisit_on <= ? AND coalesce(t.state, 'in_force') = 'in_force'",
        [*values, session.today.isoformat()],
        order="t.revisit_on, t.id",
    )


def _unanswered(session: Session, mine: Sequence[str]) -> list[Unanswered]:
    """Words noted a month ago or earlier without an answer, rencontre by rencontre."""
    condition, values = _of(mine)
    found = session.workspace.connection.rows(
        "SELECT m.id, c.name, m.date, count(*) FROM v_quote t "
        "JOIN v_meeting m ON m.id = t.meeting_id JOIN v_collective c ON c.id = m.collective_id "
        f"WHERE {condition} AND m.date <= ? AND coalesce(t.outcome, 'waiting') = 'waiting' "
        "AND t.answer IS NULL AND coalesce(t.consent, '') <> 'refused' "
        "GROUP BY m.id, c.name, m.date ORDER BY m.date, m.id",
        [*values, (session.today - ANSWER_WITHIN).isoformat()],
    )
    return [
        Unanswered(id, name or "", date.fromisoformat(day), count) for id, name, day, count in found
    ]
