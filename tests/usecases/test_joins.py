"""Two cards of one person are shown as one, everywhere, and parted at any later time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.store import fingerprint
from citeapp.store.schema import SHARED
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    conflicts,
    documents,
    duplicates,
    exchanges,
    figures,
    finding,
    history,
    joins,
    meetings,
    minutes,
    notes,
    organisations,
    people,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def judge(session: Session, a: str, b: str, verdict: str = "same", noun: str = "person") -> None:
    duplicates.judge(session, noun=noun, a=a, b=b, verdict=verdict)


def shown(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that lists and documents read."""
    connection = session.workspace.connection
    out = {}
    for table in set(SHARED) - {"same_as", "passed_over"}:
        out[table] = connection.rows(f"SELECT * FROM v_{table} ORDER BY id")
    return out


@pytest.fixture
def doubled(session: Session) -> tuple[Session, dict[str, str]]:
    """A collectif with one person on two cards, both on both sheets."""
    ids = {"collective": collectives.create(session, name="Dorignies").value.id}
    ids["school"] = organisations.create(session, name="École Denis Papin").value.id
    ids["awa"] = people.create(session, first_name="Awa", last_name="Benali").value.id
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(minutes=1))
    ids["eva"] = people.create(
        session, first_name="Hawa", last_name="BEN ALI", phone="0600000001"
    ).value.id
    for person in ("awa", "eva"):
        collectives.add_member(
            session, collective_id=ids["collective"], person_id=ids[person], status="member"
        )
        people.affiliate(
            session, person_id=ids[person], organisation_id=ids["school"], function="ATSEM"
        )
    for name, day in (("first", 3), ("second", 10)):
        ids[name] = meetings.create(
            session, collective_id=ids["collective"], date=date(2026, 3, day)
        ).value.id
    attendance.mark(session, meeting_id=ids["first"], person_id=ids["awa"])
    attendance.mark(session, meeting_id=ids["first"], person_id=ids["eva"])
    attendance.mark(session, meeting_id=ids["second"], person_id=ids["eva"])
    actions.create(
        session,
        what="Écrire au service",
        owners=[ids["eva"]],
        collective_id=ids["collective"],
        meeting_id=ids["first"],
    )
    return session, ids


def test_lists_figures_search_and_tableau_follow_a_join(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    before = figures.totals(session)
    judge(session, ids["eva"], ids["awa"])
    (line,) = people.listed(session)
    assert (line.person.id, line.person.name, line.person.phone, line.presences) == (
        ids["awa"],
        "Awa Benali",
        "0600000001",
        2,
    )
    after = figures.totals(session)
    assert (before.people, after.people) == (2, 1)
    assert (before.participations, after.participations) == (3, 2)
    assert [m.person.id for m in collectives.members(session, collective_id=ids["collective"])] == [
        ids["awa"]
    ]
    assert [hit.id for hit in finding.search(session, text="Ben Ali")] == [ids["awa"]]
    (line_,) = actions.tracking(session)
    assert line_.owners == ("Awa Benali",)
    assert [a.organisation_id for a in people.affiliations(session, person_id=ids["awa"])] == [
        ids["school"]
    ]
    assert len(people.journey(session, person_id=ids["awa"])) == 2
    assert [p.id for p, _f in organisations.people_there(session, organisation_id=ids["school"])]
    assert organisations.listed(session)[0].people == 1


def test_sheet_and_documents_follow_a_join(
    doubled: tuple[Session, dict[str, str]], tmp_path: Path
) -> None:
    session, ids = doubled
    attendance.freeze_sheet(session, meeting_id=ids["first"])
    judge(session, ids["eva"], ids["awa"])
    (line,) = attendance.sheet(session, meeting_id=ids["first"])
    assert (line.person_id, line.number, line.state) == (ids["awa"], 1, "present")
    assert attendance.figures(session, meeting_id=ids["first"]).named == 1
    told = documents.write(
        session, kind="minutes", id=ids["first"], path=tmp_path / "minutes.txt"
    ).read_text("utf-8")
    assert "BEN ALI" not in told


def test_an_identifier_of_before_the_join_leads_to_the_row_shown(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    judge(session, ids["eva"], ids["awa"])
    assert people.get(session, id=ids["eva"]).id == ids["awa"]
    assert len(people.journey(session, person_id=ids["eva"])) == 2
    people.change(session, id=ids["eva"], commune="Douai")
    assert people.get(session, id=ids["awa"]).commune == "Douai"
    attendance.mark(session, meeting_id=ids["second"], person_id=ids["eva"], state="excused")
    (line,) = attendance.sheet(session, meeting_id=ids["second"])
    assert line.state == "excused"


def test_parted_everything_is_as_before(doubled: tuple[Session, dict[str, str]]) -> None:
    session, ids = doubled
    before = shown(session)
    stored = {t: session.workspace.connection.rows(f"SELECT * FROM {t}") for t in before}
    judge(session, ids["awa"], ids["eva"])
    assert shown(session) != before
    assert {t: session.workspace.connection.rows(f"SELECT * FROM {t}") for t in before} == stored
    joins.part(session, noun="person", id=ids["eva"])
    assert shown(session) == before
    assert duplicates.listed(session) == []  # told apart: not proposed again
    history.undo(session)
    assert len(people.listed(session)) == 1
    history.undo(session)
    assert shown(session) == before


def test_both_values_are_shown_and_a_choice_overwrites_nothing(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    judge(session, ids["awa"], ids["eva"])
    named = {(d.noun, d.column): [v.shown for v in d.versions] for d in joins.differences(session)}
    assert named == {
        ("person", "first_name"): ["Awa", "Hawa"],
        ("person", "last_name"): ["Benali", "BEN ALI"],
    }
    joins.choose(session, noun="person", id=ids["awa"], column="first_name", value="Hawa")
    joins.choose(session, noun="person", id=ids["awa"], column="last_name", value="Ben Ali")
    assert joins.differences(session) == []
    assert people.get(session, id=ids["awa"]).name == "Hawa Ben Ali"
    joins.part(session, noun="person", id=ids["eva"])
    assert people.get(session, id=ids["awa"]).first_name == "Awa"
    assert people.get(session, id=ids["eva"]).last_name == "BEN ALI"


def test_the_cards_behind_a_joined_one_can_be_read(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    assert joins.cards(session, noun="person", id=ids["awa"]) == []
    judge(session, ids["awa"], ids["eva"])
    first, second = joins.cards(session, noun="person", id=ids["eva"])
    assert (first.title, first.leads, second.title) == ("Awa Benali", True, "Hawa Ben Ali")
    assert dict(second.cells)["téléphone"].split() == ["06", "00", "00", "00", "01"]
    (verdict,) = joins.verdicts(session, noun="person", id=ids["awa"])
    assert (verdict.verdict, verdict.author) == ("same", "Samira")


def test_an_edit_of_a_joined_card_is_shown_and_hides_nothing_for_good(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    judge(session, ids["awa"], ids["eva"])
    people.change(session, id=ids["awa"], phone="0600000009", last_name="Bénali")
    row = people.get(session, id=ids["awa"])
    assert (row.phone, row.last_name) == ("0600000009", "Bénali")
    assert [d.column for d in joins.differences(session)] == ["first_name"]
    people.change(session, id=ids["awa"], phone="")
    assert people.get(session, id=ids["awa"]).phone == ""
    history.undo(session)
    history.undo(session)
    assert people.get(session, id=ids["awa"]).phone == "0600000001"


def test_a_deleted_double_leaves_the_other_and_no_reference_is_lost(
    doubled: tuple[Session, dict[str, str]],
) -> None:
    session, ids = doubled
    judge(session, ids["awa"], ids["eva"])
    people.remove(session, id=ids["awa"])
    assert people.listed(session) == []
    history.undo(session)
    (line,) = people.listed(session)
    assert line.presences == 2


def test_who_leaves_a_group_of_three_leaves_the_others_together(session: Session) -> None:
    a, b, c = sorted(
        people.create(session, first_name=name).value.id for name in ("Eva", "Iva", "Ivy")
    )
    judge(session, a, b)
    judge(session, b, c)
    assert len(people.listed(session)) == 1
    joins.part(session, noun="person", id=b)
    assert {line.person.id for line in people.listed(session)} == {a, b}
    assert [card.id for card in joins.cards(session, noun="person", id=c)] == [a, c]


def test_structures_join_with_who_works_there(session: Session) -> None:
    one = organisations.create(session, name="Centre social Vauban").value.id
    two = organisations.create(session, name="CS Vauban").value.id
    for structure, first in ((one, "Awa"), (two, "Inès")):
        person = people.create(session, first_name=first).value.id
        people.affiliate(session, person_id=person, organisation_id=structure)
    judge(session, one, two, noun="organisation")
    (line,) = organisations.listed(session)
    assert line.people == 2
    assert len(organisations.people_there(session, organisation_id=two)) == 2


def test_a_rencontre_created_twice_shows_points_presences_and_actions_of_both(
    session: Session,
) -> None:
    collective = collectives.create(session, name="Dorignies").value.id
    awa = people.create(session, first_name="Awa").value.id
    ids = []
    for title in ("La garderie", "La cantine"):
        meeting = meetings.create(session, collective_id=collective, date=date(2026, 3, 3)).value.id
        item = meetings.add_item(session, meeting_id=meeting, title=title).value.id
        notes.add(session, owner_id=item, typed=f"! {title} : écrire au service")
        attendance.mark(session, meeting_id=meeting, person_id=awa)
        attendance.count(session, meeting_id=meeting, audience_code="child", count=3)
        ids.append(meeting)
    judge(session, *ids, noun="meeting")
    (line,) = meetings.listed(session)
    assert (line.present, line.agenda_items) == (1, 2)
    points = meetings.agenda(session, meeting_id=ids[1])
    assert sorted(point.title for point in points) == ["La cantine", "La garderie"]
    assert len(actions.of_meeting(session, meeting_id=ids[0])) == 2
    assert attendance.headcounts(session, meeting_id=ids[0]) == {"child": 3}
    joins.part(session, noun="meeting", id=ids[1])
    assert [p.title for p in meetings.agenda(session, meeting_id=ids[0])] == ["La garderie"]


def test_a_collectif_created_twice_shows_the_members_and_rencontres_of_both(
    session: Session,
) -> None:
    ids = []
    for name, first in (("Dorignies", "Awa"), ("Collectif Dorignies 2", "Inès")):
        collective = collectives.create(session, name=name).value.id
        person = people.create(session, first_name=first).value.id
        collectives.add_member(session, collective_id=collective, person_id=person)
        meetings.create(session, collective_id=collective, date=date(2026, 3, 3 + len(ids)))
        ids.append(collective)
    judge(session, *ids, noun="collective")
    assert [c.id for c in collectives.listed(session)] == [min(ids)]
    assert len(collectives.members(session, collective_id=ids[1])) == 2
    assert len(meetings.listed(session, collective_id=ids[0])) == 2


def swap(one: Session, other: Session, send: Send) -> None:
    exchanges.merge(other, path=send(one, everything=True))
    exchanges.merge(one, path=send(other, everything=True))


def test_verdicts_travel_and_conflict_like_anything_else(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    a, b = (people.create(samira, first_name=name).value.id for name in ("Eva", "Iva"))
    swap(samira, karim, send)
    judge(samira, a, b)
    judge(karim, a, b, "different")
    swap(samira, karim, send)
    assert len(people.listed(samira)) == len(people.listed(karim))
    for session in (samira, karim):
        (question,) = conflicts.listed(session)
        assert question.title in ("Eva et Iva", "Iva et Eva")
        assert {version.author for version in question.versions} == {"Samira", "Karim"}
    conflicts.settle(karim, noun="same_as", id=question.id, column="verdict", value="same")
    swap(samira, karim, send)
    assert [len(people.listed(session)) for session in (samira, karim)] == [1, 1]
    assert conflicts.listed(samira) == []


def test_choices_made_apart_leave_the_question_open(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    a, b = sorted(people.create(samira, first_name=name).value.id for name in ("Eva", "Iva"))
    judge(samira, a, b)
    swap(samira, karim, send)
    joins.choose(samira, noun="person", id=a, column="first_name", value="Eva")
    joins.choose(karim, noun="person", id=a, column="first_name", value="Iva")
    swap(samira, karim, send)
    for session in (samira, karim):
        (question,) = joins.differences(session)
        assert {version.shown for version in question.versions} == {"Eva", "Iva"}
        assert conflicts.listed(session) == []
    joins.choose(samira, noun="person", id=a, column="first_name", value="Eva")
    swap(samira, karim, send)
    assert joins.differences(karim) == []
    assert people.get(karim, id=b).first_name == "Eva"


def test_two_machines_make_the_same_presence_and_membership(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    collective = collectives.create(samira, name="Dorignies").value.id
    awa = people.create(samira, first_name="Awa").value.id
    meeting = meetings.create(samira, collective_id=collective, date=date(2026, 3, 3)).value.id
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        attendance.mark(session, meeting_id=meeting, person_id=awa)
        collectives.add_member(session, collective_id=collective, person_id=awa)
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))
    for session in (samira, karim):
        assert attendance.figures(session, meeting_id=meeting).named == 1
        assert len(collectives.members(session, collective_id=collective)) == 1
        assert conflicts.listed(session) == []
    assert fingerprint.fingerprint(samira.workspace.connection) == fingerprint.fingerprint(
        karim.workspace.connection
    )


@pytest.fixture
def twice(session: Session) -> tuple[Session, list[str]]:
    """One rencontre that two people prepared, three points each, joined."""
    collective = collectives.create(session, name="Dorignies").value.id
    ids = []
    for who in ("A", "B"):
        meeting = meetings.create(
            session, collective_id=collective, date=date(2026, 3, 20), take_over=False
        ).value.id
        for number in range(1, 4):
            meetings.add_item(session, meeting_id=meeting, title=f"{who}{number}")
        ids.append(meeting)
    assert ids == sorted(ids)
    judge(session, *ids, noun="meeting")
    return session, ids


def titles(session: Session, meeting: str) -> list[str]:
    return [item.title for item in meetings.agenda(session, meeting_id=meeting)]


def test_the_points_of_joined_rencontres_stand_together_in_their_order(
    twice: tuple[Session, list[str]],
) -> None:
    session, (one, two) = twice
    assert titles(session, one) == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert titles(session, two) == titles(session, one)
    joins.part(session, noun="meeting", id=two)
    assert (titles(session, one), titles(session, two)) == (["A1", "A2", "A3"], ["B1", "B2", "B3"])


def test_points_are_added_and_moved_among_those_of_both(twice: tuple[Session, list[str]]) -> None:
    """A point goes exactly where it was put; it belongs to the rencontre that it stands with."""
    session, (one, two) = twice
    point = {item.title: item.id for item in meetings.agenda(session, meeting_id=one)}
    meetings.add_item(session, meeting_id=one, title="Nouveau")
    assert titles(session, one)[-2:] == ["B3", "Nouveau"]
    meetings.move_item(session, id=point["B3"], before_id=point["A2"])
    assert titles(session, one) == ["A1", "B3", "A2", "A3", "B1", "B2", "Nouveau"]
    meetings.move_item(session, id=point["A1"], before_id=point["B2"])
    meetings.move_item(session, id=point["A2"])
    expected = ["B3", "A3", "B1", "A1", "B2", "Nouveau", "A2"]
    assert titles(session, one) == expected
    meetings.move_item(session, id=point["B2"], before_id=point["B3"])
    expected = ["B2", "B3", "A3", "B1", "A1", "Nouveau", "A2"]
    assert titles(session, one) == expected
    joins.part(session, noun="meeting", id=two)
    assert titles(session, one) == ["B2", "B3", "A3"]
    assert titles(session, two) == ["B1", "A1", "Nouveau", "A2"]


def test_the_points_of_both_go_on_to_the_next_rencontre_in_their_order(
    twice: tuple[Session, list[str]],
) -> None:
    session, (one, _two) = twice
    collective = meetings.get(session, id=one).collective_id
    minutes.close(session, id=one)
    following = meetings.create(session, collective_id=collective, date=date(2026, 4, 20)).value.id
    assert titles(session, following) == ["A1", "A2", "A3", "B1", "B2", "B3"]


def test_lines_of_joined_collectifs_stand_together(session: Session) -> None:
    ids = sorted(collectives.create(session, name=name).value.id for name in ("Papin", "C. Papin"))
    for place, id in enumerate(ids):
        notes.add_all(session, owner_id=id, field="vision", typed=[f"{place}a", f"{place}b"])
    judge(session, *ids, noun="collective")
    first = notes.lines(session, owner_id=ids[0], field="vision")[0]
    notes.add(session, owner_id=ids[0], field="vision", typed="entre", after_id=first.id)
    lines = [line.text for line in notes.lines(session, owner_id=ids[0], field="vision")]
    assert lines == ["0a", "entre", "0b", "1a", "1b"]


def test_what_was_joined_or_told_apart_is_listed_with_who_and_when(session: Session) -> None:
    a, b, c = (people.create(session, first_name=name).value.id for name in ("Eva", "Iva", "Ivy"))
    judge(session, a, c, "different")
    judge(session, a, b)
    judge(session, a, c, "same")
    judge(session, a, c, "different")
    told = {(v.title_a, v.title_b): v.verdict for v in joins.register(session)}
    assert told == {("Eva", "Ivy"): "different", ("Eva", "Iva"): "same"}
    assert {v.author for v in joins.register(session)} == {"Samira"}
    assert len(joins.verdicts(session, noun="person", id=b)) == 4
    joins.part(session, noun="person", id=b)
    assert {v.verdict for v in joins.register(session)} == {"different"}


def test_the_remarks_of_two_cards_can_both_be_kept(session: Session) -> None:
    a, b = sorted(
        people.create(session, first_name="Eva", remark=remark).value.id
        for remark in ("Parle arabe", "Vient le mardi")
    )
    judge(session, a, b)
    (question,) = joins.differences(session)
    assert question.joined
    assert question.proposal is not None
    (both,) = question.proposal.lines
    joins.choose(session, noun="person", id=a, column="remark", value=both)
    assert people.get(session, id=b).remark.split("\n") == ["Parle arabe", "Vient le mardi"]
    assert joins.differences(session) == []
    joins.part(session, noun="person", id=b)
    assert people.get(session, id=b).remark == "Vient le mardi"


def test_a_choice_that_cannot_stand_there_is_refused(session: Session) -> None:
    collective = collectives.create(session, name="Dorignies").value.id
    a, b = sorted(
        meetings.create(
            session, collective_id=collective, date=date(2026, 3, 3), start=time(hour)
        ).value.id
        for hour in (18, 19)
    )
    judge(session, a, b, noun="meeting")
    with pytest.raises(InputRefused):
        joins.choose(session, noun="meeting", id=a, column="start", value="le soir")
    joins.choose(session, noun="meeting", id=a, column="start", value="18:30")
    assert meetings.get(session, id=b).start == time(18, 30)


@pytest.fixture
def planned_twice(session: Session) -> tuple[Session, list[str], str]:
    """Two people plan the next rencontre, each taking over the point that was left."""
    collective = collectives.create(session, name="Dorignies").value.id
    first = meetings.create(session, collective_id=collective, date=date(2026, 3, 3)).value.id
    left = meetings.add_item(session, meeting_id=first, title="La cantine", minutes_planned=10)
    ids = [
        meetings.create(
            session, collective_id=collective, date=date(2026, 3, 20), take_over=False
        ).value.id
        for _twice in range(2)
    ]
    for place, id in enumerate(ids):
        meetings.add_item(
            session, meeting_id=id, title="La cantine", minutes_planned=10,
            carried_from_id=left.value.id, carried_count=1,
        )  # fmt: skip
        meetings.add_item(session, meeting_id=id, title=f"Point {place}")
    judge(session, *ids, noun="meeting")
    return session, ids, left.value.id


def test_a_point_that_both_took_over_stands_once(
    planned_twice: tuple[Session, list[str], str],
) -> None:
    session, (one, two), _left = planned_twice
    assert titles(session, one) == ["La cantine", "Point 0", "Point 1"]
    (line,) = [x for x in meetings.listed(session) if x.meeting.date == date(2026, 3, 20)]
    assert line.agenda_items == 3
    joins.part(session, noun="meeting", id=two)
    assert titles(session, two) == ["La cantine", "Point 1"]


def test_what_somebody_wrote_under_a_point_taken_over_is_always_shown(
    planned_twice: tuple[Session, list[str], str],
) -> None:
    session, (one, two), _left = planned_twice
    joins.part(session, noun="meeting", id=two)
    second = meetings.agenda(session, meeting_id=two)[0].id
    notes.add(session, owner_id=second, typed="Un menu végétarien")
    judge(session, one, two, noun="meeting")
    points = meetings.agenda(session, meeting_id=one)
    assert [item.title for item in points] == ["Point 0", "La cantine", "Point 1"]
    assert points[1].id == second
    joins.part(session, noun="meeting", id=two)
    first = meetings.agenda(session, meeting_id=one)[0].id
    meetings.change_item(session, id=first, minutes_planned=30)
    judge(session, one, two, noun="meeting")
    assert titles(session, one) == ["La cantine", "Point 0", "La cantine", "Point 1"]


def test_a_point_taken_over_twice_is_removed_once_and_brought_back(
    planned_twice: tuple[Session, list[str], str],
) -> None:
    session, (one, two), _left = planned_twice
    before = titles(session, one)
    meetings.remove_item(session, id=meetings.agenda(session, meeting_id=one)[0].id)
    assert titles(session, one) == ["Point 0", "Point 1"]
    history.undo(session)
    assert titles(session, one) == before
    joins.part(session, noun="meeting", id=two)
    assert titles(session, two) == ["La cantine", "Point 1"]


MOVES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(moves=MOVES)
def test_points_go_where_they_are_put_whatever_was_moved_before(
    twice: tuple[Session, list[str]], moves: list[tuple[int, int]]
) -> None:
    """Held against a plain list; a move to the place of the point itself adds a new one."""
    session, (one, _two) = twice
    for which, where in moves:
        points = meetings.agenda(session, meeting_id=one)
        expected = [point.id for point in points]
        moved = expected[which % len(points)]
        before = [*expected, ""][where % (len(points) + 1)]
        if before == moved:
            new = meetings.add_item(session, meeting_id=one, title="Nouveau").value.id
            expected.append(new)
        else:
            meetings.move_item(session, id=moved, before_id=before)
            expected.remove(moved)
            expected.insert(expected.index(before) if before else len(expected), moved)
        assert [point.id for point in meetings.agenda(session, meeting_id=one)] == expected
