"""The focus ring: three soft pixels of accent around whatever the keyboard acts upon."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from citeapp.ui.style import look, px


class FocusRing(QFocusFrame):
    """Follows the focus of one window. A widget may say ``ring``: none or parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(look().color("accent"))
        color.setAlphaF(1.0 if look().tokens.name == "contrast" else 0.45)
        painter.setPen(QPen(color, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), px(9), px(9))
        painter.end()

    def _follow(self, _old: QObject | None, now: QObject | None) -> None:
        target = _ringed(now) if isinstance(now, QWidget) else None
        if target is not None and target.window() is not self._window:
            target = None
        self.setWidget(target)  # type: ignore[arg-type]  # None takes the ring away


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
