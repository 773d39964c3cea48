"""Actions: created, carried, followed up; the tableau de suivi shows the most overdue first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.action import ACTION_STATUS
from citeapp.usecases import actions, collectives, history, meetings, organisations, people
from citeapp.usecases.session import Session

TODAY = date(2026, 3, 11)


def whats(session: Session, **filters: object) -> list[str]:
    return [line.action.what for line in actions.tracking(session, **filters)]  # type: ignore[arg-type]


def test_an_action_is_carried_by_a_person_a_structure_or_plain_words(session: Session) -> None:
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    centre = organisations.create(session, name="Centre social").value.id
    made = actions.create(
        session,
        what="Préparer la fête",
        owners=[awa, "les parents"],
        partners=[centre],
        due_text="avant les vacances",
    ).value
    (line,) = actions.tracking(session)
    assert set(line.owners) == {"Awa Benali", "les parents"}
    assert line.partners == ("Centre social",)
    assert line.who.endswith(", avec Centre social")
    assert line.action.due_words(TODAY) == "avant les vacances"
    kinds = [
        (bool(o.person_id), bool(o.organisation_id), o.words)
        for o in actions.owners_of(session, id=made.id)
    ]
    assert sorted(kinds) == [(False, False, "les parents"), (False, True, ""), (True, False, "")]


def test_owners_are_replaced_and_blank_ones_are_nobody(session: Session) -> None:
    made = actions.create(session, what="Ranger", owners=["Awa", "Karim"]).value
    actions.set_owners(session, id=made.id, owners=["Karim", "  "], partners=["Léa", ""])
    (line,) = actions.tracking(session)
    assert line.who == "Karim, avec Léa"
    actions.set_owners(session, id=made.id, owners=[])
    assert actions.tracking(session)[0].who == ""
    history.undo(session)
    assert actions.tracking(session)[0].who == "Karim, avec Léa"


def test_the_same_name_in_another_spelling_is_one_owner(session: Session) -> None:
    actions.create(session, what="Ranger", owners=["Aïcha", "aicha"])
    assert len(actions.tracking(session)[0].owners) == 1


def test_a_person_who_is_named_is_found_when_only_one_is_meant(session: Session) -> None:
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    people.create(session, first_name="Anne-Sophie", last_name="LE GOFF")
    assert actions.someone(session, "awa") == awa
    assert actions.someone(session, "Benali A") == awa
    assert actions.someone(session, "sophie") != "sophie"
    assert actions.someone(session, "a") == "a"
    people.create(session, first_name="Awa", last_name="MARTIN")
    assert actions.someone(session, "Awa") == "Awa"
    assert actions.someone(session, "awa benali") == awa


def test_one_typed_line_makes_an_action(session: Session, dorignies: str) -> None:
    made = actions.type_in(
        session, typed="! Écrire à la mairie @Samira @Karim, vite /20 mars", collective_id=dorignies
    ).value
    (line,) = actions.tracking(session)
    assert (made.what, line.who, made.due_date, line.collective) == (
        "Écrire à la mairie vite",
        "Samira, avec Karim",
        date(2026, 3, 20),
        "Dorignies",
    )


@pytest.mark.parametrize("typed", ["", "  ", "!", "@Samira", "! /20 mars"])
def test_an_action_says_what_there_is_to_do(session: Session, typed: str) -> None:
    with pytest.raises(InputRefused, match="ce qu’il y a à faire"):
        actions.type_in(session, typed=typed)
    with pytest.raises(InputRefused, match="ce qu’il y a à faire"):
        actions.create(session, what=" \u200b")
    assert whats(session, scope="all") == []


def test_the_words_of_an_action_are_never_wiped(session: Session) -> None:
    made = actions.create(session, what="Ranger").value
    with pytest.raises(InputRefused):
        actions.change(session, id=made.id, what="  ")
    actions.change(session, id=made.id, what=" Ranger la salle ", comment=" ")
    found = actions.get(session, id=made.id)
    assert (found.what, found.comment) == ("Ranger la salle", "")


def test_done_notes_the_day_and_undone_forgets_it(session: Session, clock: FixedClock) -> None:
    made = actions.create(session, what="Ranger").value
    assert actions.set_status(session, id=made.id, status="done").value.done_on == TODAY
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(days=2))
    assert actions.set_status(session, id=made.id, status="done").value.done_on == TODAY
    assert actions.set_status(session, id=made.id, status="todo").value.done_on is None
    assert actions.change(session, id=made.id, status="done").value.done_on == date(2026, 3, 13)
    day = date(2026, 3, 1)
    assert actions.change(session, id=made.id, status="done", done_on=day).value.done_on == day


@pytest.mark.parametrize("status", ["late", "", "Fait"])
def test_an_unknown_state_is_refused(session: Session, status: str) -> None:
    made = actions.create(session, what="Ranger").value
    for act in (actions.set_status, actions.change):
        with pytest.raises(InputRefused, match="État inconnu"):
            act(session, id=made.id, status=status)
    assert actions.get(session, id=made.id).status == "todo"


def test_the_most_overdue_comes_first_and_the_undated_last(session: Session) -> None:
    for what, day in (
        ("demain", TODAY + timedelta(1)),
        ("sans date", None),
        ("hier", TODAY - timedelta(1)),
        ("en janvier", date(2026, 1, 5)),
        ("aujourd’hui", TODAY),
    ):
        actions.create(session, what=what, due_date=day)
    done = actions.create(session, what="finie", due_date=date(2025, 1, 1)).value
    actions.set_status(session, id=done.id, status="done")
    assert whats(session, scope="all") == [
        "en janvier",
        "hier",
        "aujourd’hui",
        "demain",
        "sans date",
        "finie",
    ]
    assert whats(session, scope="late") == ["en janvier", "hier"]
    assert [line.days_late for line in actions.tracking(session, scope="late")] == [65, 1]


@pytest.mark.parametrize("status", list(ACTION_STATUS))
def test_filters_by_state(session: Session, status: str) -> None:
    made = actions.create(session, what="Ranger", due_date=date(2026, 1, 1)).value
    actions.set_status(session, id=made.id, status=status)
    opened = status not in ("done", "dropped")
    assert bool(whats(session, scope="open")) == opened
    assert bool(whats(session, scope="late")) == opened
    assert bool(whats(session, scope="done")) == (status == "done")
    assert whats(session, scope="all") == ["Ranger"]


def test_filters_by_collectif_owner_and_words(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    actions.create(session, what="Préparer l’œuvre", owners=["Aïcha"], collective_id=dorignies)
    actions.create(session, what="Ranger", partners=["Aïcha"], collective_id=gayant)
    actions.create(session, what="Écrire", owners=["Karim"], due_text="fin mai")
    assert whats(session, collective_ids=[dorignies]) == ["Préparer l’œuvre"]
    assert whats(session, collective_ids=[]) == []
    assert whats(session, owner="aicha") == ["Préparer l’œuvre", "Ranger"]
    assert whats(session, text="oeuvre dorignies") == ["Préparer l’œuvre"]
    assert whats(session, text="MAI ecrire") == ["Écrire"]
    assert whats(session, text="mai ranger") == []
    with pytest.raises(InputRefused, match="Filtre inconnu"):
        actions.tracking(session, scope="mine")


def test_actions_of_no_collectif_are_everyones(session: Session, dorignies: str) -> None:
    """« Mes collectifs » keeps what belongs to none."""
    actions.create(session, what="À personne")
    actions.create(session, what="Ici", collective_id=dorignies)
    gayant = collectives.create(session, name="Gayant").value.id
    actions.create(session, what="Ailleurs", collective_id=gayant)
    assert whats(session, collective_ids=[dorignies, ""]) == ["À personne", "Ici"]


def test_an_action_says_where_it_comes_from(session: Session, rencontre: str) -> None:
    actions.create(session, what="Ranger", meeting_id=rencontre)
    assert actions.tracking(session)[0].origin == "Rencontre du 11 mars"
    meetings.change(session, id=rencontre, date=None)
    assert actions.tracking(session)[0].origin == ""
    meetings.remove(session, id=rencontre)
    assert actions.tracking(session)[0].origin == ""


def test_an_action_put_into_the_bin_comes_back_with_its_owners(session: Session) -> None:
    made = actions.create(session, what="Ranger", owners=["Awa"]).value
    actions.remove(session, id=made.id)
    with pytest.raises(NotFound):
        actions.get(session, id=made.id)
    history.undo(session)
    assert actions.tracking(session)[0].who == "Awa"


def test_the_owner_of_an_action_may_leave(session: Session) -> None:
    awa = people.create(session, first_name="Awa").value.id
    actions.create(session, what="Ranger", owners=[awa])
    people.remove(session, id=awa)
    (line,) = actions.tracking(session)
    assert line.who == ""
