"""People: a first name is enough; found as they are spoken of; what they came to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import InputRefused, NotFound
from citeapp.usecases import attendance, collectives, history, meetings, organisations, people
from citeapp.usecases.session import Session


def names(session: Session, **filters: object) -> list[str]:
    return [line.person.name for line in people.listed(session, **filters)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("first", "last"), [("Léa", ""), ("", "MARTIN"), (" Léa ", "\t")])
def test_a_first_name_or_a_surname_is_enough(session: Session, first: str, last: str) -> None:
    made = people.create(session, first_name=first, last_name=last).value
    assert (made.first_name, made.last_name) == (first.strip(), last.strip())
    assert people.get(session, id=made.id) == made


@pytest.mark.parametrize(("first", "last"), [("", ""), (" ", "\u200b")])
def test_nobody_has_no_name_at_all(session: Session, first: str, last: str) -> None:
    with pytest.raises(InputRefused, match="prénom ou un nom"):
        people.create(session, first_name=first, last_name=last)
    lea = people.create(session, first_name="Léa", last_name="MARTIN").value.id
    people.change(session, id=lea, first_name=first)
    with pytest.raises(InputRefused, match="prénom ou un nom"):
        people.change(session, id=lea, last_name=last)
    assert people.get(session, id=lea).last_name == "MARTIN"


def test_blank_values_blank_a_field_and_nothing_else(session: Session) -> None:
    lea = people.create(session, first_name="Léa", phone="0612345678", email="lea@exemple.fr").value
    people.change(session, id=lea.id, phone="  ")
    found = people.get(session, id=lea.id)
    assert (found.phone, found.email) == ("", "lea@exemple.fr")
    with pytest.raises(NotFound, match="Champ inconnu"):
        people.change(session, id=lea.id, shoe_size="43")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(typed=st.text(st.characters(exclude_categories=[]), max_size=30))
def test_any_text_is_kept_and_read_back(session: Session, typed: str) -> None:
    lea = people.create(session, first_name="Léa", remark=typed).value
    kept = people.get(session, id=lea.id)
    assert kept == lea
    assert people.change(session, id=lea.id, remark=kept.remark).value == kept
    assert lea in [line.person for line in people.listed(session, text=kept.remark)]
    people.remove(session, id=lea.id)


def test_the_list_is_in_alphabetical_order_as_in_french(session: Session) -> None:
    for first, last in (("Zoé", "ADAM"), ("Awa", "Évrard"), ("Léa", ""), ("Ali", "MARTIN")):
        people.create(session, first_name=first, last_name=last)
    assert names(session) == ["Zoé Adam", "Awa Évrard", "Léa", "Ali Martin"]


def test_people_are_found_by_what_is_known_of_them(session: Session, dorignies: str) -> None:
    school = organisations.create(session, name="École Copernic").value.id
    awa = people.create(
        session, first_name="Awa", last_name="BENALI", remark="joue du oud"
    ).value.id
    people.create(session, first_name="Léa", to_complete=True)
    people.affiliate(session, person_id=awa, organisation_id=school, function="enseignante")
    collectives.add_member(session, collective_id=dorignies, person_id=awa)
    for text in ("benali awa", "ecole", "Enseignante COPERNIC", "dorig", "oud"):
        assert names(session, text=text) == ["Awa Benali"]
    assert names(session, text="awa léa") == []
    assert names(session, to_complete=True) == ["Léa"]
    (line,) = people.listed(session, text="awa")
    assert (line.organisations, line.collectives) == ("enseignante · École Copernic", "Dorignies")


def test_names_are_proposed_from_their_beginnings(session: Session) -> None:
    for first, last in (("Anne-Sophie", "LE GOFF"), ("Aïcha", "BENALI"), ("Karim", "SOFIANE")):
        people.create(session, first_name=first, last_name=last)

    def proposed(text: str) -> list[str]:
        return [person.name for person in people.suggest(session, text=text)]

    assert proposed("aic ben") == ["Aïcha Benali"]
    assert proposed("so") == ["Anne-Sophie Le Goff", "Karim Sofiane"]
    assert proposed("oof") == proposed("  ") == []
    assert len(people.suggest(session, text="a", limit=1)) == 1


def test_what_someone_does_in_a_structure_is_said_once(session: Session) -> None:
    awa = people.create(session, first_name="Awa").value.id
    school = organisations.create(session, name="École Copernic").value.id
    for function in ("AESH", "enseignante"):
        people.affiliate(session, person_id=awa, organisation_id=school, function=function)
    (tie,) = people.affiliations(session, person_id=awa)
    assert tie.function == "enseignante"
    people.unaffiliate(session, id=tie.id)
    assert people.affiliations(session, person_id=awa) == []
    history.undo(session)
    assert people.affiliations(session, person_id=awa) == [tie]


def test_the_journey_of_a_person(session: Session, dorignies: str) -> None:
    awa = people.create(session, first_name="Awa", main_audience="parent").value.id
    for day, state in (
        (date(2026, 1, 8), "present"),
        (date(2028, 2, 29), "excused"),
        (date(2026, 2, 5), "remote"),
    ):
        meeting = meetings.create(session, collective_id=dorignies, date=day).value.id
        attendance.mark(session, meeting_id=meeting, person_id=awa, state=state)
    told = [(line.date, line.state) for line in people.journey(session, person_id=awa)]
    assert told == [
        (date(2028, 2, 29), "excused"),
        (date(2026, 2, 5), "remote"),
        (date(2026, 1, 8), "present"),
    ]
    (line,) = people.listed(session)
    assert (line.presences, line.last_seen) == (2, date(2026, 2, 5))
    (uncounted,) = people.listed(session, counted=False)
    assert (uncounted.person, uncounted.presences) == (line.person, 0)


def test_a_rencontre_without_a_day_ends_no_journey(session: Session, dorignies: str) -> None:
    awa = people.create(session, first_name="Awa").value.id
    meeting = meetings.create(session, collective_id=dorignies).value.id
    attendance.mark(session, meeting_id=meeting, person_id=awa)
    assert [line.date for line in people.journey(session, person_id=awa)] == [None]
    assert people.listed(session)[0].presences == 1


def test_someone_deleted_by_mistake_comes_back_whole(session: Session, dorignies: str) -> None:
    awa = people.create(session, first_name="Awa", phone="0612345678").value
    collectives.add_member(session, collective_id=dorignies, person_id=awa.id)
    people.remove(session, id=awa.id)
    assert names(session) == []
    history.undo(session)
    assert people.get(session, id=awa.id) == awa
    assert people.listed(session)[0].collectives == "Dorignies"
