"""A list of contacts: the sample file with its traps, and rows of other shapes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeapp.intake import contacts
from citeapp.intake.contacts import ContactsReading
from citeapp.intake.headers import Recognition
from citeapp.intake.people import ContactRow, halves, swapped


@pytest.fixture
def reading(sample: Callable[[str], Recognition]) -> ContactsReading:
    return contacts.read(sample("contacts"))


def named(reading: ContactsReading, written: str) -> ContactRow:
    return next(row for row in reading.rows if row.written == written)


def test_the_sample_holds_77_rows_of_people_and_says_so_itself(reading: ContactsReading) -> None:
    assert len(reading.rows) == reading.announced_total == 77
    assert reading.collective == "Dorignies"


def test_15_telephones_get_their_zero_back_and_all_have_ten_digits(
    reading: ContactsReading,
) -> None:
    assert reading.zeros_restored == 15
    assert all(len(row.phone) == 10 and row.phone[0] == "0" for row in reading.rows)


def test_habitante_and_parents_are_no_structures(reading: ContactsReading) -> None:
    names = {name.casefold() for name in reading.organisations}
    assert not names & {"habitante", "habitant", "parents", "parent"}
    assert len(names) == 14
    assert named(reading, "VASSEUR Aïcha").audience == "resident"
    assert named(reading, "Ousmane NOWAK").audience == "parent"
    assert named(reading, "Ousmane NOWAK").organisation is None


def test_one_first_name_alone_and_one_couple(reading: ContactsReading) -> None:
    alone = [row.written for row in reading.rows if row.first_name_only]
    couples = [row.written for row in reading.rows if row.is_couple]
    assert (alone, couples) == (["Rachid"], ["M. et Mme Mercier"])
    asked = [remark.row for remark in reading.remarks if remark.question]
    assert named(reading, "M. et Mme Mercier").row in asked


def test_audiences_are_guessed_from_functions(reading: ContactsReading) -> None:
    expected = {
        "DUPONT Aïcha": "teacher",
        "LEFEBVRE Benoît": "aesh",
        "KOWALCZYK Marie": "atsem",
        "BEN AHMED Amélie": "school_head",
        "BOUZID Brahim": "youth_worker",
        "DUPONT Agnès": "youth_worker",
        "PETIT Dominique": "school_staff",
        "DHAUSSY Théo": "cultural",
        "DUPONT Ousmane": "municipal_staff",
        "SANTOS Dominique": "parent",
    }
    assert {name: named(reading, name).audience for name in expected} == expected
    assert all(row.audience for row in reading.rows)


def test_names_in_two_columns_with_coordinates_in_one(sheet: Callable[..., Recognition]) -> None:
    found = sheet(
        ["Civilité", "Nom", "Prénom", "Téléphone ou courriel", "Observations", "Remarques"],
        ["Mme", "DUPONT", "Zoé", "zoe@exemple.invalid", "le soir", "garde 2 enfants"],
        ["", "", "Léa", "0624158683", "", ""],
        ["", "", "", "0624158684", "", ""],
    )
    reading = contacts.read(found)
    zoe, lea = reading.rows
    assert (zoe.civility, zoe.email, zoe.note) == (
        "Mme",
        "zoe@exemple.invalid",
        "le soir\ngarde 2 enfants",
    )
    assert (lea.first_name, lea.phone) == ("Léa", "0624158683")
    assert [remark.row for remark in reading.remarks] == [3, 4]


def test_a_total_that_does_not_agree_is_said(sheet: Callable[..., Recognition]) -> None:
    reading = contacts.read(sheet(["NOM", "Mail"], ["A", ""], ["TOTAL", 3]))
    assert len(reading.rows) == 1
    assert any("annonce 3" in remark.text for remark in reading.remarks)


def test_an_unknown_column_can_be_kept_with_the_remark(sheet: Callable[..., Recognition]) -> None:
    rows = (["NOM", "Taille"], ["DUPONT", "XL"])
    row = contacts.read(sheet(*rows, kind="contacts", mapping={"Taille": "note"})).rows[0]
    assert row.note == "Taille : XL"


def test_a_row_with_a_structure_and_nobody_brings_the_structure(
    sheet: Callable[..., Recognition],
) -> None:
    reading = contacts.read(sheet(["Structure", "Contact"], ["Judo", "DUPONT Zoé"], ["Ludo", ""]))
    assert [row.written for row in reading.rows] == ["DUPONT Zoé"]
    assert reading.structures == ((3, "Ludo"),)


def test_a_couple_parts_in_two_and_a_name_turns_round(sheet: Callable[..., Recognition]) -> None:
    couple, order = contacts.read(
        sheet(["NOM Prénom", "Mail"], ["M. et Mme Petit", ""], ["DUPONT MARIE", ""])
    ).rows
    assert [(half.civility, half.last_name) for half in halves(couple)] == [
        ("M.", "Petit"), ("Mme", "Petit"),
    ]  # fmt: skip
    assert (swapped(order).last_name, swapped(order).first_name) == ("MARIE", "DUPONT")
    named = contacts.read(sheet(["NOM Prénom", "Mail"], ["Zoé et Karim PETIT", ""])).rows[0]
    assert [half.first_name for half in halves(named)] == ["Zoé", "Karim"]


def test_hostile_names_stay_the_text_they_are(sheet: Callable[..., Recognition]) -> None:
    hostile = '<img src="file:///etc/passwd">'
    row = contacts.read(sheet(["NOM", "Mail"], [hostile, "=cmd|x"])).rows[0]
    assert row.written == hostile
