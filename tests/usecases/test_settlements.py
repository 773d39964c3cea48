"""Whoever settles is named; the collectif's référent·e sees it, and may settle otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import NotFound
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    exchanges,
    history,
    meetings,
    notes,
    people,
    settlements,
    week,
)
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.reviewing.versions import DELETE, KEEP
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


@pytest.fixture
def trio(team: Team, send: Send) -> list[Session]:
    """Samira answers for Dorignies; Karim helps there, Lina coordinates."""
    samira, karim, _lina = sessions = team("Samira", "Karim", "Lina", coordinator=True)
    place = collectives.create(samira, name="Dorignies").value.id
    elsewhere = collectives.create(karim, name="Gayant").value.id
    collectives.add_facilitator(samira, collective_id=place, facilitator_id=samira.me.id)
    collectives.add_facilitator(karim, collective_id=elsewhere, facilitator_id=karim.me.id)
    collectives.add_facilitator(
        samira, collective_id=place, facilitator_id=karim.me.id, role="support"
    )
    actions.create(samira, what="Réserver la salle", collective_id=place)
    talk(sessions, send)
    return sessions


def talk(sessions: list[Session], send: Send) -> None:
    """Everyone to everyone."""
    for giver in sessions:
        path = send(giver, everything=True)
        for taker in sessions:
            if taker is not giver:
                exchanges.merge(taker, path=path)


def quarrel(sessions: list[Session], send: Send) -> Conflict:
    """Karim and Lina give two states to one action."""
    _samira, karim, lina = sessions
    (line,) = actions.tracking(karim)
    actions.change(karim, id=line.action.id, comment="avec la mairie")
    actions.change(lina, id=line.action.id, comment="avec le centre social")
    talk(sessions, send)
    (found,) = conflicts.listed(karim)
    return found


def settle(session: Session, found: Conflict, value: str) -> None:
    conflicts.settle(session, noun=found.noun, id=found.id, column=found.column, value=value)


def test_the_settler_is_named_on_every_machine(trio: list[Session], send: Send) -> None:
    found = quarrel(trio, send)
    settle(trio[1], found, "avec la mairie")
    talk(trio, send)
    for session in trio:
        assert conflicts.listed(session) == []
        (one,) = settlements.listed(session)
        assert (one.title, one.field, one.kept) == (
            "Réserver la salle",
            "commentaire",
            "avec la mairie",
        )
        assert one.author == "Karim"
        assert {(v.shown, v.author) for v in one.versions} == {
            ("avec la mairie", "Karim"),
            ("avec le centre social", "Lina"),
        }
        told = history.of_row(session, noun=found.noun, id=found.id)
        assert (told[0].author, told[0].kind) == ("Karim", "R")


def test_the_referent_sees_it_once_and_nobody_else(trio: list[Session], send: Send) -> None:
    samira, karim, _lina = trio
    settle(karim, quarrel(trio, send), "avec la mairie")
    talk(trio, send)
    (shown,) = week.show(samira).settled
    assert (shown.author, shown.kept) == ("Karim", "avec la mairie")
    assert week.show(karim).settled == ()
    settlements.saw(samira, dot=shown.dot)
    assert week.show(samira).settled == ()
    assert len(settlements.listed(samira)) == 1


def test_the_referent_may_write_a_third_version(trio: list[Session], send: Send) -> None:
    samira, karim, _lina = trio
    found = quarrel(trio, send)
    settle(karim, found, "avec la mairie")
    talk(trio, send)
    (one,) = week.show(samira).settled
    assert one.open_ended
    settlements.otherwise(
        samira, noun=one.noun, id=one.id, column=one.column, value="avec les deux"
    )
    talk(trio, send)
    assert [actions.tracking(session)[0].action.comment for session in trio] == [
        "avec les deux"
    ] * 3


def test_the_referent_may_settle_otherwise(trio: list[Session], send: Send) -> None:
    samira, karim, lina = trio
    found = quarrel(trio, send)
    settle(karim, found, "avec la mairie")
    talk(trio, send)
    settlements.otherwise(
        samira, noun=found.noun, id=found.id, column=found.column, value="avec le centre social"
    )
    talk(trio, send)
    for session in trio:
        assert conflicts.listed(session) == []
        (line,) = actions.tracking(session)
        assert line.action.comment == "avec le centre social"
        (one,) = settlements.listed(session)
        assert one.author == "Samira"
    assert week.show(samira).settled == ()
    assert len(week.show(lina).settled) == 1  # the coordination follows every collectif


def test_what_was_written_since_is_no_settlement_any_more(trio: list[Session], send: Send) -> None:
    samira, karim, _lina = trio
    found = quarrel(trio, send)
    settle(karim, found, "avec la mairie")
    actions.change(karim, id=found.id, comment="fait")
    talk(trio, send)
    assert settlements.listed(samira) == []
    with pytest.raises(NotFound):
        settlements.otherwise(
            samira, noun=found.noun, id=found.id, column=found.column, value="avec la mairie"
        )


def test_an_old_settlement_is_not_told_for_ever(trio: list[Session], send: Send) -> None:
    samira, karim, _lina = trio
    settle(karim, quarrel(trio, send), "avec la mairie")
    talk(trio, send)
    assert isinstance(samira.clock, FixedClock)
    samira.clock.move(timedelta(days=31))
    assert settlements.listed(samira) == []


@pytest.mark.parametrize("first", [KEEP, DELETE])
def test_a_deletion_can_be_settled_otherwise_too(
    trio: list[Session], send: Send, first: str
) -> None:
    samira, karim, lina = trio
    (line,) = actions.tracking(karim)
    actions.remove(karim, id=line.action.id)
    actions.change(lina, id=line.action.id, comment="avec la mairie")
    talk(trio, send)
    (found,) = conflicts.listed(samira)
    settle(samira, found, first)
    talk(trio, send)
    (one,) = settlements.listed(karim)
    assert (one.title, one.author) == ("Réserver la salle", "Samira")
    assert one.kept == ("Gardé" if first == KEEP else "Supprimé")
    second = DELETE if first == KEEP else KEEP
    settlements.otherwise(karim, noun=found.noun, id=found.id, column="", value=second)
    talk(trio, send)
    for session in trio:
        assert conflicts.listed(session) == []
        assert len(actions.tracking(session)) == (1 if second == KEEP else 0)


def test_a_question_opened_again_may_take_both(trio: list[Session], send: Send) -> None:
    samira, karim, lina = trio
    place = collectives.listed(samira)[0].id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    item = meetings.add_item(samira, meeting_id=meeting, title="La garderie").value.id
    line = notes.add(samira, owner_id=item, typed="La garderie ouvre.").value.id
    talk(trio, send)
    notes.change(karim, id=line, typed="La garderie ouvre. Prévoir un goûter.")
    notes.change(lina, id=line, typed="La garderie ouvre. Appeler la mairie.")
    talk(trio, send)
    (asked,) = conflicts.listed(karim)
    settle(karim, asked, "La garderie ouvre.")
    history.undo(karim)
    (again,) = settlements.reopened(karim)
    assert again.proposal == asked.proposal
    assert again.proposal is not None
    settlements.take_both(karim, noun="line", id=line, column="text")
    assert settlements.reopened(karim) == []
    talk(trio, send)
    for session in trio:
        written = [one.text for one in notes.lines(session, owner_id=item)]
        assert written == list(again.proposal.lines)


@pytest.mark.parametrize("answer", [KEEP, DELETE])
def test_a_deletion_whose_settlement_is_taken_back_is_asked_again(
    trio: list[Session], send: Send, answer: str
) -> None:
    samira, karim, lina = trio
    (line,) = actions.tracking(karim)
    actions.remove(karim, id=line.action.id)
    actions.change(lina, id=line.action.id, comment="avec la mairie")
    talk(trio, send)
    (found,) = conflicts.listed(samira)
    settle(samira, found, answer)
    history.undo(samira)
    talk(trio, send)
    for session in trio:
        (again,) = settlements.reopened(session)
        assert {version.value for version in again.versions} == {KEEP, DELETE}
        assert (again.cell, again.proposal) == (found.cell, None)
        assert len(actions.tracking(session)) == 1
        assert exchanges.summary(session).conflicts == 1
    history.redo(samira)
    talk(trio, send)
    for session in trio:
        assert settlements.reopened(session) == []
        assert len(actions.tracking(session)) == (1 if answer == KEEP else 0)
    history.undo(samira)
    settlements.otherwise(lina, noun=found.noun, id=found.id, column="", value=DELETE)
    assert settlements.reopened(lina) == []
    assert actions.tracking(lina) == []


def test_not_knowing_leaves_it_open_and_asks_those_who_wrote(
    trio: list[Session], send: Send
) -> None:
    samira, karim, lina = trio
    found = quarrel(trio, send)
    conflicts.ask(samira, noun=found.noun, id=found.id, column=found.column)
    assert conflicts.asked_of_me(samira) == []
    talk(trio, send)
    for session in (karim, lina):
        (question,) = conflicts.asked_of_me(session)
        assert question.asked_by == ("Samira",)
        assert [question.id] == [one.id for one in week.show(session).asked]
    assert [one.asked_by for one in conflicts.listed(samira)] == [("Samira",)]
    settle(lina, found, "avec le centre social")
    talk(trio, send)
    for session in trio:
        assert conflicts.listed(session) == []
        assert conflicts.asked_of_me(session) == []


def test_asking_twice_asks_once(trio: list[Session], send: Send) -> None:
    samira = trio[0]
    found = quarrel(trio, send)
    for _again in range(2):
        conflicts.ask(samira, noun=found.noun, id=found.id, column=found.column)
    assert [one.asked_by for one in conflicts.listed(samira)] == [("Samira",)]


def test_a_line_of_minutes_belongs_to_the_collectif_of_its_rencontre(
    trio: list[Session], send: Send
) -> None:
    samira, karim, lina = trio
    (place,) = [c for c in collectives.listed(samira) if c.name == "Dorignies"]
    meeting = meetings.create(samira, collective_id=place.id, date=date(2026, 3, 10)).value.id
    point = meetings.add_item(samira, meeting_id=meeting, title="La garderie").value.id
    line = notes.add(samira, owner_id=point, typed="Ouvrir tard").value.id
    talk(trio, send)
    for session, words in ((karim, "Ouvrir plus tard"), (lina, "Ouvrir à 18 h")):
        notes.change(session, id=line, typed=words)
    talk(trio, send)
    settle(karim, conflicts.listed(karim)[0], "Ouvrir à 18 h")
    talk(trio, send)
    assert [one.field for one in week.show(samira).settled] == ["texte"]


def test_a_person_concerns_the_collectifs_where_they_are_a_member(
    trio: list[Session], send: Send
) -> None:
    samira, karim, lina = trio
    (place,) = [c for c in collectives.listed(samira) if c.name == "Dorignies"]
    member = people.create(samira, first_name="Awa").value.id
    stranger = people.create(samira, first_name="Inès").value.id
    collectives.add_member(samira, collective_id=place.id, person_id=member)
    talk(trio, send)
    for id in (member, stranger):
        people.change(karim, id=id, phone="0600000001")
        people.change(lina, id=id, phone="0600000002")
    talk(trio, send)
    for found in conflicts.listed(karim):
        settle(karim, found, "0600000001")
    talk(trio, send)
    assert [one.title for one in week.show(samira).settled] == ["Awa"]


def test_an_action_follows_its_line_when_its_words_are_settled_otherwise(
    trio: list[Session], send: Send
) -> None:
    samira, karim, lina = trio
    place = collectives.listed(samira)[0].id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    item = meetings.add_item(samira, meeting_id=meeting, title="La garderie").value.id
    line = notes.add(samira, owner_id=item, typed="! Écrire au service").value.id
    talk(trio, send)
    notes.change(karim, id=line, typed="Écrire à la mairie")
    notes.change(lina, id=line, typed="Écrire au préfet")
    talk(trio, send)
    cell = {"noun": "line", "id": line, "column": "text"}
    conflicts.settle(karim, **cell, value="Écrire à la mairie")
    talk(trio, send)
    settlements.otherwise(samira, **cell, value="Écrire aux deux")
    talk(trio, send)
    for session in trio:
        assert conflicts.waiting(session) == []
        said = {x.action.what for x in actions.tracking(session) if x.action.meeting_id}
        assert said == {"Écrire aux deux"}
