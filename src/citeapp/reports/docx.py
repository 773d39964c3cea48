"""A document as DOCX, to be edited in Word: true styles, lists, heading rows; by python-docx.

Charts are given as their words and their figures: Word shows no vector drawing that older
programs could read.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from citeapp.base.language import _
from citeapp.reports import flow
from citeapp.reports.content import Document
from citeapp.reports.flow import (
    Break,
    Drawing,
    Grid,
    GridCell,
    Icon,
    Listing,
    Look,
    Picture,
    Run,
    Words,
)
from citeapp.reports.paper import paper
from citeapp.reports.zipped import same_twice

FONT = "Arial"
"""What every Word has."""
MUTED, SOFT = "5A6577", "F3F5F7"
LOGO_MM = 12.0
TWENTIETHS = 1440 / 25.4
"""Twentieths of a point in a millimetre: Word's own unit."""
_MADE = datetime(2000, 1, 1)
"""A fixed date of making: the same document gives the same bytes, and no hour of work leaks."""
_STYLES = {
    flow.TITLE: "Heading 1",
    flow.SUBTITLE: "Subtitle",
    flow.BODY: "Body Text",
    flow.FIRST: "Body Text",
    flow.NOTE: "Note",
    flow.QUOTE: "Quote",
    flow.DECISION: "Decision",
    flow.FILL: "Fill",
}


def docx_bytes(document: Document) -> bytes:
    """The Word file."""
    return _Writer(flow.prepared(document)).written()


class _Writer:
    """The file while it is made; ``width`` is what stands between the margins, in millimetres."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.look = flow.look(document)
        self.book = docx.Document()
        self.width = _page(self.book, document, self.look)
        _styles(self.book, document, self.look, self.width)
        self.pictures = 0

    def written(self) -> bytes:
        _describe(self.book, self.document)
        _around(self.book, self.document)
        for logo in flow.logos(self.document):
            wide = LOGO_MM * logo.image.width / logo.image.height
            self.picture(logo, wide)
        for piece in flow.pieces(self.document):
            self.add(piece)
        out = io.BytesIO()
        self.book.save(out)
        return same_twice(out.getvalue())

    def add(self, piece: flow.Piece) -> None:
        match piece:
            case Words(look, runs):
                name = f"Heading {look[-1]}" if look.startswith("heading") else _STYLES[look]
                _add_runs(self.book.add_paragraph(style=name), runs)
            case Listing():
                self.listing(piece)
            case Grid():
                self.grid(piece)
                self.book.add_paragraph(style="Note")
            case Picture():
                self.picture(piece, piece.width * self.width)
            case Drawing(chart):
                self.book.add_paragraph(chart.alt, style="Body Text")
            case Break():
                self.book.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Icon():
                pass  # the words beside it say the same

    def listing(self, listing: Listing) -> None:
        """Word knows three depths of each list; a deeper entry stays at the third."""
        name = "List Number" if listing.numbered else "List Bullet"
        if listing.numbered:
            number = _new_numbers(self.book)
        for depth, words in listing.entries:
            style = name if depth == 1 else f"{name} {min(depth, 3)}"
            made = self.book.add_paragraph(style=style)
            if listing.numbered and depth == 1:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
            _add_letters(made, words)

    def picture(self, picture: Picture, width: float) -> None:
        self.pictures += 1
        run = self.book.add_paragraph(style="Body Text").add_run()
        shape = run.add_picture(io.BytesIO(picture.image.data), width=Mm(width))
        said = shape._inline.docPr
        said.set("descr", picture.alt)
        said.set("name", f"{_('Image')} {self.pictures}")

    def grid(self, grid: Grid) -> None:
        """Tables are written as text and read once: cell by cell, a long one takes a minute."""
        made = parse_xml(_table(grid, self.width))
        self.book.element.body.sectPr.addprevious(made)


def _table(grid: Grid, width: float) -> str:
    total = sum(grid.weights)
    widths = [round(weight / total * width * TWENTIETHS) for weight in grid.weights]
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    rows = "".join(
        _row(cells, widths, head=place < grid.heads, height=grid.row_height)
        for place, cells in enumerate(grid.rows)
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="{int(grid.heads > 0)}" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[GridCell, ...], widths: list[int], *, head: bool, height: float) -> str:
    """A row is never torn; headings are repeated on each page and told as such."""
    tall = f'<w:trHeight w:val="{height * 20:.0f}"/>' if height and not head else ""
    told = "<w:tblHeader/>" if head else ""
    parts, start = [], 0
    for cell in cells:
        wide = sum(widths[start : start + cell.span])
        parts.append(_cell(cell, wide, head=head))
        start += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{told}</w:trPr>{''.join(parts)}</w:tr>"


def _cell(cell: GridCell, width: int, *, head: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    ground = f'<w:shd w:val="clear" w:fill="{SOFT}"/>' if head else ""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{_letters(run)}</w:p>'
        for run in cell.lines
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{ground}</w:tcPr>{lines}</w:tc>'


def _letters(run: Run) -> str:
    strong = "<w:rPr><w:b/></w:rPr>" if run.strong else ""
    words = escape(run.text).replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:r>{strong}<w:t xml:space="preserve">{words}</w:t></w:r>' if run.text else ""


def _add_runs(paragraph: Any, runs: tuple[Run, ...]) -> None:
    for run in runs:
        if run.address:
            _add_link(paragraph, run)
        else:
            _add_letters(paragraph, run.text, strong=run.strong)


def _add_letters(paragraph: Any, letters: str, *, strong: bool = False) -> None:
    made = paragraph.add_run(letters)
    made.bold = True if strong else None


def _add_link(paragraph: Any, run: Run) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(run.address, kind, is_external=True))
    made = paragraph.add_run(run.text)
    made.underline = True
    link.append(made._r)
    paragraph._p.append(link)


def _new_numbers(book: Any) -> int:
    """Each numbered list counts from one: a numbering of its own over the same look."""
    numbering = book.part.numbering_part.numbering_definitions._numbering
    style = book.styles["List Number"].element
    known = numbering.num_having_numId(style.pPr.numPr.numId.val)
    made = numbering.add_num(known.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = made.numId
    return number


def _describe(book: Any, document: Document) -> None:
    """Title and language; no author, no hour of work."""
    about = book.core_properties
    about.title, about.subject = document.title[:255], document.subject[:255]
    about.language = document.language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _MADE
    about.revision = 1


def _page(book: Any, document: Document, look: Look) -> float:
    section = book.sections[0]
    wide, tall = paper(document.paper, landscape=document.landscape)
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    turned = document.landscape
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    margin = look.margin * 10
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(margin))
    return wide - 2 * margin


def _around(book: Any, document: Document) -> None:
    """What stands above and below every page, with its number."""
    section = book.sections[0]
    head = section.header.paragraphs[0]
    head.style = "Note"
    _add_runs(head, flow.head(document))
    foot = section.footer
    lines = [*flow.foot(document), ""]
    for place, line in enumerate(lines):
        paragraph = foot.paragraphs[0] if place == 0 else foot.add_paragraph()
        paragraph.style = "Note"
        paragraph.add_run(line)
    last = foot.paragraphs[-1]
    last.add_run(_("page") + "\u00a0")
    _add_field(last, "PAGE")
    last.add_run(" / ")
    _add_field(last, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    made = paragraph.add_run("1")
    field.append(made._r)
    paragraph._p.append(field)


def _styles(book: Any, document: Document, look: Look, width: float) -> None:
    """The named styles people change in one place."""
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(look.body)
    normal.paragraph_format.line_spacing = look.leading
    if document.leftwards:
        properties = normal.element.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")
    normal.paragraph_format.space_after = Pt(5)
    _language(normal, document.language)
    sizes = (look.title, look.heading, look.body * 1.08, look.body, look.body, look.body)
    for level, size in enumerate(sizes, 1):
        _heading(book.styles[f"Heading {level}"], size)
    subtitle = book.styles["Subtitle"]
    subtitle.font.name, subtitle.font.size, subtitle.font.italic = FONT, Pt(look.body), False
    subtitle.font.color.rgb = RGBColor.from_string(MUTED)
    book.styles["Quote"].font.italic = False
    book.styles["Quote"].paragraph_format.left_indent = Mm(8)
    for name in ("Note", "Decision", "Fill", "Table Text"):
        made = book.styles.add_style(name, 1)
        made.base_style = normal
    note, fill = book.styles["Note"], book.styles["Fill"]
    note.font.size, note.font.color.rgb = Pt(look.body * 0.85), RGBColor.from_string(MUTED)
    fill.paragraph_format.space_before = Pt(10)
    fill.paragraph_format.tab_stops.add_tab_stop(
        Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
    )
    book.styles["Table Text"].paragraph_format.space_after = Pt(0)
    _bar(book.styles["Decision"], look.accent.removeprefix("#"))


def _heading(style: Any, size: float) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string("18212F")
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(14)
    style.paragraph_format.space_after = Pt(4)


def _language(style: Any, language: str) -> None:
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "fr-FR" if language == "fr" else language)
    letters = style.element.get_or_add_rPr()
    for known in letters.findall(qn("w:lang")):
        letters.remove(known)
    letters.append(said)


def _bar(style: Any, colour: str) -> None:
    """A decision stands behind a bar, on a soft ground, and is not torn by the end of a page."""
    style.paragraph_format.keep_together = True
    properties = style.element.get_or_add_pPr()
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "6"), ("color", colour)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), SOFT)
    for element in (borders, ground):
        properties.insert_element_before(
            element, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
