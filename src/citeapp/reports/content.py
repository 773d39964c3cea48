"""What a document says, free of any format: frozen blocks in reading order.

Every text is plain text: no markup is ever read in it, so a name such as ``<b>`` is drawn
letter by letter. The colours, sizes and page breaks belong to ``pdf/``, the wrapping to
``text.py``.
"""

from __future__ import annotations

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _


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
class Item:
    """An entry of a list, and the entries under it."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list; ``numbered`` when the order says something."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead to an address (``https:``, ``mailto:``, ``tel:``), after a strong lead."""

    text: str
    address: str
    lead: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture, PNG or JPEG; ``width`` is its share of the line.

    ``alt`` says in words what it shows: a document with an empty one is not written.
    """

    data: bytes
    alt: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Series:
    """Values under the labels of a chart; None where nobody counted."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Figures as a drawing, with ``alt`` in words and the table of the same figures under it.

    ``shape`` is « bars » (one under the other), « columns » (side by side) or « lines ».
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    shape: str = "bars"
    unit: str = ""


@dataclass(frozen=True)
class Panel:
    """A titled field with short texts, then ``white`` lines for the pen.

    Without ``ruled`` they are bare: room for a signature, a stamp, a drawing.
    """

    title: str
    lines: tuple[str, ...] = ()
    white: int = 0
    ruled: bool = True


@dataclass(frozen=True)
class Panels:
    """Fields side by side, ``across`` in a row: the four of an AFOM.

    ``branches`` lines join them to the fields above, side by side as a tree is drawn.
    """

    panels: tuple[Panel, ...]
    across: int = 2
    branches: int = 0


@dataclass(frozen=True)
class WritingSpace:
    """A label, and ruled lines under it for the pen."""

    label: str
    lines: int = 3


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Column:
    """A column of a table; ``weight`` is its share of the width.

    Columns side by side with the same ``group`` stand under one further heading.
    """

    title: str
    weight: float = 1.0
    group: str = ""

    @property
    def full_title(self) -> str:
        """The heading where there is room for one alone: « Parents, 2026 »."""
        return f"{self.group}, {self.title}" if self.group else self.title


@dataclass(frozen=True)
class ToFill:
    """A cell left white for the pen; ``spoken`` is what a screen reader says (« à signer »)."""

    spoken: str


Cell = str | ToFill


@dataclass(frozen=True)
class DataTable:
    """Rows under named columns, the header repeated on each page.

    ``row_height`` is the least height of a row in points (room to sign); an empty cell is
    drawn as « — », a table without rows as the sentence ``empty``. With ``row_header`` the
    first cell of a row names it. ``pictures`` are names of icons, one a row, that say the same
    as its first cell; they are never read aloud.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    row_height: float = 0.0
    row_header: bool = False
    pictures: tuple[str, ...] = ()


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
    """Cards with names; ``title`` says what they are to who only listens.

    ``shape`` is « badge » (eight on a page, to cut out and to wear), « tent » (one on a page,
    to fold in two, the name on both sides), « screen » (the same, on one side) or « label »
    (twenty-one on a page of labels, not a letter outside of them).
    """

    title: str
    cards: tuple[NameCard, ...]
    shape: str = "badge"


_SHORT_LABEL = 5
"""Letters of a label under which a dozen of them stand side by side."""


def figures_of(chart: Chart) -> DataTable:
    """The table of the figures that a chart shows; a missing value is said as such.

    Months run across the page in the table as they do in the drawing.
    """
    unit = f" ({chart.unit})" if chart.unit else ""
    if chart.shape != "bars" and all(len(label) <= _SHORT_LABEL for label in chart.labels):
        return DataTable(
            (Column(chart.title, 2.5), *(Column(label) for label in chart.labels)),
            tuple(
                (series.label + unit, *(_figure(series, n) for n in range(len(chart.labels))))
                for series in chart.series
            ),
            empty=_("Rien à compter."),
            row_header=True,
        )
    return DataTable(
        (Column(chart.title, 2), *(Column(series.label + unit) for series in chart.series)),
        tuple(
            (label, *(_figure(series, index) for series in chart.series))
            for index, label in enumerate(chart.labels)
        ),
        empty=_("Rien à compter."),
        row_header=True,
    )


def _figure(series: Series, index: int) -> str:
    value = series.values[index] if index < len(series.values) else None
    return _("non compté") if value is None else french.decimal(value)


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
    | Bullets
    | Link
    | Figure
    | Chart
    | Panels
    | WritingSpace
    | PageBreak
)


@dataclass(frozen=True)
class Logo:
    """A logo, PNG or JPEG, and the name it stands for."""

    data: bytes
    alt: str


@dataclass(frozen=True)
class Brand:
    """What a Cité puts on all its documents: ``accent`` is ``#rrggbb``, empty for ours."""

    accent: str = ""
    logos: tuple[Logo, ...] = ()
    footer: str = ""


LEFTWARDS = frozenset({"ar", "he"})
"""Languages whose lines begin at the right."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document: its blocks, and what stands around them on every page.

    ``header_left`` is strong, ``header_left_light`` follows it; ``footer_left`` may take
    several lines; page numbers are added, after ``edition`` (« version 2, 12 mars 2026 »).
    ``demo`` marks invented data on every page; ``plain`` is for easy reading: large letters,
    wide margins, nothing above the title; ``poster`` fills one page, to be read from afar;
    ``large`` prints a page in large letters. ``paper`` is « A3 », « A4 » or « A5 ».
    ``tabular``: its one table is what it is for, and may be a spreadsheet as well.
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
    poster: bool = False
    large: bool = False
    tabular: bool = False
    paper: str = "A4"
    edition: str = ""
    brand: Brand = Brand()
    blocks: tuple[Block, ...] = ()

    @property
    def leftwards(self) -> bool:
        """Whether its lines begin at the right."""
        return self.language in LEFTWARDS
