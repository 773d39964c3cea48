"""The look of the printed documents: the tokens of the screens, measured in points."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.reports.colours import READABLE, WHITE, contrast, is_colour, lighter
from citeapp.reports.content import Brand, Document
from citeapp.reports.pdf.lines import Style

PAPERS = {"A3": (841.89, 1190.551), "A4": (595.276, 841.89), "A5": (419.528, 595.276)}
"""Width and height upright, in points."""
A4 = PAPERS["A4"]
MARGIN = 48.0
LARGE = 1.8
"""Large print: everything that many times its size, so that a line of text has 17 points."""

TEXT, MUTED, ACCENT = "#18212F", "#5A6577", "#0B6A66"
SOFT, HAIRLINE, STRONG_LINE, ASK = "#ECF5F4", "#D9DEE5", "#18212F", "#6A4BA3"

REGULAR, SEMIBOLD, BOLD = "Inter-Regular", "Inter-SemiBold", "Inter-Bold"
FACES = (REGULAR, SEMIBOLD, BOLD)

TITLE = Style(BOLD, 18.75, 26.0, TEXT, -0.3)
SUBTITLE = Style(REGULAR, 9.75, 15.0, MUTED)
HEADING = {
    2: Style(SEMIBOLD, 12.0, 16.0, TEXT),
    3: Style(SEMIBOLD, 10.5, 15.0, TEXT),
}
BODY = Style(REGULAR, 9.75, 15.0, TEXT)
STRONG = Style(SEMIBOLD, 9.75, 15.0, TEXT)
LABEL = Style(REGULAR, 9.75, 15.0, MUTED)
CELL = Style(REGULAR, 9.4, 13.5, TEXT)
CELL_HEADER = Style(SEMIBOLD, 9.4, 13.5, TEXT)
SMALL = Style(REGULAR, 8.6, 13.0, MUTED)
HEADER_STRONG = Style(SEMIBOLD, 8.6, 12.0, ACCENT)
HEADER_LIGHT = Style(REGULAR, 8.6, 12.0, MUTED)
FOOTER = Style(REGULAR, 8.2, 11.5, MUTED)
DEMO = Style(SEMIBOLD, 8.6, 12.0, ASK)


@dataclass(frozen=True)
class Ink:
    """The colours a Cité may choose: lines and strong marks, and the soft ground of a box."""

    accent: str = ACCENT
    soft: str = SOFT


def ink(brand: Brand) -> Ink:
    """The colours of ``brand``; ours where its accent could not be read on white."""
    if not is_colour(brand.accent) or contrast(brand.accent, WHITE) < READABLE:
        return Ink()
    return Ink(brand.accent, lighter(brand.accent, 0.08))


@dataclass(frozen=True)
class Sheet:
    """The paper, in points that are drawn ``scale`` times as large."""

    width: float
    height: float
    margin: float
    scale: float


def sheet(document: Document) -> Sheet:
    """The paper of ``document``; large print lays out a smaller one and enlarges it all."""
    width, height = PAPERS[document.paper][:: -1 if document.landscape else 1]
    scale = LARGE if document.large else 1.0
    margin = MARGIN if min(width, height) >= A4[0] else 0.75 * MARGIN
    return Sheet(width / scale, height / scale, margin / scale, scale)
