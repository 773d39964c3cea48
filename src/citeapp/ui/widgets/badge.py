"""Badges: a state in an icon and a word, never in a colour alone. One drawing for all places."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from citeapp.base.frozen import dataclass
from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px


@dataclass(frozen=True)
class Kind:
    """The tokens of a badge: words, ground, border, and its usual icon."""

    words: str
    ground: str
    border: str
    icon: str


KINDS = {
    "late": Kind("late", "late_soft", "late_soft", "clock"),
    "done": Kind("done", "soft", "soft", "check"),
    "accent": Kind("on_soft", "soft", "soft", "dot"),
    "ask": Kind("ask", "ask_soft", "ask_soft", "help"),
    "neutral": Kind("muted", "neutral", "line", ""),
}


def badge_font() -> QFont:
    """12.5 px, medium."""
    return _face(px(12.5))


@cache
def _face(pixels: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Medium)
    return font


def badge_size(kind: str, text: str, icon: str = "") -> QSize:
    """How much room the badge takes; a line break in ``text`` makes it two lines high."""
    metrics = QFontMetrics(badge_font())
    lines = text.split("\n")
    drawn_icon = icon or KINDS[kind].icon
    width = max(metrics.horizontalAdvance(line) for line in lines)
    height = px(24) if len(lines) == 1 else len(lines) * metrics.lineSpacing() + px(6)
    return QSize(width + px(18) + (px(18) if drawn_icon else 0), height)


def paint_badge(painter: QPainter, rect: QRect, kind: str, text: str, icon: str = "") -> None:
    """Draw the badge into ``rect``; the words end in « … » when it is too narrow."""
    colors, tokens = KINDS[kind], look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = "line" if tokens.tokens.name == "contrast" else colors.border
    painter.setPen(QPen(tokens.color(border), 1))
    painter.setBrush(QColor(tokens.color(colors.ground)))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    metrics = QFontMetrics(badge_font())
    lines = text.split("\n")
    step = metrics.lineSpacing() if len(lines) > 1 else rect.height()
    top = rect.top() + (rect.height() - step * len(lines)) // 2
    left = rect.left() + px(9)
    drawn_icon = icon or colors.icon
    if drawn_icon:
        side = px(14)
        spot = QRectF(left - px(1), top + (step - side) / 2, side, side)
        icons.paint(painter, drawn_icon, colors.words, spot)
        left += px(17)
    painter.setFont(badge_font())
    painter.setPen(tokens.color(colors.words))
    room = rect.right() - left - px(7)
    for number, line in enumerate(lines):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room + 2)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, top + number * step, room + px(6), step), int(flags), shown)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget: ``Badge("late", _("5 jours de retard"))``.

    ``kind``: late, done, accent, ask or neutral. ``icon`` replaces the usual one.
    """

    def __init__(self, kind: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        KINDS[kind]  # a wrong one fails here, where it was written, not inside a layout of Qt
        self.kind, self.text, self._icon = kind, text, icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, kind: str, text: str, icon: str = "") -> None:
        """Show another state."""
        self.kind, self.text, self._icon = kind, text, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self.kind, self.text, self._icon)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), px(70)), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = min(self.width(), self.sizeHint().width())
        paint_badge(painter, QRect(0, 0, width, self.height()), self.kind, self.text, self._icon)
        painter.end()
