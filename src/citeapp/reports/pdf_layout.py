"""Placing a document on pages: where each line stands and which tag it belongs to.

Two passes: the blocks flow down the pages, then headers and footers are set around them,
since « page 1 / 3 » needs the number of pages. The first header and the last footer are
real text for those who listen; their repetitions are artifacts.
"""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.reports import pdf_style as look
from citeapp.reports.content import (
    Block,
    Box,
    DataTable,
    Document,
    Facts,
    FillIn,
    Heading,
    NameCards,
    Note,
    Paragraph,
    PlainPart,
    Quarters,
    Quote,
    Subtitle,
    Title,
)
from citeapp.reports.pdf_cards import place_cards
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, Measure, Style, wrap
from citeapp.reports.pdf_page import Area, Layout, Mark, Rule, Tag, Words
from citeapp.reports.pdf_quarters import place_quarters
from citeapp.reports.pdf_table import place_table
from citeapp.reports.sheet import demo_mention
from citeapp.reports.typography import quoted

_HEADER_TOP = 52.0
_HEADER_GAP = 11.0
_FOOTER_BOTTOM = 31.0
_HEADER_LINES, _FOOTER_LINES = 3, 12
"""More would leave no page for the text."""
_FACT_GAP = 12.0
_BOX_PADDING = 6.4


def lay_out(document: Document, measure: Measure) -> Layout:
    """The pages of ``document``."""
    width, height = look.A4[::-1] if document.landscape else look.A4
    root = Tag("Document")
    header = root.add("P") if _has_header(document) else None
    frame = _Frame(document, width, height, measure)
    flow = Flow(width, frame.top, frame.bottom, measure)
    previous: Block | None = None
    for block in document.blocks:
        _place(flow, root, block, previous)
        previous = block
    footer = root.add("P") if document.footer_left else None
    pages = flow.pages
    for number, page in enumerate(pages, start=1):
        page.marks[:0] = frame.header(header if number == 1 else None)
        page.marks += frame.footer(footer if number == len(pages) else None, number, len(pages))
    return Layout(width, height, tuple(pages), root)


def _has_header(document: Document) -> bool:
    parts = (document.header_left, document.header_left_light, document.header_right)
    return document.demo or any(parts)


class _Frame:
    """What stands around the text of every page; its height depends on what it says."""

    def __init__(self, document: Document, width: float, height: float, measure: Measure) -> None:
        self._measure = measure
        self._width, self._height = width, height
        inner = width - 2 * look.MARGIN
        left: list[tuple[str, Style]] = [(document.header_left, look.HEADER_STRONG)]
        if document.header_left_light:
            joint = " · " if document.header_left else ""
            left.append((joint + document.header_left_light, look.HEADER_LIGHT))
        self._right = wrap(((document.header_right, look.HEADER_LIGHT),), inner * 0.45, measure)
        self._right = self._right[:_HEADER_LINES]
        room = inner - max(map(self._wide, self._right)) - 18
        self._left = wrap(tuple(left), room, measure)[:_HEADER_LINES]
        if document.demo:
            self._left += wrap(((demo_mention(), look.DEMO),), inner, measure)
        footer = ((document.footer_left, look.FOOTER),)
        self._foot = wrap(footer, inner - 70, measure)[:_FOOTER_LINES]
        lines = max(len(self._left), len(self._right))
        self._rule = _HEADER_TOP + (lines - 1) * look.HEADER_LIGHT.leading + _HEADER_GAP
        self._foot_top = height - _FOOTER_BOTTOM - (len(self._foot) - 1) * look.FOOTER.leading

    @property
    def top(self) -> float:
        return self._rule + 18.75

    @property
    def bottom(self) -> float:
        return self._foot_top - 34.0

    def header(self, tag: Tag | None) -> list[Mark]:
        """The header; ``tag`` is given where it is to be read."""
        marks: list[Mark] = []
        step = look.HEADER_LIGHT.leading
        for row, line in enumerate(self._left):
            marks.append(Words(look.MARGIN, _HEADER_TOP + row * step, line, tag))
        for row, line in enumerate(self._right):
            x = self._width - look.MARGIN - self._wide(line)
            marks.append(Words(x, _HEADER_TOP + row * step, line, tag))
        right = self._width - look.MARGIN
        marks.append(Rule(look.MARGIN, self._rule, right, self._rule, look.ACCENT))
        return marks

    def footer(self, tag: Tag | None, number: int, total: int) -> list[Mark]:
        """The footer, its text tagged on the last page only; the page number never."""
        right = self._width - look.MARGIN
        above = self._foot_top - 17.0
        marks: list[Mark] = [Rule(look.MARGIN, above, right, above, look.HAIRLINE)]
        for row, line in enumerate(self._foot):
            y = self._foot_top + row * look.FOOTER.leading
            marks.append(Words(look.MARGIN, y, line, tag))
        page: Line = ((_("page {number} / {total}", number=number, total=total), look.FOOTER),)
        marks.append(Words(right - self._wide(page), self._foot_top, page))
        return marks

    def _wide(self, line: Line) -> float:
        return sum(self._measure(text, style) for text, style in line)


def _place(flow: Flow, root: Tag, block: Block, previous: Block | None) -> None:
    match block:
        case Title(text):
            flow.text(((text, look.TITLE),), root.add("H1"), after=2)
        case Subtitle(text):
            flow.text(((text, look.SUBTITLE),), root.add("P"), after=6)
        case Heading(text, level):
            flow.skip(11 if level == 2 else 7)
            flow.keep(78)
            style = look.HEADING.get(level, look.HEADING[3])
            flow.text(((text, style),), root.add(f"H{level}"), after=4.8)
        case Paragraph(text, lead):
            flow.text(_led(lead, text), root.add("P"), after=4)
        case Quote(text, attribution):
            said: Line = ((quoted(text), look.BODY),)
            if attribution:
                said += ((f" — {attribution}", look.SMALL),)
            flow.text(said, root.add("BlockQuote").add("P"), after=4)
        case Note(text):
            flow.text(((text, look.SMALL),), root.add("P"), after=4)
        case Facts():
            _place_facts(flow, root, block)
        case Box():
            kin = isinstance(previous, Box)
            _place_box(flow, root.kids[-1] if kin else root.add("L"), block)
        case FillIn(label):
            _place_fill_in(flow, root, label)
        case DataTable():
            place_table(flow, root, block)
        case NameCards():
            place_cards(flow, root, block)
        case Quarters():
            place_quarters(flow, root, block)
        case PlainPart(heading, lines):
            if heading:
                _place(flow, root, Heading(heading), previous)
            for line in lines:
                _place(flow, root, Paragraph(line), block)


def _led(lead: str, text: str) -> Line:
    """A strong beginning, then the text; a comma sticks to what it follows."""
    if not lead:
        return ((text, look.BODY),)
    joint = "" if not text or text[0] in ",.;:" else " "
    return ((lead, look.STRONG), (joint + text, look.BODY))


def _place_facts(flow: Flow, root: Tag, facts: Facts) -> None:
    """A dictionary list: labels in a column as wide as the widest, values beside them."""
    listing = root.add("L")
    widest = max((flow.measure(fact.label, look.LABEL) for fact in facts.rows), default=0)
    labels = min(max(widest + 5, 87.0), flow.width * 0.35)
    flow.skip(5)
    for fact in facts.rows:
        item = listing.add("LI")
        label = wrap(((fact.label, look.LABEL),), labels - 5, flow.measure)
        value = wrap(((fact.value, look.BODY),), flow.width - labels, flow.measure)
        names, body = item.add("Lbl"), item.add("LBody")
        flow.beside(((0.0, label, names), (labels, value, body)), look.BODY.leading)
        flow.skip(3.4)
    flow.skip(_FACT_GAP - 10)


def _place_box(flow: Flow, listing: Tag, box: Box) -> None:
    """A decision on a soft ground behind a bar of the accent; cut only when taller than a page."""
    tag = listing.add("LI").add("LBody")
    lines = wrap(_led(box.lead, box.text), flow.width - 26, flow.measure)
    whole = len(lines) * look.BODY.leading + 2 * _BOX_PADDING
    if whole < flow.full:
        flow.keep(whole)
    while lines:
        count = max(1, int((flow.room - 2 * _BOX_PADDING) // look.BODY.leading))
        here, lines = lines[:count], lines[count:]
        tall = len(here) * look.BODY.leading + 2 * _BOX_PADDING - 2
        flow.put(Area(flow.left, flow.y, flow.width, tall, look.SOFT, 4.0))
        flow.put(Area(flow.left, flow.y, 2.25, tall, look.ACCENT))
        flow.skip(_BOX_PADDING - 1)
        for line in here:
            flow.line(line, tag, look.BODY.leading, indent=12.75)
        flow.skip(_BOX_PADDING - 1)
        if lines:
            flow.new_page()
    flow.skip(6)


def _place_fill_in(flow: Flow, root: Tag, label: str) -> None:
    """A label, and a line for the pen up to the right margin."""
    flow.skip(6)
    flow.keep(26)
    text: Line = ((f"{label} :", look.BODY),)
    tag = root.add("P")
    start = flow.left + flow.measure(f"{label} :", look.BODY) + 6
    flow.line(text, tag, 20.0)
    if start < flow.left + flow.width:
        flow.put(Rule(start, flow.y - 3, flow.left + flow.width, flow.y - 3, look.MUTED, 0.5))
