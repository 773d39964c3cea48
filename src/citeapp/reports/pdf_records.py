"""A table too wide for its paper (large print, A5): its rows one after the other, as records."""

from __future__ import annotations

from citeapp.reports import pdf_style as look
from citeapp.reports.content import Cell, Column, DataTable, ToFill
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, wrap
from citeapp.reports.pdf_page import Rule, Tag

_PEN = 24.0
_INDENT = 12.0


def place_records(flow: Flow, root: Tag, table: DataTable) -> None:
    """Each row is an entry of a list: its name, then « heading : value » line after line."""
    listing = root.add("L")
    for row in table.rows:
        flow.keep(3 * look.CELL.leading)
        item = listing.add("LI")
        body = item.add("LBody")
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _field(flow, body.add("P"), column, cell, first=index == 0)
        flow.skip(4)
        flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.HAIRLINE))
        flow.skip(5)
    flow.skip(4)


def _field(flow: Flow, tag: Tag, column: Column, cell: Cell, *, first: bool) -> None:
    """A heading and its value; a value to come is a line for the pen."""
    label = f"{column.full_title}\u00a0: "
    if isinstance(cell, ToFill):
        flow.keep(_PEN)
        flow.skip(_PEN - look.CELL.leading)
        start = flow.left + _INDENT + flow.measure(label, look.CELL)
        pieces: Line = ((label, look.CELL),)
    else:
        value = look.CELL_HEADER if first else look.CELL
        pieces = ((label, look.CELL), (cell.strip() or "—", value))
    indent = 0.0 if first else _INDENT
    for line in wrap(pieces, flow.width - indent, flow.measure):
        flow.keep(look.CELL.leading)
        flow.line(line, tag, look.CELL.leading, indent)
    if isinstance(cell, ToFill) and start < flow.left + flow.width:
        y = flow.y - 3
        flow.put(Rule(start, y, flow.left + flow.width, y, look.MUTED, 0.5))
