"""The navigation list: icon, words, count; up and down move, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from citeapp.base.frozen import dataclass
from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px
from citeapp.ui.widgets.labels import key_words, set_tip


@dataclass(frozen=True)
class Entry:
    """One line of the list; ``keys`` are said in the tooltip."""

    key: str
    label: str
    icon: str
    keys: str = ""


class Waiting(NamedTuple):
    """How much waits on a page, and in words what was counted."""

    number: int
    words: str


class NavigationList(QWidget):
    """Entries one under the other; ``chosen(key)`` when a person takes one."""

    chosen = Signal(str)

    def __init__(
        self, entries: Sequence[Entry], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.buttons: dict[str, NavigationButton] = {}
        for entry in entries:
            button = NavigationButton(entry)
            button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self.buttons[entry.key] = button
            column.addWidget(button)

    def set_current(self, key: str) -> None:
        """Show which page is open."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def set_counts(self, counts: Mapping[str, Waiting]) -> None:
        """Show how much waits on each page; 0 shows nothing."""
        for name, button in self.buttons.items():
            button.set_waiting(counts.get(name, NOTHING))

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, closer together, for a narrow window."""
        self._column.setSpacing(0 if narrow else px(2))
        for button in self.buttons.values():
            button.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        buttons = list(self.buttons.values())
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[(here + steps[Qt.Key(event.key())]) % len(buttons)].setFocus(
            Qt.FocusReason.TabFocusReason
        )


NOTHING = Waiting(0, "")


class NavigationButton(QAbstractButton):
    """One entry, drawn by hand as in the pictures."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.waiting = NOTHING
        self._narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", "none")  # it draws its own: the list clips what is outside
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(entry.label)
        self._name()

    def set_waiting(self, waiting: Waiting) -> None:
        """What waits there."""
        if waiting != self.waiting:
            self.waiting = waiting
            self._name()
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """The window decides which entry is current, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list moves
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(px(44), px(30)) if self._narrow else QSize(px(183), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current, hover = self.isChecked(), self.underMouse()
        if current or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("soft" if current else "page"))
            painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        self._paint_frame(painter, current)
        token = "on_soft" if current else "text"
        side = px(18)
        left = (self.width() - side) / 2 if self._narrow else px(10)
        icons.paint(
            painter, self.entry.icon, token, QRectF(left, (self.height() - side) / 2, side, side)
        )
        if not self._narrow:
            self._paint_words(painter, token, current)
        painter.end()

    def _paint_frame(self, painter: QPainter, current: bool) -> None:
        if not self.hasFocus() and not (current and look().tokens.name == "contrast"):
            return
        color = look().color("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(color, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))

    def _paint_words(self, painter: QPainter, token: str, current: bool) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(look().color(token))
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        room = QRect(px(38), 0, self.width() - px(38) - px(30), self.height())
        words = painter.fontMetrics().elidedText(
            self.entry.label, Qt.TextElideMode.ElideRight, room.width() + px(8)
        )
        painter.drawText(room.adjusted(0, 0, px(8), 0), middle, words)
        if self.waiting.number:
            font.setPixelSize(px(12.5))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(look().color("ask" if not current else "on_soft"))
            painter.drawText(
                self.rect().adjusted(0, 0, -px(10), 0),
                middle | int(Qt.AlignmentFlag.AlignRight),
                str(self.waiting.number),
            )

    def _name(self) -> None:
        waiting = self.waiting.words if self.waiting.number else ""
        self.setAccessibleName(", ".join(part for part in (self.entry.label, waiting) if part))
        keys = f" ({key_words(self.entry.keys)})" if self.entry.keys else ""
        set_tip(self, " · ".join(part for part in (f"{self.entry.label}{keys}", waiting) if part))
