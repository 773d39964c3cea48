"""Pages for easy reading (domain.md 4.1): letters of more than 14 points, three centimetres around.

One sentence a line, no hyphenation, one colour of text on white; the pictures stand on the left.
"""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.reports import pdf_style as look
from citeapp.reports.content import Block, Document, Heading, Paragraph, PlainPart, Title
from citeapp.reports.pdf_faces import Faces
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, Measure, Style, wrap
from citeapp.reports.pdf_page import Layout, Mark, Picture, Tag, Words
from citeapp.reports.sheet import demo_mention
from citeapp.reports.typography import dotted

MARGIN = 85.04
"""Three centimetres in points."""
TITLE = Style(look.BOLD, 25.0, 34.0, look.TEXT)
HEADING = Style(look.SEMIBOLD, 16.0, 23.0, look.TEXT)
BODY = Style(look.REGULAR, 14.5, 22.0, look.TEXT)
FOOTER = Style(look.REGULAR, 11.0, 15.0, look.TEXT)
_PICTURE = 44.0
_BESIDE = 74.0
"""Where words begin beside a picture."""
_BETWEEN = 11.0
_FOOT_TOP = 60.0


def lay_out_plain(document: Document, known: Faces) -> Layout:
    """The pages of a plain document: titles, paragraphs and parts with a picture."""
    width, height = look.A4
    root = Tag("Document")
    flow = Flow(width, MARGIN, height - MARGIN, known.width, margin=MARGIN)
    flow.ink = look.ink(document.brand)
    if document.demo:
        flow.text(((demo_mention(), look.DEMO),), root.add("P"), after=4)
    for block in document.blocks:
        _place(flow, root, block)
    foot = root.add("P") if _foot(document) else None
    for number, page in enumerate(flow.pages, 1):
        last = number == len(flow.pages)
        page.marks += _footer(
            document, known.width, number, len(flow.pages), foot if last else None
        )
    return Layout(width, height, tuple(flow.pages), root)


def _place(flow: Flow, root: Tag, block: Block) -> None:
    match block:
        case Title(text):
            flow.text(((text, TITLE),), root.add("H1"), after=4)
        case Heading(text):
            flow.skip(_BETWEEN)
            flow.keep(3 * BODY.leading)
            flow.text(((text, HEADING),), root.add("H2"), after=0)
        case Paragraph(text, lead):
            flow.text(((" ".join(filter(None, (lead, text))), BODY),), root.add("P"), after=0)
        case PlainPart():
            _place_part(flow, root, block)
        case _:
            raise TypeError(f"no plain look for {type(block).__name__}")


def _place_part(flow: Flow, root: Tag, part: PlainPart) -> None:
    """Kept together on a page as long as it fits on one."""
    indent = _BESIDE if part.picture else 0.0
    lines = [wrap(((text, BODY),), flow.width - indent, flow.measure) for text in part.lines]
    height = sum(map(len, lines)) * BODY.leading + (HEADING.leading if part.heading else 0)
    flow.skip(_BETWEEN)
    flow.keep(min(max(height, _PICTURE), flow.full))
    if part.picture:
        flow.put(Picture(flow.left, flow.y + 3, _PICTURE, part.picture, flow.ink.accent))
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


def _footer(
    document: Document, measure: Measure, number: int, total: int, tag: Tag | None
) -> list[Mark]:
    width, height = look.A4
    y = height - _FOOT_TOP
    page: Line = ((_("{number} / {total}", number=number, total=total), FOOTER),)
    right = width - MARGIN - sum(measure(text, style) for text, style in page)
    marks: list[Mark] = [Words(right, y, page)]
    if said := _foot(document):
        marks.insert(0, Words(MARGIN, y, ((said, FOOTER),), tag))
    return marks


def _foot(document: Document) -> str:
    """« Version simplifiée · 12 mars 2026 »."""
    return dotted((document.footer_left, document.edition))
