"""Tables on pages: header cells with a scope, the header repeated, tall rows cut in two."""

from __future__ import annotations

import re
from itertools import groupby

from citeapp.base.frozen import dataclass
from citeapp.reports import pdf_style as look
from citeapp.reports.content import Cell, Column, DataTable, ToFill
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, Style, wrap
from citeapp.reports.pdf_page import Mark, Rule, Tag, Words
from citeapp.reports.pdf_records import place_records

_GUTTER = 9.0
_PADDING = 5.4
_LONGEST = 60.0
"""A word of a cell that is wider may be cut; one of a heading never."""


@dataclass(frozen=True)
class _Grid:
    """The columns: where each begins and how wide its text may be."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class _Heading:
    """A header cell: ``across`` columns from ``column`` on, in one row or (``deep``) two."""

    lines: list[Line]
    column: int
    across: int = 1
    row: int = 0
    deep: int = 1


def place_table(flow: Flow, root: Tag, table: DataTable) -> None:
    """The table, or the sentence that stands for an empty one, or records where it is too wide."""
    if not table.rows:
        flow.text(((table.empty, look.BODY),), root.add("P"), after=4)
        return
    grid = _grid(flow, table)
    if grid is None:
        place_records(flow, root, table)
        return
    name = f"t{sum(kid.name == 'Table' for kid in root.kids)}"
    _Table(flow, grid, table, name).place(root.add("Table"))
    flow.skip(4)


def _grid(flow: Flow, table: DataTable) -> _Grid | None:
    """Columns by their weight, each at least as wide as its words; None where they do not fit."""
    usable = flow.width - _GUTTER * (len(table.columns) - 1)
    least = [_least(flow, table, index) for index in range(len(table.columns))]
    if sum(least) > usable:
        return None
    widths = _shared(usable, [column.weight for column in table.columns], least)
    starts = tuple(sum(widths[:i]) + i * _GUTTER for i in range(len(widths)))
    return _Grid(starts, widths)


def _shared(usable: float, weights: list[float], least: list[float]) -> tuple[float, ...]:
    """The width shared out by weight; who would fall short gets the least first."""
    short: set[int] = set()
    while True:
        taken = sum(least[index] for index in short)
        total = sum(weight for index, weight in enumerate(weights) if index not in short) or 1.0
        widths = tuple(
            least[index] if index in short else (usable - taken) * weight / total
            for index, weight in enumerate(weights)
        )
        narrow = {i for i, wide in enumerate(widths) if wide < least[i] - 0.01} - short
        if not narrow:
            return widths
        short |= narrow


def _least(flow: Flow, table: DataTable, index: int) -> float:
    """The widest word of a heading, or of the cells under it as far as that is reasonable."""
    heading = max(
        (flow.measure(word, look.CELL_HEADER) for word in table.columns[index].title.split(" ")),
        default=0.0,
    )
    words = (row[index] for row in table.rows)
    longest = max(
        (word for cell in words if isinstance(cell, str) for word in re.split(r"[ \n]", cell)),
        key=len,
        default="",
    )
    return max(heading, min(flow.measure(longest, look.CELL), _LONGEST))


class _Table:
    """A table on its way down the pages."""

    def __init__(self, flow: Flow, grid: _Grid, table: DataTable, name: str) -> None:
        self._flow, self._grid, self._table = flow, grid, table
        self._head = _headings(flow, grid, table.columns)
        self._name = name if any(one.row for one in self._head) else ""
        self._first_height = self._row_height(0)
        self._head_height = self._first_height + self._row_height(1) + 8.5

    def place(self, tag: Tag) -> None:
        """The header and all rows under ``tag``."""
        flow, table = self._flow, self._table
        first = self._wrapped(table.rows[0])
        flow.keep(self._head_height + max(_height(first, 0), 40))
        self._header(_heading_tags(tag.add("THead"), self._head, self._name))
        body = tag.add("TBody")
        for number, cells in enumerate(table.rows):
            row = body.add("TR")
            tags = [self._cell(row, cell, number, place) for place, cell in enumerate(cells)]
            self._row(self._wrapped(cells), tags)

    def _cell(self, row: Tag, cell: Cell, number: int, place: int) -> Tag:
        """A cell; under headings in two rows it names those that belong to it."""
        names = self._table.row_header and place == 0
        tag = row.add("TH", Scope="Row") if names else row.add("TD")
        if self._name:
            over = [
                _id(self._name, one)
                for one in self._head
                if one.column <= place < one.column + one.across
            ]
            if names:
                tag.attributes["ID"] = f"{self._name}r{number}"
            elif self._table.row_header:
                over.append(f"{self._name}r{number}")
            tag.attributes["Headers"] = " ".join(over)
        # one left white for the pen says so to a screen reader
        return tag.add("Span", ActualText=cell.spoken) if isinstance(cell, ToFill) else tag

    def _wrapped(self, cells: tuple[Cell, ...]) -> list[list[Line]]:
        measure, widths = self._flow.measure, self._grid.widths
        styles = [look.CELL] * len(cells)
        if self._table.row_header:
            styles[0] = look.CELL_HEADER
        return [
            wrap(((_shown(cell), style),), width, measure)
            for cell, style, width in zip(cells, styles, widths, strict=True)
        ]

    def _row_height(self, row: int) -> float:
        """Points of a row of headings; a cell over two rows is as tall as both."""
        tall = [len(one.lines) for one in self._head if one.row == row and one.deep == 1]
        height = max(tall, default=0) * look.CELL.leading
        if row == 1 or not any(one.row for one in self._head):
            whole = max(len(one.lines) for one in self._head if one.row == 0 and one.deep >= 1)
            deep = [len(one.lines) for one in self._head if one.deep == 2]
            if row == 1:
                upper = self._row_height(0)
                return max(height, max(deep, default=0) * look.CELL.leading - upper)
            return whole * look.CELL.leading
        return height + 4

    def _header(self, tags: list[Tag | None]) -> None:
        """The header rows over a dark line; without tags they are a repetition."""
        flow, grid = self._flow, self._grid
        top = flow.y + 3.5
        for heading, tag in zip(self._head, tags, strict=True):
            x = flow.left + grid.starts[heading.column]
            y = top + (self._first_height if heading.row else 0)
            for index, line in enumerate(heading.lines):
                flow.put(Words(x, y + (index + 0.73) * look.CELL.leading, line, tag))
            if heading.across > 1:
                last = heading.column + heading.across - 1
                end = flow.left + grid.starts[last] + grid.widths[last]
                under = top + self._first_height - 2
                flow.put(Rule(x, under, end, under, look.STRONG_LINE, 0.5))
        flow.y = top + self._head_height - 3.5
        flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.STRONG_LINE))

    def _again(self) -> None:
        """A new page, the header on it."""
        self._flow.new_page()
        self._header([None] * len(self._head))

    def _row(self, cells: list[list[Line]], tags: list[Tag]) -> None:
        flow, least = self._flow, self._table.row_height
        tall = _height(cells, least)
        if flow.room < tall and tall < flow.full - self._head_height:
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
        for start, lines, tag in zip(grid.starts, cells, tags, strict=True):
            for index, line in enumerate(lines):
                y = top + (index + 0.73) * look.CELL.leading
                marks.append(Words(flow.left + start, y, line, tag))
        flow.y += height
        marks.append(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.HAIRLINE))
        if least:  # lines between the cells of a table to fill in by hand
            for start in grid.starts[1:]:
                x = flow.left + start - _GUTTER / 2
                marks.append(Rule(x, flow.y - height + 0.75, x, flow.y, look.HAIRLINE))
        for mark in marks:
            flow.put(mark)


def _headings(flow: Flow, grid: _Grid, columns: tuple[Column, ...]) -> list[_Heading]:
    """The header cells in reading order: the upper row, then the lower one."""
    style = look.CELL_HEADER
    if not any(column.group for column in columns):
        return [
            _Heading(_lines(flow, column.title, width, style), index)
            for index, (column, width) in enumerate(zip(columns, grid.widths, strict=True))
        ]
    upper: list[_Heading] = []
    lower: list[_Heading] = []
    for group, found in groupby(enumerate(columns), lambda pair: pair[1].group):
        members = list(found)
        first, last = members[0][0], members[-1][0]
        if not group:
            upper += [
                _Heading(_lines(flow, one.title, grid.widths[i], style), i, deep=2)
                for i, one in members
            ]
            continue
        wide = grid.starts[last] + grid.widths[last] - grid.starts[first]
        upper.append(_Heading(_lines(flow, group, wide, style), first, across=len(members)))
        lower += [
            _Heading(_lines(flow, one.title, grid.widths[i], style), i, row=1) for i, one in members
        ]
    return upper + lower


def _heading_tags(head: Tag, headings: list[_Heading], name: str) -> list[Tag | None]:
    rows = [head.add("TR") for _row in range(1 + max(one.row for one in headings))]
    tags: list[Tag | None] = []
    for one in headings:
        spans = {"ColSpan": one.across, "RowSpan": one.deep}
        kept = {span: count for span, count in spans.items() if count > 1}
        tag = rows[one.row].add("TH", Scope="Column", **kept)
        if name:
            tag.attributes["ID"] = _id(name, one)
        tags.append(tag)
    return tags


def _id(name: str, heading: _Heading) -> str:
    return f"{name}h{heading.row}c{heading.column}"


def _lines(flow: Flow, text: str, width: float, style: Style) -> list[Line]:
    return wrap(((text, style),), width, flow.measure)


def _shown(cell: Cell) -> str:
    return " " if isinstance(cell, ToFill) else cell.strip() or "—"


def _height(cells: list[list[Line]], least: float) -> float:
    return max(max(map(len, cells)) * look.CELL.leading + 2 * _PADDING, least)
