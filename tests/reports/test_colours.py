"""Contrast as WCAG 2 reckons it."""

from __future__ import annotations

import pytest

from citeapp.reports.colours import contrast, is_colour, lighter


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1)],
)
def test_contrast(one, other, times):
    assert contrast(one, other) == pytest.approx(times, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_lighter():
    assert lighter("#204080", 1) == "#204080"
    assert lighter("#204080", 0) == "#ffffff"
    assert lighter("#204080", 0.5) == "#90a0c0"


@pytest.mark.parametrize("text", ["", "#fff", "red", "#12345g", "#1234567", "204080"])
def test_what_is_no_colour(text):
    assert not is_colour(text)
