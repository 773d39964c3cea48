"""The place of a rencontre: of the list or in words, and warned of when it is too small."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import attendance, collectives, meetings, organisations, people, places
from citeapp.usecases.session import Session


def expect(session: Session, collectif: str, *names: str) -> list[str]:
    ids = [people.create(session, first_name=name).value.id for name in names]
    for id in ids:
        collectives.add_member(session, collective_id=collectif, person_id=id)
    return ids


def remark(session: Session, meeting: str) -> str:
    return places.card(session, meeting_id=meeting).remark


def test_a_name_of_the_list_is_that_place_other_words_stay_words(
    session: Session, rencontre: str
) -> None:
    hall = organisations.create_venue(session, name="Salle des fêtes", kitchen=True).value
    places.choose(session, meeting_id=rencontre, place="salle des fetes")
    card = places.card(session, meeting_id=rencontre)
    assert (card.words, card.venue) == ("Salle des fêtes", hall)
    places.choose(session, meeting_id=rencontre, place="Chez Léa")
    card = places.card(session, meeting_id=rencontre)
    assert (card.words, card.venue) == ("Chez Léa", None)
    assert meetings.place_of(session, id=rencontre) == "Chez Léa"
    assert [venue.name for venue in places.suggest(session, text="fet")] == ["Salle des fêtes"]


def test_more_people_than_the_place_holds_is_said(
    session: Session, dorignies: str, rencontre: str
) -> None:
    organisations.create_venue(session, name="Petite salle", capacity=2)
    places.choose(session, meeting_id=rencontre, place="Petite salle")
    awa, _karim, _lea = expect(session, dorignies, "Awa", "Karim", "Léa")
    assert remark(session, rencontre) == "Ce lieu accueille 2 personnes ; 3 sont attendues."
    attendance.mark(session, meeting_id=rencontre, person_id=awa, state="excused")
    assert remark(session, rencontre) == ""
    meetings.change(session, id=rencontre, announced_total=30)
    assert remark(session, rencontre) == "Ce lieu accueille 2 personnes ; 30 sont attendues."


def test_a_place_whose_size_nobody_knows_says_nothing(
    session: Session, dorignies: str, rencontre: str
) -> None:
    expect(session, dorignies, "Awa", "Karim")
    assert remark(session, rencontre) == ""


def test_a_place_in_words_gets_its_card(session: Session, rencontre: str) -> None:
    with pytest.raises(InputRefused, match="Écrivez"):
        places.keep(session, meeting_id=rencontre)
    places.choose(session, meeting_id=rencontre, place="Chez Léa")
    venue = places.keep(session, meeting_id=rencontre).value
    assert places.card(session, meeting_id=rencontre).venue == venue
    assert venue.name == "Chez Léa"
