"""A spreadsheet, free of any format: named fields and typed rows.

A text is always written as a text, whatever it begins with; XLSX, ODS and CSV each have
their file (``xlsx.py``, ``ods.py``, ``csv.py``).
"""

from __future__ import annotations

import re
from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import DataTable, Document, ToFill

Value = str | int | date | None

SHEET_WIDTH = 110
"""Characters side by side on a landscape page."""
CELL_LIMIT = 32_000
"""Characters in one cell: spreadsheet programs refuse more than 32,767."""

_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Field:
    """A column heading, and its width in characters."""

    title: str
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """One table; every row has as many values as there are fields. ``demo`` adds its mention."""

    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    demo: bool = False

    @property
    def name(self) -> str:
        """The title as spreadsheet programs take it: 31 characters, some signs refused."""
        return re.sub(r"[\[\]:*?/\\']", " ", safe(self.title)).strip()[:31] or _("Feuille")

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(safe(field.title) for field in self.fields)


def only_table(document: Document) -> Sheet | None:
    """The one table of a ``tabular`` document as a spreadsheet; None where it is a text."""
    tables = [block for block in document.blocks if isinstance(block, DataTable)]
    if not document.tabular or len(tables) != 1:
        return None
    (table,) = tables
    total = sum(column.weight for column in table.columns)
    return Sheet(
        document.title,
        tuple(
            Field(column.full_title, max(8, round(SHEET_WIDTH * column.weight / total)))
            for column in table.columns
        ),
        tuple(
            tuple("" if isinstance(cell, ToFill) else cell for cell in row) for row in table.rows
        ),
        demo=document.demo,
    )


def safe(text: str) -> str:
    """``text`` without the characters no spreadsheet file may hold, cut at the cell limit."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def demo_mention() -> str:
    """What a file of invented data says of itself."""
    return _("Démonstration : personnes inventées")
