"""Charts: every value can be read, nothing leaves the drawing, and it bears black and white."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Rect, String

from citeapp.reports.charts import chart_drawing, chart_svg
from citeapp.reports.content import Chart, Series
from citeapp.reports.pdf.faces import faces

ACCENT = "#0b6a66"
TWO = Chart(
    "Présents",
    ("janvier", "février"),
    (Series("parents", (4, 1234.5)), Series("élus", (None, 2))),
    alt="…",
)
SHAPES = ("bars", "columns", "lines")


def shaped(chart: Chart, shape: str, **changes: object) -> Chart:
    return replace(chart, shape=shape, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", SHAPES)
def test_values_labels_and_series_are_written(fonts, shape):
    drawing = chart_drawing(shaped(TWO, shape), ACCENT, faces(fonts))
    said = [one.text.replace("\u202f", " ").replace("\u00a0", " ")
            for one in drawing.contents if isinstance(one, String)]  # fmt: skip
    assert {"4", "1 234,5", "2", "janvier", "février", "parents", "élus"} <= set(said)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "values", [(), (None,), (0, 0), (-3, 5, 1e9), (-1, -2)], ids=["none", "gap", "0", "big", "neg"]
)
def test_nothing_leaves_the_drawing(fonts, shape, values):
    labels = tuple(f"un libellé plutôt long, numéro {n}" for n in range(len(values)))
    chart = shaped(TWO, shape, labels=labels, series=(Series("a", values), Series("b", values)))
    drawing = chart_drawing(chart, ACCENT, faces(fonts), 300)
    left, bottom, right, top = drawing.getBounds() if drawing.contents else (0, 0, 0, 0)
    assert left >= -1
    assert bottom >= -1
    assert right <= 301
    assert top <= drawing.height + 1


def test_series_differ_by_lightness(fonts):
    series = tuple(Series(str(n), (3,)) for n in range(4))
    chart = shaped(TWO, "columns", labels=("mars",), series=series)
    drawing = chart_drawing(chart, ACCENT, faces(fonts))
    greys = sorted({sum(one.fillColor.rgb()) for one in drawing.contents if isinstance(one, Rect)})
    assert len(greys) == 4
    assert min(b - a for a, b in pairwise(greys)) > 0.3


@pytest.mark.parametrize("shape", SHAPES)
def test_the_screen_gets_the_same_drawing(fonts, shape):
    svg = chart_svg(shaped(TWO, shape), ACCENT, fonts)
    root = ET.fromstring(svg)
    assert "clip" not in svg
    families = {piece.split(":")[1].strip() for one in root.iter() if one.tag.endswith("text")
                for piece in one.get("style", "").split(";") if "font-family" in piece}  # fmt: skip
    assert families == {"Inter"}
    said = {one.text for one in root.iter() if one.tag.endswith("text")}
    assert {"janvier", "parents", "4"} <= said
    assert chart_svg(shaped(TWO, shape), ACCENT, fonts) == svg


def test_a_line_on_screen_is_no_black_area(fonts):
    root = ET.fromstring(chart_svg(shaped(TWO, "lines"), ACCENT, fonts))
    lines = [one for one in root.iter() if one.tag.endswith("polyline")]
    assert lines
    assert {one.get("fill") for one in lines} == {"none"}
