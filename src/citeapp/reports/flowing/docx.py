"""A document as DOCX, to be edited in Word: true styles, lists, heading rows."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import docx_styles as styles
from citeapp.reports.flowing import flow
from citeapp.reports.flowing.docx_file import NAMES, Package
from citeapp.reports.flowing.docx_pictures import hung, in_line
from citeapp.reports.flowing.docx_styles import HAIRLINE, ICON_MM, SOFT, STYLES, TWIPS
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
from citeapp.reports.paper import POINTS, paper

_TALLEST = 1.1
"""The height a picture may take, in widths of the line."""
_EDGE_MM = 9.0
"""How much nearer to the edge of the paper what stands around the page is."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{s} w:val="single" w:sz="4" w:color="{HAIRLINE}"/>' for s in _SIDES)
_BORDERS = f"<w:tblBorders>{_LINES}</w:tblBorders>"
_NO_BREAK = "\u00a0"


def docx_bytes(document: Document, resources: Path) -> bytes:
    """The Word file; ``resources`` holds the fonts and pictures of the program."""
    return _Writer(flow.prepared(document), resources).written()


class _Writer:
    """The file while it is made; ``width`` is what stands between the margins, in millimetres."""

    def __init__(self, document: Document, resources: Path) -> None:
        self.document, self.resources = document, resources
        self.look = flow.look(document)
        self.size = paper(document.paper, landscape=document.landscape)
        self.width = self.size[0] - 20 * self.look.margin
        self.package = Package()
        self.body: list[str] = []
        self.pictures = self.counted = 0

    def written(self) -> bytes:
        if logos := flow.logos(self.document):
            self.logos(logos)
        made = flow.pieces(self.document)
        for before, piece in zip((None, *made), made, strict=False):
            if isinstance(before, Grid):
                self.part_from_table(piece)
            self.add(piece)
        if made and isinstance(made[-1], Grid):
            self.paragraph("AfterTable")  # Word wants a paragraph at the end
        text = f"<w:body>{''.join(self.body)}{self.section()}</w:body>"
        parts = {
            "styles": styles.styles(self.document, self.look, self.width),
            "numbering": styles.numbering(self.counted),
            "settings": styles.settings(),
            "header": f"<w:hdr {NAMES}>{self.above()}</w:hdr>",
            "footer": f"<w:ftr {NAMES}>{_below(self.document)}</w:ftr>",
        }
        return self.package.packed(self.document, f"<w:document {NAMES}>{text}</w:document>", parts)

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
                    self.paragraph("Caption", _letters(Run(caption)))
            case Drawing(chart):
                from citeapp.reports.raster import chart_png

                drawn = chart_png(chart, self.look.accent, self.resources)
                self.picture(drawn, chart.alt, self.width)
            case Beside():
                self.beside(piece)
            case Break():
                self.body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def part_from_table(self, piece: Piece) -> None:
        """Room under a table; two of them that touch would become one."""
        if not (isinstance(piece, Words) and piece.level):
            self.paragraph("AfterTable")

    def paragraph(self, style: str, runs: str = "", more: str = "") -> None:
        """One more, of that style; ``more`` are properties beside the style."""
        self.body.append(_paragraph(style, runs, more))

    def words(self, words: Words, style: str = "", after: str = "") -> None:
        known = f"Heading{words.level}" if words.level else STYLES[words.look]
        self.paragraph(style or known, self.runs(words.runs) + after)

    def runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        if not run.address:
            return _letters(run)
        link = self.package.address(run.address)
        return f'<w:hyperlink r:id="{link}">{_letters(run, under=True)}</w:hyperlink>'

    def beside(self, piece: Beside) -> None:
        """The words, the picture hung at the first of them."""
        image = self.small(piece.picture)
        beside = piece.words or (Words(BODY, (Run(""),)),)
        number, link = self.next_picture(), self.package.picture(image)
        leftwards = self.document.leftwards
        hanging = _drawn(hung(image, link, ICON_MM, number, leftwards=leftwards))
        for place, words in enumerate(beside, 1):
            kept = "Beside" if place < len(beside) else "BesideLast"
            style = "BesideHeading" if words.level else kept
            self.words(words, style, hanging if place == 1 else "")

    def listing(self, listing: Listing) -> None:
        """A list of its own counts from one; an entry deeper than Word knows stays there."""
        number = ""
        if listing.numbered:
            number = f'<w:numPr><w:numId w:val="{styles.restarted(self.counted)}"/></w:numPr>'
            self.counted += 1
        known = styles.NUMBERS if listing.numbered else styles.BULLETS
        for depth, words in listing.entries:
            style = styles.id_of(known[min(depth, len(known)) - 1])
            self.paragraph(style, _letters(Run(words)), number if depth == 1 else "")

    def picture(self, image: Image, alt: str, width: float) -> None:
        link, number = self.package.picture(image), self.next_picture()
        self.paragraph("BodyText", _drawn(in_line(image, link, width, number, alt)))

    def logos(self, logos: tuple[Picture, ...]) -> None:
        shown = []
        for logo in logos:
            link, number = self.package.picture(logo.image), self.next_picture()
            wide = flow.logo_width(logo)
            shown.append(_drawn(in_line(logo.image, link, wide, number, logo.alt)))
        self.paragraph("BodyText", _letters(Run("\u2003")).join(shown))

    def grid(self, grid: Grid) -> None:
        """The table as Word writes it; widths are in twentieths of a point."""
        found = column_widths(grid, self.width * POINTS, self.look)
        widths = [round(width * 20) for width in found]
        columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
        rows = "".join(
            self.row(cells, widths, grid, head=place < grid.heads)
            for place, cells in enumerate(grid.rows)
        )
        self.body.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_BORDERS}<w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
            '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:firstRow="{int(grid.heads > 0)}" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, cells: tuple[GridCell, ...], widths: list[int], grid: Grid, *, head: bool) -> str:
        """A row is never torn; headings are repeated on each page and told as such."""
        tall = f'<w:trHeight w:val="{grid.row_height * 20:.0f}"/>' if grid.row_height else ""
        style = "NarrowText" if grid.narrow else "TableText"
        parts, start = [], 0
        for cell in cells:
            wide = sum(widths[start : start + cell.span])
            parts.append(self.cell(cell, wide, style, head=head))
            start += cell.span
        told = "<w:tblHeader/>" if head else tall
        return f"<w:tr><w:trPr><w:cantSplit/>{told}</w:trPr>{''.join(parts)}</w:tr>"

    def cell(self, cell: GridCell, width: int, style: str, *, head: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        ground = f'<w:shd w:val="clear" w:fill="{SOFT}"/>' if head else ""
        before = self.small_in_line(cell.picture) if cell.picture else ""
        lines = "".join(
            _paragraph(style, ("" if place else before) + _letters(run))
            for place, run in enumerate(cell.lines)
        )
        size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{size}{span}{ground}</w:tcPr>{lines}</w:tc>"

    def small_in_line(self, name: str) -> str:
        """A picture before the words that it repeats."""
        image = self.small(name)
        link, number = self.package.picture(image), self.next_picture()
        return _drawn(in_line(image, link, PICTURE_MM, number)) + _letters(Run(_NO_BREAK))

    def small(self, name: str) -> Image:
        """A picture that repeats the words."""
        from citeapp.reports.raster import picture_png

        return picture_png(name, self.look.accent, self.resources)

    def next_picture(self) -> int:
        self.pictures += 1
        return self.pictures

    def section(self) -> str:
        """The paper, its margins, and what stands around every page."""
        wide, tall = (f"{side * TWIPS:.0f}" for side in self.size)
        turned = ' w:orient="landscape"' if self.document.landscape else ""
        margin = self.look.margin * 10
        inner, edge = f"{margin * TWIPS:.0f}", f"{(margin - _EDGE_MM) * TWIPS:.0f}"
        sides = "".join(f' w:{side}="{inner}"' for side in ("top", "right", "bottom", "left"))
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{self.package.part("header")}"/>'
            f'<w:footerReference w:type="default" r:id="{self.package.part("footer")}"/>'
            f'<w:pgSz w:w="{wide}" w:h="{tall}"{turned}/>'
            f'<w:pgMar{sides} w:header="{edge}" w:footer="{edge}" w:gutter="0"/></w:sectPr>'
        )

    def above(self) -> str:
        runs = flow.head(self.document)
        return _paragraph("Header" if runs else "Normal", "".join(map(_letters, runs)))


def _below(document: Document) -> str:
    """Its lines, then the number of the page."""
    lines = "".join(_paragraph("Footer", _letters(Run(line))) for line in flow.foot(document))
    number, of = _letters(Run(_("page") + _NO_BREAK)), _letters(Run(" / "))
    counted = f"{number}{_field('PAGE')}{of}{_field('NUMPAGES')}"
    return lines + _paragraph("Footer", counted)


def _slender(image: Image) -> float:
    """Width over height."""
    return image.width / image.height


def _paragraph(style: str, runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _drawn(drawing: str) -> str:
    return f"<w:r>{drawing}</w:r>"


def _letters(run: Run, *, under: bool = False) -> str:
    if not run.text:
        return ""
    half = int(run.points * 2)
    looks = (
        ("<w:b/><w:bCs/>" if run.strong else "")
        + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
        + ('<w:u w:val="single"/>' if under else "")
    )
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    words = escape(run.text)
    for sign, element in (("\t", "tab"), ("\n", "br")):
        words = words.replace(sign, f'</w:t><w:{element}/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str) -> str:
    """A number that Word counts."""
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
