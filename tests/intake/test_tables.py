"""Files become tables: encodings, separators, workbooks, merged cells."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from citeapp.base.errors import InputRefused
from citeapp.intake import csv_text
from citeapp.intake.cells import text
from citeapp.intake.tables import broken_accents, pasted_table, read_tables, with_mended_accents

LINES = "NOM Prénom;Structure\r\nŒUVRARD Zoé;École\r\n"


def rows(path: Path) -> list[list[str]]:
    return [[text(cell) for cell in row] for row in read_tables(path)[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(LINES.encode(encoding))
    assert rows(path) == [["NOM Prénom", "Structure"], ["ŒUVRARD Zoé", "École"]]


def test_a_file_of_an_old_macintosh_keeps_its_accents_and_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(LINES.replace("\r\n", "\r").encode("mac_roman"))
    assert rows(path) == [["NOM Prénom", "Structure"], ["ŒUVRARD Zoé", "École"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_text_all_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "liste.txt"
    path.write_bytes(LINES.replace(";", "\t").encode(encoding))
    assert rows(path)[1] == ["ŒUVRARD Zoé", "École"]


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_separators_are_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(LINES.replace(";", separator), encoding="utf-8")
    assert rows(path)[1] == ["ŒUVRARD Zoé", "École"]


def test_a_title_line_with_commas_does_not_fool_the_separator() -> None:
    assert csv_text.read("Liste, revue, corrigée\n\nA;B\n1;2\n3;4\n".encode())[2] == ["A", "B"]


def test_the_sep_line_is_honoured_and_is_no_data() -> None:
    assert csv_text.read(b"sep=|\r\nA|B\r\n1;2|3\r\n") == [["A", "B"], ["1;2", "3"]]


def test_quotes_and_line_breaks_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('NOM;Note\nDUPONT;"une ""note"";\nsur deux lignes"\n', encoding="utf-8")
    assert rows(path)[1] == ["DUPONT", 'une "note";\nsur deux lignes']


def test_lines_saved_whole_in_quotes_are_cut_into_cells() -> None:
    lines = '"Nom;""Prénom"";Mail"\n"DUPONT;""Zoé"";z@exemple.invalid"\n'
    assert csv_text.read(lines.encode())[1] == ["DUPONT", "Zoé", "z@exemple.invalid"]


def test_a_lost_quote_does_not_swallow_the_rest_of_the_list() -> None:
    people = "".join(f"DUPONT {n};Zoé\n" for n in range(100))
    assert len(csv_text.read(f'Nom;Prénom\nPETIT;"Léo\n{people}'.encode())) == 102


def test_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("NOM;Note\n=cmd|' /C calc'!A0;=1+1\n", encoding="utf-8")
    assert rows(path)[1] == ["=cmd|' /C calc'!A0", "=1+1"]


def test_a_title_across_is_no_data_and_a_merge_down_fills_every_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Collectif Dorignies", None, None])
    page.append(["Date", "NOM", "Heure"])
    page.append([date(2026, 3, 12), "DUPONT", 1.5])
    page.append([None, "PETIT", 7])
    page.merge_cells("A1:C1")
    page.merge_cells("A3:A4")
    book.save(tmp_path / "a.xlsx")
    table = read_tables(tmp_path / "a.xlsx")[0]
    assert table.rows[0] == ("Collectif Dorignies", "", "")
    assert [row[0] for row in table.rows[2:]] == [date(2026, 3, 12)] * 2
    assert table.rows[2][2] == 1.5


def test_a_merge_down_fills_every_row_of_an_ods_too(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    page = Table(name="Suivi")
    for line in ([("12/03/2026", 2), ("DUPONT", 1)], [(None, 1), ("PETIT", 1)]):
        row = TableRow()
        for value, down in line:
            cell = (
                CoveredTableCell()
                if value is None
                else TableCell(valuetype="string", stringvalue=value, numberrowsspanned=down)
            )
            if value is not None:
                cell.addElement(P(text=value))
            row.addElement(cell)
        page.addElement(row)
    trailing = TableRow(numberrowsrepeated=1048574)
    trailing.addElement(TableCell(numbercolumnsrepeated=16384))
    page.addElement(trailing)
    document.spreadsheet.addElement(page)
    document.save(str(tmp_path / "a.ods"))
    assert rows(tmp_path / "a.ods") == [["12/03/2026", "DUPONT"], ["12/03/2026", "PETIT"]]


def test_every_sheet_is_offered_and_hidden_ones_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["NOM"])
    book.create_sheet("Vide")
    hidden = book.create_sheet("Cachée")
    hidden.append(["NOM"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = [(table.name, table.hidden) for table in read_tables(tmp_path / "a.xlsx")]
    assert found == [("Sheet", False), ("Cachée", True)]


def test_broken_accents_are_shown_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("NOM;Structure\nDUPONT;Ã‰cole\n", encoding="utf-8")
    table = read_tables(path)[0]
    assert broken_accents(table) == (("Ã‰cole", "École"),)
    assert with_mended_accents(table).rows[1] == ("DUPONT", "École")


def test_broken_accents_are_mended_even_when_half_of_them_cannot_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    broken = "Á Douai, voilà".encode().decode("latin-1")
    path.write_text(f"NOM;Structure\nDUPONT;{broken}\n", encoding="utf-8")
    assert with_mended_accents(read_tables(path)[0]).rows[1] == ("DUPONT", "Á Douai, voilà")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputRefused):
        csv_text.read(data)


@given(
    st.lists(st.lists(st.sampled_from(["é", 'a"b', "x;y", "l\nm", "1"]), min_size=2, max_size=4))
)
def test_what_excel_writes_is_read_back(table: list[list[str]]) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    assert csv_text.read("\r\n".join(quoted).encode("cp1252")) == table


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LINES, encoding="utf-8")

    def denied(*_how: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(InputRefused, match="accès est refusé"):
        read_tables(path)


def test_cells_pasted_from_a_spreadsheet_are_a_table() -> None:
    assert pasted_table("NOM\tMail\nDUPONT\ta@b.fr\n").rows[1] == ("DUPONT", "a@b.fr")
