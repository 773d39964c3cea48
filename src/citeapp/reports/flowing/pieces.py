"""The simple pieces of which ODT, DOCX and HTML are made; ``flow.py`` makes them of blocks."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.reports.content import Chart
from citeapp.reports.images import Image

TITLE, SUBTITLE, BODY, NOTE = "title", "subtitle", "body", "note"
QUOTE, DECISION, FILL, FACT = "quote", "decision", "fill", "fact"
OVER = "over"
"""The title over a drawing, never left alone at the foot of a page."""
HEADING = "heading"
"""Looks of a paragraph; a heading is followed by its level: « heading2 »."""


@dataclass(frozen=True)
class Run:
    """Letters of one look, of ``points`` where they are not as large as the text around.

    With an ``address`` they lead there.
    """

    text: str
    strong: bool = False
    address: str = ""
    points: float = 0.0


@dataclass(frozen=True)
class Words:
    """A paragraph; ``look`` is one of the names above."""

    look: str
    runs: tuple[Run, ...]

    @property
    def level(self) -> int:
        """Of a heading, from 1; 0 for any other paragraph."""
        if self.look.startswith(HEADING):
            return int(self.look.removeprefix(HEADING))
        return int(self.look == TITLE)


@dataclass(frozen=True)
class Listing:
    """The entries of a list, each with its depth from 1."""

    entries: tuple[tuple[int, str], ...]
    numbered: bool = False


@dataclass(frozen=True)
class GridCell:
    """Lines of a cell that takes ``span`` columns; ``scope`` is « col » or « row » in a heading.

    ``spoken`` is what a screen reader says of a cell that is left white for the pen; ``picture``
    names a small one that says the same as the words.
    """

    lines: tuple[Run, ...]
    span: int = 1
    scope: str = ""
    spoken: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: ``heads`` rows of headings are repeated on each page; heights are in points.

    Without headings it only sets things side by side. A ``narrow`` one has many columns: its
    letters are smaller.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    weights: tuple[float, ...]
    heads: int = 0
    row_height: float = 0.0
    narrow: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture that says something, nothing but pixels; ``width`` is its share of the line."""

    image: Image
    alt: str
    width: float
    caption: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart; its title stands before it, its figures follow it as a table."""

    chart: Chart


@dataclass(frozen=True)
class Beside:
    """Words with a small picture on their left that says the same; it is never read aloud."""

    picture: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Break:
    """A new page."""


Piece = Words | Listing | Grid | Picture | Drawing | Beside | Break


@dataclass(frozen=True)
class Look:
    """Sizes in points, margins in centimetres, the colour of strong marks."""

    body: float
    leading: float
    title: float
    heading: float
    margin: float
    accent: str
