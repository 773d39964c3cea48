"""« NOM Prénom »: the cases of domain.md 6.4, and letters that never get lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.intake.names import COUPLE, INITIAL, ORDER, parse


@pytest.mark.parametrize(
    ("written", "last", "first"),
    [
        ("DUPONT Marie", "DUPONT", "Marie"),
        ("Marie DUPONT", "DUPONT", "Marie"),
        ("DE LA FONTAINE Jean", "DE LA FONTAINE", "Jean"),
        ("de Almeida Rosa", "de Almeida", "Rosa"),
        ("BEN AHMED Karim", "BEN AHMED", "Karim"),
        ("Karim Ben Ahmed", "Ben Ahmed", "Karim"),
        ("EL KHATTABI Nadia", "EL KHATTABI", "Nadia"),
        ("VAN LOOVEREN Audrey", "VAN LOOVEREN", "Audrey"),
        ("van LOOVEREN Audrey", "van LOOVEREN", "Audrey"),
        ("AÏT LASRI Auriane", "AÏT LASRI", "Auriane"),
        ("Aït Lasri Aurore", "Aït Lasri", "Aurore"),
        ("D'HEYGÈRE Luc", "D'HEYGÈRE", "Luc"),
        ("O'BRIEN", "O'BRIEN", ""),
        ("LE GOFF-MARTIN Anne-Sophie", "LE GOFF-MARTIN", "Anne-Sophie"),
        ("ŒUVRARD Dominique", "ŒUVRARD", "Dominique"),
        ("Ben DUPONT", "DUPONT", "Ben"),
        ("Lefebvre Noemie", "Lefebvre", "Noemie"),
        ("Françoise O'Brien", "O'Brien", "Françoise"),
        ("dupont marie", "dupont", "marie"),
        ("Dupont, Marie", "Dupont", "Marie"),
        ("Léa", "", "Léa"),
    ],
)
def test_surname_and_first_name_are_told_apart(written: str, last: str, first: str) -> None:
    name = parse(written)
    assert (name.last_name, name.first_name, name.question) == (last, first, "")


@pytest.mark.parametrize(
    ("written", "last", "first", "question"),
    [
        ("DUPONT MARIE", "DUPONT", "MARIE", ORDER),
        ("MEDHI DELATTRE", "DELATTRE", "MEDHI", ORDER),
        ("Mercier Petit", "Mercier", "Petit", ORDER),
        ("Dupont M.", "Dupont", "M.", INITIAL),
        ("Marie et Paul DUPONT", "DUPONT", "Marie et Paul", COUPLE),
    ],
)
def test_what_is_ambiguous_is_suggested_and_asked(
    written: str, last: str, first: str, question: str
) -> None:
    name = parse(written)
    assert (name.last_name, name.first_name, name.question) == (last, first, question)


def test_a_couple_stays_one_record_and_is_asked_about() -> None:
    name = parse("M. et Mme Petit")
    assert (name.civility, name.last_name, name.first_name) == ("M. et Mme", "Petit", "")
    assert name.is_couple


def test_civility_and_qualifier_are_set_apart() -> None:
    assert parse("Mme Dupont").last_name == "Dupont"
    assert parse("Mme Marie DUPONT").civility == "Mme"
    assert parse("DUPONT Marie (parent)").qualifier == "parent"


def test_the_heading_decides_where_nothing_else_does() -> None:
    assert parse("Xan Yor", first_name_first=True).first_name == "Xan"
    assert parse("Xan Yor").first_name == "Yor"


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


WORDS = st.lists(
    st.sampled_from(
        [
            "DUPONT",
            "de",
            "LA",
            "Marie",
            "d'",
            "M.",
            "Mme",
            "et",
            "Ben",
            "ÉLÉA",
            "(x)",
            "O'BRIEN",
            "ß",
        ]
    )
    | st.text(alphabet="abcéÀŒœ'-() .,BCD", max_size=6),
    max_size=6,
).map(" ".join)


@given(WORDS)
def test_no_letter_is_ever_lost(written: str) -> None:
    name = parse(written)
    kept = f"{name.civility} {name.last_name} {name.first_name} {name.qualifier}"
    assert letters(kept) == letters(written)
