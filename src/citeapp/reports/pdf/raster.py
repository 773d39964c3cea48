"""The pages of a PDF file as pictures, for the screen and the printer (pdfium)."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.pdfium import ONE_AT_A_TIME, opened
from citeapp.base.progress import Cancelled

POINTS = 72.0
"""To the inch."""


@dataclass(frozen=True)
class Raster:
    """A page as rows of ``stride`` bytes: one a pixel when ``grey``, else blue, green, red."""

    width: int
    height: int
    stride: int
    grey: bool
    data: bytes


class PdfPages:
    """The pages of a file; sizes are in points."""

    def __init__(self, pdf: bytes) -> None:
        self._closed = False
        with ONE_AT_A_TIME:
            self._document = opened(pdf)
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def __len__(self) -> int:
        return len(self.sizes)

    def drawn(self, number: int, dots: float, *, grey: bool = False) -> Raster:
        """Page ``number``, from 0, at ``dots`` to the inch. Raises Cancelled once closed."""
        with ONE_AT_A_TIME:
            if self._closed:
                raise Cancelled
            page = self._document[number]
            try:
                bitmap = page.render(scale=dots / POINTS, grayscale=grey)
                try:
                    return Raster(
                        bitmap.width, bitmap.height, bitmap.stride, grey, bytes(bitmap.buffer)
                    )
                finally:
                    bitmap.close()
            finally:
                page.close()

    def close(self) -> None:
        """Give the memory back."""
        with ONE_AT_A_TIME:
            self._closed = True
            self._document.close()
