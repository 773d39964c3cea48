"""The soft shade under what floats: drawn once around it, where an effect would redraw it all.

Qt's own drop shadow renders the whole widget into a picture at every repaint, which is felt at
each letter of a search.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from citeapp.ui.style import px

RINGS = 9
"""Rounded frames, each a little larger and fainter than the one inside."""
DARKEST = 5
"""Of 255; the rings lie over one another, so that it is darkest near the edge."""


class Shade(QWidget):
    """Stays under ``over``, which has the same parent, as large as it and ``reach`` beyond."""

    def __init__(self, over: QWidget, reach: float = 18, radius: float = 12) -> None:
        super().__init__(over.parentWidget())
        self._over, self._reach, self._radius = over, px(reach), px(radius)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                self._follow()
            elif event.type() == QEvent.Type.Hide:
                self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, DARKEST))
        whole = QRectF(self.rect())
        for ring in range(RINGS):
            inset = self._reach * ring / RINGS
            radius = self._radius + self._reach - inset
            painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _follow(self) -> None:
        reach, down = int(self._reach), int(self._reach / 3)
        frame = self._over.geometry().adjusted(-reach, -reach, reach, reach)
        self.setGeometry(frame.translated(0, down))
        self.setVisible(not self._over.isHidden())
        self.stackUnder(self._over)
