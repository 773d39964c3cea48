"""Papers in millimetres, and how tall a drawing is for its width."""

from __future__ import annotations

POINTS = 72 / 25.4
"""In a millimetre."""
MILLIMETRES = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}
"""Width and height upright (ISO 216)."""


def paper(name: str, *, landscape: bool) -> tuple[float, float]:
    """Width and height as the sheet lies."""
    width, height = MILLIMETRES[name]
    return (height, width) if landscape else (width, height)


def svg_ratio(drawn: str) -> float:
    """Height over width of a drawing, by its viewBox."""
    box = drawn.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(box[3]) / float(box[2])
