"""Who may be the same person, on the sample files and on the cases of the trade."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.intake import attendance, contacts
from citeapp.intake.headers import Recognition
from citeapp.intake.matching import (
    Identity,
    KnownPerson,
    doubles,
    identity,
    match,
    similar_people,
)
from citeapp.intake.people import ContactRow

Rows = tuple[ContactRow, ...]


@pytest.fixture
def listed(sample: Callable[[str], Recognition]) -> Rows:
    return contacts.read(sample("contacts")).rows


@pytest.fixture
def signed(sample: Callable[[str], Recognition]) -> Rows:
    return attendance.read(sample("emargement")).people


def known(rows: Rows) -> list[KnownPerson]:
    return [KnownPerson(row.written, identity(row)) for row in rows]


def test_74_different_people_in_77_rows(listed: Rows) -> None:
    found = doubles([identity(row) for row in listed])
    assert {(listed[d.a].written, listed[d.b].written) for d in found} == {
        ("LEFEBVRE Noémie", "Lefebvre Noemie"),
        ("Moussa NOWAK", "Nowak Moussa"),
        ("AÏT LASRI Aurore", "Aït Lasri Aurore"),
    }
    assert len(listed) - len(found) == 74


def test_both_files_make_79_people_in_either_order(listed: Rows, signed: Rows) -> None:
    for first, second in ((listed, signed), (signed, listed)):
        answers = match([identity(row) for row in second], known(first))
        assert sum(answer.is_linked for answer in answers) == 36
        assert len(first) + sum(not answer.is_linked for answer in answers) == 79


def test_the_first_name_and_the_couple_are_proposed_not_linked(listed: Rows, signed: Rows) -> None:
    answers = match([identity(row) for row in signed], known(listed))
    proposed = {
        row.written: [candidate.id for candidate in answer.candidates]
        for row, answer in zip(signed, answers, strict=True)
        if not answer.is_linked
    }
    assert proposed == {"MERCIER Rachid": ["M. et Mme Mercier"], "NOWAK Rachid": ["Rachid"]}


def test_the_same_file_twice_links_every_row_to_itself(listed: Rows, signed: Rows) -> None:
    for rows in (listed, signed):
        answers = match([identity(row) for row in rows], known(rows))
        assert [answer.known_id for answer in answers] == [row.written for row in rows]


def test_the_same_file_after_its_doubles_were_merged_changes_nothing(listed: Rows) -> None:
    merged = [
        KnownPerson("Noémie" if "emie" in one.id or "émie" in one.id else one.id, one.identity)
        for one in known(listed)
    ]
    answers = match([identity(row) for row in listed], merged)
    assert all(answer.is_linked for answer in answers)


KARIM = Identity("BEN AHMED", "Karim", ("CAF",), "0624158683", "k@exemple.invalid")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Identity("Ben Ahmed", "Karim"), "écrit autrement"),
        (Identity("Benahmed", "Karim", ("caf",)), "écrit autrement"),
        (Identity("Karim", "Ben Ahmed"), "inversés"),
        (Identity("BEN AHMED", "Karime", phone="0624158683"), "prénoms proches"),
        (Identity("BEN AHMED", "K.", ("CAF",)), "abrégé"),
        (Identity("", "Karim", phone="0624158683"), "un nom manque"),
        (Identity("BEN AHMED", "", ("CAF",)), "un prénom manque"),
    ],
)
def test_doubles_are_proposed_with_their_reason(other: Identity, reason: str) -> None:
    found = similar_people(KARIM, other)
    assert found is not None
    assert reason in found.words
    assert [(d.a, d.b) for d in doubles([KARIM, other])] == [(0, 1)]


@pytest.mark.parametrize(
    "other",
    [
        Identity("BEN AHMED", "Yanis", ("CAF",)),
        Identity("", "Karim", ("LP Rabelais",)),
        Identity("PETIT", "Karim", ("CAF",)),
        Identity("PETIT", "Zoé", phone="0624158683"),
        Identity("BEN AHMED", "Karima"),
    ],
)
def test_different_people_are_not_proposed(other: Identity) -> None:
    assert similar_people(KARIM, other) is None


def test_ligatures_and_particles_are_no_difference() -> None:
    assert similar_people(Identity("ŒUVRARD", "Zoé"), Identity("Oeuvrard", "Zoe")) is not None
    jean = Identity("DE LA FONTAINE", "Jean", ("CAF",))
    assert similar_people(jean, Identity("Fontaine", "Jean", ("CAF",))) is not None


def test_same_name_elsewhere_is_proposed_never_linked() -> None:
    answer = match([Identity("BEN AHMED", "Karim", ("LP Rabelais",))], [KnownPerson("1", KARIM)])[0]
    assert not answer.is_linked
    assert [candidate.id for candidate in answer.candidates] == ["1"]


def test_an_address_and_a_name_are_enough_to_link() -> None:
    moved = Identity("Ben Ahmed", "Karim", ("LP Rabelais",), email="K@exemple.invalid")
    assert match([moved], [KnownPerson("1", KARIM)])[0].known_id == "1"


def test_several_people_who_fit_are_candidates() -> None:
    twins = [
        KnownPerson("1", Identity("BEN AHMED", "Karim", ("CAF",), "0611111111")),
        KnownPerson("2", Identity("BEN AHMED", "Karim", ("CAF",), "0622222222")),
    ]
    answer = match([Identity("BEN AHMED", "Karim", ("CAF",))], twins)[0]
    assert not answer.is_linked
    assert {candidate.id for candidate in answer.candidates} == {"1", "2"}


NAMES = st.builds(
    Identity,
    st.sampled_from(["", "DUPONT", "Dupont", "de Dupont", "Ñ", "李", "Petit"]),
    st.sampled_from(["", "Zoé", "Zoe", "Zoë-Marie", "Luc", "Z."]),
    st.sampled_from([(), ("CAF",), ("école Papin",)]),
    st.sampled_from(["", "0624158683"]),
    st.sampled_from(["", "a@exemple.invalid"]),
)


@given(NAMES, NAMES)
def test_similarity_has_no_direction(a: Identity, b: Identity) -> None:
    one, other = similar_people(a, b), similar_people(b, a)
    assert (one and (one.score, set(one.reasons))) == (other and (other.score, set(other.reasons)))


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8))
def test_no_known_person_is_linked_twice_by_one_file(
    rows: list[Identity], people: list[Identity]
) -> None:
    answers = match(rows, [KnownPerson(str(n), one) for n, one in enumerate(people)])
    linked = [answer.known_id for answer in answers if answer.is_linked]
    assert len(linked) == len(set(linked))
