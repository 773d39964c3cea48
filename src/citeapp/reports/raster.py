"""Our own drawings as PNG, for programs that show no vector drawing: drawn as PDF, then dotted."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.charts import WIDTH, chart_drawing
from citeapp.reports.content import Chart
from citeapp.reports.images import Image
from citeapp.reports.pdf.faces import faces
from citeapp.reports.pdf.pictures import draw_picture
from citeapp.reports.pdf.raster import PdfPages
from citeapp.reports.pictures import pictogram

DOTS = 200.0
"""To the inch: sharp on paper."""
_SHADES = 32
"""A drawing holds few colours: the file stays small."""
_ICON = 48.0
"""The side of an icon in points, as large as it is shown anywhere."""


def chart_png(chart: Chart, accent: str, resources: Path) -> Image:
    """The drawing of ``chart``, as wide as the line of a page."""
    known = faces(resources / "fonts")
    drawing = chart_drawing(chart, accent, known)

    def draw(canvas: Canvas) -> None:
        renderPDF.draw(drawing, canvas, 0, 0)

    return _png((WIDTH, float(drawing.height)), known.first, draw)


def picture_png(name: str, accent: str, resources: Path) -> Image:
    """The icon or pictogram ``name`` in a square."""

    def draw(canvas: Canvas) -> None:
        draw_picture(canvas, resources, pictogram(name), 0, 0, _ICON, accent)

    return _png((_ICON, _ICON), faces(resources / "fonts").first, draw)


def _png(size: tuple[float, float], font: str, draw: Callable[[Canvas], None]) -> Image:
    from PIL import Image as Pillow

    pdf, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(pdf, pagesize=size, invariant=1, initialFontName=font)
    draw(canvas)
    canvas.save()
    pages = PdfPages(pdf.getvalue())
    try:
        page = pages.drawn(0, DOTS)
    finally:
        pages.close()
    dots = (page.width, page.height)
    picture = Pillow.frombuffer("RGB", dots, page.data, "raw", "BGR", page.stride, 1)
    picture.quantize(_SHADES).save(out, format="PNG", optimize=True)
    return Image(out.getvalue(), page.width, page.height, "image/png")
