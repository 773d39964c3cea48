"""What an unknown column may be: proposed from its heading and its values, never decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeapp.intake.headers import NO_HEADING, Recognition


def proposed(found: Recognition) -> dict[str, str]:
    return {column.name: column.proposed for column in found.unknown}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Courriel perso", "email"),
        ("N° de téléphone portable", "mobile"),
        ("Comment les joindre", "phone"),
        ("Organisme employeur", "organisation"),
        ("Poste occupé", "role"),
        ("Observations diverses", "comment"),
        ("Quartier d’habitation", "district"),
        ("Taille de tee-shirt", ""),
    ],
)
def test_the_words_of_a_heading_propose_a_field(
    sheet: Callable[..., Recognition], heading: str, field: str
) -> None:
    found = sheet(["NOM", heading], ["DUPONT", "zzz"])
    assert proposed(found) == {heading: field}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["a@exemple.invalid", "", "b@exemple.invalid"], "email"),
        ([612345678, "06 12 34 56 79"], "mobile"),
        (["03 27 11 22 33"], "phone"),
        (["DUPONT Zoé", "Karim Ben Ahmed"], "full_name"),
        (["Zoé", "Karim", "Marie"], "first_name"),
        (["DUPONT", "BEN AHMED"], "last_name"),
        (["École Copernic", "LP Rabelais", "habitante"], "organisation"),
        (["enseignante", "ATSEM"], "role"),
        (["bleu", "vert"], ""),
    ],
)
def test_the_values_of_a_column_propose_a_field(
    sheet: Callable[..., Recognition], values: list[str | int], field: str
) -> None:
    found = sheet(["Collectif", "xyz"], *(["Gayant", value] for value in values))
    assert proposed(found) == {"xyz": field}


def test_a_proposal_is_no_decision(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["NOM", "xyz"], ["DUPONT", "a@exemple.invalid"])
    assert not found.has("email")
    assert sheet(["NOM", "xyz"], ["DUPONT", "a@exemple.invalid"], mapping={"xyz": "email"}).has(
        "email"
    )


def test_a_second_column_for_the_same_thing_is_proposed_as_a_note(
    sheet: Callable[..., Recognition],
) -> None:
    found = sheet(["NOM", "Mail", "Mail"], ["DUPONT", "a@exemple.invalid", "b@exemple.invalid"])
    assert proposed(found) == {"Mail (C)": "note"}


def test_what_the_kind_has_no_place_for_is_asked_and_not_lost(
    sheet: Callable[..., Recognition],
) -> None:
    found = sheet(["Structure", "Responsable"], ["Club de judo", "Mme Wattrelos"])
    assert found.kind == "directory"
    assert proposed(found) == {"Responsable": "note"}


def test_a_table_without_headings_loses_no_row(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["Liste de Zoé"], ["DUPONT", "Zoé", "a@exemple.invalid"], ["PETIT", "Marie", ""])
    assert (found.header_row, found.first) == (NO_HEADING, 1)
    assert [number for number, _row in found.body()] == [2, 3]
    assert proposed(found) == {
        "Colonne A": "last_name", "Colonne B": "first_name", "Colonne C": "email",
    }  # fmt: skip


def test_a_line_alone_over_a_list_of_names_is_its_title(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["Présents le 12 mars 2026"], ["DUPONT Zoé"], ["PETIT Marie"])
    assert (found.header_row, found.first) == (NO_HEADING, 1)
    assert found.facts.day is not None
