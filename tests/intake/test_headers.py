"""Which column is what, and what a table is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from citeapp.intake.fields import FIELD
from citeapp.intake.headers import Recognition


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


def test_headings_repeated_and_titles_are_told_as_left(sheet: Callable[..., Recognition]) -> None:
    found = sheet(
        ["Liste 2025"], ["NOM", "Mail", "Ville"], ["A", "a@b.fr"], ["Nom", "mail"], ["C", "c@d.fr"]
    )
    assert [(row.row, row.words) for row in found.left()] == [(1, "Liste 2025"), (4, "Nom · mail")]
    assert found.columns[0].samples == ("A", "C")


def test_headings_in_a_second_row_below_groups_win(sheet: Callable[..., Recognition]) -> None:
    groups = ["Contact", "", "Coordonnées", ""]
    found = sheet(groups, ["NOM", "PRÉNOM", "Tél.", "Port."], ["DUPONT", "Zoé", "", 612345678])
    assert found.header_row == 1
    assert found.columns[3].field == "mobile"


def test_the_row_of_headings_can_be_said(sheet: Callable[..., Recognition]) -> None:
    rows = (["Nom", "Mail"], ["Vrai nom", "Vrai mail"], ["DUPONT", "a@b.fr"])
    assert sheet(*rows, heading_row=2).body() == [(3, ("DUPONT", "a@b.fr"))]
    assert [c.name for c in sheet(*rows, heading_row=0).columns] == ["Colonne A", "Colonne B"]


def test_headings_with_broken_accents_are_read_all_the_same(
    sheet: Callable[..., Recognition],
) -> None:
    assert sheet(["NOM PrÃ©nom", "Mail"], ["DUPONT Zoé", ""]).columns[0].field == "full_name"


def test_days_without_a_year_take_it_from_their_neighbours_or_from_a_person(
    sheet: Callable[..., Recognition],
) -> None:
    rows = (["NOM Prénom", "25/9", "15/1"], ["DUPONT Zoé", "x", "x"])
    beside = sheet(["NOM Prénom", "25/9", "13/11/2024"], ["DUPONT Zoé", "x", "x"])
    assert beside.days[0].day == date(2024, 9, 25)
    usual = sheet(*rows, usual_year=2025)
    assert [column.day for column in usual.days] == [date(2025, 9, 25), date(2026, 1, 15)]
    assert all(column.day_inferred for column in usual.days)
    assert sheet(*rows, usual_year=2025, school_year=2023).days[0].day == date(2023, 9, 25)


def test_two_columns_of_one_name_are_told_apart(sheet: Callable[..., Recognition]) -> None:
    rows = (["NOM", "Tél", "Tél"], ["DUPONT", "0327000000", "0612345678"])
    found = sheet(*rows, mapping={"Tél (C)": "mobile"})
    assert [column.field for column in found.columns] == ["last_name", "phone", "mobile"]


def test_a_table_without_known_headings_has_no_kind(sheet: Callable[..., Recognition]) -> None:
    assert sheet(["x", "y"], ["1", "2"]).kind == ""


def test_every_field_offered_has_a_french_label() -> None:
    assert all(FIELD.label(code) != code for code in FIELD)
