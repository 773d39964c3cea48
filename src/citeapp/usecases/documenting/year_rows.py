"""What a year of rencontres left in the base, read once: the figures are made of these rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeVar

from citeapp.base.frozen import dataclass
from citeapp.domain.action import ActionItem
from citeapp.domain.decision import Decision
from citeapp.domain.keeping import Ballot, Quote
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import BarrierReport, MeetingRole
from citeapp.domain.publishing import DocumentSending
from citeapp.domain.row import Row
from citeapp.store.connection import Value
from citeapp.usecases.figures import PRESENT_SQL
from citeapp.usecases.periods import Period, day_of
from citeapp.usecases.session import Session


class _OfMeeting(Protocol):
    @property
    def meeting_id(self) -> str: ...


class _OfCollective(Protocol):
    @property
    def collective_id(self) -> str: ...


R = TypeVar("R", bound=Row)
M = TypeVar("M", bound=_OfMeeting)
C = TypeVar("C", bound=_OfCollective)
_YEAR = timedelta(days=365)
_BETWEEN = "t.date >= ? AND t.date <= ?"


class Presence(NamedTuple):
    """Somebody who took part; without an identifier, somebody who was erased since."""

    meeting_id: str
    person_id: str
    audience: str
    town: str
    structure: str


class Counted(NamedTuple):
    """People of one audience counted without a name."""

    meeting_id: str
    audience: str
    people: int


@dataclass(frozen=True)
class YearRows:
    """The rows of a period, of all collectifs or of one.

    ``together`` gives the collectifs of a rencontre; ``first_seen`` the first presence ever of a
    person in each collectif, and in any of them under ""; ``given`` when a compte rendu was
    first given to somebody; ``begins`` is the first rencontre of the base.
    """

    period: Period
    today: date
    meetings: tuple[Meeting, ...]
    together: dict[str, frozenset[str]]
    presences: tuple[Presence, ...]
    counted: tuple[Counted, ...]
    first_seen: dict[tuple[str, str], date]
    roles: tuple[MeetingRole, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[ActionItem, ...]
    quotes: tuple[Quote, ...]
    ballots: tuple[Ballot, ...]
    barriers: tuple[BarrierReport, ...]
    barriers_before: tuple[BarrierReport, ...]
    welcomed: tuple[tuple[str, str], ...]
    given: dict[str, date]
    sendings: tuple[DocumentSending, ...]
    towns: tuple[str, ...]
    begins: date | None
    collective_id: str = ""


def read(session: Session, period: Period) -> YearRows:
    """All of it; ``of`` keeps one collectif."""
    days: list[Value] = [period.first.isoformat(), period.last.isoformat()]
    rows = session.workspace.connection.rows
    inside = f"SELECT t.id FROM v_meeting t WHERE {_BETWEEN}"
    meetings = session.rows(Meeting).where(_BETWEEN, days, order="t.date, t.start, t.id")

    def of_them(kind: type[R]) -> tuple[R, ...]:
        return tuple(session.rows(kind).where(f"t.meeting_id IN ({inside})", days, order="t.id"))

    before = [(period.first - _YEAR).isoformat(), (period.first - timedelta(days=1)).isoformat()]
    told = "t.reported_on >= ? AND t.reported_on <= ?"
    return YearRows(
        period=period,
        today=session.today,
        meetings=tuple(meetings),
        together=_together(session, meetings),
        presences=tuple(
            Presence(meeting, person or "", audience or "other", town or "", structure or "")
            for meeting, person, audience, town, structure in rows(
                "SELECT a.meeting_id, a.person_id, a.audience_code, p.commune, "
                "a.organisation_snapshot FROM v_attendance a "
                f"LEFT JOIN v_person p ON p.id = a.person_id WHERE a.{PRESENT_SQL} "
                f"AND a.meeting_id IN ({inside})",
                days,
            )
        ),
        counted=tuple(
            Counted(meeting, audience or "other", count)
            for meeting, audience, count in rows(
                "SELECT meeting_id, audience_code, count FROM v_headcount "
                f"WHERE count > 0 AND meeting_id IN ({inside})",
                days,
            )
        ),
        first_seen=_first_seen(session),
        roles=of_them(MeetingRole),
        decisions=of_them(Decision),
        actions=tuple(_actions(session, inside, days)),
        quotes=of_them(Quote),
        ballots=of_them(Ballot),
        barriers=tuple(session.rows(BarrierReport).where(told, days)),
        barriers_before=tuple(session.rows(BarrierReport).where(told, before)),
        welcomed=tuple(
            (meeting, code)
            for meeting, code in rows(
                "SELECT meeting_id, item_code FROM v_reception_check "
                f"WHERE state = 'done' AND meeting_id IN ({inside})",
                days,
            )
        ),
        given={
            id: day
            for id, text in rows(
                "SELECT meeting_id, min(sent_on) FROM v_minutes_sending "
                f"WHERE sent_on IS NOT NULL AND meeting_id IN ({inside}) GROUP BY 1",
                days,
            )
            if (day := day_of(text)) is not None
        },
        sendings=tuple(
            session.rows(DocumentSending).where("t.sent_on >= ? AND t.sent_on <= ?", days)
        ),
        towns=tuple(part.strip() for part in session.programme.towns.split(",") if part.strip()),
        begins=_begins(session),
    )


def of(rows: YearRows, collective_id: str) -> YearRows:
    """The rows of one collectif; a joint rencontre is of each one that takes part."""
    own = {id for id, all_of_it in rows.together.items() if collective_id in all_of_it}

    def held_there(those: tuple[M, ...]) -> tuple[M, ...]:
        return tuple(one for one in those if one.meeting_id in own)

    def its(those: tuple[C, ...]) -> tuple[C, ...]:
        return tuple(one for one in those if one.collective_id == collective_id)

    return replace(
        rows,
        meetings=tuple(one for one in rows.meetings if one.id in own),
        presences=held_there(rows.presences),
        counted=held_there(rows.counted),
        roles=held_there(rows.roles),
        decisions=its(rows.decisions),
        actions=its(rows.actions),
        quotes=its(rows.quotes),
        ballots=held_there(rows.ballots),
        barriers=its(rows.barriers),
        barriers_before=its(rows.barriers_before),
        welcomed=tuple((id, code) for id, code in rows.welcomed if id in own),
        given={id: day for id, day in rows.given.items() if id in own},
        sendings=tuple(s for s in rows.sendings if s.about_id in (own | {collective_id})),
        collective_id=collective_id,
    )


def _together(session: Session, meetings: Sequence[Meeting]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        found[meeting.id].add(meeting.collective_id)
    for meeting_id, collective_id in session.workspace.connection.rows(
        "SELECT meeting_id, collective_id FROM v_meeting_collective"
    ):
        if meeting_id in found:
            found[meeting_id].add(collective_id)
    return {id: frozenset(members) for id, members in found.items()}


def _first_seen(session: Session) -> dict[tuple[str, str], date]:
    """(collectif, person) and ("", person) to the day of the first presence noted."""
    found: dict[tuple[str, str], date] = {}
    for collective_id, person_id, day in session.workspace.connection.rows(
        "SELECT o.collective_id, a.person_id, min(o.date) FROM ("
        "SELECT id, collective_id, date FROM v_meeting UNION "
        "SELECT j.meeting_id, j.collective_id, m.date FROM v_meeting_collective j "
        "JOIN v_meeting m ON m.id = j.meeting_id) o "
        f"JOIN v_attendance a ON a.meeting_id = o.id WHERE a.{PRESENT_SQL} "
        "AND a.person_id IS NOT NULL AND o.date IS NOT NULL GROUP BY 1, 2"
    ):
        seen = day_of(day)
        if seen is None:
            continue
        found[collective_id or "", person_id] = seen
        found["", person_id] = min(seen, found.get(("", person_id), seen))
    return found


def _actions(session: Session, inside: str, days: list[Value]) -> list[ActionItem]:
    """Those decided at a rencontre of the period; those of no rencontre by their own days."""
    return session.rows(ActionItem).where(
        f"t.meeting_id IN ({inside}) OR (t.meeting_id IS NULL AND "
        "coalesce(t.due_date, t.done_on) >= ? AND coalesce(t.due_date, t.done_on) <= ?)",
        [*days, *days],
        order="t.id",
    )


def _begins(session: Session) -> date | None:
    return day_of(session.workspace.connection.value("SELECT min(date) FROM v_meeting"))
