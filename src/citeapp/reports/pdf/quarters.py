"""Four slips on a page: a grid of two by two, dashes to cut along, boxes to tick."""

from __future__ import annotations

from citeapp.reports.content import Quarters, SlipLine
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, Style, wrap
from citeapp.reports.pdf.page import Rule, Tag, Words

_GUTTER = 34.0
_DASH, _GAP = 5.0, 4.0
_BOX = "☐"
_PEN = 25.0
"""Points between two lines for the pen."""
_TITLE = Style(look.SEMIBOLD, 12.0, 17.0, look.TEXT)


def place_quarters(flow: Flow, root: Tag, block: Quarters) -> None:
    """Fill the page that begins here; the first slip carries the title of the document."""
    if not flow.at_top:
        flow.new_page()
    width = (flow.width - _GUTTER) / 2
    full = flow.room
    height = (full - _GUTTER) / 2
    left, top = flow.left, flow.y
    for number in range(4):
        across, down = number % 2, number // 2
        x = left + across * (width + _GUTTER)
        y = top + down * (height + _GUTTER)
        _slip(flow, root, block, (x, y, width), heading="H1" if number == 0 else "H2")
    _cut(flow, left + width + _GUTTER / 2, top, full, upright=True)
    _cut(flow, left, top + height + _GUTTER / 2, flow.width, upright=False)
    flow.y = top + full


def _slip(
    flow: Flow, root: Tag, block: Quarters, spot: tuple[float, float, float], *, heading: str
) -> None:
    x, y, width = spot
    y = _put(flow, ((block.title, _TITLE),), root.add(heading), (x, y, width))
    if block.note:
        y = _put(flow, ((block.note, look.SMALL),), root.add("P"), (x, y, width))
    for line in block.lines:
        y = _question(flow, root, line, (x, y + 4, width))


def _question(flow: Flow, root: Tag, line: SlipLine, spot: tuple[float, float, float]) -> float:
    x, y, width = spot
    tag = root.add("P")
    label: Line = ((f"{line.label} :", look.STRONG),)
    if line.boxes:
        y = _put(flow, label, tag, spot)
        boxes = "   ".join(f"{_BOX}\u00a0{box}" for box in line.boxes)
        return _put(flow, ((boxes, look.BODY),), tag, (x, y, width))
    flow.put(Words(x, y + 15, label, tag))
    start = x + flow.measure(label[0][0], look.STRONG) + 6
    flow.put(Rule(start, y + 17, x + width, y + 17, look.MUTED, 0.5))
    return y + _PEN


def _put(flow: Flow, line: Line, tag: Tag, spot: tuple[float, float, float]) -> float:
    """Wrapped words at a spot of this page; where the next ones go."""
    x, y, width = spot
    leading = line[0][1].leading
    for piece in wrap(line, width, flow.measure):
        flow.put(Words(x, y + leading * 0.73, piece, tag))
        y += leading
    return y


def _cut(flow: Flow, x: float, y: float, length: float, *, upright: bool) -> None:
    """A dashed line."""
    done = 0.0
    while done < length:
        end = min(done + _DASH, length)
        if upright:
            flow.put(Rule(x, y + done, x, y + end, look.MUTED, 0.5))
        else:
            flow.put(Rule(x + done, y, x + end, y, look.MUTED, 0.5))
        done += _DASH + _GAP
