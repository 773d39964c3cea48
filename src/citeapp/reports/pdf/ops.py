"""The operators of a page, written straight into its stream: text, lines, rectangles.

reportlab's own calls do the same, but turn each number and colour into text anew; a sheet of a
hundred rows has thousands of them. What the page knows already (colour, font) is not repeated.
"""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from citeapp.reports.pdf.faces import Run


class PageOps:
    """The page being drawn; y grows upwards, as in the file."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.begin()

    def begin(self) -> None:
        """A new page knows nothing of the one before."""
        self._fill = self._stroke = self._font = ""
        self._width = self._spacing = -1.0

    def text(
        self,
        x: float,
        y: float,
        parts: list[tuple[list[Run], float, float, str]],
        *,
        turned: bool = False,
    ) -> None:
        """Pieces one after the other: their runs, size, space between letters, colour.

        ``turned`` ones stand on their heads.
        """
        put = self._canvas._code.append
        way = "-1 0 0 -1" if turned else "1 0 0 1"
        put(f"BT {way} {x:.2f} {y:.2f} Tm")
        for runs, size, spacing, colour in parts:
            self._filled(colour)
            if spacing != self._spacing:
                put(f"{spacing:g} Tc")
                self._spacing = spacing
            for name, letters in runs:
                self._run(pdfmetrics.getFont(name), letters, size)
        put("ET")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, thickness: float
    ) -> None:
        put = self._canvas._code.append
        if colour != self._stroke:
            put(f"{_numbers(colour)} RG")
            self._stroke = colour
        if thickness != self._width:
            put(f"{thickness:g} w")
            self._width = thickness
        put(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._filled(colour)
        self._canvas._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def round_area(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float
    ) -> None:
        """A filled rectangle with round corners."""
        self._filled(colour)
        self._canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def _filled(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas._code.append(f"{_numbers(colour)} rg")
            self._fill = colour

    def _run(self, font: pdfmetrics.Font, letters: str, size: float) -> None:
        put, doc = self._canvas._code.append, self._canvas._doc
        for subset, codes in self._encoded(font, letters):
            chosen = f"{font.getSubsetInternalName(subset, doc)} {size:g} Tf"
            if chosen != self._font:
                put(chosen)
                self._font = chosen
            put(f"<{codes.hex()}> Tj")

    def _encoded(self, font: pdfmetrics.Font, letters: str) -> list[tuple[int, bytes]]:
        """The codes of letters, and the part of the font that has them.

        A letter gets its code the first time; once all of them have one in the first part,
        they are only looked up.
        """
        doc = self._canvas._doc
        if state := font.state.get(doc):
            try:
                codes = map(state.assignments.__getitem__, map(ord, letters.replace("\xa0", " ")))
                return [(0, bytes(codes))]
            except (KeyError, ValueError):  # a new letter, or one of a further part
                pass
        found: list[tuple[int, bytes]] = font.splitString(letters, doc)
        return found


@cache
def _numbers(colour: str) -> str:
    """``#rrggbb`` as the three numbers of a file."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))
