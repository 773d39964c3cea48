"""Tables on pages: header cells with a scope, the header repeated, tall rows cut in two."""

from __future__ import annotations

from dataclasses import dataclass

from citeapp.reports import pdf_style as look
from citeapp.reports.content import Cell, DataTable, ToFill
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, Style, wrap
from citeapp.reports.pdf_page import Rule, Tag, Words

_GUTTER = 9.0
_PADDING = 5.4


@dataclass(frozen=True)
class _Grid:
    """The columns: where each begins and how wide its text may be."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]


def place_table(flow: Flow, root: Tag, table: DataTable) -> None:
    """The table, or the sentence that stands for an empty one."""
    if not table.rows:
        flow.text(((table.empty, look.BODY),), root.add("P"), after=4)
        return
    grid = _grid(flow, table)
    tag = root.add("Table")
    head = [
        _lines(flow, column.title, width, look.CELL_HEADER)
        for column, width in zip(table.columns, grid.widths, strict=True)
    ]
    flow.keep(_height(head, 0) + max(_height(_row(flow, table.rows[0], grid), 0), 40))
    headings = tag.add("THead").add("TR")
    scopes: list[Tag | None] = [headings.add("TH", Scope="Column") for _column in table.columns]
    _header(flow, grid, head, scopes)
    body = tag.add("TBody")
    for cells in table.rows:
        row = body.add("TR")
        tags = [_cell_tag(row, cell) for cell in cells]
        _place_row(flow, grid, _row(flow, cells, grid), tags, table.row_height, head)
    flow.skip(4)


def _grid(flow: Flow, table: DataTable) -> _Grid:
    total = sum(column.weight for column in table.columns)
    usable = flow.width - _GUTTER * (len(table.columns) - 1)
    widths = tuple(usable * column.weight / total for column in table.columns)
    starts = tuple(sum(widths[:i]) + i * _GUTTER for i in range(len(widths)))
    return _Grid(starts, widths)


def _lines(flow: Flow, text: str, width: float, style: Style) -> list[Line]:
    return wrap(((text, style),), width, flow.measure)


def _row(flow: Flow, cells: tuple[Cell, ...], grid: _Grid) -> list[list[Line]]:
    return [
        _lines(flow, " " if isinstance(cell, ToFill) else cell.strip() or "—", width, look.CELL)
        for cell, width in zip(cells, grid.widths, strict=True)
    ]


def _cell_tag(row: Tag, cell: Cell) -> Tag:
    """A cell; one left white for the pen says so to a screen reader."""
    tag = row.add("TD")
    return tag.add("Span", ActualText=cell.spoken) if isinstance(cell, ToFill) else tag


def _height(cells: list[list[Line]], least: float) -> float:
    return max(max(map(len, cells)) * look.CELL.leading + 2 * _PADDING, least)


def _header(flow: Flow, grid: _Grid, head: list[list[Line]], tags: list[Tag | None]) -> None:
    """The header row over a dark line; without tags it is a repetition."""
    top = flow.y + 3.5
    for start, lines, tag in zip(grid.starts, head, tags, strict=True):
        for index, line in enumerate(lines):
            y = top + (index + 0.73) * look.CELL.leading
            flow.put(Words(flow.left + start, y, line, tag))
    flow.y = top + max(map(len, head)) * look.CELL.leading + 5
    flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.STRONG_LINE))


def _partitions(flow: Flow, grid: _Grid, height: float) -> None:
    """Lines between the cells of a table to fill in by hand."""
    for start in grid.starts[1:]:
        x = flow.left + start - _GUTTER / 2
        flow.put(Rule(x, flow.y - height + 0.75, x, flow.y, look.HAIRLINE))


def _place_row(
    flow: Flow,
    grid: _Grid,
    cells: list[list[Line]],
    tags: list[Tag],
    least: float,
    head: list[list[Line]],
) -> None:
    repeated: list[Tag | None] = [None] * len(head)
    header_height = _height(head, 0)
    tall = _height(cells, least)
    if flow.room < tall and tall < flow.full - header_height:
        flow.new_page()
        _header(flow, grid, head, repeated)
    while True:
        if flow.room < 3 * look.CELL.leading + 2 * _PADDING and len(max(cells, key=len)) > 2:
            flow.new_page()
            _header(flow, grid, head, repeated)
        count = max(1, int((flow.room - 2 * _PADDING) // look.CELL.leading))
        here = [lines[:count] for lines in cells]
        height = _height(here, least)
        free = height - max(map(len, here)) * look.CELL.leading
        top = flow.y + (_PADDING if free <= 2 * _PADDING else free / 2)
        for start, lines, tag in zip(grid.starts, here, tags, strict=True):
            for index, line in enumerate(lines):
                y = top + (index + 0.73) * look.CELL.leading
                flow.put(Words(flow.left + start, y, line, tag))
        flow.y += height
        flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.HAIRLINE))
        if least:
            _partitions(flow, grid, height)
        cells = [lines[count:] for lines in cells]
        if not any(cells):
            return
        flow.new_page()
        _header(flow, grid, head, repeated)
