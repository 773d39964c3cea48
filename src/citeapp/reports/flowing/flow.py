"""A document as a stream of simple pieces, for the forms that break pages by themselves.

ODT, DOCX and HTML draw seven sorts of pieces; what each block becomes is said here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citeapp.reports import grids
from citeapp.reports.colours import READABLE, WHITE, contrast, is_colour
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
    Item,
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
    figures_of,
)
from citeapp.reports.flowing.pieces import (
    BODY,
    DECISION,
    FACT,
    FILL,
    HEADING,
    NOTE,
    OVER,
    QUOTE,
    SUBTITLE,
    TITLE,
    Beside,
    Break,
    Drawing,
    Grid,
    Listing,
    Look,
    Picture,
    Piece,
    Run,
    Words,
)
from citeapp.reports.images import prepared as prepared_image
from citeapp.reports.sheets.sheet import demo_mention, safe
from citeapp.reports.texts import each_text
from citeapp.reports.typography import dotted, quoted, tidy

ACCENT = "#0b6a66"
WIDEST_PX, LOGO_PX = 1600, 400
"""Pictures of a page and logos are no larger: a file stays small enough to be sent."""
_NARROWEST = 0.05
"""The least share of the line that a picture takes."""
LOGO_MM, LOGO_WIDEST_MM = 12.0, 45.0
"""The height of a logo, and how wide it may be."""
_NOTHING = (Listing(()), Listing((), numbered=True))
POSTER_BODY = {"A3": 30.0, "A4": 21.0, "A5": 15.0}
"""Points of the letters of a poster: it is read from afar."""


def prepared(document: Document) -> Document:
    """The texts as every form takes them: French spaces, no sign that XML refuses."""
    return each_text(document, lambda text: safe(tidy(text)))


def look(document: Document) -> Look:
    """How large the letters of ``document`` are (domain.md 4.1 for easy reading, 4.4)."""
    wanted = document.brand.accent
    readable = is_colour(wanted) and contrast(wanted, WHITE) >= READABLE
    accent = wanted if readable else ACCENT
    if document.poster:
        body = POSTER_BODY[document.paper]
        return Look(body, 1.3, body * 1.8, body * 1.2, 1.5, accent)
    if document.plain:
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


def logo_width(logo: Picture) -> float:
    """Millimetres: as tall as its neighbours, unless it is very wide."""
    return min(LOGO_MM * logo.image.width / logo.image.height, LOGO_WIDEST_MM)


def pieces(document: Document) -> tuple[Piece, ...]:
    """The blocks of ``document`` as pieces, in reading order, under a title in any case."""
    titled = any(isinstance(block, Title) for block in document.blocks)
    blocks = document.blocks if titled else (Title(document.title), *document.blocks)
    return tuple(piece for block in blocks for piece in _pieces(block) if not _empty(piece))


def _empty(piece: Piece) -> bool:
    """A list or a table of nothing is not drawn."""
    return piece in _NOTHING or (isinstance(piece, Grid) and not piece.rows)


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
            yield said(f"{HEADING}{level}", text)
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
            yield from (said(FACT, fact.value, f"{fact.label}\u00a0:") for fact in rows)
        case Link(text, address, lead):
            start = (Run(f"{lead} "),) if lead else ()
            yield Words(BODY, (*start, Run(text, address=address)))
        case Bullets(items, numbered):
            yield Listing(tuple(_entries(items)), numbered)
        case Figure(data, alt, caption, width):
            share = min(max(width, _NARROWEST), 1.0)
            yield Picture(prepared_image(data, caption or alt, WIDEST_PX), alt, share, caption)
        case Chart(title):
            yield said(OVER, "", title)
            yield Drawing(block)
            yield from _pieces(figures_of(block))
        case PageBreak():
            yield Break()
        case DataTable():
            yield grids.table(block) if block.rows else said(BODY, block.empty)
        case _:
            yield from _cards(block)


def _cards(block: Block) -> Iterable[Piece]:
    """What is cut out, filled in, or set beside a picture."""
    match block:
        case Panels():
            yield grids.panels(block)
        case PlainPart(heading, lines, picture):
            words: tuple[Words, ...] = (said(f"{HEADING}2", heading),) if heading else ()
            words += tuple(said(BODY, line) for line in lines)
            yield from (Beside(picture, words),) if picture else words
        case Quarters():
            yield grids.slips(block)
        case NameCards(title):
            yield said(f"{HEADING}2", title)
            yield grids.cards(block)


def _entries(items: Iterable[Item], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.text
        yield from _entries(item.items, depth + 1)
