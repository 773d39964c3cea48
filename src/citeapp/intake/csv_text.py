"""CSV as people really save it: encodings, separators, quotes (domain.md 6.2)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Literal

from citeapp.intake import limits

_SEPARATORS = (";", "\t", ",", "|")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 30
_SWALLOWED = 40
"""Line breaks in one cell beyond which a lost quote is likelier than a long note."""
_TEXT_CONTROLS = frozenset("\t\n\r\f\x0b\x1a")
_OTHER_TEXTS = ("%pdf", "{\\rtf", "<?xml", "<!doctype", "<html", "<table", "{", "[")
"""How texts begin that hold no rows of cells: a document, a web page, data for programs."""


def read(data: bytes) -> list[list[str]]:
    """The rows of a CSV file; refuses what is no text and what is too long."""
    text = decode(data)
    _refuse_other(text)
    text, separator = _announced(text)
    try:
        return _unquoted(_rows(text, separator or _guess(text)))
    except csv.Error as error:
        raise limits.not_a_table() from error


def decode(data: bytes) -> str:
    """The byte order mark decides, else strict UTF-8, else what the machine that wrote it used.

    Line ends of the old Macintosh (a lone CR) come with its encoding, everything else that is
    no UTF-8 is cp1252, as Excel writes it on Windows.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _strictly(data, unmarked)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\r" in data and b"\n" not in data:
            return data.decode("mac_roman")
        return "".join(_CP1252[byte] for byte in data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise limits.not_a_table() from error


def _unmarked_utf16(data: bytes) -> str | None:
    """French in UTF-16 has a zero at nearly every second byte, even without its mark."""
    start = data[: 2 * (_SAMPLE * 20)]
    half = len(start) // 2
    if half < 4:
        return None
    if start[1::2].count(0) > half * 0.8 and not start[::2].count(0):
        return "utf-16-le"
    if start[::2].count(0) > half * 0.8 and not start[1::2].count(0):
        return "utf-16-be"
    return None


def _cp1252(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five codes mean nothing in cp1252: Windows does the same


_CP1252 = [_cp1252(byte) for byte in range(256)]


def _refuse_other(text: str) -> None:
    start = text[:100_000]
    odd = sum(not c.isprintable() and c < " " and c not in _TEXT_CONTROLS for c in start)
    other = start.lstrip()[:20].casefold().startswith(_OTHER_TEXTS)
    if "\0" in start or odd > len(start) / 100 or other:
        raise limits.not_a_table()


def _announced(text: str) -> tuple[str, str]:
    """Excel's own first line ``sep=;`` names the separator and is no data."""
    first, _newline, rest = text.partition("\n")
    line = first.strip("\r\"' ")
    if line[:4].casefold() == "sep=" and len(line) == 5:
        return rest, line[4]
    return text, ""


def _guess(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of columns."""

    def score(separator: str) -> int:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        widths: Counter[int] = Counter()
        for row in reader:
            if any(row):
                widths[len(row)] += 1
            if widths.total() >= _SAMPLE:
                break
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(_SEPARATORS, key=score)  # the first of equals


def _unquoted(rows: list[list[str]]) -> list[list[str]]:
    """A CSV saved once more from a text column has each line whole in quotes: undone."""
    filled = [row[0] for row in rows if row]
    if any(len(row) > 1 for row in rows) or not filled:
        return rows
    inside = "\n".join(filled)
    separator = _guess(inside)
    cut = _rows(inside, separator)
    several = sum(len(row) > 1 for row in cut)
    return cut if several > len(filled) / 2 and separator != "," else rows


def _rows(text: str, separator: str) -> list[list[str]]:
    rows = _read(text, separator, csv.QUOTE_MINIMAL)
    if any(cell.count("\n") > _SWALLOWED for row in rows for cell in row):
        return _read(text, separator, csv.QUOTE_NONE)  # a quote was opened and never closed
    return rows


def _read(text: str, separator: str, quoting: Literal[0, 3]) -> list[list[str]]:
    rows: list[list[str]] = []
    source = io.StringIO(text, newline="")
    for row in csv.reader(source, delimiter=separator, quoting=quoting):
        while row and not row[-1].strip():
            row.pop()
        if len(row) > limits.COLUMNS:
            raise limits.too_many_columns()
        rows.append(row)
        if len(rows) > limits.ROWS:
            raise limits.too_many_rows()
    return rows
