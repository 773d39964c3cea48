"""Collectifs: their names, who belongs to them, who facilitates them, which are mine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.usecases import (
    catalogue,
    collectives,
    exchanges,
    history,
    organisations,
    people,
    programme,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def test_nobody_invents_the_same_collectif_twice(session: Session, dorignies: str) -> None:
    for name in ("Dorignies", " DORIGNIES ", "dorígnies"):
        with pytest.raises(InputRefused, match="existe déjà"):
            collectives.create(session, name=name)
    gayant = collectives.create(session, name="Gayant").value.id
    with pytest.raises(InputRefused, match="existe déjà"):
        collectives.change(session, id=gayant, name="dorignies")
    collectives.change(session, id=gayant, name="GAYANT")
    assert [c.name for c in collectives.listed(session)] == ["Dorignies", "GAYANT"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_collectif_keeps_a_name(session: Session, dorignies: str, name: str) -> None:
    with pytest.raises(InputRefused, match="nom"):
        collectives.create(session, name=name)
    with pytest.raises(InputRefused, match="nom"):
        collectives.change(session, id=dorignies, name=name)


@pytest.mark.parametrize(
    "said", ["Dorignies", "collectif dorignies", "DORIGNIES", "Collectif Dorignies"]
)
def test_a_collectif_is_found_as_people_call_it(
    session: Session, dorignies: str, said: str
) -> None:
    assert collectives.named(session, name=said).id == dorignies
    with pytest.raises(NotFound, match="Gayant"):
        collectives.named(session, name="Gayant")


def test_members_come_by_first_name_with_what_they_do(session: Session, dorignies: str) -> None:
    school = organisations.create(session, name="École Papin").value.id
    for first, last in (("Zoé", "ADAM"), ("Élodie", "ZANI"), ("Awa", "")):
        person = people.create(session, first_name=first, last_name=last).value.id
        people.affiliate(session, person_id=person, organisation_id=school)
        collectives.add_member(session, collective_id=dorignies, person_id=person)
    found = collectives.members(session, collective_id=dorignies)
    assert [m.person.first_name for m in found] == ["Awa", "Élodie", "Zoé"]
    assert {m.function for m in found} == {"École Papin"}


def test_joining_twice_is_joining_once(session: Session, dorignies: str) -> None:
    awa = people.create(session, first_name="Awa").value.id
    collectives.add_member(session, collective_id=dorignies, person_id=awa, status="interested")
    collectives.add_member(session, collective_id=dorignies, person_id=awa, status="member")
    (member,) = collectives.members(session, collective_id=dorignies)
    assert member.membership.status == "member"
    assert [c.name for c in collectives.of_person(session, person_id=awa)] == ["Dorignies"]
    collectives.remove_member(session, collective_id=dorignies, person_id=awa)
    assert collectives.members(session, collective_id=dorignies) == []
    assert collectives.of_person(session, person_id=awa) == []
    with pytest.raises(NotFound):
        collectives.remove_member(session, collective_id=dorignies, person_id=awa)


def test_someone_deleted_is_no_member_any_more(session: Session, dorignies: str) -> None:
    awa = people.create(session, first_name="Awa").value.id
    collectives.add_member(session, collective_id=dorignies, person_id=awa)
    people.remove(session, id=awa)
    assert collectives.members(session, collective_id=dorignies) == []
    history.undo(session)
    assert len(collectives.members(session, collective_id=dorignies)) == 1


def test_a_facilitator_takes_charge_and_leaves(session: Session, dorignies: str) -> None:
    me = session.me.id
    collectives.add_facilitator(session, collective_id=dorignies, facilitator_id=me)
    assert [f.id for f in collectives.facilitators(session, collective_id=dorignies)] == [me]
    gone = collectives.remove_facilitator(session, collective_id=dorignies, facilitator_id=me)
    assert (gone.label, gone.changed) == (
        "Ne plus confier un collectif",
        {"collective_facilitator"},
    )
    assert collectives.facilitators(session, collective_id=dorignies) == []
    history.undo(session)
    assert [f.id for f in collectives.facilitators(session, collective_id=dorignies)] == [me]
    history.redo(session)
    with pytest.raises(NotFound):
        collectives.remove_facilitator(session, collective_id=dorignies, facilitator_id=me)


def test_a_facilitator_leaves_from_the_command_line_too(session: Session, dorignies: str) -> None:
    pair = {"collective_id": dorignies, "facilitator_id": session.me.id}
    catalogue.call(session, "collectives.add_facilitator", pair)
    catalogue.call(session, "collectives.remove_facilitator", pair)
    assert collectives.facilitators(session, collective_id=dorignies) == []


def test_the_referent_comes_first(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Dorignies").value.id
    exchanges.merge(samira, path=send(karim))
    ids = {f.display_name: f.id for f in programme.facilitators(samira)}
    for name, role in (("Karim", "support"), ("Samira", "referent")):
        collectives.add_facilitator(
            samira, collective_id=place, facilitator_id=ids[name], role=role
        )
    names = [f.display_name for f in collectives.facilitators(samira, collective_id=place)]
    assert names == ["Samira", "Karim"]


def test_mine_are_all_until_some_are_entrusted_to_me(session: Session, dorignies: str) -> None:
    gayant = collectives.create(session, name="Gayant").value.id
    assert set(collectives.mine(session)) == {dorignies, gayant}
    collectives.add_facilitator(session, collective_id=gayant, facilitator_id=session.me.id)
    assert collectives.mine(session) == [gayant]
    collectives.remove(session, id=gayant)
    assert collectives.mine(session) == [dorignies]
