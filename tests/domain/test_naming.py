"""A text that names someone is found however it is written, and keeps its sense without."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from citeapp.domain import naming
from citeapp.domain.naming import CONTACT, FIRST_NAME, FULL, SURNAME, Subject

ANAIS = Subject.of("Anaïs", "LE GOFF-MARTIN", "06 00 00 00 01", "anais@exemple.invalid")
AWA = Subject.of("Awa", "")
SOEUR = Subject.of("Sœur", "Cœur")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Anaïs Le Goff-Martin propose un café", FULL),
        ("LE GOFF MARTIN ANAIS : présente", FULL),
        ("Mme Le Goff-Martin demande la salle", SURNAME),
        ("merci à anaïs pour le goûter", FIRST_NAME),
        ("rappeler le 06.00.00.00.01 demain", CONTACT),
        ("rappeler le +33 6 00 00 00 01 demain", CONTACT),
        ("écrire à ANAIS@exemple.invalid", CONTACT),
        ("Martin viendra avec Le Goff", ""),
        ("la fanaïsation du quartier", ""),
        ("", ""),
    ],
)
def test_how_a_text_names_someone(text: str, how: str) -> None:
    assert naming.how_named(text, ANAIS) == how


def test_others_of_the_family_are_not_meant() -> None:
    family = ANAIS.beside([("Ibrahima", "Le Goff-Martin"), ("Léa", "Petit")])
    assert naming.how_named("Ibrahima Le Goff-Martin anime", family) == ""
    assert naming.how_named("LE GOFF-MARTIN Ibrahima anime", family) == ""
    assert naming.how_named("Mme Le Goff-Martin anime", family) == SURNAME
    assert naming.how_named("Anaïs Le Goff-Martin et Ibrahima", family) == FULL


@pytest.mark.parametrize(
    ("others", "sure"),
    [
        ([], {FULL, CONTACT, SURNAME}),
        ([("Léa", "Petit"), ("Yann", "Le Bihan")], {FULL, CONTACT, SURNAME}),
        ([("Ibrahima", "Le Goff-Martin")], {FULL, CONTACT}),
        ([("Ibrahima", "Petit Le Goff-Martin")], {FULL, CONTACT}),
        ([("anais", "Le Goff Martin")], {CONTACT}),
    ],
)
def test_by_what_nobody_else_is_meant(others: list[tuple[str, str]], sure: set[str]) -> None:
    told_apart = ANAIS.beside(others)
    assert {how for how in naming.SURE if told_apart.means(how)} == sure


def test_a_walk_in_may_be_anyone_of_that_first_name() -> None:
    assert AWA.beside([("Léa", "Petit")]).means(FULL)
    among = AWA.beside([("Awa", "Diallo")])
    assert not among.means(FULL)
    assert naming.how_named("Awa Diallo garde les enfants", among) == ""


def test_a_first_name_alone_is_the_whole_name_of_a_walk_in() -> None:
    assert naming.how_named("Awa garde les enfants", AWA) == FULL


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mme Le Goff-Martin demande la salle", "Un parent demande la salle"),
        ("Parole d’Anaïs Le Goff-Martin et de Léa", "Parole d’un parent et de Léa"),
        ("Anaïs : 06 00 00 00 01, anaïs viendra", "Un parent : …, un parent viendra"),
        ("Rien ici", "Rien ici"),
    ],
)
def test_a_text_keeps_its_sense_without_the_name(text: str, left: str) -> None:
    assert naming.without(text, ANAIS, "un parent") == left
    assert naming.how_named(left, ANAIS) == ""


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (ANAIS, "le goff-MARTÍN"),
        (ANAIS, "avec ANAÏS"),
        (ANAIS, "06 00-00.00/01"),
        (ANAIS, "Anais@Exemple.invalid"),
        (SOEUR, "Cœur"),
        (SOEUR, "COEUR"),
    ],
)
def test_the_patterns_of_the_store_miss_nothing(subject: Subject, text: str) -> None:
    assert any(fnmatchcase(text, pattern) for pattern in naming.globs(subject))
