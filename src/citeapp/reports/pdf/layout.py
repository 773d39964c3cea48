"""Placing a document on pages: where each line stands and which tag it belongs to.

Two passes: the blocks flow down the pages, then headers and footers are set around them,
since « page 1 / 3 » needs the number of pages. A block of each kind is placed by the file of
its family: ``text.py``, ``lists.py``, ``table.py``, ``panels.py``…
"""

from __future__ import annotations

from citeapp.reports.content import (
    Block,
    Box,
    Bullets,
    Chart,
    DataTable,
    Document,
    Facts,
    Figure,
    FillIn,
    Heading,
    Link,
    NameCards,
    Note,
    PageBreak,
    Panels,
    Paragraph,
    PlainPart,
    Quarters,
    Quote,
    Subtitle,
    Title,
    WritingSpace,
)
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.cards import place_cards
from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.figures import place_chart, place_figure
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.frame import Frame
from citeapp.reports.pdf.lists import place_bullets
from citeapp.reports.pdf.page import Layout, Tag
from citeapp.reports.pdf.panels import place_panels, place_writing_space
from citeapp.reports.pdf.quarters import place_quarters
from citeapp.reports.pdf.table import place_table
from citeapp.reports.pdf.text import (
    led,
    place_box,
    place_facts,
    place_fill_in,
    place_heading,
    place_link,
    place_quote,
)


def lay_out(document: Document, known: Faces) -> Layout:
    """The pages of ``document``."""
    sheet = look.sheet(document)
    root = Tag("Document")
    frame = Frame(document, sheet, known.width)
    header = frame.tags(root)
    flow = Flow(
        sheet.width,
        frame.top,
        frame.bottom,
        known.width,
        margin=sheet.margin,
        first_top=frame.first_top,
        ink=look.ink(document.brand),
    )
    previous: Block | None = None
    for block in document.blocks:
        _place(flow, root, block, previous, known)
        previous = block
    frame.around(flow.pages, header, frame.footer_tag(root))
    return Layout(sheet.width, sheet.height, tuple(flow.pages), root, sheet.scale)


def _place(flow: Flow, root: Tag, block: Block, previous: Block | None, known: Faces) -> None:
    match block:
        case Title(text):
            flow.text(((text, look.TITLE),), root.add("H1"), after=2)
        case Subtitle(text):
            flow.text(((text, look.SUBTITLE),), root.add("P"), after=6)
        case Heading(text, level):
            place_heading(flow, root, text, level)
        case Paragraph(text, lead):
            flow.text(led(lead, text), root.add("P"), after=4)
        case Quote():
            place_quote(flow, root, block)
        case Note(text):
            flow.text(((text, look.SMALL),), root.add("P"), after=4)
        case Facts():
            place_facts(flow, root, block)
        case Box():
            kin = isinstance(previous, Box)
            place_box(flow, root.kids[-1] if kin else root.add("L"), block)
        case FillIn(label):
            place_fill_in(flow, root, label)
        case DataTable():
            place_table(flow, root, block)
        case NameCards():
            place_cards(flow, root, block)
        case Quarters():
            place_quarters(flow, root, block)
        case PlainPart(heading, lines):
            if heading:
                place_heading(flow, root, heading, 2)
            for line in lines:
                flow.text(led("", line), root.add("P"), after=4)
        case Bullets():
            place_bullets(flow, root, block)
        case Link():
            place_link(flow, root, block)
        case Figure():
            place_figure(flow, root, block)
        case Chart():
            place_chart(flow, root, block, known)
        case Panels():
            place_panels(flow, root, block)
        case WritingSpace():
            place_writing_space(flow, root, block)
        case PageBreak():
            if not flow.at_top:
                flow.new_page()
