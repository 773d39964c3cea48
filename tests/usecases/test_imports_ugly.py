"""Any other table: files as people really have them, through the same use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from citeapp.domain.action import ActionItem
from citeapp.domain.meeting import Attendance, Headcount, Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.usecases import imports
from citeapp.usecases.session import Session

STRUCTURES = (
    "Liste des partenaires\r\n\r\n"
    "Nom de la structure;Adresse;CP;Ville;Tél;Responsable\r\n"
    "Centre social Henri Martel;12 rue des Mines;2100;Douai;327880000;Mme Wattrelos\r\n"
    "Écurie du Grand Marais;4 place Verte;59119;Waziers;03 27 00 00 01;\r\n"
    "Total : 2\r\n"
)


def tabbed(text: str) -> str:
    return text.replace(";", "\t")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("windows.csv", STRUCTURES.encode("cp1252")),
        ("mac.csv", STRUCTURES.replace("\r\n", "\r").encode("mac_roman")),
        ("excel-unicode.txt", tabbed(STRUCTURES).encode("utf-16")),
        ("sans-marque.txt", tabbed(STRUCTURES).encode("utf-16-le")),
        ("onglets.tsv", tabbed(STRUCTURES).encode()),
        ("barres.csv", STRUCTURES.replace(";", "|").encode()),
    ],
)
def test_a_list_of_structures_in_any_encoding(
    session: Session, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    report = imports.apply(session, path=path).value
    assert report.kind == "directory"
    found = {row.name: row for row in session.rows(Organisation).all()}
    assert set(found) == {"Centre social Henri Martel", "Écurie du Grand Marais"}
    centre = found["Centre social Henri Martel"]
    assert (centre.phone, centre.postcode) == ("0327880000", "02100")
    left = [c.title for c in report.changes if c.verb == "left"]
    assert left == ["Total : 2", "Responsable", "Liste des partenaires"]


def test_a_workbook_with_groups_of_headings_merged_cells_and_subtotals(
    session: Session, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    page = book.active
    headings = ["NOM", "PRÉNOM", "Tél.", "Port.", "E-mail", "Structure d'appartenance"]
    for row in (
        ["COLLECTIF JEUNESSE – ANNÉE 2025/2026"],
        ["Identité", None, "Coordonnées", None, None, "Divers"],
        headings,
        ["DUPONT", "Marie", 327880000, 612345678, "m@exemple.invalid", "Ville de Douai"],
        ["PETIT", "Léo"],
        ["Sous-total", 2],
        headings,
        ["MARTIN", "Zoé", " 03 27 ", None, "pas de mail", None],
        [],
        ["TOTAL", 3],
    ):
        page.append(row)
    page.merge_cells("A1:F1")
    page.merge_cells("A2:B2")
    page.merge_cells("F4:F5")
    book.create_sheet("Listes").append(["à ne pas lire"])
    book.save(tmp_path / "collectif.xlsx")
    report = imports.apply(session, path=tmp_path / "collectif.xlsx").value
    people = {row.last_name: row for row in session.rows(Person).all()}
    assert set(people) == {"DUPONT", "PETIT", "MARTIN"}
    assert people["DUPONT"].phone == "0612345678"
    assert report.collective == "JEUNESSE"
    assert session.rows(Organisation).count() == 1  # the merged cell speaks for both rows
    left = {change.row for change in report.changes if change.noun == "row"}
    assert left == {1, 2, 6, 7, 10}


def test_an_ods_with_a_title_across_and_a_structure_over_several_people(
    session: Session, tmp_path: Path
) -> None:
    document = OpenDocumentSpreadsheet()
    page = Table(name="Contacts")
    for line in (
        [("Contacts du réseau", 1, 2), None],
        [("Structure", 1, 1), ("Contact", 1, 1)],
        [("Club de judo", 2, 1), ("DUPONT Zoé", 1, 1)],
        [None, ("PETIT Léo", 1, 1)],
        [("Ludothèque", 1, 1), ("", 1, 1)],
    ):
        row = TableRow()
        for cell in line:
            row.addElement(CoveredTableCell() if cell is None else _cell(*cell))
        page.addElement(row)
    document.spreadsheet.addElement(page)
    document.save(str(tmp_path / "reseau.ods"))
    report = imports.apply(session, path=tmp_path / "reseau.ods").value
    assert report.counts["person"] == {"created": 2}
    assert {row.name for row in session.rows(Organisation).all()} == {"Club de judo", "Ludothèque"}


def _cell(words: str, down: int, across: int) -> TableCell:
    if not words:
        return TableCell()
    made = TableCell(
        valuetype="string", stringvalue=words, numberrowsspanned=down, numbercolumnsspanned=across
    )
    made.addElement(P(text=words))
    return made


def test_one_sheet_a_rencontre_all_signed_on_paper(session: Session, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for day, names in (
        ("12 mars 2026", ["DUPONT Zoé", "PETIT Léo"]),
        ("9 avril 2026", ["PETIT Léo"]),
    ):
        page = book.create_sheet(day)
        page.append([f"Collectif Gayant – rencontre du {day}, 17h30-19h – Lieu : école Copernic"])
        page.append(["N°", "NOM Prénom", "Structure", "Signature"])
        for number, name in enumerate(names, 1):
            page.append([number, name, "Club", None])
        page.append([None, "3 enfants", None, None])
    book.create_sheet("Paramètres").append(["liste"])
    book.save(tmp_path / "emargements.xlsx")
    report = imports.apply(session, path=tmp_path / "emargements.xlsx").value
    assert report.sheets == ("12 mars 2026", "9 avril 2026")
    days = {row.date: row for row in session.rows(Meeting).all()}
    assert set(days) == {date(2026, 3, 12), date(2026, 4, 9)}
    assert days[date(2026, 3, 12)].place == "école Copernic"
    assert session.rows(Person).count() == 2
    assert {row.state for row in session.rows(Attendance).all()} == {"present"}
    assert sum(row.count or 0 for row in session.rows(Headcount).all()) == 6


@pytest.mark.parametrize(
    ("text", "said", "count"),
    [
        ("DUPONT;zoe@exemple.invalid\nPETIT;\n", {"Colonne A": "last_name"}, 2),
        ("DUPONT Zoé\nPETIT Léo\nMARTIN Karim\n", {"Colonne A": "full_name"}, 3),
        ("Qui ?\tOù ?\nMme Rosa de Almeida\tCAF\nLéa\t\n", {"Qui ?": "full_name"}, 2),
    ],
)  # fmt: skip
def test_a_list_of_people_with_odd_headings_or_none(
    session: Session, tmp_path: Path, text: str, said: dict[str, str], count: int
) -> None:
    path = tmp_path / "liste.txt"
    path.write_text(text, encoding="utf-8")
    imports.apply(session, path=path, kind="contacts", mapping=said)
    assert session.rows(Person).count() == count


def test_a_table_of_actions_with_headings_of_ones_own(
    session: Session, tmp_path: Path, proposals: Callable[[Path], dict[str, str]]
) -> None:
    path = tmp_path / "suivi.csv"
    path.write_text(
        "Réunion;Ce qu'il faut faire;Par;Pour le;Où en est-on ?\n"
        "12/03/2026;Réserver la salle;Zoé;avant les vacances;en cours\n"
        ";Écrire aux parents;;30/04/2026;fait !\n",
        encoding="utf-8",
    )
    said = proposals(path)
    assert said == {
        "Ce qu'il faut faire": "action_what", "Par": "action_who", "Où en est-on ?": "status",
    }  # fmt: skip
    imports.apply(session, path=path, mapping=said)
    states = {row.what: row.status for row in session.rows(ActionItem).all()}
    assert states == {"Réserver la salle": "in_progress", "Écrire aux parents": "done"}


@pytest.fixture
def proposals(session: Session) -> Callable[[Path], dict[str, str]]:
    """What the columns that nobody recognises are proposed to be."""
    return lambda path: {
        column.name: column.proposed for column in imports.look(session, path=path).unknown
    }
