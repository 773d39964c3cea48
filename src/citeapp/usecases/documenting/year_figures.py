"""The indicators of a year (domain.md 1.5), counted from its rows; each says what it leaves out.

A rencontre was held when it was not called off and is over, was closed, or had somebody noted;
what is counted of people is counted at those alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from statistics import median

from citeapp.base.frozen import dataclass
from citeapp.base.text import fold
from citeapp.domain.audience import INHABITANTS
from citeapp.domain.hot_evaluation import LEAST, Mean, is_professional, mean
from citeapp.domain.keeping import Ballot
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import BARRIER
from citeapp.usecases.carrying import NOT_HELD
from citeapp.usecases.decisions import IN_FORCE
from citeapp.usecases.documenting.year_rows import Counted, Presence, YearRows
from citeapp.usecases.figures import Share, share
from citeapp.usecases.quotes import CITED

REGULAR = 3
"""Presences from which somebody comes regularly."""
_PLAIN = "plain-"
"""How the kinds of simplified documents begin."""
_CLOSED = frozenset({"proposed", "approved", "distributed"})


@dataclass(frozen=True)
class Meetings:
    """The rencontres: ``unfilled`` ones have nobody noted, ``unclosed`` ones no compte rendu."""

    held: int
    called_off: int
    joint: int
    unfilled: int
    unclosed: int
    by_month: tuple[int, ...]
    by_kind: dict[str, int]
    childcare: int


@dataclass(frozen=True)
class People:
    """Who took part: ``named`` and ``counted`` participations, then different people.

    ``erased`` participations are of people who asked to be forgotten: they count, as nobody.
    """

    named: int
    counted: int
    erased: int
    by_audience: dict[str, int]
    share: Share
    share_by_month: tuple[Share, ...]
    different: int
    new: int
    regular: int
    structures: int

    @property
    def participations(self) -> int:
        return self.named + self.counted


@dataclass(frozen=True)
class Parents:
    """Their place: at how many rencontres of those filled in, in which roles, in both towns."""

    meetings_with: int
    meetings_filled: int
    roles: int
    roles_held: int
    mixed: int
    townless: int


@dataclass(frozen=True)
class Following:
    """Decisions by level (None: not said) and actions by state; ``past_due`` are still open."""

    decisions: int
    in_force: int
    levels: dict[int | None, int]
    states: dict[str, int]
    past_due: int
    undated: int

    @property
    def actions(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True)
class Told:
    """A barrier, how often it was told in the year and in the twelve months before."""

    code: str
    times: int
    before: int


@dataclass(frozen=True)
class Evaluated:
    """Means of sheets with five answers or more; ``left_out`` slips would point at people."""

    roti: Mean | None
    level_parents: Mean | None
    level_professionals: Mean | None
    left_out: int


@dataclass(frozen=True)
class YearFigures:
    """All that is counted of a year; ``delay`` is the median of days until minutes are given."""

    rows: YearRows
    meetings: Meetings
    people: People
    parents: Parents
    following: Following
    barriers: tuple[Told, ...]
    evaluated: Evaluated
    delay: float | None
    given: int
    welcomed: dict[str, int]
    documents_given: int
    plain_given: int
    quotes: int
    quotes_public: int
    quotes_answered: int


def count(rows: YearRows) -> YearFigures:
    """The figures of a year, of the collectifs whose rows these are."""
    noted: tuple[Presence | Counted, ...] = (*rows.presences, *rows.counted)
    filled = frozenset(one.meeting_id for one in noted)
    held = {one.id: one for one in rows.meetings if _was_held(one, rows.today, filled)}
    told = [quote for quote in rows.quotes if quote.consent in CITED]
    given = {id: day for id, day in rows.given.items() if id in held}
    return YearFigures(
        rows=rows,
        meetings=_meetings(rows, held, held.keys() & filled),
        people=_people(rows, held),
        parents=_parents(rows, held, held.keys() & filled),
        following=_following(rows),
        barriers=_barriers(rows),
        evaluated=_evaluated(rows.ballots),
        delay=_delay(held, given),
        given=len(given),
        welcomed=dict(Counter(code for id, code in rows.welcomed if id in held)),
        documents_given=len(rows.sendings),
        plain_given=sum(sent.document.startswith(_PLAIN) for sent in rows.sendings),
        quotes=len(told),
        quotes_public=sum(quote.consent == "public" for quote in told),
        quotes_answered=sum((quote.outcome or "waiting") != "waiting" for quote in told),
    )


def _was_held(meeting: Meeting, today: date, filled: frozenset[str]) -> bool:
    if meeting.status in NOT_HELD or meeting.date is None:
        return False
    return meeting.date < today or meeting.status == "held" or meeting.id in filled


def _meetings(rows: YearRows, held: dict[str, Meeting], filled: AbstractSet[str]) -> Meetings:
    months = Counter(_month_of(one) for one in held.values())
    return Meetings(
        held=len(held),
        called_off=sum(one.status in ("cancelled", "postponed") for one in rows.meetings),
        joint=sum(len(rows.together[id]) > 1 for id in held),
        unfilled=len(held) - len(filled),
        unclosed=sum(one.minutes_status not in _CLOSED for one in held.values()),
        by_month=tuple(months[month] for month in rows.period.months),
        by_kind=dict(Counter(one.kind or "regular" for one in held.values())),
        childcare=sum(one.childcare for one in held.values()),
    )


def _people(rows: YearRows, held: dict[str, Meeting]) -> People:
    presences = [one for one in rows.presences if one.meeting_id in held]
    counted = [one for one in rows.counted if one.meeting_id in held]
    by_month: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for presence in presences:
        by_month[_month_of(held[presence.meeting_id])][presence.audience] += 1
    for some in counted:
        by_month[_month_of(held[some.meeting_id])][some.audience] += some.people
    audiences: Counter[str] = sum(by_month.values(), Counter())
    times = Counter(one.person_id for one in presences if one.person_id)
    return People(
        named=len(presences),
        counted=sum(some.people for some in counted),
        erased=sum(not one.person_id for one in presences),
        by_audience=dict(audiences),
        share=share(audiences),
        share_by_month=tuple(share(by_month[month]) for month in rows.period.months),
        different=len(times),
        new=sum(_is_new(rows, person) for person in times),
        regular=sum(number >= REGULAR for number in times.values()),
        structures=len({fold(one.structure) for one in presences if one.structure}),
    )


def _is_new(rows: YearRows, person: str) -> bool:
    first = rows.first_seen.get((rows.collective_id, person))
    return first is not None and first >= rows.period.first


def _parents(rows: YearRows, held: dict[str, Meeting], filled: AbstractSet[str]) -> Parents:
    everybody: tuple[Presence | Counted, ...] = (*rows.presences, *rows.counted)
    with_parents = {one.meeting_id for one in everybody if one.audience == "parent"}
    roles = [one for one in rows.roles if one.meeting_id in held]
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for presence in rows.presences:
        towns[presence.meeting_id].add(fold(presence.town))
    wanted = {fold(town) for town in rows.towns}
    return Parents(
        meetings_with=len(with_parents & held.keys()),
        meetings_filled=len(filled),
        roles=len(roles),
        roles_held=sum(one.audience_code in INHABITANTS for one in roles),
        mixed=sum(len(wanted & towns[id]) > 1 for id in held),
        townless=len({p.person_id for p in rows.presences if p.person_id and not p.town}),
    )


def _following(rows: YearRows) -> Following:
    states = Counter(action.status or "todo" for action in rows.actions)
    still = [action for action in rows.actions if action.is_open]
    return Following(
        decisions=len(rows.decisions),
        in_force=sum((one.state or IN_FORCE) == IN_FORCE for one in rows.decisions),
        levels=dict(Counter(one.level for one in rows.decisions)),
        states=dict(states),
        past_due=sum(action.days_late(rows.today) > 0 for action in still),
        undated=sum(action.due_date is None for action in still),
    )


def _barriers(rows: YearRows) -> tuple[Told, ...]:
    now = Counter(one.barrier for one in rows.barriers)
    before = Counter(one.barrier for one in rows.barriers_before)
    order = list(BARRIER)
    found = [Told(code, now[code], before[code]) for code in order if now[code] or before[code]]
    return tuple(sorted(found, key=lambda one: (-one.times, order.index(one.code))))


def _evaluated(ballots: Iterable[Ballot]) -> Evaluated:
    """Only sheets that are told one by one: nobody can work out the others from the year."""
    sheets: defaultdict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        sheets[ballot.meeting_id].append(ballot)
    roti, parents, professionals, left_out = [], [], [], 0
    for sheet in sheets.values():
        answers = [one.roti for one in sheet if one.roti is not None]
        if len(answers) < LEAST:
            left_out += len(sheet)
            continue
        roti += answers
        parents += _levels(sheet, lambda audience: audience == "parent")
        professionals += _levels(sheet, is_professional)
    return Evaluated(mean(roti), mean(parents), mean(professionals), left_out)


def _levels(sheet: list[Ballot], side: Callable[[str], bool]) -> list[int]:
    """What one side felt, nothing of a sheet on which fewer than five of them answered."""
    found = [b.level for b in sheet if b.level is not None and side(b.audience_code)]
    return found if len(found) >= LEAST else []


def _delay(held: dict[str, Meeting], given: dict[str, date]) -> float | None:
    days = [
        (day - held_on).days for id, day in given.items() if (held_on := held[id].date) is not None
    ]
    return float(median(days)) if days else None


def _month_of(meeting: Meeting) -> date:
    return meeting.date.replace(day=1) if meeting.date else date.min
