"""A document as a stream of simple pieces, for the forms that break pages by themselves.

ODT, DOCX and HTML draw six sorts of pieces; what each block becomes is said here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citeapp.base.frozen import dataclass
from citeapp.reports.colours import READABLE, WHITE, contrast, is_colour
from citeapp.reports.content import (
    Block,
    Box,
    Bullets,
    Cell,
    Chart,
    DataTable,
    Document,
    Facts,
    Figure,
    FillIn,
    Heading,
    Item,
    Link,
    NameCards,
    Note,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    PlainPart,
    Quarters,
    Quote,
    SlipLine,
    Subtitle,
    Title,
    ToFill,
    WritingSpace,
    figures_of,
)
from citeapp.reports.images import Image
from citeapp.reports.images import prepared as prepared_image
from citeapp.reports.sheet import demo_mention, safe
from citeapp.reports.texts import each_text
from citeapp.reports.typography import dotted, quoted, tidy

ACCENT = "#0b6a66"
TITLE, SUBTITLE, BODY, NOTE = "title", "subtitle", "body", "note"
QUOTE, DECISION, FILL, FIRST = "quote", "decision", "fill", "first"
SLIP_ACROSS, CARDS_ACROSS = 2, 2
TICK = "☐"
WIDEST_PX, LOGO_PX = 1600, 400
"""Pictures of a page and logos are no larger: a file stays small enough to be sent."""


@dataclass(frozen=True)
class Run:
    """Letters of one look; with an ``address`` they lead there."""

    text: str
    strong: bool = False
    address: str = ""


@dataclass(frozen=True)
class Words:
    """A paragraph; ``look`` is one of the names above, or « heading2 », « heading3 »…"""

    look: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Listing:
    """The entries of a list, each with its depth from 1."""

    entries: tuple[tuple[int, str], ...]
    numbered: bool = False


@dataclass(frozen=True)
class GridCell:
    """Lines of a cell that takes ``span`` columns; ``scope`` is « col » or « row » in a heading.

    ``spoken`` is what a screen reader says of a cell that is left white for the pen.
    """

    lines: tuple[Run, ...]
    span: int = 1
    scope: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: ``heads`` rows of headings are repeated on each page; heights are in points."""

    rows: tuple[tuple[GridCell, ...], ...]
    weights: tuple[float, ...]
    heads: int = 0
    row_height: float = 0.0
    caption: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture that says something, nothing but pixels; ``width`` is its share of the line."""

    image: Image
    alt: str
    width: float


@dataclass(frozen=True)
class Drawing:
    """A chart; its figures follow it as a table."""

    chart: Chart


@dataclass(frozen=True)
class Icon:
    """A small picture that repeats what the words after it say."""

    name: str


@dataclass(frozen=True)
class Break:
    """A new page."""


Piece = Words | Listing | Grid | Picture | Drawing | Icon | Break


@dataclass(frozen=True)
class Look:
    """Sizes in points, margins in centimetres, the colour of strong marks."""

    body: float
    leading: float
    title: float
    heading: float
    margin: float
    accent: str


def prepared(document: Document) -> Document:
    """The texts as every form takes them: French spaces, no sign that XML refuses."""
    return each_text(document, lambda text: safe(tidy(text)))


def look(document: Document) -> Look:
    """How large the letters of ``document`` are (domain.md 4.1 for easy reading, 4.4)."""
    wanted = document.brand.accent
    readable = is_colour(wanted) and contrast(wanted, WHITE) >= READABLE
    accent = wanted if readable else ACCENT
    if document.plain or document.poster:
        return Look(14.5, 1.5, 25, 17, 3.0, accent)
    if document.large:
        return Look(18, 1.4, 26, 21, 2.0, accent)
    return Look(10.5, 1.25, 19, 13, 2.0, accent)


def head(document: Document) -> tuple[Run, ...]:
    """What stands above every page."""
    if document.plain or document.poster:
        return (Run(demo_mention(), strong=True),) if document.demo else ()
    rest = dotted((document.header_left_light, document.header_right))
    parts = [Run(document.header_left, strong=True)] if document.header_left else []
    if rest:
        parts.append(Run(f" · {rest}" if parts else rest))
    if document.demo:
        parts.append(Run(f" · {demo_mention()}" if parts else demo_mention(), strong=True))
    return tuple(parts)


def foot(document: Document) -> tuple[str, ...]:
    """The lines under every page, before the page number."""
    return tuple(filter(None, (document.footer_left, document.brand.footer, document.edition)))


def logos(document: Document) -> tuple[Picture, ...]:
    """The logos of the Cité, to stand above; easy-reading pages bear none."""
    if document.plain or document.poster:
        return ()
    return tuple(
        Picture(prepared_image(logo.data, logo.alt, LOGO_PX), logo.alt, 0.0)
        for logo in document.brand.logos
    )


def pieces(document: Document) -> tuple[Piece, ...]:
    """The blocks of ``document`` as pieces, in reading order, under a title in any case."""
    titled = any(isinstance(block, Title) for block in document.blocks)
    blocks = document.blocks if titled else (Title(document.title), *document.blocks)
    return tuple(piece for block in blocks for piece in _pieces(block))


def said(look: str, text: str, lead: str = "") -> Words:
    """A paragraph with a strong beginning; a comma sticks to what it follows."""
    if not lead:
        return Words(look, (Run(text),))
    joint = "" if not text or text[0] in ",.;:" else " "
    return Words(look, (Run(lead, strong=True), *([Run(joint + text)] if text else [])))


def _pieces(block: Block) -> Iterable[Piece]:
    match block:
        case Title(text):
            yield said(TITLE, text)
        case Subtitle(text):
            yield said(SUBTITLE, text)
        case Heading(text, level):
            yield said(f"heading{level}", text)
        case Paragraph(text, lead):
            yield said(BODY, text, lead)
        case Quote(text, attribution):
            yield said(QUOTE, quoted(text) + (f" — {attribution}" if attribution else ""))
        case Note(text):
            yield said(NOTE, text)
        case Box(lead, text):
            yield said(DECISION, text, lead)
        case FillIn(label):
            yield said(FILL, f"{label}\u00a0:\t")
        case WritingSpace(label, lines):
            yield said(BODY, f"{label}\u00a0:")
            yield from (said(FILL, "\t") for _line in range(lines))
        case Facts(rows):
            yield from (said(FIRST, fact.value, f"{fact.label}\u00a0:") for fact in rows)
        case Link(text, address, lead):
            start = (Run(f"{lead} "),) if lead else ()
            yield Words(BODY, (*start, Run(text, address=address)))
        case Bullets(items, numbered):
            yield Listing(tuple(_entries(items)), numbered)
        case Figure(data, alt, caption, width):
            yield Picture(prepared_image(data, caption or alt, WIDEST_PX), alt, width)
            if caption:
                yield said(NOTE, caption)
        case Chart():
            yield Drawing(block)
            yield from _pieces(figures_of(block))
        case PageBreak():
            yield Break()
        case DataTable():
            yield _table(block) if block.rows else said(BODY, block.empty)
        case _:
            yield from _cards(block)


def _cards(block: Block) -> Iterable[Piece]:
    """What is cut out or filled in, side by side."""
    match block:
        case Panels(panels, across):
            yield _side_by_side([_panel(panel) for panel in panels], across)
        case PlainPart(heading, lines, picture):
            if picture:
                yield Icon(picture)
            if heading:
                yield said("heading2", heading)
            yield from (said(BODY, line) for line in lines)
        case Quarters(title, lines, note):
            slip = (Run(title, strong=True), *([Run(note)] if note else []), *map(_slip, lines))
            yield _side_by_side([slip] * 4, SLIP_ACROSS)
        case NameCards(title, cards):
            yield said("heading2", title)
            names = [(Run(card.name or " ", strong=True), Run(card.about)) for card in cards]
            yield _side_by_side(names, CARDS_ACROSS)


def _entries(items: Iterable[Item], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.text
        yield from _entries(item.items, depth + 1)


def _panel(panel: Panel) -> tuple[Run, ...]:
    white = (Run(" "),) * panel.white
    return (Run(panel.title, strong=True), *(Run(f"– {line}") for line in panel.lines), *white)


def _slip(line: SlipLine) -> Run:
    boxes = "   ".join(f"{TICK} {box}" for box in line.boxes)
    return Run(f"{line.label}\u00a0: {boxes or '…' * 14}")


def _side_by_side(cells: Sequence[tuple[Run, ...]], across: int) -> Grid:
    whole = [GridCell(lines) for lines in cells]
    whole += [GridCell((Run(""),))] * (-len(whole) % across)
    rows = (tuple(whole[start : start + across]) for start in range(0, len(whole), across))
    return Grid(tuple(rows), (1.0,) * across, row_height=80.0)


def _table(table: DataTable) -> Grid:
    heads = [tuple(_heading(column.title) for column in table.columns)]
    if any(column.group for column in table.columns):
        heads.insert(0, tuple(_groups(table)))
    rows = (
        tuple(
            _cell(cell, "row" if table.row_header and place == 0 else "")
            for place, cell in enumerate(row)
        )
        for row in table.rows
    )
    weights = tuple(column.weight for column in table.columns)
    return Grid((*heads, *rows), weights, len(heads), table.row_height)


def _groups(table: DataTable) -> Iterator[GridCell]:
    """The upper headings, each over the columns it names."""
    names = [column.group for column in table.columns]
    start = 0
    while start < len(names):
        end = start + 1
        while names[start] and end < len(names) and names[end] == names[start]:
            end += 1
        yield _heading(names[start], end - start)
        start = end


def _heading(text: str, span: int = 1) -> GridCell:
    """A heading; one with nothing to say is an ordinary cell."""
    return GridCell((Run(text, strong=True),), span, "col" if text else "")


def _cell(cell: Cell, scope: str) -> GridCell:
    if isinstance(cell, ToFill):
        return GridCell((Run(""),), spoken=cell.spoken)
    lines = (cell.strip() or "—").split("\n")
    return GridCell(tuple(Run(line, strong=bool(scope)) for line in lines), scope=scope)
