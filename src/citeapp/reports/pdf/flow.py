"""Lines flowing down the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from citeapp.base.frozen import dataclass
from citeapp.reports.pdf.lines import Line, Measure, wrap
from citeapp.reports.pdf.page import Mark, Page, Tag, Words
from citeapp.reports.pdf.style import MARGIN, Ink

Part = tuple[float, list[Line], Tag]
"""An indent, the lines that stand there, their tag."""


@dataclass(frozen=True)
class _Tie:
    """Marks of a page, from the first to before the last, and the room they take."""

    marks: list[Mark]
    first: int
    last: int
    top: float
    bottom: float


class Flow:
    """The place where the next line goes; pages are added as they fill."""

    def __init__(
        self,
        page_width: float,
        top: float,
        bottom: float,
        measure: Measure,
        *,
        margin: float = MARGIN,
        first_top: float | None = None,
        ink: Ink | None = None,
    ) -> None:
        self.pages = [Page()]
        self.left = margin
        self.width = page_width - 2 * margin
        self.measure = measure
        self.ink = ink or Ink()
        self._top, self._bottom = top, bottom
        self.y = self._start = top if first_top is None else first_top
        self._tie: _Tie | None = None

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self._bottom - self.y

    @property
    def full(self) -> float:
        """Points on an empty page."""
        return self._bottom - self._top

    @property
    def at_top(self) -> bool:
        return self.y == self._start

    def put(self, mark: Mark) -> None:
        """A mark where it says, on this page."""
        self.pages[-1].marks.append(mark)

    def skip(self, points: float) -> None:
        """White space, swallowed at the top of a page."""
        if not self.at_top:
            self.y += points

    def new_page(self) -> None:
        self.pages.append(Page())
        self.y = self._start = self._top

    def keep(self, points: float) -> None:
        """Go to a new page unless ``points`` are left on this one."""
        if self.room < points and not self.at_top:
            carried = self._untied()
            self.new_page()
            if carried:
                marks, tie = carried
                for mark in marks:
                    self.put(replace(mark, y=mark.y - tie.top + self._top))
                self.y += tie.bottom - tie.top

    @contextmanager
    def tied(self) -> Iterator[None]:
        """The words put inside (a heading) go to a new page with what follows them."""
        marks = self.pages[-1].marks
        first, top = len(marks), self.y
        if self._tie and self._tie.marks is marks and self._tie.last == first:
            first, top = self._tie.first, self._tie.top
        yield
        here = self.pages[-1].marks
        if here is not marks:
            first, top = 0, self._top
        self._tie = _Tie(here, first, len(here), top, self.y)

    def _untied(self) -> tuple[list[Words], _Tie] | None:
        """The heading at the foot of this page, taken away from it."""
        tie, marks = self._tie, self.pages[-1].marks
        if not tie or tie.marks is not marks or tie.last != len(marks) or tie.top == self._start:
            return None
        words = [mark for mark in marks[tie.first :] if isinstance(mark, Words)]
        del marks[tie.first :]
        return words, tie

    def line(self, line: Line, tag: Tag, leading: float, indent: float = 0.0) -> None:
        """One line; the baseline stands at three quarters of its height."""
        self.put(Words(self.left + indent, self.y + leading * 0.73, line, tag))
        self.y += leading

    def text(self, pieces: Line, tag: Tag, after: float) -> None:
        """Wrapped text, over as many pages as it takes."""
        leading = max(style.leading for _text, style in pieces)
        lines = wrap(pieces, self.width, self.measure)
        for index, line in enumerate(lines):
            # No line of a paragraph stays alone at the foot of a page.
            self.keep(leading * 2 if index == 0 and len(lines) > 1 else leading)
            self.line(line, tag, leading)
        self.skip(after)

    def beside(self, parts: tuple[Part, ...], leading: float) -> None:
        """Several columns of lines side by side, cut together at the foot of a page."""
        done = 0
        total = max(len(lines) for _indent, lines, _tag in parts)
        while done < total:
            self.keep(leading)
            count = max(1, int(self.room // leading))
            start = self.y
            for indent, lines, tag in parts:
                self.y = start
                for line in lines[done : done + count]:
                    self.line(line, tag, leading, indent)
            done += count
            self.y = start + min(count, total - (done - count)) * leading
