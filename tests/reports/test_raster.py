"""Drawings as pictures: what Word shows of a chart and of a pictogram."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from citeapp.reports.content import Chart, Series
from citeapp.reports.raster import chart_png, picture_png

CHART = Chart("Présents", ("juin", "juillet"), (Series("parents", (6.5, 3)),), alt="Moins.")


def test_a_chart_is_sharp_small_and_in_the_colour_of_the_cite(fonts: Path) -> None:
    made = chart_png(CHART, "#0b5d4b", fonts.parent)
    seen = Image.open(io.BytesIO(made.data)).convert("RGB")
    assert seen.size == (made.width, made.height)
    assert made.width > 1300
    assert len(made.data) < 40_000
    most = sorted(seen.getcolors(100) or [], reverse=True)
    assert most[0][1] == (255, 255, 255)
    assert max(abs(a - b) for a, b in zip(most[1][1], (0x0B, 0x5D, 0x4B), strict=True)) < 6
    assert chart_png(CHART, "#0b5d4b", fonts.parent) == made


def test_a_pictogram_is_drawn_in_a_square(fonts: Path) -> None:
    made = picture_png("calendar", "#0b5d4b", fonts.parent)
    assert made.width == made.height
    colours = Image.open(io.BytesIO(made.data)).convert("RGB").getcolors(100) or []
    assert len(colours) > 1
