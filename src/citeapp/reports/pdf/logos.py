"""Logos in a row, each in its own proportions, none higher or wider than the others may be."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.reports.content import Logo
from citeapp.reports.images import prepared
from citeapp.reports.pdf.page import Mark, Photo, Tag

_DOTS_PER_POINT = 3.0
"""Pixels kept of a logo: 216 to the inch."""


@dataclass(frozen=True)
class _Placed:
    """A logo as PNG or JPEG, and the room it takes."""

    data: bytes
    alt: str
    width: float
    height: float


class LogoRow:
    """The logos of a document; empty, it takes no room."""

    def __init__(
        self, logos: tuple[Logo, ...], room: float, most: tuple[float, float], scale: float
    ) -> None:
        """``room`` is the width of the row, ``most`` that and the height of one logo."""
        self._gap = most[1] / 2
        found = [_placed(logo, most, scale) for logo in logos]
        taken = sum(one.width for one in found)
        free = room - self._gap * (len(found) - 1)
        shrink = min(1.0, free / taken) if found else 1.0
        self._logos = [
            _Placed(one.data, one.alt, one.width * shrink, one.height * shrink) for one in found
        ]

    @property
    def height(self) -> float:
        return max((one.height for one in self._logos), default=0.0)

    def tags(self, root: Tag) -> list[Tag]:
        """A figure for each, under ``root``."""
        return [root.add("Figure", Alt=one.alt) for one in self._logos]

    def marks(self, x: float, y: float, tags: list[Tag]) -> list[Mark]:
        """The row from its upper left corner on, each logo in the middle of its height."""
        marks: list[Mark] = []
        for one, tag in zip(self._logos, tags, strict=True):
            top = y + (self.height - one.height) / 2
            marks.append(Photo(x, top, one.width, one.height, one.data, tag))
            x += one.width + self._gap
        return marks


def _placed(logo: Logo, most: tuple[float, float], scale: float) -> _Placed:
    image = prepared(logo.data, logo.alt, round(most[0] * scale * _DOTS_PER_POINT))
    share = min(most[0] / image.width, most[1] / image.height)
    return _Placed(image.data, logo.alt, image.width * share, image.height * share)
