"""Charts drawn once, for paper and screen: bars, columns and lines, every value written on them.

They bear being printed in black and white: the series differ by lightness, dashes and marks,
never by hue alone, and stand in the order of the legend. Heights and widths are in points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.colours import lighter
from citeapp.reports.content import Chart, Series
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.faces import Faces, faces
from citeapp.reports.pdf.lines import Style, wrap

WIDTH = 499.0
"""The line of an upright A4 page."""
_LABEL = Style(look.REGULAR, 8.6, 11.0, look.TEXT)
_VALUE = Style(look.SEMIBOLD, 8.6, 11.0, look.TEXT)
_ABSENT = Style(look.REGULAR, 8.6, 11.0, look.MUTED)
_SHADES = (1.0, 0.5, 0.2, 0.0)
"""Shares of the accent, from dark to white."""
_DASHES = (None, (5.0, 2.0), (1.5, 2.0), (8.0, 2.0, 1.5, 2.0))
_BAR, _BAR_GAP, _GROUP_GAP = 13.0, 2.0, 9.0
_TALL = 130.0
"""Points from the lowest value to the highest of columns and lines."""
_LEGEND_STEP = 15.0
_MARK = 2.6
_MOST_LINES = 3
"""Of a label under a column."""


@dataclass(frozen=True)
class _Pen:
    """Where to draw, in which colours and letters."""

    drawing: Drawing
    accent: str
    known: Faces

    def words(self, x: float, y: float, text: str, style: Style = _LABEL, at: float = 0.0) -> None:
        """Letters from ``x`` on; ``at`` is the share of their width that stands before it."""
        x -= self.known.width(text, style) * at
        for name, letters in self.known.drawn(text, style):
            self.drawing.add(
                String(x, y, letters, fontName=name, fontSize=style.size,
                       fillColor=HexColor(style.colour))
            )  # fmt: skip
            x += self.known.width(letters, style)

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, thick: float) -> None:
        self.drawing.add(Line(x1, y1, x2, y2, strokeColor=HexColor(colour), strokeWidth=thick))

    def block(self, x: float, y: float, width: float, height: float, place: int) -> None:
        """A filled rectangle in the shade of a series, its edge always seen."""
        shade = HexColor(lighter(self.accent, _SHADES[place % len(_SHADES)]))
        edge = HexColor(self.accent)
        self.drawing.add(
            Rect(x, y, width, height, fillColor=shade, strokeColor=edge, strokeWidth=0.75)
        )

    def mark(self, x: float, y: float, place: int) -> None:
        """The mark of a point of a line: each series has a shade and a size of its own."""
        side = _MARK + 0.6 * (place % len(_SHADES))
        self.block(x - side, y - side, 2 * side, 2 * side, place)


def chart_drawing(chart: Chart, accent: str, known: Faces, width: float = WIDTH) -> Drawing:
    """The drawing of ``chart``, without its title; ``accent`` is ``#rrggbb``."""
    draw = {"columns": _columns, "lines": _lines}.get(chart.shape, _bars)
    plot = Drawing(width, _height(chart, known, width))
    plot.initialFontName = known.first  # else a font that no file embeds is named
    pen = _Pen(plot, accent, known)
    draw(pen, chart)
    if len(chart.series) > 1:
        _legend(pen, chart)
    return plot


def chart_svg(chart: Chart, accent: str, fonts: Path, width: float = WIDTH) -> str:
    """The same drawing as SVG, for the window and for pages of the web."""
    from reportlab.graphics import renderSVG

    drawing = chart_drawing(chart, accent, faces(fonts), width)
    text = str(renderSVG.drawToString(drawing))
    return _for_screens(text)


def _for_screens(svg: str) -> str:
    """Without the clipping that QtSvg does not know, the fonts by the names screens know.

    A line of many points is no area: SVG would fill it with black.
    """
    svg = svg.replace("<polyline ", '<polyline fill="none" ')
    svg = re.sub(r"<clipPath.*?</clipPath>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s(?:style="clip-path:[^"]*"|clip-path="[^"]*")', "", svg)
    return re.sub(
        r"font-family: ?(Inter|DejaVuSans|NotoEmoji)(?:-(\w+))?[^;]*;",
        lambda found: f"font-family: {_FAMILY[found[1]]}; font-weight: {_WEIGHT[found[2]]};",
        svg,
    )


_FAMILY = {"Inter": "Inter", "DejaVuSans": "DejaVu Sans", "NotoEmoji": "Noto Emoji"}
_WEIGHT = {None: 400, "Regular": 400, "SemiBold": 600, "Bold": 700}


def _height(chart: Chart, known: Faces, width: float) -> float:
    rows = math.ceil(sum(_legend_widths(chart, known)) / width) if len(chart.series) > 1 else 0
    legend = rows * _LEGEND_STEP
    if chart.shape in ("columns", "lines"):
        return _TALL + _label_lines(chart, known, width) * _LABEL.leading + 12 + legend
    return max(len(chart.labels), 1) * _group(chart) + 4 + legend


def _label_lines(chart: Chart, known: Faces, width: float) -> int:
    step = width / max(len(chart.labels), 1)
    lines = (len(_wrapped(label, step - 4, _MOST_LINES, known)) for label in chart.labels)
    return max(lines, default=0)


def _wrapped(text: str, width: float, most: int, known: Faces) -> list[str]:
    """At most so many lines."""
    lines = wrap(((text, _LABEL),), max(width, 8.0), known.width)
    return ["".join(part for part, _style in line).rstrip() for line in lines[:most]]


def _group(chart: Chart) -> float:
    """The height of the bars of one label."""
    return max(len(chart.series), 1) * (_BAR + _BAR_GAP) + _GROUP_GAP


def _bars(pen: _Pen, chart: Chart) -> None:
    """One bar under the other, the label on the left, the value at the end."""
    width, top = pen.drawing.width, pen.drawing.height - 2
    widest = max((pen.known.width(label, _LABEL) for label in chart.labels), default=0.0)
    labels = min(widest + 9, width * 0.4)
    low, high = _span(chart.series)
    room = _value_room(chart, pen.known)
    before = room if low < 0 else 0.0
    unit = (width - labels - before - room) / (high - low)
    zero = labels + before - low * unit
    for index, label in enumerate(chart.labels):
        middle = top - (_group(chart) - _GROUP_GAP) / 2
        lines = _wrapped(label, labels - 8, 2, pen.known)
        for row, line in enumerate(lines):
            y = middle + (len(lines) / 2 - row) * _LABEL.leading - _LABEL.leading * 0.73
            pen.words(0, y, line)
        for place, series in enumerate(chart.series):
            y = top - (place + 1) * (_BAR + _BAR_GAP)
            _bar(pen, _value(series, index), (zero, y, unit), place)
        top -= _group(chart)
    pen.rule(zero, top + _GROUP_GAP / 2, zero, pen.drawing.height, look.STRONG_LINE, 0.75)


def _value_room(chart: Chart, known: Faces) -> float:
    """Points that the longest value takes beside its bar."""
    values = (value for series in chart.series for value in series.values)
    said = [_("non compté") if value is None else french.decimal(value) for value in values]
    return max((known.width(one, _VALUE) for one in said), default=0.0) + 8


def _bar(pen: _Pen, value: float | None, at: tuple[float, float, float], place: int) -> None:
    zero, y, unit = at
    if value is None:
        pen.words(zero + 4, y + 3.5, _("non compté"), _ABSENT)
        return
    wide = abs(value) * unit
    pen.block(zero if value >= 0 else zero - wide, y, wide, _BAR, place)
    end, share = (zero + wide + 4, 0.0) if value >= 0 else (zero - wide - 4, 1.0)
    pen.words(end, y + 3.5, french.decimal(value), _VALUE, share)


def _columns(pen: _Pen, chart: Chart) -> None:
    """Columns side by side over each label, the value above."""
    base, scale = _floor(pen, chart)
    count = max(len(chart.series), 1)
    step = pen.drawing.width / max(len(chart.labels), 1)
    wide = min(34.0, step * 0.8 / count)
    for index in range(len(chart.labels)):
        left = (index + 0.5) * step - wide * count / 2
        for place, series in enumerate(chart.series):
            x, value = left + place * wide, _value(series, index)
            if value is None:
                pen.words(x + wide / 2, base + 3, "—", _ABSENT, 0.5)
                continue
            tall = value * scale
            pen.block(x + 1, min(base, base + tall), wide - 2, abs(tall), place)
            above = base + tall + 3 if value >= 0 else base + tall - 10
            pen.words(x + wide / 2, above, french.decimal(value), _VALUE, 0.5)


def _lines(pen: _Pen, chart: Chart) -> None:
    """A line a series, each with its dashes; a missing value leaves a gap."""
    base, scale = _floor(pen, chart)
    step = pen.drawing.width / max(len(chart.labels), 1)
    for place, series in enumerate(chart.series):
        spots = [
            None if value is None else ((index + 0.5) * step, base + value * scale)
            for index, value in enumerate(_value(series, i) for i in range(len(chart.labels)))
        ]
        for run in _runs(spots):
            if len(run) > 1:
                pen.drawing.add(_stroke(run, pen.accent, place))
        for index, spot in enumerate(spots):
            if spot is None:
                continue
            pen.mark(*spot, place)
            value = _value(series, index) or 0.0
            below = any((_value(other, index) or -math.inf) > value for other in chart.series)
            y = spot[1] - 14 if below else spot[1] + 7
            pen.words(spot[0], y, french.decimal(value), _VALUE, 0.5)


def _stroke(run: Sequence[tuple[float, float]], accent: str, place: int) -> PolyLine:
    points = [number for spot in run for number in spot]
    line = PolyLine(points, strokeColor=HexColor(accent), strokeWidth=1.6)
    line.strokeDashArray = _DASHES[place % len(_DASHES)]
    return line


def _runs(spots: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Points one after the other, without a gap between them."""
    runs: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is not None:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return runs


def _floor(pen: _Pen, chart: Chart) -> tuple[float, float]:
    """The line of zero with the labels under it; its height, and points for a value of one."""
    low, high = _span(chart.series)
    scale = (_TALL - 24) / (high - low)
    top = pen.drawing.height - 16
    base = top - high * scale
    lowest = base + low * scale - (12 if low < 0 else 0)
    step = pen.drawing.width / max(len(chart.labels), 1)
    for index, label in enumerate(chart.labels):
        for row, line in enumerate(_wrapped(label, step - 4, _MOST_LINES, pen.known)):
            y = lowest - 11 - row * _LABEL.leading
            pen.words((index + 0.5) * step, y, line, _LABEL, 0.5)
    pen.rule(0, base, pen.drawing.width, base, look.STRONG_LINE, 0.75)
    return base, scale


def _legend(pen: _Pen, chart: Chart) -> None:
    """A sample of each shade and its series, at the foot of the drawing."""
    widths = _legend_widths(chart, pen.known)
    x, y = 0.0, 3.0 + (_LEGEND_STEP * (math.ceil(sum(widths) / pen.drawing.width) - 1))
    for place, (series, wide) in enumerate(zip(chart.series, widths, strict=True)):
        if x and x + wide > pen.drawing.width:
            x, y = 0.0, y - _LEGEND_STEP
        if chart.shape == "lines":
            pen.drawing.add(_stroke(((x, y + 4), (x + 22, y + 4)), pen.accent, place))
            pen.mark(x + 11, y + 4, place)
        else:
            pen.block(x, y, 22, 8, place)
        pen.words(x + 27, y, series.label)
        x += wide


def _legend_widths(chart: Chart, known: Faces) -> list[float]:
    return [known.width(series.label, _LABEL) + 43 for series in chart.series]


def _span(series: Sequence[Series]) -> tuple[float, float]:
    """The lowest and the highest value, zero always between them."""
    known = [value for one in series for value in one.values if value is not None]
    low, high = min(0.0, *known, 0.0), max(0.0, *known, 0.0)
    return (low, high) if high > low else (0.0, 1.0)


def _value(series: Series, index: int) -> float | None:
    return series.values[index] if index < len(series.values) else None
