"""What a document says, free of any format: frozen blocks in reading order.

Every text is plain text: no markup is ever read in it, so a name such as ``<b>`` is drawn
letter by letter. The colours, sizes and page breaks belong to ``pdf.py``, the wrapping to
``text.py``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """The one title of the document (first-level heading)."""

    text: str


@dataclass(frozen=True)
class Subtitle:
    """A muted line under the title: hours and place, filters of a table."""

    text: str


@dataclass(frozen=True)
class Fact:
    """A label and its value: « Excusés », « Damien Nowak »."""

    label: str
    value: str


@dataclass(frozen=True)
class Facts:
    """Labels and values, one pair a row."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Heading:
    """A section heading; level 2 is the first one under the title, levels are never skipped."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text, with an optional strong beginning."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Quote:
    """Words somebody said, and who (« un parent »): French quotation marks are added."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Box:
    """A framed decision: what was decided (strong), then how and until when."""

    lead: str
    text: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table; ``weight`` is its share of the width."""

    title: str
    weight: float = 1.0


@dataclass(frozen=True)
class ToFill:
    """A cell left white for the pen; ``spoken`` is what a screen reader says (« à signer »)."""

    spoken: str


Cell = str | ToFill


@dataclass(frozen=True)
class DataTable:
    """Rows under named columns, the header repeated on each page.

    ``row_height`` is the least height of a row in points (room to sign); an empty cell is
    drawn as « — », a table without rows as the sentence ``empty``.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    row_height: float = 0.0


@dataclass(frozen=True)
class FillIn:
    """A label followed by a line for the pen: « Signature : ______ »."""

    label: str


@dataclass(frozen=True)
class Note:
    """Small print: explanations, data protection."""

    text: str


@dataclass(frozen=True)
class PlainPart:
    """A part of a plain document: a question, its short sentences one under the other.

    ``picture`` is the name of an icon that says the same; it is never read aloud.
    """

    heading: str
    lines: tuple[str, ...]
    picture: str = ""


@dataclass(frozen=True)
class SlipLine:
    """A question of a slip; without boxes a line for the pen follows it."""

    label: str
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quarters:
    """The same slip four times on a page, to be cut along the dashes.

    Each line is words (« Un mot »), or words and boxes to tick.
    """

    title: str
    lines: tuple[SlipLine, ...]
    note: str = ""


@dataclass(frozen=True)
class NameCard:
    """A name in large letters and what stands under it; without a name it is left white."""

    name: str
    about: str = ""


@dataclass(frozen=True)
class NameCards:
    """Cards to cut out and to wear; ``title`` says what they are to who only listens."""

    title: str
    cards: tuple[NameCard, ...]


Block = (
    Title
    | Subtitle
    | Facts
    | Heading
    | Paragraph
    | Quote
    | Box
    | DataTable
    | FillIn
    | Note
    | PlainPart
    | Quarters
    | NameCards
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document: its blocks, and what stands around them on every page.

    ``header_left`` is strong, ``header_left_light`` follows it; ``footer_left`` may take
    several lines; page numbers are added. ``demo`` marks invented data on every page; ``plain``
    is for easy reading: large letters, wide margins, nothing above the title.
    """

    title: str
    subject: str = ""
    language: str = "fr"
    header_left: str = ""
    header_left_light: str = ""
    header_right: str = ""
    footer_left: str = ""
    demo: bool = False
    landscape: bool = False
    plain: bool = False
    blocks: tuple[Block, ...] = ()
