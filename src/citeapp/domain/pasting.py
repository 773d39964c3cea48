"""What comes from a page of Word, of a spreadsheet or of the web: its plain lines alone."""

from __future__ import annotations

import re

MOST_LINES = 40
"""More of them are no notes any more, but a document."""
MOST_LETTERS = 10_000
CELL = " | "
_SIGN = re.compile(
    r"^(?:[•◦▪●■○‣⁃·∙\uf0b7\uf0a7\uf0d8–—-]|o(?=\t)|\(?(?:(?:\d{1,3}|[a-z])[.)]|[A-Z]\))(?=[\s\u00a0]))[\s\u00a0]*"
)
"""What a list puts before its lines: a point, a dash, « 1. », « b) »; never « M. » nor « J. »."""
_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")


def lines(text: str) -> list[str]:
    """The lines of a pasted text that hold something; cells of a row are parted by « | ».

    Several lines lose the points and numbers of their lists; one alone keeps what it begins with.
    """
    found = [line.strip() for line in _BREAKS.split(text) if line.strip()]
    if len(found) > 1:
        found = [_SIGN.sub("", line, count=1) for line in found]
    return [row for row in map(_row, found) if row]


def is_document(text: str) -> bool:
    """Whether a text is better kept as a file than as lines of notes."""
    return len(text) > MOST_LETTERS or len(_BREAKS.findall(text)) >= MOST_LINES


def _row(line: str) -> str:
    cells = (" ".join(cell.split()) for cell in line.split("\t"))
    return CELL.join(cell for cell in cells if cell)
