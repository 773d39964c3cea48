"""The icons and pictograms of the program on paper: the one path of each, as lines and curves.

They say again what the words beside them say, so they are never read aloud.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pdfgeom import bezierArc

from citeapp.base.frozen import dataclass
from citeapp.reports.pictures import picture_file, svg_text

_PATH = re.compile(r' d="([^"]+)"')
_SIDE = re.compile(r' viewBox="0 0 (\d+) \1"')
_STROKE = re.compile(r' stroke-width="([\d.]+)"')
_PART = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
"""How many numbers each command of a path takes."""

Curve = tuple[float, ...]
"""One point to go to, two to draw a line to, six of a Bézier curve; none closes the figure."""
Step = tuple[str, Curve]


@dataclass(frozen=True)
class Drawn:
    """What the pen does in a square, in units of its own: its side, its stroke, its steps."""

    side: float
    stroke: float
    steps: tuple[Step, ...]


def draw_picture(
    canvas: Canvas, resources: Path, name: str, x: float, y: float, side: float, colour: str
) -> None:
    """The picture ``name`` in a square whose lower left corner is at ``x``, ``y``."""
    drawn = read(picture_file(resources, name))
    canvas.saveState()
    canvas.translate(x, y + side)
    canvas.scale(side / drawn.side, -side / drawn.side)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(drawn.stroke)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for kind, numbers in drawn.steps:
        if kind == "move":
            path.moveTo(*numbers)
        elif kind == "line":
            path.lineTo(*numbers)
        elif kind == "curve":
            path.curveTo(*numbers)
        else:
            path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def read(path: Path) -> Drawn:
    """The picture in a file of ours: a square, one path of one stroke; a missing one is said."""
    text = svg_text(path)
    found, side, stroke = _PATH.search(text), _SIDE.search(text), _STROKE.search(text)
    if not (found and side and stroke):
        raise ValueError(f"not a picture of ours: {path.name}")
    return Drawn(float(side[1]), float(stroke[1]), tuple(_steps(found[1])))


def _steps(drawn: str) -> Iterator[Step]:
    x = y = begin_x = begin_y = 0.0
    last: tuple[float, float] | None = None
    for command, numbers in _commands(drawn):
        dx, dy = (x, y) if command.islower() else (0.0, 0.0)
        kind = command.upper()
        bend = None
        if kind == "Z":
            yield "close", ()
            x, y = begin_x, begin_y
        elif kind in "CS":
            points = [n + (dy if i % 2 else dx) for i, n in enumerate(numbers)]
            if kind == "S":  # the first handle mirrors the one before
                points = [2 * x - last[0], 2 * y - last[1], *points] if last else [x, y, *points]
            yield "curve", tuple(points)
            bend, (x, y) = (points[2], points[3]), points[4:]
        elif kind == "A":
            end_x, end_y = numbers[5] + dx, numbers[6] + dy
            yield from _arc(x, y, end_x, end_y, numbers)
            x, y = end_x, end_y
        else:
            x = numbers[0] + dx if kind != "V" else x
            y = numbers[-1] + dy if kind != "H" else y
            yield ("move" if kind == "M" else "line"), (x, y)
            if kind == "M":
                begin_x, begin_y = x, y
        last = bend


def _commands(drawn: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; a command goes on for as long as numbers follow."""
    parts = _PART.findall(drawn)
    command = ""
    while parts:
        if parts[0].isalpha():
            command = parts.pop(0)
        takes = _TAKES[command.upper()]
        yield command, [float(parts.pop(0)) for _n in range(takes)]
        if command in "Mm":  # further points of a move are lines
            command = "l" if command == "m" else "L"


def _arc(x: float, y: float, end_x: float, end_y: float, numbers: list[float]) -> Iterator[Step]:
    """A part of a circle as curves (SVG 1.1, F.6.5); icons draw no slanted ellipses."""
    radius, large, sweep = numbers[0], numbers[3], numbers[4]
    half_x, half_y = (x - end_x) / 2, (y - end_y) / 2
    square = half_x**2 + half_y**2
    radius = max(radius, math.sqrt(square))
    away = math.sqrt(max(radius**2 - square, 0.0) / square) if square else 0.0
    away = -away if large == sweep else away
    centre_x = (x + end_x) / 2 + away * half_y
    centre_y = (y + end_y) / 2 - away * half_x
    start = math.degrees(math.atan2(y - centre_y, x - centre_x))
    turn = math.degrees(math.atan2(end_y - centre_y, end_x - centre_x)) - start
    turn = turn % 360 if sweep else -(-turn % 360)
    corner = (centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius)
    for curve in bezierArc(*corner, start, turn):
        yield "curve", tuple(curve[2:])
