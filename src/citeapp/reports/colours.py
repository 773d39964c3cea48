"""Colours as ``#rrggbb``: how far apart two of them are, other shades of one, their names."""

from __future__ import annotations

import colorsys
import re

from citeapp.base.language import _

WHITE = "#ffffff"
READABLE = 4.5
"""The least contrast of small letters with what is behind them (WCAG 2, level AA)."""
_GREY = 0.1
"""Less saturation than this shows no hue."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether ``text`` is written as ``#rrggbb``."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white), as WCAG 2 reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lighter(colour: str, share: float) -> str:
    """``share`` of the colour (0 to 1), the rest white."""
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in _parts(colour))


def readable(colour: str) -> str:
    """The nearest colour, darker if need be, in which small letters are read on white."""
    for share in range(100, 0, -1):
        darker = "#" + "".join(f"{part * share // 100:02x}" for part in _parts(colour))
        if contrast(darker, WHITE) >= READABLE:
            return darker
    return "#000000"


def named(colour: str) -> str:
    """What a person calls the colour: « vert foncé »."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    if saturation < _GREY or not 0.06 < light < 0.96:
        return _("noir") if light < 0.15 else _("blanc") if light > 0.9 else _("gris")
    if light < 0.4 and 15 <= hue * 360 < 50:
        return _("brun")
    said = _hue(hue * 360)
    if light < 0.3:
        return _("{colour} foncé", colour=said)
    return _("{colour} clair", colour=said) if light > 0.7 else said


def _hue(degrees: float) -> str:
    """The name of a full colour by its place on the wheel."""
    wheel = (
        (15, _("rouge")),
        (45, _("orange")),
        (70, _("jaune")),
        (160, _("vert")),
        (190, _("turquoise")),
        (255, _("bleu")),
        (290, _("violet")),
        (345, _("rose")),
    )
    return next((name for end, name in wheel if degrees < end), _("rouge"))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue
