"""Pictures and charts on pages: a figure with its words, then what stands under it."""

from __future__ import annotations

from citeapp.reports.charts import chart_drawing
from citeapp.reports.content import Chart, Figure, figures_of
from citeapp.reports.images import prepared
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.faces import Faces
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.page import Photo, Sketch, Tag
from citeapp.reports.pdf.table import few_rows_height, place_table

_DOTS_PER_POINT = 2.8
"""Pixels kept: about 200 to the inch."""
_TALLEST = 0.8
"""The share of a page that a picture may take."""


def place_figure(flow: Flow, root: Tag, block: Figure) -> None:
    """The picture, and its caption under it."""
    wide = flow.width * min(max(block.width, 0.05), 1.0)
    image = prepared(block.data, block.caption or block.alt, round(wide * _DOTS_PER_POINT))
    tall = wide * image.height / image.width
    shrink = min(1.0, flow.full * _TALLEST / tall)
    wide, tall = wide * shrink, tall * shrink
    flow.skip(4)
    flow.keep(tall + (look.SMALL.leading + 4 if block.caption else 0))
    tag = root.add("Figure", Alt=block.alt)
    flow.put(Photo(flow.left, flow.y, wide, tall, image.data, tag))
    flow.y += tall + 4
    if block.caption:
        flow.text(((block.caption, look.SMALL),), root.add("P"), after=4)
    flow.skip(4)


def place_chart(flow: Flow, root: Tag, block: Chart, known: Faces) -> None:
    """The title, the drawing, then the table of the same figures, under it if it is short."""
    drawing = chart_drawing(block, flow.ink.accent, known, flow.width)
    tall = float(drawing.height)
    flow.skip(4)
    figures = figures_of(block)
    under = few_rows_height(flow, figures)
    flow.keep(look.STRONG.leading + tall + 8 + (under if under < tall else 0.0))
    with flow.tied():
        flow.text(((block.title, look.STRONG),), root.add("P"), after=2)
    tag = root.add("Figure", Alt=block.alt)
    flow.put(Sketch(flow.left, flow.y, flow.width, tall, drawing, tag))
    flow.y += tall + 6
    place_table(flow, root, figures)
