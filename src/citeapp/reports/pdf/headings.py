"""The header of a table: one row of cells, or two where columns stand under a common heading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from citeapp.base.frozen import dataclass
from citeapp.reports.content import Column
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.columns import Columns
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, wrap
from citeapp.reports.pdf.page import Rule, Tag, Words

_ABOVE, _UNDER = 3.5, 5.0
_BETWEEN = 4.0
"""Points around the rows of the header, and between them."""


@dataclass(frozen=True)
class _Heading:
    """A header cell: ``across`` columns from ``column`` on, in one row or (``deep``) two."""

    lines: list[Line]
    column: int
    across: int = 1
    row: int = 0
    deep: int = 1

    @property
    def tall(self) -> float:
        return len(self.lines) * look.CELL_HEADER.leading

    def stands_over(self, column: int) -> bool:
        return self.column <= column < self.column + self.across


class Header:
    """The header cells in reading order: the upper row, then the lower one."""

    def __init__(self, flow: Flow, grid: Columns, columns: tuple[Column, ...], name: str) -> None:
        """``name`` tells the cells of this table from those of others."""
        self._flow, self._grid, self._name = flow, grid, name
        self._cells = sorted(self._placed(columns), key=lambda one: one.row)
        self.in_two_rows = any(one.row for one in self._cells)
        rows = [[one.tall for one in self._cells if one.row == row and one.deep == 1]
                for row in (0, 1)]  # fmt: skip
        self._upper = max(rows[0], default=0.0) + (_BETWEEN if self.in_two_rows else 0.0)
        both = max((one.tall for one in self._cells if one.deep == 2), default=0.0)
        self._tall = max(self._upper + max(rows[1], default=0.0), both)

    @property
    def height(self) -> float:
        return _ABOVE + self._tall + _UNDER

    def tags(self, head: Tag) -> list[Tag]:
        """A tag for each cell, in rows under ``head``."""
        rows = [head.add("TR") for _row in range(2 if self.in_two_rows else 1)]
        tags: list[Tag] = []
        for one in self._cells:
            tags.append(rows[one.row].add("TH", Scope="Column"))
            spans = {"ColSpan": one.across, "RowSpan": one.deep}
            tags[-1].attributes.update({name: span for name, span in spans.items() if span > 1})
            if self.in_two_rows:
                tags[-1].attributes["ID"] = self._id(one)
        return tags

    def names_over(self, column: int) -> list[str]:
        """The identifiers of the cells over a column."""
        return [self._id(one) for one in self._cells if one.stands_over(column)]

    def draw(self, tags: list[Tag] | None = None) -> None:
        """The rows over a dark line; without tags they are a repetition."""
        flow, top = self._flow, self._flow.y + _ABOVE
        for place, one in enumerate(self._cells):
            x = flow.left + self._grid.starts[one.column]
            y = top + (self._upper if one.row else 0.0)
            for index, line in enumerate(one.lines):
                baseline = y + (index + 0.73) * look.CELL_HEADER.leading
                flow.put(Words(x, baseline, line, tags[place] if tags else None))
            if one.across > 1:
                end = flow.left + self._grid.end(one.column + one.across - 1)
                under = top + self._upper - _BETWEEN / 2
                flow.put(Rule(x, under, end, under, look.STRONG_LINE, 0.5))
        flow.y = top + self._tall + _UNDER
        flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.STRONG_LINE))

    def _placed(self, columns: tuple[Column, ...]) -> Iterator[_Heading]:
        deep = 2 if any(column.group for column in columns) else 1
        for group, found in groupby(enumerate(columns), lambda pair: pair[1].group):
            members = list(found)
            for index, column in members:
                lines = self._wrapped(column.title, self._grid.widths[index])
                yield _Heading(lines, index, row=1 if group else 0, deep=1 if group else deep)
            if group:
                first, last = members[0][0], members[-1][0]
                wide = self._grid.end(last) - self._grid.starts[first]
                yield _Heading(self._wrapped(group, wide), first, across=len(members))

    def _wrapped(self, text: str, width: float) -> list[Line]:
        return wrap(((text, look.CELL_HEADER),), width, self._flow.measure)

    def _id(self, heading: _Heading) -> str:
        return f"{self._name}h{heading.row}c{heading.column}"
