"""Pages whose words run from right to left: everything on the other side, each line its own way."""

from __future__ import annotations

from dataclasses import replace

from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.lines import Line
from citeapp.reports.pdf.page import Area, Layout, Mark, Photo, Picture, Rule, Sketch, Words


def mirrored(layout: Layout, known: Faces) -> Layout:
    """The same pages as seen in a mirror; pictures and letters keep their own shape."""
    for page in layout.pages:
        page.marks = [_mirrored(mark, layout.width, known) for mark in page.marks]
    return layout


def _mirrored(mark: Mark, width: float, known: Faces) -> Mark:
    match mark:
        case Words(x=x, line=line):
            said = _without_last_space(line)
            wide = sum(known.width(text, style) for text, style in said)
            turned = tuple((text, replace(style, leftwards=True)) for text, style in line)
            return replace(mark, x=width - x - wide, line=turned)
        case Rule(x1=x1, x2=x2):
            return replace(mark, x1=width - x2, x2=width - x1)
        case Picture(x=x, side=side):
            return replace(mark, x=width - x - side)
        case Area(x=x, width=wide) | Photo(x=x, width=wide) | Sketch(x=x, width=wide):
            return replace(mark, x=width - x - wide)


def _without_last_space(line: Line) -> Line:
    """A broken line keeps its last space, which takes no room at its edge."""
    last, style = line[-1]
    return (*line[:-1], (last.rstrip(" "), style))
