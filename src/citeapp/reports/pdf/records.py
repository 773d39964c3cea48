"""A table too wide for its paper (large print, A5): its rows one after the other, as records."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.reports.content import Cell, Column, DataTable, ToFill
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, wrap
from citeapp.reports.pdf.page import Rule, Tag

_PEN = 11.0
"""Points over a line for the pen."""
_INDENT = 12.0
_UNDER = 14.0
"""Points between two entries, a line in the middle."""


def place_records(flow: Flow, root: Tag, table: DataTable) -> None:
    """Each row is an entry of a list: its name, then « heading : value » line after line."""
    listing = root.add("L")
    for row in table.rows:
        fields = [_wrapped(flow, *pair, first=n == 0) for n, pair in
                  enumerate(zip(table.columns, row, strict=True))]  # fmt: skip
        flow.keep(min(sum(map(_height, fields)) + _UNDER, flow.full))
        body = listing.add("LI").add("LBody")
        for field in fields:
            _place(flow, body.add("P"), field)
        flow.y += _UNDER / 2
        flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.HAIRLINE))
        flow.skip(_UNDER / 2)
    flow.skip(4)


@dataclass(frozen=True)
class _Field:
    """A heading and its value; a value to come is a line for the pen, from ``pen`` on."""

    lines: list[Line]
    indent: float
    pen: float | None = None


def _wrapped(flow: Flow, column: Column, cell: Cell, *, first: bool) -> _Field:
    label = f"{column.full_title}\u00a0: "
    indent = 0.0 if first else _INDENT
    if isinstance(cell, ToFill):
        line: Line = ((label, look.CELL),)
        return _Field([line], indent, indent + flow.measure(label, look.CELL))
    value = look.CELL_HEADER if first else look.CELL
    pieces: Line = ((label, look.CELL), (cell.strip() or "—", value))
    return _Field(wrap(pieces, flow.width - indent, flow.measure), indent)


def _height(field: _Field) -> float:
    return len(field.lines) * look.CELL.leading + (_PEN if field.pen is not None else 0)


def _place(flow: Flow, tag: Tag, field: _Field) -> None:
    if field.pen is not None:
        flow.keep(_PEN + look.CELL.leading)
        flow.y += _PEN
    for line in field.lines:
        flow.keep(look.CELL.leading)
        flow.line(line, tag, look.CELL.leading, field.indent)
    if field.pen is not None:
        y, right = flow.y - 3, flow.left + flow.width
        flow.put(Rule(min(flow.left + field.pen, right), y, right, y, look.MUTED, 0.5))
