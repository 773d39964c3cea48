"""Name cards on a page: two columns of four, a hairline around each to cut along."""

from __future__ import annotations

import itertools

from citeapp.reports.content import NameCard, NameCards
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, Style, wrap
from citeapp.reports.pdf.page import Rule, Tag, Words

ACROSS, DOWN = 2, 4
_SIZES = (34.0, 26.0, 19.0, 14.0)
"""Letters of a name, in points: the largest in which no word is cut, else the smallest."""
_LINES = 2
_PADDING = 14.0


def place_cards(flow: Flow, root: Tag, block: NameCards) -> None:
    """As many pages as it takes; each card is read as one paragraph.

    All are as large as those of the first page, which has the least room: they are cut alike.
    """
    root.add("H1", ActualText=block.title)
    listing = root.add("L")
    width, height = flow.width / ACROSS, flow.room / DOWN
    for number, card in enumerate(block.cards):
        place = number % (ACROSS * DOWN)
        if place == 0 and number:
            flow.new_page()
        x = flow.left + (place % ACROSS) * width
        y = flow.y + (place // ACROSS) * height
        _frame(flow, x, y, width, height)
        if card.name:
            _card(flow, listing.add("LI").add("LBody"), card, (x, y, width, height))
    flow.y += height * DOWN


def _card(flow: Flow, tag: Tag, card: NameCard, spot: tuple[float, float, float, float]) -> None:
    x, y, width, height = spot
    room = width - 2 * _PADDING
    name = _sized(flow, card.name, room)
    lines = wrap(((card.name, name),), room, flow.measure)[:_LINES]
    about = wrap(((card.about, look.BODY),), room, flow.measure)[:2] if card.about else []
    tall = len(lines) * name.leading + len(about) * look.BODY.leading
    top = y + (height - tall) / 2
    for line, style in (*((one, name) for one in lines), *((one, look.BODY) for one in about)):
        _centred(flow, tag, line, (x, top, width), style)
        top += style.leading


def _centred(
    flow: Flow, tag: Tag, line: Line, spot: tuple[float, float, float], style: Style
) -> None:
    x, y, width = spot
    wide = sum(flow.measure(text, used) for text, used in line)
    flow.put(Words(x + (width - wide) / 2, y + style.leading * 0.73, line, tag))


def _sized(flow: Flow, name: str, room: float) -> Style:
    styles = [Style(look.BOLD, size, size * 1.25, look.TEXT) for size in _SIZES]
    return next((one for one in styles if _holds(flow, name, one, room)), styles[-1])


def _holds(flow: Flow, name: str, style: Style, room: float) -> bool:
    """Whether a name stands on two lines at most, no word of it cut."""
    uncut = all(flow.measure(word, style) <= room for word in name.split())
    return uncut and len(wrap(((name, style),), room, flow.measure)) <= _LINES


def _frame(flow: Flow, x: float, y: float, width: float, height: float) -> None:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    for (x1, y1), (x2, y2) in itertools.pairwise(corners):
        flow.put(Rule(x1, y1, x2, y2, look.HAIRLINE, 0.5))
