"""Which column is what, and what a table is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from citeapp.intake.headers import FIELD, Recognition


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("contacts", "contacts"),
        ("emarg", "attendance"),
        ("tableau", "actions"),
        ("ann", "directory"),
    ],
)
def test_the_sample_files_are_recognised_whole(
    sample: Callable[[str], Recognition], start: str, kind: str
) -> None:
    found = sample(start)
    assert found.kind == kind
    assert found.unknown == ()
    if kind != "directory":
        assert found.facts.collective == "Dorignies"
        assert found.header_row == 2


def test_the_heading_row_is_searched_below_titles(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["Ville de Douai"], [], ["Contact : Zoé"], ["N°", "Nom", "Prénom", "Tél."], [1])
    assert found.header_row == 3
    assert [column.field for column in found.columns] == [
        "number", "last_name", "first_name", "phone",
    ]  # fmt: skip


def test_an_unknown_column_shows_three_of_its_values(sheet: Callable[..., Recognition]) -> None:
    rows = [["DUPONT", value] for value in ("A", "", "A", "B", "C", "D")]
    found = sheet(["NOM", "Groupe sanguin"], *rows)
    assert [(c.heading, c.samples) for c in found.unknown] == [("Groupe sanguin", ("A", "B", "C"))]


def test_a_mapping_by_hand_wins_by_heading_or_by_index(sheet: Callable[..., Recognition]) -> None:
    rows = (["Qui vient", "Où", "Mail"], ["Zoé PETIT", "École", "a@b.fr"])
    by_heading = sheet(*rows, mapping={"Qui vient": "full_name", "où": "organisation"})
    by_index = sheet(*rows, mapping={0: "full_name", 1: "organisation"})
    assert by_heading.columns == by_index.columns
    assert by_heading.kind == "contacts"
    assert sheet(*rows, mapping={"Mail": "ignored"}).columns[2].field == "ignored"


def test_days_in_headings_are_rencontres(sheet: Callable[..., Recognition]) -> None:
    found = sheet(
        ["Collectif Gayant, année 2025-2026"],
        ["NOM Prénom", date(2025, 9, 25), "Présent le 16/10/2025", "15 janv."],
        ["A B", "x", "x", "x"],
    )
    assert [column.day for column in found.days] == [
        date(2025, 9, 25), date(2025, 10, 16), date(2026, 1, 15),
    ]  # fmt: skip
    assert [column.day_inferred for column in found.days] == [False, False, True]
    assert (found.facts.collective, found.facts.school_year) == ("Gayant", 2025)


def test_statut_is_a_quality_of_people_and_a_state_of_actions(
    sheet: Callable[..., Recognition],
) -> None:
    assert sheet(["NOM", "Statut"], ["A", "AESH"]).columns[1].field == "role"
    assert sheet(["Quoi", "Statut"], ["A", "fait"]).columns[1].field == "status"


def test_repeated_headings_and_blank_rows_are_no_data(sheet: Callable[..., Recognition]) -> None:
    found = sheet(["NOM", "Mail"], ["A", "a@b.fr"], [], ["Nom", "mail"], ["C", "c@d.fr"])
    assert [number for number, _row in found.body()] == [2, 5]


def test_a_table_without_known_headings_has_no_kind(sheet: Callable[..., Recognition]) -> None:
    assert sheet(["x", "y"], ["1", "2"]).kind == ""


def test_every_field_offered_has_a_french_label() -> None:
    assert all(FIELD.label(code) != code for code in FIELD)
