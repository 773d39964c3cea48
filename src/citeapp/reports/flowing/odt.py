"""A document as ODT, to be edited: true styles, lists, heading rows, language; by odfpy."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from odf import dc, draw, meta, opendocument, style, svg, table, text
from odf.element import Element, Text
from odf.namespaces import LOEXTNS

from citeapp.base.language import _
from citeapp.reports.content import Document
from citeapp.reports.flowing import flow
from citeapp.reports.flowing.odt_styles import ICON_MM, STYLES, add_styles, beside_style
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
from citeapp.reports.paper import POINTS, svg_ratio
from citeapp.reports.pictures import pictogram, picture_file, svg_text
from citeapp.reports.zipped import same_twice

_TALLEST = 1.1
"""The height a picture may take, in widths of the line."""
_CELLS = ("Contents", "Heading")


def odt_bytes(document: Document, resources: Path) -> bytes:
    """The text file; ``resources`` holds the fonts and pictures of the program."""
    # odfpy remembers the name spaces of every file it made: each file begins with none
    Element.namespaces.clear()
    return _Writer(flow.prepared(document), resources).written()


class _Writer:
    """The file while it is made: styles of its own are numbered as they come."""

    def __init__(self, document: Document, resources: Path) -> None:
        self.document, self.resources = document, resources
        self.look = flow.look(document)
        self.book = opendocument.OpenDocumentText()
        self.numbers = count(1)
        self.sizes: dict[float, str] = {}
        self.width = add_styles(self.book, document, self.look)
        self.hung = beside_style(self.book, leftwards=document.leftwards)
        self.tall = self.width * _TALLEST

    def written(self) -> bytes:
        _describe(self.book, self.document)
        _around(self.book, self.document)
        logos = [self.picture(one, flow.logo_width(one)) for one in flow.logos(self.document)]
        if logos:
            self.add(_in_a_line(*logos))
        for piece in flow.pieces(self.document):
            for element in self.drawn(piece):
                self.add(element)
        out = io.BytesIO()
        self.book.write(out)
        return same_twice(out.getvalue())

    def add(self, element: Element) -> None:
        self.book.text.addElement(element)

    def drawn(self, piece: Piece) -> Iterable[Element]:
        match piece:
            case Words():
                yield _paragraph(piece)
            case Listing():
                yield _listing(piece)
            case Grid():
                yield self.grid(piece)
            case Picture(image, caption=caption):
                wide = min(piece.width * self.width, self.tall * image.width / image.height)
                yield _in_a_line(self.picture(piece, wide))
                if caption:
                    yield _styled("Caption", (Run(caption),))
            case Drawing(chart):
                from citeapp.reports.charts import chart_svg

                drawn = chart_svg(chart, self.look.accent, self.resources / "fonts")
                tall = self.width * svg_ratio(drawn)
                yield _in_a_line(
                    self.frame(drawn.encode(), "image/svg+xml", self.width, tall, chart.alt)
                )
            case Beside():
                yield from self.beside(piece)
            case Break():
                yield text.P(stylename="Page_20_break")

    def beside(self, piece: Beside) -> Iterator[Element]:
        """The words, the picture hung at the first of them."""
        hung = self.small(piece.picture, ICON_MM, beside=True)
        beside = piece.words or (Words(BODY, (Run(""),)),)
        for place, words in enumerate(beside, 1):
            kept = "Beside" if place < len(beside) else "Beside_20_last"
            made = _paragraph(words, "Beside_20_heading" if words.level else kept)
            if place == 1:
                made.insertBefore(hung, made.firstChild)
            yield made

    def small(self, name: str, side: float, *, beside: bool = False) -> Element:
        """A picture that repeats the words, passed over when they are read aloud."""
        drawn = svg_text(picture_file(self.resources, pictogram(name)))
        drawn = drawn.replace("currentColor", self.look.accent)
        return self.frame(drawn.encode(), "image/svg+xml", side, side, beside=beside)

    def picture(self, picture: Picture, wide: float) -> Element:
        image = picture.image
        tall = wide * image.height / image.width
        return self.frame(image.data, image.media_type, wide, tall, picture.alt)

    def frame(
        self, data: bytes, kind: str, wide: float, tall: float, alt: str = "", beside: bool = False
    ) -> Element:
        """A picture in the line or beside it, in millimetres, and what it shows in words."""
        ending = {"image/png": ".png", "image/jpeg": ".jpg"}.get(kind, ".svg")
        number = next(self.numbers)
        place = self.book.addPicture(f"p{number}{ending}", kind, data)
        hung = {"stylename": self.hung} if beside else {}
        frame = draw.Frame(
            name=_("Image {n}", n=number),
            width=f"{wide:.1f}mm",
            height=f"{tall:.1f}mm",
            anchortype="paragraph" if beside else "as-char",
            **hung,
        )
        frame.addElement(draw.Image(href=place, type="simple", show="embed", actuate="onLoad"))
        if alt:
            frame.addElement(svg.Title(text=alt[:80]))
            frame.addElement(svg.Desc(text=alt))
        else:
            _pass_over(frame)
        return frame

    def grid(self, grid: Grid) -> Element:
        made = table.Table(name=_("Tableau {n}", n=next(self.numbers)), stylename="Grid")
        for width in column_widths(grid, self.width * POINTS, self.look):
            made.addElement(table.TableColumn(stylename=self.column(width / POINTS)))
        row_style = self.row(grid.row_height)
        heads = table.TableHeaderRows()
        for place, cells in enumerate(grid.rows):
            head = place < grid.heads
            row = table.TableRow(stylename="Row" if head else row_style)
            for cell in cells:
                self.add_cell(row, cell, f"{'Narrow' if grid.narrow else 'Table'}_20_", head=head)
            (heads if head else made).addElement(row)
            if place + 1 == grid.heads:
                made.addElement(heads)
        return made

    def add_cell(self, row: Element, cell: GridCell, kind: str, *, head: bool) -> None:
        span = {"numbercolumnsspanned": cell.span} if cell.span > 1 else {}
        made = table.TableCell(stylename="Head" if head else "Cell", valuetype="string", **span)
        for place, run in enumerate(cell.lines):
            name = self.size(run.points) if run.points else f"{kind}{_CELLS[head]}"
            words = _styled(name, (run,))
            if cell.picture and place == 0:
                words.insertBefore(Text("\u00a0"), words.firstChild)
                words.insertBefore(self.small(cell.picture, PICTURE_MM), words.firstChild)
            made.addElement(words)
        row.addElement(made)
        for _covered in range(cell.span - 1):
            row.addElement(table.CoveredTableCell())

    def size(self, points: float) -> str:
        """The style of letters of a size of their own in a cell."""
        if points not in self.sizes:
            name = self.sizes[points] = f"l{next(self.numbers)}"
            made = style.Style(name=name, family="paragraph", parentstylename="Table_20_Contents")
            made.addElement(
                style.TextProperties(fontsize=f"{points}pt", fontsizecomplex=f"{points}pt")
            )
            self.book.automaticstyles.addElement(made)
        return self.sizes[points]

    def column(self, width: float) -> Element:
        made = style.Style(name=f"c{next(self.numbers)}", family="table-column")
        made.addElement(style.TableColumnProperties(columnwidth=f"{width:.1f}mm"))
        self.book.automaticstyles.addElement(made)
        return made

    def row(self, height: float) -> Element | str:
        if not height:
            return "Row"
        made = style.Style(name=f"r{next(self.numbers)}", family="table-row")
        made.addElement(
            style.TableRowProperties(minrowheight=f"{height:.0f}pt", keeptogether="always")
        )
        self.book.automaticstyles.addElement(made)
        return made


def _describe(book: Any, document: Document) -> None:
    """Title and language; no author, no hour of work, no name of a machine."""
    for element in list(book.meta.childNodes):
        if element.qname == meta.CreationDate().qname:
            book.meta.removeChild(element)
    book.meta.addElement(dc.Title(text=document.title))
    book.meta.addElement(dc.Language(text=document.language))
    if document.subject:
        book.meta.addElement(dc.Subject(text=document.subject))


def _paragraph(words: Words, name: str = "") -> Element:
    if not words.level:
        return _styled(name or STYLES[words.look], words.runs)
    made = text.H(outlinelevel=words.level, stylename=name or f"Heading_20_{words.level}")
    _add_runs(made, words.runs)
    return made


def _styled(name: str, runs: tuple[Run, ...]) -> Element:
    made = text.P(stylename=name)
    _add_runs(made, runs)
    return made


def _pass_over(frame: Element) -> None:
    """LibreOffice's own mark of a picture that is passed over when read aloud."""
    frame.get_nsprefix(LOEXTNS)
    frame.attributes[(LOEXTNS, "decorative")] = "true"


def _in_a_line(*frames: Element) -> Element:
    """Pictures on a line of their own."""
    made = text.P(stylename="Text_20_body")
    for place, frame in enumerate(frames):
        if place:
            made.addText("\u2003")
        made.addElement(frame)
    return made


def _add_runs(parent: Element, runs: tuple[Run, ...]) -> None:
    for run in runs:
        into = parent
        if run.address:
            into = text.A(type="simple", href=run.address)
            parent.addElement(into)
        elif run.strong:
            into = text.Span(stylename="Strong")
            parent.addElement(into)
        _add_letters(into, run.text)


def _add_letters(parent: Element, letters: str) -> None:
    for line_number, line in enumerate(letters.split("\n")):
        if line_number:
            parent.addElement(text.LineBreak())
        for part_number, part in enumerate(line.split("\t")):
            if part_number:
                parent.addElement(text.Tab())
            parent.addText(part)


def _listing(listing: Listing) -> Element:
    """Lists within lists: each deeper one stands inside the entry before it."""
    name = "Numbers" if listing.numbered else "Bullets"
    root = text.List(stylename=name)
    open_lists, last = [root], None
    for depth, words in listing.entries:
        while len(open_lists) > depth:
            open_lists.pop()
        while len(open_lists) < depth and last is not None:
            deeper = text.List()
            last.addElement(deeper)
            open_lists.append(deeper)
        last = text.ListItem()
        entry = text.P(stylename="Text_20_body")
        _add_letters(entry, words)
        last.addElement(entry)
        open_lists[-1].addElement(last)
    return root


def _around(book: Any, document: Document) -> None:
    """What stands above and below every page; a header with nothing to say stays, empty."""
    master = book.masterstyles.getElementsByType(style.MasterPage)[0]
    head, runs = style.Header(), flow.head(document)
    heading = text.P(stylename="Header" if runs else "Standard")
    _add_runs(heading, runs)
    head.addElement(heading)
    master.addElement(head)
    foot = style.Footer()
    for line in flow.foot(document):
        paragraph = text.P(stylename="Footer")
        _add_letters(paragraph, line)
        foot.addElement(paragraph)
    foot.addElement(_page_number())
    master.addElement(foot)


def _page_number() -> Element:
    paragraph = text.P(stylename="Footer")
    paragraph.addText(_("page") + "\u00a0")
    paragraph.addElement(text.PageNumber(selectpage="current", text="1"))
    paragraph.addText(" / ")
    paragraph.addElement(text.PageCount(text="1"))
    return paragraph
