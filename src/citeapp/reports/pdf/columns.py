"""The columns of a table: shared out by weight, none narrower than its words."""

from __future__ import annotations

import re

from citeapp.base.frozen import dataclass
from citeapp.reports.content import DataTable
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.shares import shared

GUTTER = 9.0
PICTURE = 34.0
"""The side of a picture at the beginning of a row."""
_LONGEST = (180.0, 110.0, 60.0)
"""A word of a cell that is wider may be cut, a shorter one only where there is no room; a word
of a heading never is."""

_NEARLY = 0.7
"""The share of the longest word's letters from which another may be wider."""


@dataclass(frozen=True)
class Columns:
    """Where each begins and how wide its text may be."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]

    def end(self, column: int) -> float:
        return self.starts[column] + self.widths[column]


def columns_of(flow: Flow, table: DataTable) -> Columns | None:
    """Columns by their weight, each at least as wide as its words; None where they do not fit."""
    usable = flow.width - GUTTER * (len(table.columns) - 1)
    words = [_widest(flow, table, index) for index in range(len(table.columns))]
    for longest in _LONGEST:
        least = [max(heading, min(cell, longest)) for heading, cell in words]
        if sum(least) <= usable:
            break
    else:
        return None
    widths = shared(usable, [column.weight for column in table.columns], least)
    starts = tuple(sum(widths[:i]) + i * GUTTER for i in range(len(widths)))
    return Columns(starts, widths)


def _widest(flow: Flow, table: DataTable, index: int) -> tuple[float, float]:
    """The widest word of a heading, and of the cells under it."""
    heading = max(
        (flow.measure(word, look.CELL_HEADER) for word in table.columns[index].title.split(" ")),
        default=0.0,
    )
    cells = (row[index] for row in table.rows)
    said = {word for cell in cells if isinstance(cell, str) for word in re.split(r"[ \n]", cell)}
    most = max(map(len, said), default=0)
    # « www » is wider than « illi »: the longest ones are measured, not the longest alone
    longest = (word for word in said if len(word) >= most * _NEARLY)
    widest = max((flow.measure(word, look.CELL) for word in longest), default=0.0)
    picture = PICTURE + GUTTER if table.pictures and index == 0 else 0.0
    return heading, widest + picture
