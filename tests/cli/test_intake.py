"""``import`` on the command line: the four files with their counts, questions, bad files."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from laptops import Machine, names

CONTACTS = "contacts-collectif-dorignies.csv"
ATTENDANCE = "emargement-dorignies-2025-2026.xlsx"
TRACKING = "tableau-de-suivi-dorignies.ods"
DIRECTORY = "annuaire-education-extrait.csv"


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text("NOM;PrÃ©nom;Taille\nDURAND;ZoÃ©;XL\nTOTAL;1;\n", encoding="utf-8")
    return path


def test_contacts_make_77_cards_of_74_people(machine: Machine, shared_input: Path) -> None:
    report = machine.json("import", shared_input / CONTACTS)
    assert report["counts"]["person"]["created"] == 77
    people = machine.json("list", "people")
    assert len(people) == 77
    asked = [change for change in report["changes"] if change["verb"] == "asked"]
    twice = [change for change in asked if "la même personne" in change["detail"]]
    assert len(twice) == 3
    assert [change["title"] for change in asked if change["ask"] == "couple"] == [
        "M. et Mme Mercier"
    ]
    assert len([remark for remark in report["remarks"] if "zéro perdu" in remark]) == 15
    assert all(len(person["phone"]) in (0, 10) for person in people)
    assert [p["to_complete"] for p in people if p["name"] == "Rachid"] == [True]
    structures = names(machine.json("list", "organisations"))
    assert not {"habitante", "Habitante", "Parents"} & set(structures)


def test_the_matrix_makes_nine_rencontres(machine: Machine, shared_input: Path) -> None:
    machine.done("import", shared_input / ATTENDANCE)
    assert len(machine.json("list", "meetings")) == 9
    assert len(machine.json("list", "people")) == 38
    states = Counter(row["state"] for row in machine.json("list", "attendance"))
    assert states == {"present": 188, "excused": 68, "absent": 47, "unknown": 39}
    counted = machine.json("list", "headcounts", "audience_code=parent")
    assert sum(row["count"] for row in counted) == 36
    assert machine.json("list", "headcounts") == counted


def test_both_together_make_79_people(machine: Machine, shared_input: Path) -> None:
    machine.done("import", shared_input / CONTACTS)
    said = machine.done("import", shared_input / ATTENDANCE)
    assert "personnes : 36 déjà là, 2 en plus, 2 à regarder" in said
    assert len(machine.json("list", "people")) == 79
    doubled = machine.done("duplicates")
    assert "Mercier / MERCIER Rachid" in doubled
    assert "Rachid / NOWAK Rachid" in doubled


def test_80_when_the_couple_is_two(machine: Machine, shared_input: Path) -> None:
    look = machine.done("import", shared_input / CONTACTS, "--dry-run")
    assert "Si elles sont deux : --answer 'M. et Mme Mercier=two'" in look
    assert "Sinon : --answer 'MEDHI DELATTRE=swap'" in look
    assert "une seule fiche est proposée" in look
    done = machine.done("import", shared_input / CONTACTS, "--answer", "M. et Mme Mercier=two")
    assert "une seule fiche" not in done
    assert "une seule fiche" not in machine.done("import", shared_input / CONTACTS)  # known by now
    machine.done("import", shared_input / ATTENDANCE)
    assert len(machine.json("list", "people")) == 80


def test_the_follow_up_table_holds_28_actions(machine: Machine, shared_input: Path) -> None:
    machine.done("import", shared_input / TRACKING)
    found = machine.json("list", "actions")
    assert Counter(row["status"] for row in found) == {
        "done": 12,
        "in_progress": 6,
        "postponed": 4,
        "dropped": 2,
        "todo": 1,
        "": 3,
    }
    assert "=1+1" in [row["comment"] for row in found]  # what looks like a formula stays text


def test_the_directory_holds_six_establishments(machine: Machine, shared_input: Path) -> None:
    machine.done("import", shared_input / DIRECTORY)
    assert len(machine.json("list", "organisations")) == 6


@pytest.mark.parametrize("name", [CONTACTS, ATTENDANCE, TRACKING, DIRECTORY])
def test_a_look_writes_nothing_the_same_twice_nothing_and_one_undo_takes_it_back(
    machine: Machine, shared_input: Path, name: str
) -> None:
    before = machine.content()
    look = machine.json("import", shared_input / name, "--dry-run")
    assert "rien n’a été écrit" in machine.done("import", shared_input / name, "--dry-run")
    assert machine.content() == before
    empty = machine.fingerprint
    done = machine.json("import", shared_input / name)
    assert done["counts"] == look["counts"]
    full = machine.fingerprint
    again = machine.json("import", shared_input / name)
    assert again["nothing_new"] is True
    assert machine.fingerprint == full
    told = machine.done("import", shared_input / name)
    assert "Rien n’a été changé." in told
    assert "citeapp undo" not in told
    machine.done("undo")
    assert machine.fingerprint == empty


def test_what_is_left_aside_is_told_with_the_reason(machine: Machine, listing: Path) -> None:
    said = machine.done("import", listing, "--dry-run")
    assert "colonne Taille : colonne non reconnue" in said
    assert "ligne 3, TOTAL · 1 : ligne de total" in said
    assert "« PrÃ©nom » serait « Prénom »" in said


def test_a_column_is_matched_and_accents_mended_by_options(machine: Machine, listing: Path) -> None:
    machine.done("import", listing, "--column", "Taille=note", "--mend-accents")
    [person] = machine.json("list", "people")
    assert (person["first_name"], person["remark"]) == ("Zoé", "Taille : XL")


def test_the_kind_the_collectif_and_the_sheet_are_chosen(machine: Machine, tmp_path: Path) -> None:
    path = tmp_path / "deux.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["rien", "ici"])
    people = book.create_sheet("Gens")
    people.append(["NOM", "Prénom"])
    people.append(["DURAND", "Zoé"])
    book.save(path)
    options = ("--as", "contacts", "--collective", "Gayant", "--sheet", "2")
    machine.done("import", path, *options)
    assert names(machine.json("list", "people")) == ["Zoé Durand"]
    assert names(machine.json("list", "collectives")) == ["Gayant"]
    assert "feuille n° 3" in machine.refused("import", path, "--sheet", "3")


def test_wrong_options_are_told_with_those_that_exist(
    machine: Machine, listing: Path, shared_input: Path
) -> None:
    assert "full_name" in machine.misused("import", listing, "--column", "Taille=taille")
    assert "attendance" in machine.misused("import", listing, "--as", "photos")
    assert "two" in machine.misused("import", listing, "--answer", "DURAND=trois")
    contacts = shared_input / CONTACTS
    said = machine.refused("import", contacts, "--answer", "Mme Inconnue=two")
    assert "pas de question sur « Mme Inconnue »" in said


def test_hostile_names_stay_text_on_the_screen_and_in_files(
    machine: Machine, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.csv"
    image, formula = '<img src="file:///etc/passwd">', '=cmd|" /C calc"!A0'
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [["NOM", "Prénom"], [image, "Awa"], [formula, "Zoé"]]
        )
    machine.done("import", path)
    machine.call("people.create", first_name="\x1b[2J\x07Bip")
    said = machine.done("list", "people")
    assert image in said
    assert "=cmd|" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def not_a_table(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))


def truncated(path: Path) -> None:
    openpyxl.Workbook().save(path)
    path.write_bytes(path.read_bytes()[:-700])


def password_protected(path: Path) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + name + bytes(600))


def bomb(path: Path) -> None:
    """Three times the limit once unpacked, a megabyte on the disk."""
    openpyxl.Workbook().save(path)
    chunk = bytes(1 << 20)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as entry,
    ):
        for _megabyte in range(300):
            entry.write(chunk)


def a_million_rows(path: Path) -> None:
    path.write_text("Nom;Prénom\n" + "DURAND;Zoé\n" * 1_000_000, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def a_web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Nom</td></tr></table></html>", encoding="utf-8")


def a_folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """Nothing of that name, which no disk may even take."""


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("photo.xlsx", not_a_table, "pas un tableau"),
        ("coupe.xlsx", truncated, "incomplet"),
        ("protege.xlsx", password_protected, "mot de passe"),
        ("bombe.xlsx", bomb, "100 Mo"),
        ("long.csv", a_million_rows, "20\u202f000 lignes"),
        ("vide.csv", empty, "vide"),
        ("page.xls", a_web_page, "pas un tableau"),
        ("dossier.csv", a_folder, "dossier"),
        ("absent.csv", nothing, "n’existe pas"),
        ("é" * 200 + ".csv", nothing, "ne peut pas être lu"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    machine: Machine, tmp_path: Path, name: str, make: Callable[[Path], None], said: str
) -> None:
    machine.call("people.create", first_name="Awa")
    make(tmp_path / name)
    for options in ((), ("--dry-run",)):
        assert said in machine.refused("import", tmp_path / name, *options)
    assert machine.done("undo").startswith("Annulé : Créer une personne")
