"""The focus ring: three soft pixels of accent around whatever the keyboard acts upon.

Not a QFocusFrame: that one is cut by the widget's parent and dies with it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from citeapp.ui.style import look, px

OUTSIDE_PX = 2
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Lies over one window. A widget may say ``ring`` (a property): none or parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def target(self) -> QWidget | None:
        """What the ring is around."""
        return self._chain[0] if self._chain else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        target = self.target()
        if target is None:
            return
        color = QColor(look().color("accent"))
        color.setAlphaF(1.0 if look().tokens.name == "contrast" else 0.45)
        whole = self._around(target).translated(-self.pos())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 3))
        painter.drawRoundedRect(QRectF(whole).adjusted(1.5, 1.5, -1.5, -1.5), px(9), px(9))
        painter.end()

    def _on_focus(self, _old: QObject | None, now: QObject | None) -> None:
        target = _ringed(now) if isinstance(now, QWidget) else None
        if target is not None and target.window() is not self._window:
            target = None
        for widget in self._chain:
            if isValid(widget):  # the focus moves on while a window is being taken down
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._gone)
        self._chain = []
        while target is not None and target is not self._window:
            self._chain.append(target)
            target.installEventFilter(self)
            target.destroyed.connect(self._gone)
            target = target.parentWidget()
        self._place()

    def _gone(self) -> None:
        self._chain = []
        self.hide()

    def _place(self) -> None:
        target = self.target()
        if target is None or not target.isVisible():
            self.hide()
            return
        seen = self._around(target)
        for ancestor in self._chain[1:]:
            if isinstance(ancestor, QAbstractScrollArea):
                port = ancestor.viewport()
                corner = port.mapTo(self._window, QPoint(0, 0))
                seen &= QRect(corner, port.size()).adjusted(-3, -3, 3, 3)
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()
        self.update()

    def _around(self, target: QWidget) -> QRect:
        corner = target.mapTo(self._window, QPoint(0, 0))
        edge = OUTSIDE_PX
        return QRect(corner, target.size()).adjusted(-edge, -edge, edge, edge)


def _ringed(widget: QWidget) -> QWidget | None:
    ring = widget.property("ring")
    if ring == "none" or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return None
    if ring == "parent":
        return widget.parentWidget()
    if isinstance(widget, (QTabBar, QAbstractItemView)):
        return None  # they show their current item themselves
    if isinstance(widget, QAbstractScrollArea) and not isinstance(
        widget, (QTextEdit, QPlainTextEdit)
    ):
        return None
    return widget
