"""Fields side by side (an AFOM), and ruled room for the pen.

Each field is a section with a heading and a list: who listens goes from one to the next, in
the order of reading, and never hears a table that is none.
"""

from __future__ import annotations

from itertools import pairwise

from citeapp.base.frozen import dataclass
from citeapp.reports.content import Bullets, Item, Panel, Panels, WritingSpace
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Line, wrap
from citeapp.reports.pdf.lists import place_bullets
from citeapp.reports.pdf.page import Area, Rule, Tag, Words
from citeapp.reports.pdf.text import last_level, place_heading

_GAP, _PADDING = 10.0, 9.0
_PEN = 25.0
"""Points between two lines for the pen."""
_NARROWEST = 130.0
"""A field with less room stands alone in its row."""
_LEAST = 74.0
_BULLET = 12.0
_BRANCH = 24.0
"""Points of white between two rows of a tree, which its lines cross."""
_TITLE = look.HEADING[3]


@dataclass(frozen=True)
class _Field:
    """A panel wrapped to its width."""

    title: list[Line]
    entries: list[list[Line]]
    white: int
    ruled: bool

    @property
    def height(self) -> float:
        lines = sum(map(len, self.entries)) * look.BODY.leading + 2 * len(self.entries)
        return len(self.title) * _TITLE.leading + lines + self.white * _PEN + 2 * _PADDING + 8


def place_panels(flow: Flow, root: Tag, block: Panels) -> None:
    """Rows of fields of one height; a row taller than a page becomes plain sections."""
    level = last_level(root) + 1
    flow.skip(_BRANCH - _GAP if block.branches else 4)
    across = max(1, min(block.across, int((flow.width + _GAP) // (_NARROWEST + _GAP))))
    width = (flow.width - _GAP * (across - 1)) / across
    for start in range(0, len(block.panels), across):
        row = block.panels[start : start + across]
        fields = [_field(flow, panel, width) for panel in row]
        height = max(_LEAST, *(field.height for field in fields))
        if height > flow.full:
            for panel in row:
                _section(flow, root, panel, level)
            continue
        flow.keep(height)
        if block.branches and not start and not flow.at_top:
            _branches(flow, block.branches)
        for place, field in enumerate(fields):
            x = flow.left + place * (width + _GAP)
            _draw(flow, root.add("Sect"), field, level, (x, flow.y, width, height))
        flow.y += height
        flow.skip(_GAP)


def place_writing_space(flow: Flow, root: Tag, block: WritingSpace) -> None:
    """A label, and ruled lines under it, over as many pages as they take."""
    flow.skip(6)
    flow.keep(look.STRONG.leading + 2 * _PEN)
    with flow.tied():
        flow.text(((f"{block.label} :", look.STRONG),), root.add("P"), after=0)
    for _number in range(block.lines):
        _ruled(flow)
    flow.skip(8)


def _field(flow: Flow, panel: Panel, width: float) -> _Field:
    room = width - 2 * _PADDING
    title = wrap(((panel.title, _TITLE),), room, flow.measure)
    entries = [wrap(((text, look.BODY),), room - _BULLET, flow.measure) for text in panel.lines]
    return _Field(title, entries, panel.white, panel.ruled)


def _draw(
    flow: Flow, tag: Tag, field: _Field, level: int, spot: tuple[float, float, float, float]
) -> None:
    x, y, width, height = spot
    band = len(field.title) * _TITLE.leading + _PADDING
    flow.put(Area(x, y, width, band, flow.ink.soft))
    right, bottom = x + width, y + height
    corners = ((x, y), (right, y), (right, bottom), (x, bottom), (x, y))
    for one, other in pairwise(corners):
        flow.put(Rule(*one, *other, flow.ink.accent, 0.75))
    top = _put(flow, field.title, tag.add(f"H{min(level, 6)}"), x + _PADDING, y + _PADDING / 2)
    top += _PADDING
    listing = tag.add("L", ListNumbering="Disc") if field.entries else tag
    for lines in field.entries:
        entry = listing.add("LI")
        sign: Line = (("•", look.BODY),)
        _put(flow, [sign], entry.add("Lbl"), x + _PADDING, top)
        top = _put(flow, lines, entry.add("LBody"), x + _PADDING + _BULLET, top) + 2
    while field.ruled and (top := top + _PEN) < y + height - _PADDING / 2:
        flow.put(Rule(x + _PADDING, top, x + width - _PADDING, top, look.HAIRLINE))


def _branches(flow: Flow, number: int) -> None:
    """Lines from what stands above to what comes: drawn only, the list says the same in words."""
    for place in range(number):
        x = flow.left + flow.width * (2 * place + 1) / (2 * number)
        flow.put(Rule(x, flow.y - _BRANCH, x, flow.y, flow.ink.accent, 1.5))


def _put(flow: Flow, lines: list[Line], tag: Tag, x: float, top: float) -> float:
    for line in lines:
        leading = line[0][1].leading if line else 0.0
        flow.put(Words(x, top + leading * 0.73, line, tag))
        top += leading
    return top


def _section(flow: Flow, root: Tag, panel: Panel, level: int) -> None:
    """A field without a frame, over as many pages as it takes."""
    tag = root.add("Sect")
    place_heading(flow, tag, panel.title, level)
    place_bullets(flow, tag, Bullets(tuple(map(Item, panel.lines))))
    for _number in range(panel.white):
        _ruled(flow)


def _ruled(flow: Flow) -> None:
    """A line for the pen."""
    flow.keep(_PEN)
    flow.y += _PEN
    flow.put(Rule(flow.left, flow.y, flow.left + flow.width, flow.y, look.MUTED, 0.5))
