"""Pages for easy reading (domain.md 4.1): letters of more than 14 points, three centimetres around.

One sentence a line, no hyphenation, one colour of text on white; the pictures stand on the left.
"""

from __future__ import annotations

from itertools import chain

from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Box,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Link,
    Note,
    PageBreak,
    Paragraph,
    PlainPart,
    Quote,
    Subtitle,
    Title,
)
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.figures import place_figure
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.leftwards import mirrored
from citeapp.reports.pdf.lines import Line, Measure, Style, wrap
from citeapp.reports.pdf.lists import place_bullets
from citeapp.reports.pdf.logos import LogoRow
from citeapp.reports.pdf.page import Layout, Mark, Picture, Tag, Words
from citeapp.reports.pdf.text import place_link
from citeapp.reports.pictures import pictogram
from citeapp.reports.sheets.sheet import demo_mention
from citeapp.reports.typography import dotted, quoted

MARGIN = 85.04
"""Three centimetres in points."""
TITLE = Style(look.BOLD, 25.0, 34.0, look.TEXT)
HEADING = Style(look.SEMIBOLD, 16.0, 23.0, look.TEXT)
BODY = Style(look.REGULAR, 14.5, 22.0, look.TEXT)
FOOTER = Style(look.REGULAR, 11.0, 15.0, look.TEXT)
_PICTURE = 44.0
_BESIDE = 74.0
"""Where words begin beside a picture."""
_BETWEEN, *_TIGHTER = 18.0, 11.0, 5.0
"""White between parts; less of it only where a sheet of paper is saved."""
_FOOT_BOTTOM = 60.0
_FOOT_LINES = 6
_NUMBER_ROOM = 70.0
_LOGO = (110.0, 30.0)


def lay_out_plain(document: Document, known: Faces) -> Layout:
    """The pages of a plain document: titles, sentences, lists, parts with a picture."""
    layout = _laid_out(document, known, _BETWEEN)
    for between in _TIGHTER:
        if len(layout.pages) == 1:
            break
        tighter = _laid_out(document, known, between)
        layout = tighter if len(tighter.pages) < len(layout.pages) else layout
    return layout


def _laid_out(document: Document, known: Faces, between: float) -> Layout:
    width, height = look.PAPERS[document.paper][:: -1 if document.landscape else 1]
    root = Tag("Document")
    foot = _foot(document, width, known.width)
    logos = LogoRow(document.brand.logos, width - 2 * MARGIN, _LOGO, 1.0)
    logo_top = height - MARGIN - logos.height - (len(foot) - 1) * FOOTER.leading
    flow = Flow(
        width,
        MARGIN,
        logo_top - (8 if logos.height else 0),
        known.width,
        margin=MARGIN,
        ink=look.ink(document.brand),
    )
    if document.demo:
        flow.text(((demo_mention(), look.DEMO),), root.add("P"), after=4)
    for block in document.blocks:
        _place(flow, root, block, between)
    flow.pages[-1].marks += logos.marks(MARGIN, logo_top, logos.tags(root))
    tag = root.add("P", **({} if document.language == "fr" else {"Lang": "fr"})) if foot else None
    total = len(flow.pages)
    for number, page in enumerate(flow.pages, 1):
        words = _("{number} / {total}", number=number, total=total)
        x = width - MARGIN - known.width(words, FOOTER)
        page.marks += _footer(foot, height, tag if number == total else None)
        page.marks.append(Words(x, height - _FOOT_BOTTOM, ((words, FOOTER),)))
    layout = Layout(width, height, tuple(flow.pages), root)
    return mirrored(layout, known) if document.leftwards else layout


def _place(flow: Flow, root: Tag, block: Block, between: float) -> None:
    match block:
        case Title(text):
            flow.text(((text, TITLE),), root.add("H1"), after=4)
        case Heading(text, level):
            flow.skip(between)
            flow.keep(3 * BODY.leading)
            with flow.tied():
                flow.text(((text, HEADING),), root.add(f"H{min(level, 6)}"), after=0)
        case Paragraph(text, lead) | Box(lead, text):
            flow.text(((" ".join(filter(None, (lead, text))), BODY),), root.add("P"), after=0)
        case Subtitle(text) | Note(text):
            flow.text(((text, BODY),), root.add("P"), after=0)
        case Quote(text, attribution):
            said = f"{quoted(text)} — {attribution}" if attribution else quoted(text)
            flow.text(((said, BODY),), root.add("BlockQuote").add("P"), after=0)
        case Facts(rows):
            for fact in rows:
                said = f"{fact.label}\u00a0: {fact.value}"
                flow.text(((said, BODY),), root.add("P"), after=0)
        case Bullets():
            place_bullets(flow, root, block, BODY)
        case Link():
            place_link(flow, root, block, BODY)
        case Figure():
            place_figure(flow, root, block)
        case PageBreak():
            if not flow.at_top:
                flow.new_page()
        case PlainPart():
            _place_part(flow, root, block, between)
        case _:
            raise TypeError(f"no plain look for {type(block).__name__}")


def _place_part(flow: Flow, root: Tag, part: PlainPart, between: float) -> None:
    """Kept together on a page as long as it fits on one."""
    indent = _BESIDE if part.picture else 0.0
    lines = [wrap(((text, BODY),), flow.width - indent, flow.measure) for text in part.lines]
    height = sum(map(len, lines)) * BODY.leading + (HEADING.leading if part.heading else 0)
    flow.skip(between)
    flow.keep(min(max(height, _PICTURE), flow.full))
    if part.picture:
        flow.put(Picture(flow.left, flow.y + 3, _PICTURE, pictogram(part.picture), flow.ink.accent))
    start = flow.y
    if part.heading:
        _lines(flow, wrap(((part.heading, HEADING),), flow.width - indent, flow.measure),
               root.add("H2"), HEADING, indent)  # fmt: skip
    for sentence in lines:
        _lines(flow, sentence, root.add("P"), BODY, indent)
    if part.picture and start < flow.y < start + _PICTURE:
        flow.y = start + _PICTURE


def _lines(flow: Flow, lines: list[Line], tag: Tag, style: Style, indent: float) -> None:
    for line in lines:
        flow.keep(style.leading)
        flow.line(line, tag, style.leading, indent)


def _foot(document: Document, width: float, measure: Measure) -> list[Line]:
    """« Version simplifiée · 12 mars 2026 », then what the Cité says at the foot.

    Only what stands last leaves room for the page number.
    """
    told = (dotted((document.footer_left, document.edition)), document.brand.footer)
    said = list(filter(None, "\n".join(told).split("\n")))
    rooms = [width - 2 * MARGIN - (_NUMBER_ROOM if text is said[-1] else 0.0) for text in said]
    lines = (wrap(((text, FOOTER),), room, measure) for text, room in zip(said, rooms, strict=True))
    return list(chain.from_iterable(lines))[:_FOOT_LINES]


def _footer(foot: list[Line], height: float, tag: Tag | None) -> list[Mark]:
    """The lines one over the other, the last one beside the number of the page."""
    top = height - _FOOT_BOTTOM - (len(foot) - 1) * FOOTER.leading
    return [Words(MARGIN, top + row * FOOTER.leading, line, tag) for row, line in enumerate(foot)]
