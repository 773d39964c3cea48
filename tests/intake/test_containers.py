"""Files that must be refused: in French, within limits, before anything swells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from citeapp.base.errors import InputRefused
from citeapp.intake import limits
from citeapp.intake.tables import read_tables

MEGABYTE = 1024 * 1024


def refusal(path: Path) -> str:
    with pytest.raises(InputRefused) as refused:
        read_tables(path)
    assert "Rien n’a été changé" in str(refused.value)
    return refused.value.message


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["NOM", "Prénom"])
    workbook.save(path)
    return path


def repacked(book: Path, name: str, data: bytes) -> Path:
    """A copy of the workbook with one entry replaced."""
    changed = book.with_name("changed.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, data)
    return changed


SHEET = "xl/worksheets/sheet1.xml"
PAGE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "vide"),
        (b"\r\n \n", "vide"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "pas un tableau"),
        (b"%PDF-1.7\nblabla", "pas un tableau"),
        (b"\x7fELF" + bytes(range(32)) * 20, "pas un tableau"),
        (b"<html><table><tr><td>Nom</td></tr></table></html>", "pas un tableau"),
        (b'[{"nom": "DUPONT"}]', "pas un tableau"),
        (b"PK\x03\x04 coupe", "incomplet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "ancien format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mot de passe",
        ),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "fichier.xlsx"
    path.write_bytes(data)
    assert words in refusal(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "dossier" in refusal(tmp_path)
    assert "n’existe pas" in refusal(tmp_path / "absent.csv")


def test_a_word_document_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert "pas un tableau" in refusal(path)


def test_a_letter_and_a_plain_archive_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "lettre.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    assert "pas un tableau" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photos/une.txt", "a")
    assert "pas un tableau" in refusal(path)


def test_a_truncated_workbook_is_refused_wherever_it_stops(book: Path) -> None:
    data = book.read_bytes()
    for share in (10, 50, 90, 99):
        book.write_bytes(data[: len(data) * share // 100])
        assert "incomplet" in refusal(book)


def test_an_encrypted_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", "\x03\x07garbage")
    assert "mot de passe" in refusal(path)


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(book: Path) -> None:
    bomb = repacked(book, "xl/media/image1.png", bytes(101 * MEGABYTE))
    assert bomb.stat().st_size < MEGABYTE
    assert "100 Mo" in refusal(bomb)


def test_a_workbook_that_lies_about_its_size_is_refused(book: Path) -> None:
    bomb = repacked(book, "xl/media/image1.png", bytes(101 * MEGABYTE))
    size = (101 * MEGABYTE).to_bytes(4, "little")
    bomb.write_bytes(bomb.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    assert "100 Mo" in refusal(bomb)


def test_entries_that_share_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"x" * 5000)
        archive.writestr("xl/other.xml", b"x" * 5000)
        archive.infolist()[1].header_offset = archive.infolist()[0].header_offset
    assert "abîmé" in refusal(path)


def test_one_cell_far_away_does_not_fill_the_memory(book: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "20\u202f000 lignes" in refusal(repacked(book, SHEET, PAGE % far))
    right = b'<row r="1"><c r="XFD1"><v>1</v></c></row>'
    assert "200 colonnes" in refusal(repacked(book, SHEET, PAGE % right))


def test_repeated_cells_of_an_ods_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    for repeat, words in (("rows", "20\u202f000 lignes"), ("columns", "200 colonnes")):
        row = 'table:number-rows-repeated="100000000"' if repeat == "rows" else ""
        cell = 'table:number-columns-repeated="1000000"' if repeat == "columns" else ""
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "content.xml",
                '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
                f'<table:table table:name="A"><table:table-row {row}><table:table-cell {cell} '
                'office:value-type="string"><text:p>a</text:p></table:table-cell>'
                "</table:table-row></table:table></office:document-content>",
            )
        assert words in refusal(path)


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "abîmé" in refusal(path)


def test_a_million_rows_are_refused_with_the_limit_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n" * 1_000_000)
    assert "20\u202f000 lignes" in refusal(path)
    path.write_bytes(b";" * 300 + b"x\n")
    assert "200 colonnes" in refusal(path)


def test_a_heavy_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(limits.FILE_SIZE + 1)
    assert "20 Mo" in refusal(path)
