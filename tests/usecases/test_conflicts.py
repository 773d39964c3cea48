"""What two people changed at once: shown in plain words, settled for everybody, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.store.conflicts import SELF_TOLD
from citeapp.store.schema import SHARED
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    conflicts,
    decisions,
    exchanges,
    history,
    meetings,
    notes,
    people,
    settlements,
)
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.reviewing import cells
from citeapp.usecases.reviewing.versions import DELETE, KEEP
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


@pytest.fixture
def pair(team: Team, send: Send) -> tuple[Session, Session]:
    """Samira and Karim, who share a collectif, a rencontre and its point."""
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    meetings.add_item(samira, meeting_id=meeting, title="La garderie")
    exchanges.merge(karim, path=send(samira))
    return samira, karim


def swap(samira: Session, karim: Session, send: Send) -> None:
    first, second = send(samira), send(karim)
    exchanges.merge(karim, path=first)
    exchanges.merge(samira, path=second)


def told(session: Session) -> dict[str, tuple[str, ...]]:
    """Column to the versions as a person reads them."""
    return {c.column: tuple(v.shown for v in c.versions) for c in conflicts.listed(session)}


def the_meeting(session: Session) -> str:
    return meetings.listed(session)[0].meeting.id


def the_point(session: Session) -> str:
    return meetings.agenda(session, meeting_id=the_meeting(session))[0].id


def test_whatever_was_changed_twice_can_be_shown(pair: tuple[Session, Session], send: Send) -> None:
    """Every column of every noun: none stops the list, none is told in code."""
    for n, session in enumerate(pair):
        with session.workspace.act("write everything"):
            for table in SHARED.values():
                names = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "private")
                values = [
                    n + 1 if c.type == "INTEGER" else f"valeur {n}"
                    for c in table.columns
                    if c.name != "private"
                ]
                marks = ", ".join("?" * len(values))
                session.workspace.connection.execute(
                    f"INSERT INTO {table.name} (id, {names}) VALUES ('same', {marks})", values
                )
    samira, karim = pair
    swap(samira, karim, send)
    listed = conflicts.listed(samira)
    assert {c.noun for c in listed} == set(SHARED) - SELF_TOLD
    assert conflicts.listed(karim) == listed
    for conflict in listed:
        assert conflict.title
        assert "_" not in conflict.title + conflict.field
        assert len(conflict.versions) == 2
        assert all(version.shown for version in conflict.versions)


def test_labels_dates_and_names_are_shown_as_people_read_them(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    action = actions.create(samira, what="Réserver la salle").value.id
    exchanges.merge(karim, path=send(samira))
    actions.set_status(samira, id=action, status="in_progress")
    actions.change(samira, id=action, due_date=date(2026, 3, 20))
    actions.set_status(karim, id=action, status="postponed")
    actions.change(karim, id=action, due_date=date(2026, 5, 1))
    swap(samira, karim, send)
    assert told(samira) == {
        "status": ("En cours", "Reporté"),
        "due_date": ("20 mars 2026", "1er mai 2026"),
    }
    assert {c.title for c in conflicts.listed(samira)} == {"Réserver la salle"}


def test_a_link_is_shown_by_what_it_leads_to(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    action = actions.create(samira, what="Réserver la salle").value.id
    exchanges.merge(karim, path=send(samira))
    for session, name in ((samira, "Gayant"), (karim, "Frais-Marais")):
        place = collectives.create(session, name=name).value.id
        actions.change(session, id=action, collective_id=place)
    swap(samira, karim, send)
    assert set(told(karim)["collective_id"]) == {"Gayant", "Frais-Marais"}


def test_a_presence_says_whose_and_where(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    awa = people.create(samira, first_name="Awa", last_name="BENALI").value.id
    exchanges.merge(karim, path=send(samira))
    for session, state in ((samira, "present"), (karim, "excused")):
        attendance.mark(session, meeting_id=the_meeting(session), person_id=awa, state=state)
    swap(samira, karim, send)
    (found,) = conflicts.listed(samira)
    assert found.title == "Awa Benali · Rencontre du 10 mars 2026, Dorignies"
    assert [v.shown for v in found.versions] == ["Présent·e", "Excusé·e"]


def test_a_count_says_of_whom(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    for session, count in ((samira, 4), (karim, 6)):
        attendance.count(
            session, meeting_id=the_meeting(session), audience_code="parent", count=count
        )
    swap(samira, karim, send)
    (found,) = conflicts.listed(samira)
    assert found.title == "Parents · Rencontre du 10 mars 2026, Dorignies"
    assert [v.shown for v in found.versions] == ["4", "6"]


def test_nobody_is_asked_about_places_in_a_list(pair: tuple[Session, Session], send: Send) -> None:
    """« 4 or c? » means nothing to a person: both machines show the same order."""
    samira, karim = pair
    second = meetings.add_item(
        samira, meeting_id=the_meeting(samira), title="La fête du jeu"
    ).value.id
    third = meetings.add_item(samira, meeting_id=the_meeting(samira), title="Le jardin").value.id
    exchanges.merge(karim, path=send(samira))
    meetings.move_item(samira, id=third, before_id=second)
    meetings.move_item(karim, id=third, before_id=the_point(karim))
    swap(samira, karim, send)
    orders = [
        [item.title for item in meetings.agenda(session, meeting_id=the_meeting(session))]
        for session in pair
    ]
    assert orders[0] == orders[1]
    assert conflicts.listed(samira) == []
    assert exchanges.summary(samira).conflicts == 0


def both_kinds(samira: Session, karim: Session, send: Send) -> str:
    """The same note: an action for one, a decision for the other."""
    line = notes.add(samira, owner_id=the_point(samira), typed="Ouvrir le mardi").value.id
    exchanges.merge(karim, path=send(samira))
    notes.convert(samira, id=line, kind="action")
    notes.convert(karim, id=line, kind="decision")
    swap(samira, karim, send)
    return line


@pytest.mark.parametrize("column", ["kind", "fact_id"])
@pytest.mark.parametrize("choice", [0, 1])
def test_an_action_for_one_a_decision_for_the_other(
    pair: tuple[Session, Session], send: Send, column: str, choice: int
) -> None:
    """Whichever of the two questions is answered, the line and its only fact agree."""
    samira, karim = pair
    line = both_kinds(samira, karim, send)
    assert told(samira) == {
        "kind": ("Action", "Décision"),
        "fact_id": ("Action : Ouvrir le mardi", "Décision : Ouvrir le mardi"),
    }
    (question,) = [c for c in conflicts.listed(samira) if c.column == column]
    conflicts.settle(
        samira,
        noun="line",
        id=line,
        column=column,
        value=question.versions[choice].value,
    )
    exchanges.merge(karim, path=send(samira))
    for session in pair:
        assert conflicts.listed(session) == []
        (row,) = notes.lines(session, owner_id=the_point(session))
        kept = [x.action.id for x in actions.tracking(session, scope="all")]
        kept += [decision.id for decision in decisions.register(session)]
        assert row.kind == ("action", "decision")[choice]
        assert kept == [row.fact_id]
    assert exchanges.fingerprint(samira) == exchanges.fingerprint(karim)


def a_quarrel(pair: tuple[Session, Session], send: Send) -> Conflict:
    samira, karim = pair
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.change(samira, id=awa, phone="0600000001")
    people.change(karim, id=awa, phone="0600000002")
    swap(samira, karim, send)
    (found,) = conflicts.listed(samira)
    return found


def test_settling_is_undone_and_done_again(pair: tuple[Session, Session], send: Send) -> None:
    samira, _karim = pair
    found = a_quarrel(pair, send)
    conflicts.settle(
        samira, noun="person", id=found.id, column="phone", value=found.versions[0].value
    )
    assert conflicts.listed(samira) == []
    history.undo(samira)
    history.redo(samira)
    assert people.get(samira, id=found.id).phone == "0600000001"
    assert conflicts.listed(samira) == []
    assert settlements.reopened(samira) == []


@pytest.mark.parametrize("choice", [0, 1])
def test_a_settlement_undone_opens_the_question_again_for_everybody(
    pair: tuple[Session, Session], send: Send, choice: int
) -> None:
    """Also when the value that was shown anyway had been kept."""
    samira, karim = pair
    found = a_quarrel(pair, send)
    cell = {"noun": "person", "id": found.id, "column": "phone"}
    before = people.get(samira, id=found.id).phone
    conflicts.settle(samira, **cell, value=found.versions[choice].value)
    history.undo(samira)
    assert people.get(samira, id=found.id).phone == before
    exchanges.merge(karim, path=send(samira))
    for session in pair:
        (question,) = settlements.reopened(session)
        assert question.versions == found.versions
        assert settlements.listed(session) == []
        assert exchanges.summary(session).conflicts == 1
    history.redo(samira)
    assert settlements.reopened(samira) == []
    assert exchanges.summary(samira).conflicts == 0
    assert [one.kept for one in settlements.listed(samira)] == [found.versions[choice].shown]
    history.undo(samira)
    settlements.otherwise(samira, **cell, value="0600000003")
    exchanges.merge(karim, path=send(samira))
    for session in pair:
        assert settlements.reopened(session) == []
        assert people.get(session, id=found.id).phone == "0600000003"


def test_a_settlement_stands_again_when_a_later_edit_is_undone(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, _karim = pair
    found = a_quarrel(pair, send)
    cell = {"noun": "person", "id": found.id, "column": "phone"}
    conflicts.settle(samira, **cell, value=found.versions[0].value)
    people.change(samira, id=found.id, phone="0600000009")
    assert settlements.listed(samira) == []
    history.undo(samira)
    assert [one.kept for one in settlements.listed(samira)] == [found.versions[0].shown]


def test_writing_over_both_values_settles_them(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    found = a_quarrel(pair, send)
    people.change(samira, id=found.id, phone="0600000003")
    assert conflicts.waiting(samira) == []
    exchanges.merge(karim, path=send(samira))
    assert conflicts.waiting(karim) == []
    assert people.get(karim, id=found.id).phone == "0600000003"


def deleted_and_edited(pair: tuple[Session, Session], send: Send) -> Conflict:
    samira, karim = pair
    awa = people.create(samira, first_name="Awa", last_name="BENALI").value.id
    exchanges.merge(karim, path=send(samira))
    people.remove(samira, id=awa)
    people.change(karim, id=awa, phone="0600000002")
    swap(samira, karim, send)
    (found,) = conflicts.listed(samira)
    return found


def test_what_one_deleted_and_the_other_edited_stays_until_someone_decides(
    pair: tuple[Session, Session], send: Send
) -> None:
    found = deleted_and_edited(pair, send)
    assert (found.title, found.field) == ("Awa Benali", "suppression")
    assert [(v.shown, v.author) for v in found.versions] == [
        ("Supprimer", "Samira"),
        ("Garder", "Karim"),
    ]
    assert [v.did.replace("\u00a0", " ") for v in found.versions] == [
        "a supprimé la fiche",
        "a écrit : téléphone « 06 00 00 00 02 »",
    ]
    for session in pair:
        assert people.get(session, id=found.id).phone == "0600000002"


@pytest.mark.parametrize("choice", [KEEP, DELETE])
def test_a_deletion_is_settled_for_everybody(
    pair: tuple[Session, Session], send: Send, choice: str
) -> None:
    samira, karim = pair
    found = deleted_and_edited(pair, send)
    conflicts.settle(samira, noun="person", id=found.id, column="", value=choice)
    exchanges.merge(karim, path=send(samira))
    for session in pair:
        assert conflicts.listed(session) == []
        assert len(people.listed(session)) == (1 if choice == KEEP else 0)


def test_a_question_is_settled_once(pair: tuple[Session, Session], send: Send) -> None:
    samira, _karim = pair
    found = a_quarrel(pair, send)
    conflicts.settle(samira, noun="person", id=found.id, column="phone", value="0600000001")
    with pytest.raises(NotFound, match="déjà réglée"):
        conflicts.settle(samira, noun="person", id=found.id, column="phone", value="0600000002")
    with pytest.raises(NotFound, match="déjà réglée"):
        conflicts.settle(samira, noun="person; DROP TABLE person", id="x", column="", value="keep")


def the_hour(pair: tuple[Session, Session], send: Send) -> Conflict:
    """Samira and Karim give two hours to one rencontre."""
    samira, karim = pair
    for session, hour in ((samira, 18), (karim, 19)):
        meetings.change(session, id=the_meeting(session), start=time(hour))
    swap(samira, karim, send)
    (found,) = conflicts.listed(samira)
    return found


def test_a_third_hour_settles_as_well(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    found = the_hour(pair, send)
    assert found.open_ended
    assert conflicts.third(samira, noun="meeting", column="start").kind == cells.HOUR
    conflicts.settle(samira, noun="meeting", id=found.id, column="start", value="18:30")
    exchanges.merge(karim, path=send(samira))
    for session in pair:
        assert meetings.get(session, id=found.id).start == time(18, 30)
        assert conflicts.listed(session) == []


@pytest.mark.parametrize("value", ["demain", "25:00", 7.5, "keep"])
def test_what_is_no_hour_settles_nothing(
    pair: tuple[Session, Session], send: Send, value: str
) -> None:
    samira, _karim = pair
    found = the_hour(pair, send)
    with pytest.raises(InputRefused, match="heure de début"):
        conflicts.settle(samira, noun="meeting", id=found.id, column="start", value=value)
    assert conflicts.listed(samira) == [found]


def test_a_third_value_is_of_those_that_can_stand_there(
    pair: tuple[Session, Session], send: Send
) -> None:
    """A state is one of the known states, a link leads to a row that is here."""
    samira, karim = pair
    action = actions.create(samira, what="Réserver la salle").value.id
    third = collectives.create(samira, name="Faubourg").value.id
    exchanges.merge(karim, path=send(samira))
    for session, status, name in (
        (samira, "done", "Gayant"),
        (karim, "dropped", "Frais-Marais"),
    ):
        place = collectives.create(session, name=name).value.id
        actions.change(session, id=action, status=status, collective_id=place)
    swap(samira, karim, send)
    entry = conflicts.third(samira, noun="action_item", column="collective_id")
    assert [words for _id, words in entry.choices] == [
        "Dorignies",
        "Faubourg",
        "Frais-Marais",
        "Gayant",
    ]
    for column, wrong, right in (
        ("status", "finished", "in_progress"),
        ("collective_id", action, third),
    ):
        with pytest.raises(InputRefused):
            conflicts.settle(samira, noun="action_item", id=action, column=column, value=wrong)
        conflicts.settle(samira, noun="action_item", id=action, column=column, value=right)
    (line,) = actions.tracking(samira)
    assert (line.action.status, line.action.collective_id) == ("in_progress", third)


def test_a_yes_or_no_has_no_third_answer(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    meetings.change(samira, id=the_meeting(samira), childcare=True)
    exchanges.merge(karim, path=send(samira))
    meetings.change(samira, id=the_meeting(samira), place="École")
    for session in pair:
        meetings.change(session, id=the_meeting(session), childcare=None, place="Mairie")
    meetings.change(karim, id=the_meeting(karim), childcare=True)
    swap(samira, karim, send)
    assert {c.column: c.open_ended for c in conflicts.listed(samira)} == {"childcare": False}
    assert conflicts.third(samira, noun="meeting", column="childcare").kind == ""


def test_many_questions_are_read_a_few_at_a_time(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    for session, who in ((samira, "s"), (karim, "k")):
        meetings.change(
            session, id=the_meeting(session), place=who, objective=who, title=who, start=None
        )
    swap(samira, karim, send)
    assert len(conflicts.waiting(samira)) == 3
    assert conflicts.listed(samira, first=2) == conflicts.listed(samira)[:2]


def test_whoever_can_be_asked_is_named(pair: tuple[Session, Session], send: Send) -> None:
    the_hour(pair, send)
    samira, karim = pair
    assert [conflicts.listed(session)[0].others for session in (samira, karim)] == [
        ("Karim",),
        ("Samira",),
    ]


@pytest.mark.parametrize(
    ("column", "kept"), [("title", "Une fête, un jeu"), ("objective", "Une fête,\nun jeu")]
)
def test_a_third_title_is_one_line(
    pair: tuple[Session, Session], send: Send, column: str, kept: str
) -> None:
    samira, karim = pair
    for session, words in ((samira, "La fête"), (karim, "Le jeu")):
        meetings.change(session, id=the_meeting(session), **{column: words})
    swap(samira, karim, send)
    cell = {"noun": "meeting", "id": the_meeting(samira), "column": column}
    conflicts.settle(samira, **cell, value="Une fête,\nun jeu")
    assert getattr(meetings.get(samira, id=the_meeting(samira)), column) == kept
