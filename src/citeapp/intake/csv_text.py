"""CSV as people really save it: encodings, separators, quotes (domain.md 6.2)."""

from __future__ import annotations

import csv
import io
from collections import Counter

from citeapp.intake import limits

_SEPARATORS = (";", "\t", ",")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 30
_TEXT_CONTROLS = frozenset("\t\n\r\f\x0b\x1a")


def read(data: bytes) -> list[list[str]]:
    """The rows of a CSV file; refuses what is no text and what is too long."""
    text = decode(data)
    _refuse_binary(text)
    text, separator = _announced(text)
    try:
        return _rows(text, separator or _guess(text))
    except csv.Error as error:
        raise limits.not_a_table() from error


def decode(data: bytes) -> str:
    """The byte order mark decides, else strict UTF-8, else cp1252 as Excel writes it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise limits.not_a_table() from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_CP1252[byte] for byte in data)


def _cp1252(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five codes mean nothing in cp1252: Windows does the same


_CP1252 = [_cp1252(byte) for byte in range(256)]


def _refuse_binary(text: str) -> None:
    start = text[:100_000]
    odd = sum(not c.isprintable() and c < " " and c not in _TEXT_CONTROLS for c in start)
    if "\0" in start or odd > len(start) / 100 or text.startswith(("%PDF", "<?xml", "{\\rtf")):
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


def _rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        while row and not row[-1].strip():
            row.pop()
        if len(row) > limits.COLUMNS:
            raise limits.too_many_columns()
        rows.append(row)
        if len(rows) > limits.ROWS:
            raise limits.too_many_rows()
    return rows
