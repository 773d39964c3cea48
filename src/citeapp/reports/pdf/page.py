"""What stands on a page, before it is drawn: marks in points, and the tags they belong to.

The origin is the top left corner of the page; ``y`` of a text is its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from citeapp.reports.pdf.lines import Line


@dataclass(eq=False)
class Tag:
    """A node of the structure tree: it holds other tags, or marks that name it.

    ``attributes`` are written as they are (``Scope``, ``ActualText``, ``ColSpan``); ``Headers``
    holds the ``ID`` of tags, a space between them. Words of a tag with an ``address`` lead
    there.
    """

    name: str
    kids: list[Tag] = field(default_factory=list)
    attributes: dict[str, str | int] = field(default_factory=dict)
    address: str = ""

    def add(self, name: str, **attributes: str | int) -> Tag:
        """A new last kid."""
        self.kids.append(Tag(name, attributes=attributes))
        return self.kids[-1]


@dataclass(frozen=True)
class Words:
    """A line of text; without a tag it is an artifact, passed over when read aloud.

    ``turned`` ones stand on their heads: ``x`` is then where they begin, on the right.
    """

    x: float
    y: float
    line: Line
    tag: Tag | None = None
    turned: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line, always an artifact."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thickness: float = 0.75


@dataclass(frozen=True)
class Area:
    """A filled rectangle, its right corners rounded; always an artifact."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


@dataclass(frozen=True)
class Picture:
    """An icon of the program by its name, in a square; always an artifact."""

    x: float
    y: float
    side: float
    name: str
    colour: str


@dataclass(frozen=True)
class Photo:
    """A picture of the document (PNG or JPEG); without a tag it is passed over."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    tag: Tag | None = None


@dataclass(frozen=True)
class Sketch:
    """A chart, drawn line by line; ``drawing`` is one of reportlab.graphics."""

    x: float
    y: float
    width: float
    height: float
    drawing: object
    tag: Tag | None = None


Mark = Words | Rule | Area | Picture | Photo | Sketch


@dataclass
class Page:
    """The marks of one page, in the order they are drawn and read."""

    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """The finished pages and the structure tree over them.

    They are drawn ``scale`` times as large as they are measured.
    """

    width: float
    height: float
    pages: tuple[Page, ...]
    root: Tag
    scale: float = 1.0
