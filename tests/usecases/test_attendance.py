"""Signing in: the printed sheet, states of the day, walk-ins, people counted without a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.audience import AUDIENCE, MINORS
from citeapp.domain.meeting import ATTENDANCE_STATE, Attendance
from citeapp.usecases import (
    attendance,
    collectives,
    exchanges,
    history,
    meetings,
    organisations,
    people,
)
from citeapp.usecases.attendance import SheetLine
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def member(session: Session, collectif: str, first_name: str, **fields: str) -> str:
    person = people.create(session, first_name=first_name, **fields).value.id
    collectives.add_member(session, collective_id=collectif, person_id=person)
    return person


@pytest.fixture
def awa(session: Session, dorignies: str) -> str:
    return member(session, dorignies, "Awa", last_name="BENALI", main_audience="parent")


@pytest.fixture
def benoit(session: Session, dorignies: str) -> str:
    return member(session, dorignies, "Benoît", main_audience="teacher")


def numbers(session: Session, meeting: str) -> dict[str, int | None]:
    return {line.name: line.number for line in attendance.sheet(session, meeting_id=meeting)}


def line_of(session: Session, meeting: str, person: str) -> SheetLine:
    (found,) = [x for x in attendance.sheet(session, meeting_id=meeting) if x.person_id == person]
    return found


# The sheet


def test_the_members_of_the_collectif_are_expected(
    session: Session, dorignies: str, rencontre: str, awa: str, benoit: str
) -> None:
    gone = member(session, dorignies, "Chloé")
    collectives.add_member(session, collective_id=dorignies, person_id=gone, status="withdrawn")
    people.create(session, first_name="Driss")
    lines = attendance.sheet(session, meeting_id=rencontre)
    assert [(x.name, x.state, x.expected) for x in lines] == [
        ("Awa Benali", "unknown", True),
        ("Benoît", "unknown", True),
    ]


def test_numbers_of_the_printed_sheet_are_frozen_and_late_names_get_the_next_ones(
    session: Session, dorignies: str, rencontre: str, awa: str, benoit: str
) -> None:
    assert numbers(session, rencontre) == {"Awa Benali": None, "Benoît": None}
    attendance.freeze_sheet(session, meeting_id=rencontre)
    assert numbers(session, rencontre) == {"Awa Benali": 1, "Benoît": 2}
    member(session, dorignies, "Aaron")
    people.change(session, id=benoit, first_name="Abel")
    attendance.walk_in(session, meeting_id=rencontre, first_name="Fatima")
    attendance.freeze_sheet(session, meeting_id=rencontre)
    assert numbers(session, rencontre) == {"Awa Benali": 1, "Abel": 2, "Aaron": 3, "Fatima": 4}


def test_printing_again_writes_nothing(session: Session, rencontre: str, awa: str) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    label = history.undo_label(session)
    meetings.change(session, id=rencontre, objective="autre chose")
    assert attendance.freeze_sheet(session, meeting_id=rencontre).changed == frozenset()
    assert (label, history.undo_label(session)) == (
        "Figer la feuille d’émargement",
        "Modifier une rencontre",
    )


def test_a_number_is_never_given_twice(
    session: Session, dorignies: str, rencontre: str, awa: str, benoit: str
) -> None:
    """The sheet lies on the table: the line of someone deleted since stays theirs."""
    attendance.freeze_sheet(session, meeting_id=rencontre)
    people.remove(session, id=benoit)
    member(session, dorignies, "Chloé")
    attendance.freeze_sheet(session, meeting_id=rencontre)
    assert numbers(session, rencontre) == {"Awa Benali": 1, "Chloé": 3}


def test_someone_who_left_the_collectif_keeps_their_line(
    session: Session, dorignies: str, rencontre: str, awa: str, benoit: str
) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    collectives.remove_member(session, collective_id=dorignies, person_id=awa)
    assert numbers(session, rencontre) == {"Awa Benali": 1, "Benoît": 2}
    assert not line_of(session, rencontre, awa).expected


def test_a_rencontre_without_anyone_has_an_empty_sheet(session: Session, rencontre: str) -> None:
    assert attendance.freeze_sheet(session, meeting_id=rencontre).value == []
    figures = attendance.figures(session, meeting_id=rencontre)
    assert (figures.total, figures.adults, figures.missing) == (0, 0, None)


# States


@pytest.mark.parametrize("state", list(ATTENDANCE_STATE))
def test_every_state_can_be_noted(session: Session, rencontre: str, awa: str, state: str) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa, state=state)
    assert line_of(session, rencontre, awa).state == state
    taking_part = attendance.figures(session, meeting_id=rencontre).named
    assert taking_part == (state in ("present", "remote", "partial"))


def test_who_came_late_and_who_left_early(
    session: Session, rencontre: str, awa: str, benoit: str
) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa, arrived_at=time(18, 5))
    attendance.mark(
        session, meeting_id=rencontre, person_id=benoit, state="partial", left_at=time(18, 30)
    )
    late, early = (line_of(session, rencontre, person) for person in (awa, benoit))
    assert (late.state, late.arrived_at, late.left_at) == ("present", time(18, 5), None)
    assert (early.state, early.arrived_at, early.left_at) == ("partial", None, time(18, 30))
    assert attendance.figures(session, meeting_id=rencontre).named == 2


@pytest.mark.parametrize("state", ["excused", "absent", "represented", "unknown"])
def test_who_is_not_in_the_room_neither_came_late_nor_left(
    session: Session, rencontre: str, awa: str, state: str
) -> None:
    attendance.mark(
        session,
        meeting_id=rencontre,
        person_id=awa,
        state=state,
        arrived_at=time(18),
        left_at=time(19),
    )
    line = line_of(session, rencontre, awa)
    assert (line.arrived_at, line.left_at) == (None, None)


def test_someone_is_represented_by_a_person_of_the_list_or_by_a_name(
    session: Session, rencontre: str, awa: str, benoit: str
) -> None:
    for other, words in ((benoit, "Benoît"), ("sa sœur", "sa sœur"), ("", "")):
        attendance.mark(
            session,
            meeting_id=rencontre,
            person_id=awa,
            state="represented",
            represented_by=other,
        )
        assert line_of(session, rencontre, awa).represented_by == words


def test_who_represents_stays_known_until_the_state_changes(
    session: Session, rencontre: str, awa: str
) -> None:
    def marked(state: str, **said: str) -> str:
        attendance.mark(session, meeting_id=rencontre, person_id=awa, state=state, **said)  # type: ignore[arg-type]
        return line_of(session, rencontre, awa).represented_by

    assert marked("represented", represented_by="Karim") == "Karim"
    assert marked("represented", audience_code="resident") == "Karim"
    assert marked("present") == ""
    assert marked("present", represented_by="Karim") == ""
    assert marked("represented") == ""


def test_name_structure_and_audience_are_those_of_the_day(
    session: Session, dorignies: str, rencontre: str, awa: str
) -> None:
    school = organisations.create(session, name="École Papin").value.id
    people.affiliate(session, person_id=awa, organisation_id=school)
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    people.change(session, id=awa, last_name="MARTIN", main_audience="teacher")
    organisations.change(session, id=school, name="École Copernic")
    line = line_of(session, rencontre, awa)
    assert (line.audience_code, line.organisation) == ("parent", "École Papin")
    found = session.rows(Attendance).matching(meeting_id=rencontre)[0]
    assert found.name_snapshot == "Awa Benali"
    people.remove(session, id=awa)
    assert line_of(session, rencontre, awa).name == "Awa Benali"


def test_an_atsem_who_comes_as_a_parent_counts_as_a_parent_that_day(
    session: Session, dorignies: str, rencontre: str
) -> None:
    """domain.md 8.6, 5."""
    lea = member(session, dorignies, "Léa", main_audience="atsem")
    attendance.mark(session, meeting_id=rencontre, person_id=lea)
    assert attendance.figures(session, meeting_id=rencontre).inhabitants == 0
    attendance.mark(session, meeting_id=rencontre, person_id=lea, audience_code="parent")
    assert attendance.figures(session, meeting_id=rencontre).inhabitants == 1
    assert people.get(session, id=lea).main_audience == "atsem"
    attendance.mark(session, meeting_id=rencontre, person_id=lea, arrived_at=time(18))
    assert line_of(session, rencontre, lea).audience_code == "parent"


def test_a_mistake_is_taken_back(session: Session, rencontre: str, awa: str) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    attendance.unmark(session, meeting_id=rencontre, person_id=awa)
    assert line_of(session, rencontre, awa).state == "unknown"
    history.undo(session)
    assert line_of(session, rencontre, awa).state == "present"
    history.undo(session)
    assert line_of(session, rencontre, awa).state == "unknown"
    history.redo(session)
    assert line_of(session, rencontre, awa).state == "present"


def test_what_does_not_exist_is_refused(session: Session, rencontre: str, awa: str) -> None:
    with pytest.raises(InputRefused, match="État de présence"):
        attendance.mark(session, meeting_id=rencontre, person_id=awa, state="late")
    with pytest.raises(InputRefused, match="Public inconnu"):
        attendance.mark(session, meeting_id=rencontre, person_id=awa, audience_code="alien")
    with pytest.raises(NotFound):
        attendance.mark(session, meeting_id=rencontre, person_id="nobody")
    with pytest.raises(NotFound):
        attendance.mark(session, meeting_id="nowhere", person_id=awa)
    assert session.rows(Attendance).count() == 0


# From the numbers of the sheet


def test_one_typed_line_signs_in_a_whole_sheet(session: Session, dorignies: str) -> None:
    folk = [member(session, dorignies, name) for name in "ABCDEF"]
    rencontre = meetings.create(session, collective_id=dorignies, date=date(2026, 3, 11)).value.id
    attendance.freeze_sheet(session, meeting_id=rencontre)
    attendance.mark_numbers(
        session, meeting_id=rencontre, typed="1 2r, 3E 4p  5v 6a", at=time(18, 5)
    )
    lines = [line_of(session, rencontre, person) for person in folk]
    assert [(x.state, x.arrived_at) for x in lines] == [
        ("present", None),
        ("present", time(18, 5)),
        ("excused", None),
        ("represented", None),
        ("remote", None),
        ("absent", None),
    ]
    history.undo(session)
    assert {x.state for x in attendance.sheet(session, meeting_id=rencontre)} == {"unknown"}


def test_who_was_late_stays_late_when_the_number_is_typed_again(
    session: Session, rencontre: str, awa: str
) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1r", at=time(18, 5))
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1")
    assert line_of(session, rencontre, awa).arrived_at == time(18, 5)
    attendance.mark_numbers(session, meeting_id=rencontre, typed="1e")
    assert line_of(session, rencontre, awa).arrived_at is None


@pytest.mark.parametrize("typed", ["1 9", "1 x", "1z", "1 2 3 -4", "1 12345", "1 0", "1 ²"])
def test_a_slip_in_the_line_signs_nobody_in(
    session: Session, rencontre: str, awa: str, benoit: str, typed: str
) -> None:
    attendance.freeze_sheet(session, meeting_id=rencontre)
    with pytest.raises(InputRefused) as refused:
        attendance.mark_numbers(session, meeting_id=rencontre, typed=typed)
    assert refused.value.safe == "Personne n’a été émargé."
    assert {x.state for x in attendance.sheet(session, meeting_id=rencontre)} == {"unknown"}


@pytest.mark.parametrize("typed", ["", "  ", ","])
def test_nothing_typed_is_nothing_done(
    session: Session, rencontre: str, awa: str, typed: str
) -> None:
    assert attendance.mark_numbers(session, meeting_id=rencontre, typed=typed).value == []


def test_a_number_printed_twice_asks_for_the_name(team: Team, send: Send) -> None:
    """Two machines each printed the sheet for someone new before they met again."""
    samira, karim = team("Samira", "Karim")
    dorignies = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=dorignies, date=date(2026, 3, 11)).value.id
    exchanges.merge(karim, path=send(samira))
    for session, name in ((samira, "Awa"), (karim, "Benoît")):
        member(session, dorignies, name)
        attendance.freeze_sheet(session, meeting_id=meeting)
    exchanges.merge(samira, path=send(karim))
    assert numbers(samira, meeting) == {"Awa": 1, "Benoît": 1}
    with pytest.raises(InputRefused, match="Awa, Benoît"):
        attendance.mark_numbers(samira, meeting_id=meeting, typed="1")


# People without a name, or with a first name alone


def test_a_first_name_is_enough(session: Session, rencontre: str) -> None:
    came = attendance.walk_in(session, meeting_id=rencontre, first_name=" Fatima ").value
    person = people.get(session, id=came.person_id)
    assert (person.first_name, person.main_audience, person.to_complete) == (
        "Fatima",
        "parent",
        True,
    )
    line = line_of(session, rencontre, person.id)
    assert (line.state, line.walk_in, line.expected) == ("present", True, False)
    attendance.mark(session, meeting_id=rencontre, person_id=person.id, state="partial")
    assert line_of(session, rencontre, person.id).walk_in
    history.undo(session)
    history.undo(session)
    assert people.listed(session) == []


def test_two_walk_ins_of_the_same_name_are_two_people(session: Session, rencontre: str) -> None:
    for _n in range(2):
        attendance.walk_in(session, meeting_id=rencontre, first_name="Fatima")
    assert attendance.figures(session, meeting_id=rencontre).named == 2


@pytest.mark.parametrize("first_name", ["", "  ", "\u200b"])
def test_a_walk_in_has_at_least_a_first_name(
    session: Session, rencontre: str, first_name: str
) -> None:
    with pytest.raises(InputRefused, match="prénom"):
        attendance.walk_in(session, meeting_id=rencontre, first_name=first_name)
    assert people.listed(session) == []


def test_a_walk_in_of_an_unknown_audience_creates_nobody(session: Session, rencontre: str) -> None:
    with pytest.raises(InputRefused, match="Public inconnu"):
        attendance.walk_in(session, meeting_id=rencontre, first_name="Zed", audience_code="alien")
    assert people.listed(session) == []


def test_unnamed_people_are_counted_by_audience(session: Session, rencontre: str, awa: str) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    for code, count in (("parent", 6), ("child", 4), ("parent", 5)):
        attendance.count(session, meeting_id=rencontre, audience_code=code, count=count)
    assert attendance.headcounts(session, meeting_id=rencontre) == {"parent": 5, "child": 4}
    attendance.count(session, meeting_id=rencontre, audience_code="child", count=0)
    assert attendance.headcounts(session, meeting_id=rencontre) == {"parent": 5}


@pytest.mark.parametrize(("code", "count"), [("parent", -1), ("parent", 10_000), ("alien", 3)])
def test_a_count_that_makes_no_sense_is_refused(
    session: Session, rencontre: str, code: str, count: int
) -> None:
    with pytest.raises(InputRefused):
        attendance.count(session, meeting_id=rencontre, audience_code=code, count=count)


def test_nine_named_six_parents_and_four_children_make_nineteen(
    session: Session, dorignies: str, rencontre: str
) -> None:
    """domain.md 8.6, 4: children are counted apart from the share of inhabitants."""
    for n in range(9):
        person = member(session, dorignies, f"P{n}", main_audience="parent" if n < 3 else "teacher")
        attendance.mark(session, meeting_id=rencontre, person_id=person)
    attendance.count(session, meeting_id=rencontre, audience_code="parent", count=6)
    attendance.count(session, meeting_id=rencontre, audience_code="child", count=4)
    figures = attendance.figures(session, meeting_id=rencontre)
    assert (figures.total, figures.named, figures.counted) == (19, 9, 10)
    assert (figures.adults, figures.children, figures.inhabitants) == (15, 4, 9)


@pytest.mark.parametrize(("announced", "missing"), [(None, None), (3, 2), (1, 0), (0, -1)])
def test_named_and_counted_are_checked_against_what_was_announced(
    session: Session, rencontre: str, awa: str, announced: int | None, missing: int | None
) -> None:
    attendance.mark(session, meeting_id=rencontre, person_id=awa)
    meetings.change(session, id=rencontre, announced_total=announced)
    assert attendance.figures(session, meeting_id=rencontre).missing == missing


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(counts=st.dictionaries(st.sampled_from(list(AUDIENCE)), st.integers(0, 9999), max_size=6))
def test_figures_add_up_whatever_is_counted(
    session: Session, rencontre: str, counts: dict[str, int]
) -> None:
    for code in AUDIENCE:
        attendance.count(
            session, meeting_id=rencontre, audience_code=code, count=counts.get(code, 0)
        )
    figures = attendance.figures(session, meeting_id=rencontre)
    assert figures.total == figures.adults + figures.children == sum(counts.values())
    assert figures.children == sum(counts.get(code, 0) for code in MINORS)
    assert figures.inhabitants <= figures.adults
