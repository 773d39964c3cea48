"""Contrast as WCAG 2 reckons it."""

from __future__ import annotations

import pytest

from citeapp.reports.colours import WHITE, contrast, is_colour, lighter, named, readable


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


@pytest.mark.parametrize("colour", ["#f2a900", "#ffffff", "#ffff00", "#7fd0ff", "#777777"])
def test_the_nearest_readable_colour_is_only_just_darker(colour):
    found = readable(colour)
    assert contrast(found, WHITE) >= 4.5
    assert contrast(found, WHITE) < 5
    assert readable(found) == found


@pytest.mark.parametrize("colour", ["#000000", "#0b6a66", "#14406e"])
def test_a_readable_colour_is_left_alone(colour):
    assert readable(colour) == colour


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#000000", "noir"),
        ("#ffffff", "blanc"),
        ("#808080", "gris"),
        ("#c00000", "rouge"),
        ("#0b6a66", "turquoise foncé"),
        ("#14406e", "bleu foncé"),
        ("#8a5a00", "brun"),
        ("#a0e0a0", "vert clair"),
        ("#e00010", "rouge"),
    ],
)
def test_colours_have_names(colour, words):
    assert named(colour) == words
