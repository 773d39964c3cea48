"""Structures and places."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import history, organisations, people
from citeapp.usecases.session import Session


@pytest.mark.parametrize("name", ["", "  ", "\ufeff"])
def test_a_structure_and_a_place_keep_a_name(session: Session, name: str) -> None:
    school = organisations.create(session, name="École Papin").value.id
    hall = organisations.create_venue(session, name="Salle des fêtes").value.id
    for act in (
        lambda: organisations.create(session, name=name),
        lambda: organisations.change(session, id=school, name=name),
        lambda: organisations.create_venue(session, name=name),
        lambda: organisations.change_venue(session, id=hall, name=name),
    ):
        with pytest.raises(InputRefused, match="Donnez un nom"):
            act()
    assert organisations.get(session, id=school).name == "École Papin"


def test_structures_come_by_name_with_how_many_belong_to_them(session: Session) -> None:
    school = organisations.create(session, name="École Papin", commune="Douai").value.id
    organisations.create(session, name="Association Éclat", uai="0590001A")
    for name in ("Awa", "Benoît"):
        person = people.create(session, first_name=name).value.id
        people.affiliate(session, person_id=person, organisation_id=school, function="parent")
    people.remove(session, id=person)
    listed = [(x.organisation.name, x.people) for x in organisations.listed(session)]
    assert listed == [("Association Éclat", 0), ("École Papin", 1)]
    there = organisations.people_there(session, organisation_id=school)
    assert [(p.name, function) for p, function in there] == [("Awa", "parent")]


@pytest.mark.parametrize("text", ["papin", "ECOLE douai", "0590002b"])
def test_a_structure_is_found_by_name_town_or_number(session: Session, text: str) -> None:
    organisations.create(session, name="École Papin", commune="Douai", uai="0590002B")
    organisations.create(session, name="Centre social")
    found = [x.organisation.name for x in organisations.listed(session, text=text)]
    assert found == ["École Papin"]


def test_places_come_by_name(session: Session) -> None:
    for name in ("Salle", "école Papin", "Centre social"):
        organisations.create_venue(session, name=name, step_free=name == "Salle", capacity=40)
    listed = organisations.venues(session)
    assert [venue.name for venue in listed] == ["Centre social", "école Papin", "Salle"]
    assert [venue.step_free for venue in listed] == [False, False, True]


def test_a_place_goes_and_comes_back(session: Session) -> None:
    hall = organisations.create_venue(session, name="Salle des fêtes").value
    organisations.remove_venue(session, id=hall.id)
    assert organisations.venues(session) == []
    history.undo(session)
    assert organisations.venues(session) == [hall]


def test_a_structure_put_into_the_bin_leaves_its_people_alone(session: Session) -> None:
    school = organisations.create(session, name="École Papin").value.id
    awa = people.create(session, first_name="Awa").value.id
    people.affiliate(session, person_id=awa, organisation_id=school)
    organisations.remove(session, id=school)
    assert people.listed(session)[0].organisations == ""
    history.undo(session)
    assert people.listed(session)[0].organisations == "École Papin"
