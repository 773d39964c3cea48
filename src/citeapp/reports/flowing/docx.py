"""A document as DOCX, to be edited in Word: true styles, lists, heading rows; by python-docx."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import flow
from citeapp.reports.flowing.docx_pictures import add_picture, hang_picture, insert_picture
from citeapp.reports.flowing.docx_styles import (
    HAIRLINE,
    ICON_MM,
    SOFT,
    STYLES,
    add_styles,
    named_in_french,
)
from citeapp.reports.flowing.docx_template import empty
from citeapp.reports.flowing.pieces import (
    BODY,
    Beside,
    Break,
    Drawing,
    Grid,
    GridCell,
    Listing,
    Picture,
    Piece,
    Run,
    Words,
)
from citeapp.reports.grids import PICTURE_MM, column_widths
from citeapp.reports.images import Image
from citeapp.reports.paper import POINTS
from citeapp.reports.zipped import same_twice

_TALLEST = 1.1
"""The height a picture may take, in widths of the line."""
_DEEPEST = 3
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{s} w:val="single" w:sz="4" w:color="{HAIRLINE}"/>' for s in _SIDES)
_BORDERS = f"<w:tblBorders>{_LINES}</w:tblBorders>"
_MADE = datetime(2000, 1, 1)
"""A fixed date of making: the same document gives the same bytes, and no hour of work leaks."""


def docx_bytes(document: Document, resources: Path) -> bytes:
    """The Word file; ``resources`` holds the fonts and pictures of the program."""
    return _Writer(flow.prepared(document), resources).written()


class _Writer:
    """The file while it is made; ``width`` is what stands between the margins, in millimetres."""

    def __init__(self, document: Document, resources: Path) -> None:
        self.document, self.resources = document, resources
        self.look = flow.look(document)
        self.book = empty()
        self.width = add_styles(self.book, document, self.look)
        self.pictures = 0

    def written(self) -> bytes:
        _describe(self.book, self.document)
        _around(self.book, self.document)
        if logos := flow.logos(self.document):
            self.logos(logos)
        made = flow.pieces(self.document)
        for before, piece in zip((None, *made), made, strict=False):
            if isinstance(before, Grid):
                self.part_from_table(piece)
            self.add(piece)
        if made and isinstance(made[-1], Grid):
            self.paragraph("After Table")  # Word wants a paragraph at the end
        named_in_french(self.book)
        out = io.BytesIO()
        self.book.save(out)
        return same_twice(out.getvalue())

    def add(self, piece: Piece) -> None:
        match piece:
            case Words():
                self.words(piece)
            case Listing():
                self.listing(piece)
            case Grid():
                self.grid(piece)
            case Picture(image, alt, width, caption):
                tallest = self.width * _TALLEST
                self.picture(image, alt, min(width * self.width, tallest * _slender(image)))
                if caption:
                    _add_letters(self.paragraph("Caption"), caption)
            case Drawing(chart):
                from citeapp.reports.raster import chart_png

                drawn = chart_png(chart, self.look.accent, self.resources)
                self.picture(drawn, chart.alt, self.width)
            case Beside():
                self.beside(piece)
            case Break():
                self.book.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def part_from_table(self, piece: Piece) -> None:
        """Room under a table; two of them that touch would become one."""
        if not (isinstance(piece, Words) and piece.level):
            self.paragraph("After Table")

    def paragraph(self, style: str) -> Any:
        return self.book.add_paragraph(style=style)

    def words(self, words: Words, style: str = "") -> Any:
        known = f"Heading {words.level}" if words.level else STYLES[words.look]
        made = self.paragraph(style or known)
        _add_runs(made, words.runs)
        return made

    def beside(self, piece: Beside) -> None:
        """The words, the picture hung at the first of them."""
        image = self.small(piece.picture)
        beside = piece.words or (Words(BODY, (Run(""),)),)
        for place, words in enumerate(beside, 1):
            kept = "Beside" if place < len(beside) else "Beside Last"
            made = self.words(words, "Beside Heading" if words.level else kept)
            if place == 1:
                self.pictures += 1
                turned = self.document.leftwards
                hang_picture(made.add_run(), image, ICON_MM, self.pictures, leftwards=turned)

    def listing(self, listing: Listing) -> None:
        """Word knows three depths of each list; a deeper entry stays at the third."""
        name = "List Number" if listing.numbered else "List Bullet"
        number = _new_numbers(self.book) if listing.numbered else 0
        for depth, words in listing.entries:
            made = self.paragraph(name if depth == 1 else f"{name} {min(depth, _DEEPEST)}")
            if number and depth == 1:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
            _add_letters(made, words)

    def picture(self, image: Image, alt: str, width: float) -> None:
        self.pictures += 1
        add_picture(self.paragraph("Body Text").add_run(), image, width, alt, self.pictures)

    def logos(self, logos: tuple[Picture, ...]) -> None:
        line = self.paragraph("Body Text")
        for place, logo in enumerate(logos):
            self.pictures += 1
            run = line.add_run("\u2003" if place else "")
            add_picture(run, logo.image, flow.logo_width(logo), logo.alt, self.pictures)

    def grid(self, grid: Grid) -> None:
        """Tables are written as text and read once: cell by cell, a long one takes a minute."""
        widths = column_widths(grid, self.width * POINTS, self.look)
        made = parse_xml(_table(grid, [round(width * 20) for width in widths]))
        self.book.element.body.sectPr.addprevious(made)
        for row, cells in zip(made.tr_lst, grid.rows, strict=True):
            for drawn, cell in zip(row.tc_lst, cells, strict=True):
                if cell.picture:
                    words = Paragraph(drawn.p_lst[0], self.book._body)
                    self.pictures += 1
                    insert_picture(words, self.small(cell.picture), PICTURE_MM, self.pictures)

    def small(self, name: str) -> Image:
        """A picture that repeats the words."""
        from citeapp.reports.raster import picture_png

        return picture_png(name, self.look.accent, self.resources)


def _slender(image: Image) -> float:
    """Width over height."""
    return image.width / image.height


def _table(grid: Grid, widths: list[int]) -> str:
    """The table as Word writes it; widths are in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    rows = "".join(
        _row(cells, widths, grid, head=place < grid.heads) for place, cells in enumerate(grid.rows)
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_BORDERS}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="{int(grid.heads > 0)}" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[GridCell, ...], widths: list[int], grid: Grid, *, head: bool) -> str:
    """A row is never torn; headings are repeated on each page and told as such."""
    tall = f'<w:trHeight w:val="{grid.row_height * 20:.0f}"/>' if grid.row_height else ""
    told = "<w:tblHeader/>"
    parts, start = [], 0
    for cell in cells:
        wide = sum(widths[start : start + cell.span])
        parts.append(_cell(cell, wide, "NarrowText" if grid.narrow else "TableText", head=head))
        start += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{told if head else tall}</w:trPr>{''.join(parts)}</w:tr>"


def _cell(cell: GridCell, width: int, style: str, *, head: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    ground = f'<w:shd w:val="clear" w:fill="{SOFT}"/>' if head else ""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_letters(run)}</w:p>'
        for run in cell.lines
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{ground}</w:tcPr>{lines}</w:tc>'


def _letters(run: Run) -> str:
    size = f'<w:sz w:val="{run.points * 2:.0f}"/><w:szCs w:val="{run.points * 2:.0f}"/>'
    looks = ("<w:b/><w:bCs/>" if run.strong else "") + (size if run.points else "")
    strong = f"<w:rPr>{looks}</w:rPr>" if looks else ""
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


def _around(book: Any, document: Document) -> None:
    """What stands above and below every page, with its number."""
    section = book.sections[0]
    head = section.header.paragraphs[0]
    runs = flow.head(document)
    head.style = "Header" if runs else "Normal"
    _add_runs(head, runs)
    foot = section.footer
    lines = [*flow.foot(document), ""]
    for place, line in enumerate(lines):
        paragraph = foot.paragraphs[0] if place == 0 else foot.add_paragraph()
        paragraph.style = "Footer"
        _add_letters(paragraph, line)
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
