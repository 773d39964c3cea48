"""A document as ODT, to be edited: true styles, lists, heading rows, language; by odfpy."""

from __future__ import annotations

import io
from itertools import count
from pathlib import Path
from typing import Any

from odf import dc, draw, meta, opendocument, style, svg, table, text
from odf.element import Element

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
from citeapp.reports.paper import paper, svg_ratio
from citeapp.reports.pictures import pictogram, picture_file, svg_text
from citeapp.reports.zipped import same_twice

MUTED, HAIRLINE, SOFT = "#5a6577", "#aeb6c2", "#f3f5f7"
FONT = "Arial"
ICON_MM, LOGO_MM = 16.0, 12.0
_STYLES = {
    flow.TITLE: "Title",
    flow.SUBTITLE: "Subtitle",
    flow.BODY: "Text_20_body",
    flow.FIRST: "Text_20_body",
    flow.NOTE: "Note",
    flow.QUOTE: "Quotations",
    flow.DECISION: "Decision",
    flow.FILL: "Fill",
}


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
        self.width = _styles(self.book, document, self.look)

    def written(self) -> bytes:
        _describe(self.book, self.document)
        for logo in flow.logos(self.document):
            wide = LOGO_MM * logo.image.width / logo.image.height
            data, kind = logo.image.data, logo.image.media_type
            self.book.text.addElement(self.framed(data, kind, logo.alt, wide, LOGO_MM))
        for piece in flow.pieces(self.document):
            for element in self.drawn(piece):
                self.book.text.addElement(element)
        out = io.BytesIO()
        self.book.write(out)
        return same_twice(out.getvalue())

    def drawn(self, piece: flow.Piece) -> list[Element]:
        match piece:
            case Words(look, runs):
                return [_paragraph(look, runs)]
            case Listing():
                return [_listing(piece)]
            case Grid():
                return [self.grid(piece), text.P(stylename="Note")]
            case Picture(image, alt, width):
                wide = width * self.width
                tall = wide * image.height / image.width
                return [self.framed(image.data, image.media_type, alt, wide, tall)]
            case Drawing(chart):
                from citeapp.reports.charts import chart_svg

                drawn = chart_svg(chart, self.look.accent, self.resources / "fonts")
                return [self.vector(drawn, chart.alt, self.width)]
            case Icon(name):
                drawn = svg_text(picture_file(self.resources, pictogram(name)))
                drawn = drawn.replace("currentColor", self.look.accent)
                return [self.vector(drawn, "", ICON_MM)]
            case Break():
                return [text.P(stylename="Page_20_break")]
        return []

    def vector(self, drawn: str, alt: str, width: float) -> Element:
        tall = width * svg_ratio(drawn)
        return self.framed(drawn.encode(), "image/svg+xml", alt, width, tall)

    def framed(self, data: bytes, kind: str, alt: str, width: float, height: float) -> Element:
        """A picture in the line, with its words for who does not see it; in millimetres."""
        ending = {"image/png": ".png", "image/jpeg": ".jpg"}.get(kind, ".svg")
        place = self.book.addPicture(f"p{next(self.numbers)}{ending}", kind, data)
        frame = draw.Frame(width=f"{width:.1f}mm", height=f"{height:.1f}mm", anchortype="as-char")
        frame.addElement(draw.Image(href=place, type="simple", show="embed", actuate="onLoad"))
        if alt:
            frame.addElement(svg.Title(text=alt[:80]))
            frame.addElement(svg.Desc(text=alt))
        paragraph = text.P(stylename="Text_20_body")
        paragraph.addElement(frame)
        return paragraph

    def grid(self, grid: Grid) -> Element:
        number = next(self.numbers)
        name = _("Tableau {n}", n=number)
        made = table.Table(name=name, stylename="Grid")
        total = sum(grid.weights)
        for weight in grid.weights:
            made.addElement(table.TableColumn(stylename=self.column(weight / total * self.width)))
        row_style = self.row(grid.row_height)
        heads = table.TableHeaderRows()
        for place, cells in enumerate(grid.rows):
            row = table.TableRow(stylename="Row" if place < grid.heads else row_style)
            for cell in cells:
                _add_cell(row, cell, head=place < grid.heads)
            (heads if place < grid.heads else made).addElement(row)
            if place + 1 == grid.heads:
                made.addElement(heads)
        return made

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


def _paragraph(look: str, runs: tuple[Run, ...]) -> Element:
    if look == flow.TITLE:
        made = text.H(outlinelevel=1, stylename="Heading_20_1")
    elif look.startswith("heading"):
        made = text.H(outlinelevel=int(look[-1]), stylename=f"Heading_20_{look[-1]}")
    else:
        made = text.P(stylename=_STYLES[look])
    _add_runs(made, runs)
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


def _add_cell(row: Element, cell: GridCell, *, head: bool) -> None:
    span = {"numbercolumnsspanned": cell.span} if cell.span > 1 else {}
    made = table.TableCell(stylename="Head" if head else "Cell", valuetype="string", **span)
    for run in cell.lines:
        paragraph = text.P(stylename="Table_20_Heading" if head else "Table_20_Contents")
        _add_runs(paragraph, (run,))
        made.addElement(paragraph)
    row.addElement(made)
    for _covered in range(cell.span - 1):
        row.addElement(table.CoveredTableCell())


def _styles(book: Any, document: Document, look: Look) -> float:
    """The named styles people change in one place; the width between the margins in mm."""
    _default(book, document, look)
    soft: dict[str, Any] = {"backgroundcolor": SOFT, "padding": "2mm"}
    bar = {"borderleft": f"1.5mm solid {look.accent}", "keeptogether": "always", **soft}
    indent = {"marginleft": "8mm"}
    fill_line = style.TabStops()
    width = _page(book, document, look)
    fill_line.addElement(
        style.TabStop(position=f"{width:.1f}mm", type="right", leaderstyle="solid", leadertext="_")
    )
    muted = {"color": MUTED}
    small = {"fontsize": f"{look.body * 0.85:.1f}pt", **muted}
    for name, parent, paragraph, letters in (
        ("Text_20_body", "Standard", {"margintop": "0mm", "marginbottom": "1.6mm"}, {}),
        ("Subtitle", "Standard", {"marginbottom": "3mm"}, muted),
        ("Note", "Text_20_body", {}, small),
        ("Quotations", "Text_20_body", indent, {}),
        ("Decision", "Text_20_body", bar, {}),
        ("Fill", "Text_20_body", {"margintop": "4mm"}, {}),
        ("Page_20_break", "Standard", {"breakbefore": "page"}, {}),
        ("Table_20_Contents", "Standard", {}, {}),
        ("Table_20_Heading", "Table_20_Contents", {}, {"fontweight": "bold"}),
        ("Header", "Standard", {}, small),
        ("Footer", "Standard", {}, small),
    ):
        made = style.Style(
            name=name,
            displayname=name.replace("_20_", " "),
            family="paragraph",
            parentstylename=parent,
        )
        properties = style.ParagraphProperties(**paragraph)
        if name == "Fill":
            properties.addElement(fill_line)
        made.addElement(properties)
        if letters:
            made.addElement(style.TextProperties(**letters))
        book.styles.addElement(made)
    _headings(book, look)
    strong = style.Style(name="Strong", family="text")
    strong.addElement(style.TextProperties(fontweight="bold"))
    book.styles.addElement(strong)
    _lists(book)
    _tables(book, width)
    return width


def _default(book: Any, document: Document, look: Look) -> None:
    letters = style.TextProperties(
        fontfamily=FONT, fontsize=f"{look.body}pt", language=document.language[:2],
        country="FR" if document.language == "fr" else "none", color="#18212f",
    )  # fmt: skip
    default = style.DefaultStyle(family="paragraph")
    way = "rl-tb" if document.leftwards else "lr-tb"
    default.addElement(style.ParagraphProperties(lineheight=f"{look.leading:.0%}", writingmode=way))
    default.addElement(letters)
    book.styles.addElement(default)
    book.styles.addElement(style.Style(name="Standard", family="paragraph"))


def _headings(book: Any, look: Look) -> None:
    sizes = (look.title, look.heading, look.body * 1.08, look.body, look.body, look.body)
    for level, size in enumerate(sizes, 1):
        made = style.Style(
            name=f"Heading_20_{level}",
            displayname=f"Heading {level}",
            family="paragraph",
            parentstylename="Standard",
            nextstylename="Text_20_body",
            defaultoutlinelevel=level,
        )
        above = "0mm" if level == 1 else "5mm"
        made.addElement(
            style.ParagraphProperties(
                margintop=above, marginbottom="1.5mm", keepwithnext="always", lineheight="120%"
            )
        )
        made.addElement(style.TextProperties(fontweight="bold", fontsize=f"{size:.1f}pt"))
        book.styles.addElement(made)


def _lists(book: Any) -> None:
    for name in ("Bullets", "Numbers"):
        made = text.ListStyle(name=name)
        for level in range(1, 7):
            level_style = (
                text.ListLevelStyleBullet(level=level, bulletchar="•" if level % 2 else "–")
                if name == "Bullets"
                else text.ListLevelStyleNumber(level=level, numformat="1", numsuffix=".")
            )
            level_style.addElement(
                style.ListLevelProperties(spacebefore=f"{(level - 1) * 6}mm", minlabelwidth="6mm")
            )
            made.addElement(level_style)
        book.styles.addElement(made)


def _tables(book: Any, width: float) -> None:
    grid = style.Style(name="Grid", family="table")
    grid.addElement(style.TableProperties(width=f"{width:.1f}mm", align="margins", margintop="1mm"))
    book.automaticstyles.addElement(grid)
    row = style.Style(name="Row", family="table-row")
    row.addElement(style.TableRowProperties(keeptogether="always"))
    book.automaticstyles.addElement(row)
    for name, ground in (("Cell", {}), ("Head", {"backgroundcolor": SOFT})):
        made = style.Style(name=name, family="table-cell")
        made.addElement(
            style.TableCellProperties(padding="1.3mm", border=f"0.4pt solid {HAIRLINE}", **ground)
        )
        book.automaticstyles.addElement(made)


def _page(book: Any, document: Document, look: Look) -> float:
    """Paper, margins, what stands above and below every page; returns the text's width in mm."""
    wide, tall = paper(document.paper, landscape=document.landscape)
    margin = look.margin * 10
    layout = style.PageLayout(name="Page")
    layout.addElement(
        style.PageLayoutProperties(
            pagewidth=f"{wide}mm",
            pageheight=f"{tall}mm",
            margin=f"{margin:.0f}mm",
            printorientation="landscape" if document.landscape else "portrait",
        )
    )
    for kind, gap in ((style.HeaderStyle, "marginbottom"), (style.FooterStyle, "margintop")):
        around = kind()
        around.addElement(style.HeaderFooterProperties(minheight="6mm", **{gap: "4mm"}))
        layout.addElement(around)
    book.automaticstyles.addElement(layout)
    master = style.MasterPage(name="Standard", pagelayoutname=layout)
    book.masterstyles.addElement(master)
    head = style.Header()
    heading = text.P(stylename="Header")
    _add_runs(heading, flow.head(document))
    head.addElement(heading)
    if flow.head(document):
        master.addElement(head)
    foot = style.Footer()
    for line in flow.foot(document):
        paragraph = text.P(stylename="Footer")
        _add_letters(paragraph, line)
        foot.addElement(paragraph)
    foot.addElement(_page_number())
    master.addElement(foot)
    return wide - 2 * margin


def _page_number() -> Element:
    paragraph = text.P(stylename="Footer")
    paragraph.addText(_("page") + "\u00a0")
    paragraph.addElement(text.PageNumber(selectpage="current", text="1"))
    paragraph.addText(" / ")
    paragraph.addElement(text.PageCount(text="1"))
    return paragraph
