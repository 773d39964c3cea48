"""Pages that are nothing but cards: tents to fold, labels to peel off. No header, a thin footer.

A tent is an A4 page folded in two: the name stands in the lower half, and once more on its head
in the upper one, so that it is read from both sides of a table. Labels stand where the usual
sheet of twenty-one has them (63.5 × 38.1 mm).
"""

from __future__ import annotations

from dataclasses import replace

from citeapp.base.language import _
from citeapp.reports.content import Document, NameCard, NameCards
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.lines import Line, Measure, Style, wrap
from citeapp.reports.pdf.page import Area, Layout, Mark, Page, Rule, Tag, Words
from citeapp.reports.sheets.sheet import demo_mention
from citeapp.reports.typography import dotted

SHAPES = frozenset({"tent", "screen", "label"})
ACROSS, DOWN = 3, 7
"""Labels of a page."""
_MM = 72 / 25.4
_LABEL, _TALL = 63.5 * _MM, 38.1 * _MM
_LEFT, _TOP, _STEP = 7.2 * _MM, 15.15 * _MM, 66.0 * _MM
_INSIDE = 4.5 * _MM
_NAME_SIZES = (104.0, 84.0, 66.0, 52.0, 40.0, 30.0, 20.0)
_LABEL_SIZES = (11.5, 10.0, 8.5, 7.0)
_ABOUT = Style(look.REGULAR, 24.0, 31.0, look.TEXT)
_MARGIN = 44.0
_FOOT = 22.0
"""Points from the baseline of the footer to the edge."""


def holds_cards(document: Document) -> bool:
    """Whether such cards make up its pages."""
    return any(isinstance(one, NameCards) and one.shape in SHAPES for one in document.blocks)


def lay_out_card_pages(document: Document, known: Faces) -> Layout:
    """The pages of a document whose blocks are cards."""
    width, height = look.A4
    root = Tag("Document")
    pages: list[Page] = []
    for block in document.blocks:
        if not isinstance(block, NameCards):
            raise TypeError(f"no place among cards for {type(block).__name__}")
        root.add("H1", ActualText=block.title)
        pages += _Cards(block, root.add("L"), known.width, look.ink(document.brand)).pages()
    pages = pages or [Page()]
    foot = root.add("P")
    for number, page in enumerate(pages, 1):
        tag = foot if number == len(pages) else None
        page.marks += _footer(document, known.width, number, len(pages), tag)
    return Layout(width, height, tuple(pages), root)


class _Cards:
    """The cards of one block."""

    def __init__(self, block: NameCards, listing: Tag, measure: Measure, ink: look.Ink) -> None:
        self._block, self._listing, self._measure, self._ink = block, listing, measure, ink
        self._width, self._height = look.A4

    def pages(self) -> list[Page]:
        if self._block.shape == "label":
            return self._label_pages()
        return [self._tent(card) for card in self._block.cards]

    def _tent(self, card: NameCard) -> Page:
        page, half = Page(), self._height / 2
        page.marks += [*_fold(self._width, half)]
        room = (_MARGIN, half + _MARGIN, self._width - 2 * _MARGIN, half - 2 * _MARGIN)
        if not card.name:
            return page
        lines = self._name(card, room)
        tag = self._listing.add("LI").add("LBody")
        front = [replace(one, tag=tag) for one in self._centred(lines, room)]
        page.marks += front
        bar = Area(self._width / 2 - 60, self._height - 62, 120, 4, self._ink.accent)
        page.marks.append(bar)
        if self._block.shape == "tent":
            page.marks += [self._turned(one) for one in front]
            page.marks.append(replace(bar, y=58))
        return page

    def _name(self, card: NameCard, room: tuple[float, float, float, float]) -> list[Line]:
        """The name in the largest letters that the card holds, what stands under it smaller."""
        about = wrap(((card.about, _ABOUT),), room[2], self._measure)[:2] if card.about else []
        free = room[3] - len(about) * _ABOUT.leading
        for size in _NAME_SIZES:
            style = Style(look.BOLD, size, size * 1.2, look.TEXT)
            lines = wrap(((card.name, style),), room[2], self._measure)
            words = max(self._measure(word, style) for word in card.name.split(" "))
            if words <= room[2] and len(lines) <= 2 and len(lines) * style.leading <= free:
                break
        return [*lines[:3], *about]

    def _centred(self, lines: list[Line], room: tuple[float, float, float, float]) -> list[Words]:
        left, top, width, height = room
        leadings = [line[0][1].leading if line else 0.0 for line in lines]
        y = top + (height - sum(leadings)) / 2
        marks = []
        for line, leading in zip(lines, leadings, strict=True):
            wide = sum(self._measure(text, style) for text, style in line)
            marks.append(Words(left + (width - wide) / 2, y + leading * 0.73, line))
            y += leading
        return marks

    def _turned(self, words: Words) -> Words:
        """The same on the other side of the fold, never read twice."""
        x, y = self._width - words.x, self._height - words.y
        return replace(words, x=x, y=y, tag=None, turned=True)

    def _label_pages(self) -> list[Page]:
        pages: list[Page] = []
        for number, card in enumerate(self._block.cards):
            place = number % (ACROSS * DOWN)
            if place == 0:
                pages.append(Page())
            x = _LEFT + (place % ACROSS) * _STEP + _INSIDE
            y = _TOP + (place // ACROSS) * _TALL + _INSIDE
            if card.name:
                pages[-1].marks += self._label(card, x, y)
        return pages

    def _label(self, card: NameCard, x: float, y: float) -> list[Words]:
        """As large as the label holds; what is endless is cut at its edge."""
        room, tall = _LABEL - 2 * _INSIDE, _TALL - 2 * _INSIDE
        for size in _LABEL_SIZES:
            strong = Style(look.SEMIBOLD, size, size * 1.32, look.TEXT)
            plain = Style(look.REGULAR, size, size * 1.32, look.TEXT)
            lines = wrap(((card.name, strong),), room, self._measure)
            for part in card.about.split("\n"):
                lines += wrap(((part, plain),), room, self._measure) if part else []
            if len(lines) * strong.leading <= tall:
                break
        lines = lines[: int(tall // strong.leading)]
        tag = self._listing.add("LI").add("LBody")
        top = y + (tall - len(lines) * strong.leading) / 2
        return [
            Words(x, top + (row + 0.73) * strong.leading, line, tag)
            for row, line in enumerate(lines)
        ]


def _fold(width: float, y: float) -> list[Mark]:
    """Two short marks at the edges: where to fold."""
    return [
        Rule(0, y, 18, y, look.MUTED, 0.5),
        Rule(width - 18, y, width, y, look.MUTED, 0.5),
    ]


def _footer(
    document: Document, measure: Measure, number: int, total: int, tag: Tag | None
) -> list[Mark]:
    width, height = look.A4
    demo = demo_mention() if document.demo else ""
    said = dotted((document.header_left, document.header_left_light, document.edition, demo))
    page = _("page {number} / {total}", number=number, total=total)
    y, left = height - _FOOT, _LEFT + _INSIDE
    room = width - 2 * left - measure(page, look.FOOTER) - 12
    marks: list[Mark] = []
    if said:
        marks.append(Words(left, y, wrap(((said, look.FOOTER),), room, measure)[0], tag))
    right = width - left - measure(page, look.FOOTER)
    return [*marks, Words(right, y, ((page, look.FOOTER),))]
