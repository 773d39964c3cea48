"""A sheet of paper on the screen: the picture of one page, with a thin edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citeapp.reports.pdf.raster import Raster
from citeapp.ui.style import look, px


def image_of(raster: Raster) -> QImage:
    """The picture, holding its own bytes."""
    form = QImage.Format.Format_Grayscale8 if raster.grey else QImage.Format.Format_BGR888
    return QImage(raster.data, raster.width, raster.height, raster.stride, form).copy()


class Paper(QWidget):
    """``show_page(image)``; white, in the shape of the paper, until the first page comes.

    Screen readers are told ``setAccessibleName`` and ``setAccessibleDescription``: the words of
    the page are elsewhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._size = QSize(px(210), px(297))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_page(self, image: QImage | None, size: QSize) -> None:
        """Show a picture, ``size`` large in the pixels of the window."""
        self._image, self._size = image, size
        self.setFixedSize(size)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        painter.setPen(look().color("line"))
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
        painter.end()
