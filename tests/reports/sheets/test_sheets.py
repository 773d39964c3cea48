"""Spreadsheets: a text stays a text in XLSX, ODS and CSV, whatever it begins with."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from itertools import product

import odf.opendocument
import openpyxl
import pytest
from odf import table, teletype

from citeapp.reports.sheets import csv as sheet_csv
from citeapp.reports.sheets import ods as sheet_ods
from citeapp.reports.sheets import xlsx as sheet_xlsx
from citeapp.reports.sheets.sheet import CELL_LIMIT, Field, Sheet, safe

STARTS = ("=", "+", "-", "@", "\t=", "\r=", " =", "＝", "+-", "'=", ";=", '"=', "{=", "\n=")
BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("file:///etc/passwd")',
    "SUM(A1:A9)",
    "WEBSERVICE(A1)",
    "",
)
PAYLOADS = [start + body for start, body in product(STARTS, BODIES)]
HOSTILE = Sheet(
    "Suivi", (Field("Quoi"), Field("=1+1")), tuple((text, f"fin {text}") for text in PAYLOADS)
)
TYPED = Sheet(
    "Suivi : [tout]",
    (Field("N°"), Field("Quoi"), Field("Échéance")),
    ((1, "é\nà", date(2026, 3, 20)), (2, "", None)),
)


def test_xlsx_holds_no_formula_and_no_link():
    page = openpyxl.load_workbook(io.BytesIO(sheet_xlsx.write(HOSTILE))).active
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    read = [row[0].value for row in page.iter_rows(min_row=2)]
    assert read == [safe(text) for text in PAYLOADS]


def test_ods_holds_no_formula():
    cells = ods_cells(HOSTILE)
    assert {cell.getAttribute("valuetype") for row in cells for cell in row} == {"string"}
    assert not any(cell.getAttribute("formula") for row in cells for cell in row)
    assert [shown(row[0]) for row in cells[1:]] == [safe(text) for text in PAYLOADS]


def test_csv_cells_never_begin_like_a_formula():
    rows = read_csv(HOSTILE)
    assert rows[0] == ["Quoi", "'=1+1"]
    assert len(rows) == 1 + len(PAYLOADS)
    for first, _second in rows[1:]:
        assert not first.lstrip().startswith(tuple("=+-@＝"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+33612345678", "+33 6 12 34 56 78"),
        ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("+33\u00a06\u00a012\u00a034\u00a056\u00a078", "+33 6 12 34 56 78"),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("-2 jeux", "'-2 jeux"),
        ("=1+1", "'=1+1"),
        ("  @Léa", "'  @Léa"),
        ("Œuvre ; fin", "Œuvre ; fin"),
        (None, ""),
        (-5, "-5"),
        (date(2026, 3, 20), "20/03/2026"),
    ],
)
def test_csv_cells(typed, written):
    assert sheet_csv.cell(typed) == written


def test_csv_is_what_a_french_spreadsheet_opens():
    data = sheet_csv.write(TYPED)
    assert data.startswith(b"\xef\xbb\xbfN\xc2\xb0;Quoi;")
    assert data.endswith(b"\r\n")


def test_types_survive_in_xlsx():
    page = openpyxl.load_workbook(io.BytesIO(sheet_xlsx.write(TYPED))).active
    assert [cell.value for cell in page[2]] == [1, "é\nà", datetime(2026, 3, 20)]
    assert page["C3"].value is None
    assert page.title == "Suivi    tout"


def test_types_survive_in_ods():
    number, words, day = ods_cells(TYPED)[1]
    assert (number.getAttribute("valuetype"), number.getAttribute("value")) == ("float", "1")
    assert shown(words) == "é\nà"
    assert day.getAttribute("datevalue") == "2026-03-20"


@pytest.mark.parametrize("write", [sheet_xlsx.write, sheet_ods.write, sheet_csv.write])
def test_unwritable_characters_and_endless_cells_break_nothing(write):
    odd = "a\x00b\x0bc\ud800d\u202ee\ufffe" + "z" * (2 * CELL_LIMIT)
    assert write(Sheet("x" * 80, (Field("A"),), ((odd,),), demo=True))
    assert safe(odd).startswith("abcdez")
    assert len(safe(odd)) == CELL_LIMIT


def test_xlsx_repeats_its_bytes():
    assert sheet_xlsx.write(TYPED) == sheet_xlsx.write(TYPED)


def read_csv(sheet: Sheet) -> list[list[str]]:
    text = sheet_csv.write(sheet).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def ods_cells(sheet: Sheet) -> list[list[table.TableCell]]:
    book = odf.opendocument.load(io.BytesIO(sheet_ods.write(sheet)))
    return [
        row.getElementsByType(table.TableCell)
        for row in book.spreadsheet.getElementsByType(table.TableRow)
    ]


def shown(cell: table.TableCell) -> str:
    return "\n".join(teletype.extractText(paragraph) for paragraph in cell.childNodes)
