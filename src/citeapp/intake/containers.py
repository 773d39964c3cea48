"""Looks into XLSX and ODS containers before a reader may open them.

A hostile or broken workbook is refused here: declared and real unpacked sizes, entries
that share bytes, a password, and cells so far apart that reading them would fill memory.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from citeapp.intake import limits, zipped

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_TOKEN = re.compile(
    rb"<(?:\w+:)?(?:(row)\b([^>]*)|(c)\b([^>]*)|(v|is|t)\b)[^>]*>",
)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,4})(\d{0,9})["']""")

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; from zero."""


def check(path: Path) -> dict[str, tuple[Merge, ...]]:
    """Refuse a workbook that is dangerous or unreadable; the merged cells of ODS sheets."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            ods = "content.xml" in names
            if not ods and "xl/workbook.xml" not in names:
                raise limits.not_a_table()
            zipped.check_sizes(entries)
            if ods and not _is_spreadsheet(archive, names):
                raise limits.not_a_table()
            return _check_content(raw, entries, ods)
    except (zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError) as error:
        raise limits.damaged() from error
    except (NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise limits.damaged() from error


def _is_spreadsheet(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """A text or a presentation of LibreOffice lies in the same container, with another name."""
    if "mimetype" not in names:
        return True
    with archive.open("mimetype") as entry:
        return b"spreadsheet" in entry.read(200)


def _check_content(
    raw: BinaryIO, entries: list[zipfile.ZipInfo], ods: bool
) -> dict[str, tuple[Merge, ...]]:
    budget = zipped.Budget(limits.UNPACKED_SIZE)
    sheets = _OdsSheets()
    for entry in entries:
        chunks = budget.spend(zipped.unpacked(raw, entry))
        if ods and entry.filename == "content.xml":
            sheets.read(chunks)
        elif ods and entry.filename == "META-INF/manifest.xml":
            if b"encryption-data" in b"".join(chunks):
                raise limits.locked()
        elif not ods and _SHEET.fullmatch(entry.filename):
            _check_sheet(chunks)
        else:
            for _chunk in chunks:
                pass
    return sheets.merges


def _check_sheet(chunks: Iterator[bytes]) -> None:
    """Refuse an XLSX sheet with a filled cell beyond the limits, before it is laid out."""
    row = column = 0
    rest = b""
    first = True
    for chunk in chunks:
        text = rest + chunk
        if first and text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise limits.damaged()
        first = False
        cut = text.rfind(b"<")
        rest, text = (text[cut:], text[:cut]) if cut >= 0 else (b"", text)
        if len(rest) > zipped.CHUNK:
            raise limits.damaged()
        for token in _TOKEN.finditer(text):
            if token[1]:
                reference = _REFERENCE.search(token[2])
                row = int(reference[2] or 0) if reference else row + 1
                column = 0
            elif token[3]:
                reference = _REFERENCE.search(token[4])
                column = _column(reference[1]) if reference else column + 1
                row = int(reference[2]) if reference and reference[2] else row
            elif row > limits.ROWS:
                raise limits.too_many_rows()
            elif column > limits.COLUMNS:
                raise limits.too_many_columns()


def _column(letters: bytes) -> int:
    """« A » is 1, « Z » 26, « AA » 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _OdsSheets:
    """Follows rows, columns and their repetitions in content.xml; keeps the merged cells."""

    def __init__(self) -> None:
        self.merges: dict[str, tuple[Merge, ...]] = {}
        self._sheet = ""
        self._found: list[Merge] = []
        self._row = self._column = 0
        self._row_repeat = self._repeat = 1
        self._row_filled = False

    def read(self, chunks: Iterator[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)

    def _doctype(self, *_declaration: object) -> None:
        raise limits.damaged()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._sheet, self._found, self._row = attributes.get("table:name", ""), [], 0
        elif tag == "table:table-row":
            self._row_repeat = int(attributes.get("table:number-rows-repeated", "1"))
            self._column, self._row_filled = 0, False
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._repeat = int(attributes.get("table:number-columns-repeated", "1"))
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._filled()
            self._merge(attributes)
        elif tag == "text:p":
            self._filled()

    def _end(self, tag: str) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._repeat
        elif tag == "table:table-row":
            self._row += self._row_repeat
            if self._row_filled and self._row > limits.ROWS:
                raise limits.too_many_rows()
        elif tag == "table:table":
            self.merges[self._sheet] = tuple(self._found)

    def _filled(self) -> None:
        self._row_filled = True
        if self._column + self._repeat > limits.COLUMNS:
            raise limits.too_many_columns()
        if self._row + self._row_repeat > limits.ROWS:
            raise limits.too_many_rows()

    def _merge(self, attributes: dict[str, str]) -> None:
        down = int(attributes.get("table:number-rows-spanned", "1"))
        across = int(attributes.get("table:number-columns-spanned", "1"))
        if (down > 1 or across > 1) and len(self._found) < limits.ROWS:
            self._found.append(
                (self._row, self._column, self._row + down - 1, self._column + across - 1)
            )
