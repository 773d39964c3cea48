"""Tables on pages: cells with a scope, the header repeated, tall rows cut in two."""

from __future__ import annotations

from citeapp.reports.content import Cell, DataTable, ToFill
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.columns import GUTTER, PICTURE, Columns, columns_of
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.headings import Header
from citeapp.reports.pdf.lines import Line, wrap
from citeapp.reports.pdf.page import Mark, Picture, Rule, Tag, Words
from citeapp.reports.pdf.records import place_records
from citeapp.reports.pictures import pictogram

_PADDING = 5.4
_FEW = 6
"""A table of no more rows is not cut by the end of a page."""


def place_table(flow: Flow, root: Tag, table: DataTable) -> None:
    """The table, or the sentence that stands for an empty one, or records where it is too wide."""
    if not table.rows:
        flow.text(((table.empty, look.BODY),), root.add("P"), after=4)
        return
    grid = columns_of(flow, table)
    if grid is None:
        place_records(flow, root, table)
        return
    name = f"t{sum(kid.name == 'Table' for kid in root.kids)}"
    _Table(flow, grid, table, name).place(root.add("Table"))
    flow.skip(8)


def few_rows_height(flow: Flow, table: DataTable) -> float:
    """How tall the table is where its few rows stay together; 0 where they need not."""
    grid = columns_of(flow, table) if len(table.rows) <= _FEW else None
    return _Table(flow, grid, table, "").height if grid else 0.0


class _Table:
    """A table on its way down the pages."""

    def __init__(self, flow: Flow, grid: Columns, table: DataTable, name: str) -> None:
        self._flow, self._grid, self._table, self._name = flow, grid, table, name
        self._picture = ""
        self._header = Header(flow, grid, table.columns, name)

    def place(self, tag: Tag) -> None:
        """The header and all rows under ``tag``."""
        table = self._table
        self._flow.keep(self._header.height + max(self._beginning(), 40))
        self._header.draw(self._header.tags(tag.add("THead")))
        body = tag.add("TBody")
        for number, cells in enumerate(table.rows):
            self._picture = table.pictures[number] if number < len(table.pictures) else ""
            row = body.add("TR")
            tags = [self._cell(row, cell, number, place) for place, cell in enumerate(cells)]
            self._row(self._wrapped(cells), tags)

    @property
    def height(self) -> float:
        """Points of the header and of all rows."""
        rows = (_height(self._wrapped(cells), self._table.row_height) for cells in self._table.rows)
        return self._header.height + sum(rows)

    def _beginning(self) -> float:
        """What stays with the header: the first row; all of them where they are few."""
        few = self._table.rows if len(self._table.rows) <= _FEW else self._table.rows[:1]
        tall = [_height(self._wrapped(cells), self._table.row_height) for cells in few]
        return sum(tall) if sum(tall) < self._flow.full / 2 else tall[0]

    def _cell(self, row: Tag, cell: Cell, number: int, place: int) -> Tag:
        """A cell; under headings in two rows it names those that belong to it."""
        names = self._table.row_header and place == 0
        tag = row.add("TH", Scope="Row") if names else row.add("TD")
        if self._header.in_two_rows:
            over = self._header.names_over(place)
            if names:
                tag.attributes["ID"] = f"{self._name}r{number}"
            elif self._table.row_header:
                over.append(f"{self._name}r{number}")
            tag.attributes["Headers"] = " ".join(over)
        # one left white for the pen says so to a screen reader
        return tag.add("Span", ActualText=cell.spoken) if isinstance(cell, ToFill) else tag

    @property
    def _beside(self) -> float:
        """How far the words of a first cell stand from its edge, beside a picture."""
        return PICTURE + GUTTER if self._table.pictures else 0.0

    def _wrapped(self, cells: tuple[Cell, ...]) -> list[list[Line]]:
        measure = self._flow.measure
        widths = (self._grid.widths[0] - self._beside, *self._grid.widths[1:])
        styles = [look.CELL] * len(cells)
        if self._table.row_header:
            styles[0] = look.CELL_HEADER
        return [
            wrap(((_shown(cell), style),), width, measure)
            for cell, style, width in zip(cells, styles, widths, strict=True)
        ]

    def _again(self) -> None:
        """A new page, the header on it."""
        self._flow.new_page()
        self._header.draw()

    def _row(self, cells: list[list[Line]], tags: list[Tag]) -> None:
        flow, least = self._flow, self._table.row_height
        tall = _height(cells, least)
        if flow.room < tall and tall < flow.full - self._header.height:
            self._again()
        while True:
            if flow.room < 3 * look.CELL.leading + 2 * _PADDING and len(max(cells, key=len)) > 2:
                self._again()
            count = max(1, int((flow.room - 2 * _PADDING) // look.CELL.leading))
            here = [lines[:count] for lines in cells]
            self._part(here, tags)
            cells = [lines[count:] for lines in cells]
            if not any(cells):
                return
            self._again()

    def _part(self, cells: list[list[Line]], tags: list[Tag]) -> None:
        """What stands of a row on this page, and the line under it."""
        flow, grid, least = self._flow, self._grid, self._table.row_height
        height = _height(cells, least)
        free = height - max(map(len, cells)) * look.CELL.leading
        top = flow.y + (_PADDING if free <= 2 * _PADDING else free / 2)
        marks: list[Mark] = []
        starts = (grid.starts[0] + self._beside, *grid.starts[1:])
        for start, lines, tag in zip(starts, cells, tags, strict=True):
            for index, line in enumerate(lines):
                y = top + (index + 0.73) * look.CELL.leading
                marks.append(Words(flow.left + start, y, line, tag))
        if self._picture:
            y = flow.y + (height - PICTURE) / 2
            marks.append(Picture(flow.left, y, PICTURE, pictogram(self._picture), flow.ink.accent))
            self._picture = ""
        flow.y += height
        marks.append(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.HAIRLINE))
        if least:  # lines between the cells of a table to fill in by hand
            for start in grid.starts[1:]:
                x = flow.left + start - GUTTER / 2
                marks.append(Rule(x, flow.y - height + 0.75, x, flow.y, look.HAIRLINE))
        for mark in marks:
            flow.put(mark)


def _shown(cell: Cell) -> str:
    return " " if isinstance(cell, ToFill) else cell.strip() or "—"


def _height(cells: list[list[Line]], least: float) -> float:
    return max(max(map(len, cells)) * look.CELL.leading + 2 * _PADDING, least)
