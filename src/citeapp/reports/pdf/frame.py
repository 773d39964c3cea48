"""What stands around the text of every page: logos, header, footer, version, page number.

The first header and the last footer are real text for those who listen; their repetitions
are artifacts.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, repeat

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.lines import Line, Measure, Style, wrap
from citeapp.reports.pdf.logos import LogoRow
from citeapp.reports.pdf.page import Mark, Page, Rule, Tag, Words
from citeapp.reports.sheets.sheet import demo_mention

_HEADER_GAP = 11.0
_FOOTER_BOTTOM = 31.0
_HEADER_LINES, _FOOTER_LINES = 3, 12
"""More would leave no page for the text."""
_LOGO_HEIGHT, _LOGO_WIDTH = 34.0, 130.0


class Frame:
    """The header and footer of a document; their height depends on what they say."""

    def __init__(self, document: Document, sheet: look.Sheet, measure: Measure) -> None:
        self._document, self._sheet, self._measure = document, sheet, measure
        self._accent = look.ink(document.brand).accent
        self._inner = sheet.width - 2 * sheet.margin
        self._left, self._right = self._headers()
        self._edition = document.edition
        notes = [document.footer_left, document.brand.footer]
        if self._wide_text(self._edition) > self._inner * 0.4:
            notes.append(self._edition)
            self._edition = ""
        self._foot = self._feet([note for note in notes if note])[:_FOOTER_LINES]
        lines = max(len(self._left), len(self._right))
        self._header_top = sheet.margin + 4
        self._rule = self._header_top + (lines - 1) * look.HEADER_LIGHT.leading + _HEADER_GAP
        below = (max(len(self._foot), 1) - 1) * look.FOOTER.leading
        self._foot_top = sheet.height - _FOOTER_BOTTOM / sheet.scale - below
        most = _LOGO_WIDTH, _LOGO_HEIGHT
        self._logos = LogoRow(document.brand.logos, self._inner, most, sheet.scale)

    @property
    def top(self) -> float:
        """Where the text begins on a page."""
        return self._rule + 18.75

    @property
    def first_top(self) -> float:
        """Where it begins on the first page, under the logos."""
        return self.top + self._logo_room

    @property
    def bottom(self) -> float:
        """Where the text ends."""
        return self._foot_top - 34.0

    def tags(self, root: Tag) -> tuple[list[Tag], Tag | None]:
        """What is read at the beginning: a figure a logo, then the header."""
        figures = self._logos.tags(root)
        said = any(map(_says, (*self._left, *self._right)))
        return figures, root.add("P") if said else None

    def footer_tag(self, root: Tag) -> Tag | None:
        """What is read at the end, where there is anything."""
        return root.add("P") if self._foot or self._edition else None

    def around(
        self, pages: list[Page], header: tuple[list[Tag], Tag | None], footer: Tag | None
    ) -> None:
        """Add the header and the footer to all pages; logos stand on the first one."""
        figures, said = header
        left, top = self._sheet.margin, self._sheet.margin - 10
        for number, page in enumerate(pages, start=1):
            first, last = number == 1, number == len(pages)
            marks = self._logos.marks(left, top, figures) if first else []
            marks += self._header(said if first else None, first)
            page.marks[:0] = marks
            page.marks += self._footer(footer if last else None, number, len(pages))

    def _headers(self) -> tuple[list[Line], list[Line]]:
        document, measure = self._document, self._measure
        strong = replace(look.HEADER_STRONG, colour=self._accent)
        left: list[tuple[str, Style]] = [(document.header_left, strong)]
        if document.header_left_light:
            joint = " · " if document.header_left else ""
            left.append((joint + document.header_left_light, look.HEADER_LIGHT))
        said = ((document.header_right, look.HEADER_LIGHT),)
        right = wrap(said, self._inner * 0.45, measure)[:_HEADER_LINES]
        room = self._inner - max(map(self._wide, right)) - 18
        lines = wrap(tuple(left), room, measure)[:_HEADER_LINES]
        if document.demo:
            lines += wrap(((demo_mention(), look.DEMO),), self._inner, measure)
        return lines, right

    def _feet(self, notes: list[str]) -> list[Line]:
        """The lines of the footer; only the first note leaves room for the page number."""
        beside = self._inner - self._wide_text(self._page_words(999, 999)) - 16
        rooms = chain((beside,), repeat(self._inner))
        feet = (
            wrap(((note, look.FOOTER),), room, self._measure)
            for note, room in zip(notes, rooms, strict=False)
        )
        return list(chain.from_iterable(feet))

    @property
    def _logo_room(self) -> float:
        return self._logos.height + 12 if self._logos.height else 0.0

    def _header(self, tag: Tag | None, first: bool) -> list[Mark]:
        marks: list[Mark] = []
        step, down = look.HEADER_LIGHT.leading, self._logo_room if first else 0.0
        top, rule = self._header_top + down, self._rule + down
        right = self._sheet.width - self._sheet.margin
        for row, line in enumerate(self._left):
            marks.append(Words(self._sheet.margin, top + row * step, line, tag))
        for row, line in enumerate(self._right):
            marks.append(Words(right - self._wide(line), top + row * step, line, tag))
        marks.append(Rule(self._sheet.margin, rule, right, rule, self._accent))
        return marks

    def _footer(self, tag: Tag | None, number: int, total: int) -> list[Mark]:
        """The footer, its text tagged on the last page only; the page number never."""
        left, right = self._sheet.margin, self._sheet.width - self._sheet.margin
        above = self._foot_top - 17.0
        marks: list[Mark] = [Rule(left, above, right, above, look.HAIRLINE)]
        for row, line in enumerate(self._foot):
            y = self._foot_top + row * look.FOOTER.leading
            marks.append(Words(left, y, line, tag))
        x = right - self._wide_text(self._page_words(number, total))
        if self._edition:
            marks.append(Words(x, self._foot_top, ((self._edition, look.FOOTER),), tag))
        page = self._page_words(number, total).removeprefix(self._edition)
        x = right - self._wide_text(page)
        marks.append(Words(x, self._foot_top, ((page, look.FOOTER),)))
        return marks

    def _page_words(self, number: int, total: int) -> str:
        page = _("page {number} / {total}", number=number, total=total)
        return f"{self._edition} · {page}" if self._edition else page

    def _wide(self, line: Line) -> float:
        return sum(self._measure(text, style) for text, style in line)

    def _wide_text(self, text: str) -> float:
        return self._measure(text, look.FOOTER)


def _says(line: Line) -> bool:
    return any(text.strip() for text, _style in line)
