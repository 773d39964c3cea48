"""The demo: fourteen collectifs of invented people, the same for the same seed and day."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.paths import Home
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.keeping import Ballot
from citeapp.domain.meeting import ATTENDANCE_STATE, LINE_KIND, Attendance, Line, Meeting
from citeapp.domain.person import Person
from citeapp.domain.preparing import Invitation
from citeapp.usecases import (
    actions,
    attendance,
    ballots,
    collectives,
    coordination,
    demo,
    duplicates,
    exchanges,
    history,
    inviting,
    meetings,
    organisations,
    people,
    periods,
    programme,
    speaking,
    week,
)
from citeapp.usecases.demonstration import calendar
from citeapp.usecases.demonstration.texts import load
from citeapp.usecases.documenting import indicators, year_figures, year_rows
from citeapp.usecases.session import Session

Opener = Callable[..., Session]
WEDNESDAY = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Opens empty workspaces: their day, and the chance their identifiers come from."""
    made: list[Session] = []

    def open_one(at: datetime = WEDNESDAY, **told: Any) -> Session:
        made.append(opening(tmp_path / str(len(made)), at, **told))
        return made[-1]

    yield open_one
    for session in made:
        bootstrap.close(session)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A filled workspace that tests only read."""
    session = opening(tmp_path_factory.mktemp("demo"), WEDNESDAY)
    demo.fill(session)
    yield session
    bootstrap.close(session)


def opening(
    folder: Path, at: datetime, *, chance: int = 1, name: str = "Samira", coordinator: bool = False
) -> Session:
    """An empty workspace."""
    return bootstrap.create(
        Home(folder, folder),
        name=name,
        organisation="Centre social",
        coordinator=coordinator,
        clock=FixedClock(at),
        random_bytes=random.Random(chance).randbytes,
    ).session


def test_a_network_of_fourteen_collectifs_and_ten_facilitators(filled: Session) -> None:
    session = filled
    assert programme.show(session).is_demo
    assert programme.show(session).name == "Cité éducative de démonstration, Douai-Waziers"
    listed = collectives.listed(session)
    themes = {c.theme for c in listed if c.kind == "theme"}
    assert len(listed) == 14
    assert themes == {"inclusive_education", "first_schooling", "culture", "youth"}
    users = programme.facilitators(session)
    assert sum(not user.is_coordinator for user in users) == 10
    assert len(collectives.mine(session)) == 2
    assert all(collectives.facilitators(session, collective_id=c.id) for c in listed)
    kinds = [line.organisation.kind for line in organisations.listed(session)]
    assert (
        sum(kind in ("nursery_school", "elementary_school", "primary_school") for kind in kinds)
        == 25
    )
    assert kinds.count("social_centre") == 6
    for collective in listed:
        members = collectives.members(session, collective_id=collective.id)
        assert 20 <= sum(m.membership.status == "member" for m in members) <= 45


def test_nobody_is_real(filled: Session) -> None:
    session = filled
    everyone = session.rows(Person).all()
    assert all(not p.email or p.email.endswith("@exemple.invalid") for p in everyone)
    assert all(re.fullmatch(r"[a-z.\-]+@exemple\.invalid", p.email) for p in everyone if p.email)
    assert all(re.fullmatch(r"060000\d{4}|", p.phone) for p in everyone)
    assert sum(p.main_audience == "parent" for p in everyone) >= 0.4 * len(everyone)
    assert all(p.main_audience in AUDIENCE for p in everyone)
    professionals = [line for line in people.listed(session) if line.organisations]
    assert len(professionals) > 100
    assert any("," in line.collectives for line in people.listed(session))
    doubles = [pair for pair in duplicates.listed(session) if pair.noun == "person"]
    assert len(doubles) == 2


@pytest.mark.parametrize(
    "day",
    [
        WEDNESDAY,
        datetime(2026, 8, 14, 9, 0, tzinfo=UTC),
        datetime(2026, 9, 4, 9, 0, tzinfo=UTC),
        datetime(2027, 1, 1, 9, 0, tzinfo=UTC),
    ],
    ids=["March", "a Friday in August", "back to school", "New Year"],
)
def test_my_week_is_full_whatever_the_day(opened: Opener, day: datetime) -> None:
    session = opened(day)
    demo.fill(session)
    shown = week.show(session)
    ahead = [x.line.meeting.date - session.today for x in shown.to_prepare if x.line.meeting.date]
    assert len(ahead) >= 2
    assert timedelta(days=1) <= ahead[0] <= timedelta(days=5)
    assert timedelta(days=14) <= ahead[-1] <= timedelta(days=18)
    assert all(x.line.agenda_items >= 5 and x.line.place for x in shown.to_prepare)
    assert len(shown.minutes_to_finish) == 1
    assert shown.minutes_to_finish[0].present > 5
    assert len(shown.actions_to_chase) == 3
    assert week.counts(session) == week.Counts(
        to_prepare=len(shown.to_prepare),
        minutes_to_finish=1,
        actions_to_chase=3,
        late=sum(bool(line.days_late) for line in shown.actions_to_chase),
    )
    assert sorted(line.days_late for line in shown.actions_to_chase) == [0, 1, 8]
    assert all(line.owners for line in shown.actions_to_chase)
    assert shown.to_complete > 0


@pytest.mark.parametrize("day", [WEDNESDAY, datetime(2026, 9, 4, 9, 0, tzinfo=UTC)])
def test_few_actions_are_late_and_none_for_long(opened: Opener, day: datetime) -> None:
    session = opened(day)
    demo.fill(session)
    lines = actions.tracking(session, scope="open")
    late = [line.days_late for line in lines if line.days_late > 0]
    assert len(lines) >= 12
    assert 2 <= len(late) <= len(lines) // 3
    assert max(late) <= 45


def test_somebody_counted_the_room(filled: Session) -> None:
    held = [m for m in filled.rows(Meeting).all() if m.status == "held"]
    counted = [m for m in held if m.announced_total is not None]
    gaps = [attendance.figures(filled, meeting_id=m.id).missing for m in counted]
    assert 0.6 * len(held) < len(counted) < 0.9 * len(held)
    assert gaps.count(0) > 0.8 * len(gaps)
    assert set(gaps) <= {0, 1}
    unfinished = week.show(filled).minutes_to_finish[0].meeting
    assert attendance.figures(filled, meeting_id=unfinished.id).missing == 1


def test_the_sheet_is_numbered_by_first_name_as_a_french_reader_does(filled: Session) -> None:
    ahead = week.show(filled).to_prepare[0].line.meeting
    lines = [x for x in attendance.sheet(filled, meeting_id=ahead.id) if x.number]
    assert len(lines) > 15
    assert [x.number for x in lines] == list(range(1, len(lines) + 1))
    assert [x.name for x in lines] == sorted((x.name for x in lines), key=fold)
    assert any(x.name[0] in "ÉÈÀÏ" or "ï" in x.name for x in lines)


def test_everything_that_can_happen_at_a_rencontre_happens(filled: Session) -> None:
    session = filled
    presences = session.rows(Attendance).all()
    assert {p.state for p in presences} == set(ATTENDANCE_STATE)
    assert all(p.represented_by for p in presences if p.state == "represented")
    assert any(p.walk_in for p in presences)
    lines = session.rows(Line).all()
    assert {line.kind for line in lines} == set(LINE_KIND)
    assert all(bool(line.fact_id) == (line.kind != "note") for line in lines)
    assert not any("{" in line.text or "de le " in line.text for line in lines)
    private = [line for line in lines if line.private]
    assert 0 < len(private) < 50
    statuses = {m.minutes_status for m in session.rows(Meeting).all() if m.status == "held"}
    assert statuses == {"approved", "distributed"}
    tracked = actions.tracking(session, scope="all")
    assert sum(line.action.status == "done" for line in tracked) > len(tracked) / 2
    assert any(line.days_late for line in tracked)
    assert any(line.action.due_text for line in tracked)


def test_rencontres_are_four_weeks_or_more_apart_and_spare_the_holidays(filled: Session) -> None:
    session = filled
    for collective in collectives.listed(session):
        days = sorted(
            line.meeting.date
            for line in meetings.listed(session, collective_id=collective.id)
            if line.meeting.date
            and line.meeting.date < session.today - timedelta(days=10)
            and line.meeting.collective_id == collective.id  # others are joined, not its own
        )
        assert days[0] >= date(2024, 9, 1)
        assert not [day for day in days if calendar.is_off(day)]
        gaps = [(b - a).days for a, b in pairwise(days)]
        assert min(gaps) >= 28


def test_same_seed_and_day_same_content(opened: Opener) -> None:
    first, again = opened(), opened()
    one, two = demo.fill(first).value, demo.fill(again).value
    assert one == two
    assert exchanges.fingerprint(first) == exchanges.fingerprint(again)
    elsewhere = opened(WEDNESDAY + timedelta(hours=7), chance=2, name="Awa")
    assert demo.fill(elsewhere).value.digest == one.digest
    other = opened()
    assert demo.fill(other, seed=2).value.digest != one.digest
    assert exchanges.fingerprint(other) != exchanges.fingerprint(first)


def test_the_coordinator_sees_every_collectif(opened: Opener) -> None:
    session = opened(coordinator=True)
    demo.fill(session)
    board = coordination.board(session)
    assert len(board) == 14
    assert all(line.next_meeting and line.last_meeting for line in board)
    assert sum(line.missing_minutes for line in board) > 1


def test_undo_does_not_take_the_demo_away(opened: Opener) -> None:
    session = opened()
    outcome = demo.fill(session)
    assert outcome.label == "Remplir la démonstration"
    assert "person" in outcome.changed
    assert outcome.value.total > 10_000
    assert history.undo_label(session) is None
    people.create(session, first_name="Aïcha")
    assert history.undo_label(session) == "Créer une personne"


def test_only_an_empty_workspace_is_filled(opened: Opener) -> None:
    session = opened()
    collectives.create(session, name="Dorignies")
    with pytest.raises(InputRefused, match="contient déjà des données"):
        demo.fill(session)
    assert len(collectives.listed(session)) == 1
    assert not programme.show(session).is_demo


@pytest.mark.parametrize("asked", [{"years": 0}, {"years": 31}, {"cites": 0}, {"cites": 1001}])
def test_sizes_beyond_reason_are_refused(opened: Opener, asked: dict[str, int]) -> None:
    with pytest.raises(InputRefused):
        demo.fill(opened(), **asked)


def test_more_cites_and_more_years_weigh_more(opened: Opener) -> None:
    small, long, wide = opened(), opened(), opened()
    two = demo.fill(small).value.total
    four = demo.fill(long, years=4).value.total
    assert 1.5 * two < four < 3 * two
    demo.fill(wide, cites=3)
    assert len(collectives.listed(wide)) == 14 + 2 * 4
    assert len(week.show(wide).actions_to_chase) == 3


def test_every_theme_has_words_of_every_kind() -> None:
    for theme in load("phrases")["themes"].values():
        counts = {what: len(theme[what]) for what in theme if what != "for"}
        assert counts == {
            "titles": 3,
            "objectives": 2,
            "notes": 8,
            "decisions": 3,
            "quotes": 3,
            "actions": 5,
        }


def test_the_rencontre_of_tomorrow_has_its_invitations(filled: Session) -> None:
    told = {row.meeting_id for row in filled.rows(Invitation).all()}
    [id] = told
    found = inviting.replies(filled, meeting_id=id)
    assert found.guests > found.told > found.yes > 0
    assert found.to_remind > 0
    waiting = [row for row in inviting.announcements(filled, meeting_id=id) if not row.done_on]
    assert len(waiting) == 1


def test_somewhere_the_end_of_a_rencontre_was_evaluated(filled: Session) -> None:
    meeting_ids = {row.meeting_id for row in filled.rows(Ballot).all()}
    [id] = [one for one in meeting_ids if speaking.turns(filled, meeting_id=one)]
    told = ballots.told(filled, meeting_id=id)
    assert told.roti is not None
    assert told.level_parents is not None
    assert told.level_professionals is not None
    assert speaking.turns(filled, meeting_id=id)["parent"] > 0


def test_first_names_alone_are_kept_where_parents_meet(filled: Session) -> None:
    kinds = {m.id: m.kind for m in filled.rows(Meeting).all()}
    names = [
        row.name_snapshot
        for row in filled.rows(Attendance).all()
        if kinds.get(row.meeting_id) in ("coffee", "parents_only")
    ]
    assert names
    assert not [name for name in names if " " in name]


def test_a_year_can_be_told(filled: Session) -> None:
    """Every indicator of the bilan has something to show, and something to say with care."""
    rows = year_rows.read(filled, periods.usual(filled.today))
    figures = year_figures.count(rows)
    silent = [m.label for m in indicators.tell(figures, indicators.INDICATORS) if not m.value]
    assert silent == []
    assert figures.parents.roles > figures.parents.roles_held > 0
    assert any(one.times for one in figures.barriers)
    assert any(one.before and not one.times for one in figures.barriers)
    assert figures.welcomed
    traps = [m.trap for m in indicators.tell(figures, indicators.INDICATORS) if m.trap]
    assert len(traps) > 5
