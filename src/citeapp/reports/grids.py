"""Tables and what is set side by side, as grids of cells, and how wide their columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citeapp.base.frozen import dataclass
from citeapp.reports.content import (
    Cell,
    DataTable,
    NameCards,
    Panels,
    Quarters,
    SlipLine,
    ToFill,
)
from citeapp.reports.flowing.pieces import Grid, GridCell, Look, Run
from citeapp.reports.shares import shared

NARROW = 0.8
"""The share of the size of the text that the letters of a narrow grid have."""
PADDING = 9.0
"""Points that a cell takes besides its letters."""
TICK = "☐"
PICTURE_MM = 8.0
"""The side of a picture in a cell."""
PICTURE_LETTERS = 4
"""Letters that would take the same room."""
_MANY_COLUMNS = 9
_LETTER = 0.57
"""The width of a letter, in sizes: a reckoning, since each machine draws in a font of its own."""
_LONGEST = (24, 14, 8)
"""Letters of a word that is not cut while there is room."""
_SLIPS, _SLIP_HEIGHT = (1.0, 1.0), 300.0
"""Four slips on a page."""


@dataclass(frozen=True)
class _Shape:
    """Cards of one sort: how many across, how tall, how large the name, in points."""

    across: int
    height: float
    name: float


_SHAPES = {
    "badge": _Shape(2, 150.0, 26.0),
    "tent": _Shape(1, 300.0, 66.0),
    "screen": _Shape(1, 300.0, 66.0),
    "label": _Shape(3, 90.0, 11.0),
}


def table(block: DataTable) -> Grid:
    """The headings, one under the other where columns have a group, and the rows."""
    heads = [tuple(_heading(column.title) for column in block.columns)]
    if any(column.group for column in block.columns):
        heads.insert(0, tuple(_groups(block)))
    rows = [
        tuple(
            _cell(cell, "row" if block.row_header and place == 0 else "")
            for place, cell in enumerate(row)
        )
        for row in block.rows
    ]
    if block.pictures:
        rows = [
            (replace(row[0], picture=picture), *row[1:])
            for row, picture in zip(rows, block.pictures, strict=True)
        ]
    return Grid(
        (*heads, *rows),
        tuple(column.weight for column in block.columns),
        len(heads),
        block.row_height,
        narrow=len(block.columns) >= _MANY_COLUMNS,
    )


def panels(block: Panels) -> Grid:
    """Titled fields, room left in each for the pen."""
    cells = [
        (
            Run(panel.title, strong=True),
            *(Run(f"– {line}") for line in panel.lines),
            *((Run(" "),) * panel.white),
        )
        for panel in block.panels
    ]
    return _side_by_side(cells, (1.0,) * block.across, 80.0)


def slips(block: Quarters) -> Grid:
    """The same slip four times, to be cut."""
    note = (Run(block.note),) if block.note else ()
    slip = (Run(block.title, strong=True), *note, *map(_slip, block.lines))
    return _side_by_side([slip] * 4, _SLIPS, _SLIP_HEIGHT)


def cards(block: NameCards) -> Grid:
    """Names as large as their card allows."""
    shape = _SHAPES[block.shape]
    cells = [
        (Run(card.name or " ", strong=True, points=shape.name), *map(Run, card.about.split("\n")))
        for card in block.cards
    ]
    return _side_by_side(cells, (1.0,) * shape.across, shape.height)


def column_widths(grid: Grid, usable: float, look: Look) -> tuple[float, ...]:
    """Points of each column in ``usable``: by weight, and as wide as its words where they fit."""
    letter = look.body * (NARROW if grid.narrow else 1.0) * _LETTER
    for longest in _LONGEST:
        least = [
            PADDING + letter * min(_longest_word(grid, place), longest)
            for place in range(len(grid.weights))
        ]
        if sum(least) <= usable:
            return shared(usable, grid.weights, least)
    return shared(usable, grid.weights, (0.0,) * len(grid.weights))


def _longest_word(grid: Grid, column: int) -> int:
    longest = 0
    for row in grid.rows:
        start = 0
        for cell in row:
            if start == column and cell.span == 1:
                words = (word for run in cell.lines for word in re.split(r"[ \n]", run.text))
                besides = PICTURE_LETTERS if cell.picture else 0
                longest = max(longest, *(len(word) + besides for word in words))
            start += cell.span
    return longest


def _groups(block: DataTable) -> Iterator[GridCell]:
    """The upper headings, each over the columns it names."""
    names = [column.group for column in block.columns]
    start = 0
    while start < len(names):
        end = start + 1
        while names[start] and end < len(names) and names[end] == names[start]:
            end += 1
        yield _heading(names[start], end - start)
        start = end


def _heading(text: str, span: int = 1) -> GridCell:
    """A heading; one with nothing to say is an ordinary cell."""
    return GridCell((Run(text, strong=True),), span, "col" if text else "")


def _cell(cell: Cell, scope: str) -> GridCell:
    if isinstance(cell, ToFill):
        return GridCell((Run(""),), spoken=cell.spoken)
    lines = (cell.strip() or "—").split("\n")
    return GridCell(tuple(Run(line, strong=bool(scope)) for line in lines), scope=scope)


def _slip(line: SlipLine) -> Run:
    boxes = "   ".join(f"{TICK} {box}" for box in line.boxes)
    return Run(f"{line.label}\u00a0: {boxes or '…' * 14}")


def _side_by_side(
    cells: Sequence[tuple[Run, ...]], weights: tuple[float, ...], height: float
) -> Grid:
    across = len(weights)
    whole = [GridCell(lines) for lines in cells]
    whole += [GridCell((Run(""),))] * (-len(whole) % across)
    rows = (tuple(whole[start : start + across]) for start in range(0, len(whole), across))
    return Grid(tuple(rows), weights, row_height=height)
