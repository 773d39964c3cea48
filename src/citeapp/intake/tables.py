"""A file becomes tables: rows of cells, whatever the format (domain.md 6.2).

Nothing is understood here, only read: no formula is computed, no macro run, and a cell
that looks like a formula stays the text it is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.intake import containers, csv_text, limits, mojibake
from citeapp.intake.cells import Cell

Row = tuple[Cell, ...]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Table:
    """One sheet; rows all have the same width, row 1 of the file is ``rows[0]``."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def read_tables(path: Path) -> list[Table]:
    """Every sheet that holds something; refuses, in French, what is no readable table."""
    data = _bytes(path)
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    tables = _workbook(path) if data.startswith(b"PK") else [_table("", csv_text.read(data))]
    tables = [table for table in tables if table.rows]
    if not tables:
        raise limits.refuse(_("Ce fichier est vide : il n’y a rien à reprendre."))
    return tables


def pasted_table(pasted: str) -> Table:
    """The table of cells copied from a spreadsheet and pasted as text."""
    table = _table("", csv_text.read(pasted.encode("utf-8", "replace")))
    if not table.rows:
        raise limits.refuse(_("Le texte collé est vide : il n’y a rien à reprendre."))
    return table


def broken_accents(table: Table, limit: int = 5) -> tuple[tuple[str, str], ...]:
    """Cells with accents broken by a wrong encoding: before and after, a few of them."""
    found: list[tuple[str, str]] = []
    for row in table.rows:
        for cell in row:
            repaired = mojibake.repaired(cell) if isinstance(cell, str) else None
            if repaired is not None and len(found) < limit:
                found.append((str(cell), repaired))
    return tuple(found)


def with_mended_accents(table: Table) -> Table:
    """The table with its broken accents repaired; only after a person said yes."""
    return replace(
        table,
        rows=tuple(
            tuple(
                clean(mojibake.repaired(cell) or cell) if isinstance(cell, str) else cell
                for cell in row
            )
            for row in table.rows
        ),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise limits.refuse(
                _("« {name} » est un dossier.", name=path.name), _("Choisissez un fichier.")
            )
        if path.stat().st_size > limits.FILE_SIZE:
            raise limits.too_large()
        with path.open("rb") as file:
            data = file.read(limits.FILE_SIZE + 1)
    except FileNotFoundError as error:
        raise limits.refuse(
            _("Le fichier « {name} » n’existe pas.", name=path.name),
            _("Vérifiez son nom et son dossier."),
        ) from error
    except PermissionError as error:
        raise limits.refuse(
            _("Le fichier « {name} » ne peut pas être lu : l’accès est refusé.", name=path.name),
            _("Fermez-le dans le tableur, ou copiez-le dans votre dossier."),
        ) from error
    except (OSError, ValueError) as error:
        raise limits.refuse(
            _("Le fichier « {name} » ne peut pas être lu.", name=path.name),
            _("Copiez-le sur ce poste, puis recommencez."),
        ) from error
    if len(data) > limits.FILE_SIZE:
        raise limits.too_large()
    if not data.strip():
        raise limits.refuse(_("Ce fichier est vide : il n’y a rien à reprendre."))
    return data


def _old_or_locked(data: bytes) -> InputRefused:
    """Excel hides a password-protected XLSX in the same container as its format of 1997."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return limits.locked()
    return limits.refuse(
        _("Ce fichier est dans un ancien format (XLS ou DOC)."),
        _("Ouvrez-le dans un tableur et enregistrez-le en XLSX ou en ODS."),
    )


def _workbook(path: Path) -> list[Table]:
    ods_merges = containers.check(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        tables = []
        for sheet in book.sheets_metadata:
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            page = book.get_sheet_by_name(sheet.name)
            merges = ods_merges.get(sheet.name) or _xlsx_merges(page)
            hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
            tables.append(_table(sheet.name, page.to_python(skip_empty_area=False), merges, hidden))
        return tables
    except python_calamine.PasswordError as error:
        raise limits.locked() from error
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise limits.damaged() from error


def _xlsx_merges(page: python_calamine.CalamineSheet) -> tuple[containers.Merge, ...]:
    ranges = page.merged_cell_ranges or []
    return tuple((start[0], start[1], end[0], end[1]) for start, end in ranges)


def _table(
    name: str,
    rows: Sequence[Sequence[object]],
    merges: tuple[containers.Merge, ...] = (),
    hidden: bool = False,
) -> Table:
    cells = [[_cell(value) for value in row] for row in rows]
    while cells and not any(cell != "" for cell in cells[-1]):
        cells.pop()
    width = max((_filled_width(row) for row in cells), default=0)
    if len(cells) > limits.ROWS:
        raise limits.too_many_rows()
    if width > limits.COLUMNS:
        raise limits.too_many_columns()
    cells = [(row + [""] * width)[:width] for row in cells]
    _fill_down(cells, merges, width)
    return Table(clean(name), tuple(tuple(row) for row in cells), hidden)


def _filled_width(row: list[Cell]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell != ""), default=0)


def _fill_down(cells: list[list[Cell]], merges: tuple[containers.Merge, ...], width: int) -> None:
    """A cell merged over several rows speaks for each of them; one across is a title."""
    for top, left, bottom, right in merges:
        if top == bottom or left >= width or (left == 0 and right >= width - 1 > 0):
            continue
        if top < len(cells):
            for row in range(top + 1, min(bottom + 1, len(cells))):
                cells[row][left] = cells[top][left]


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        # broken accents hide among control characters: they are cleaned once they are mended
        broken = mojibake.repaired(value) is not None
        return (value if broken else clean(value))[: limits.CELL_LENGTH]
    if isinstance(value, datetime):
        midnight = value.time() == time() and value.tzinfo is None
        return value.date() if midnight else value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, bool | int | date | time):
        return value
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds()) % 86_400
        return time(seconds // 3600, seconds % 3600 // 60)
    return ""
