"""Filters as chips: a word that opens a short menu, and a switch for yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy, QWidget

from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import restyle, set_tip

CHIP_PX = 190
"""The widest words of a chip; longer ones end in « … », the tooltip has them whole."""
LEAST_SWITCH_PX = 220
"""What a switch with long words may shrink to."""


class FilterChip(Button):
    """One choice in a chip: ``FilterChip(_("État"), [("", _("Toutes")), …])``; ``chosen(key)``.

    The chip shows the words of the choice; it is coloured while the choice is not the first.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._name = name
        self._options: list[tuple[str, str]] = []
        self._value = ""
        super().__init__("", kind="chip", icon="chevron-down", name=name, parent=parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands on the right
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.clicked.connect(self.open_menu)
        self.set_options(options, value)

    def set_options(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Replace the choices."""
        self._options = list(options)
        self._menu.clear()
        for key, words in self._options:
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(lambda _on=False, key=key: self._take(key))
            self._menu.addAction(action)
        first = self._options[0][0] if self._options else ""
        self.set_value(first if value is None else value)

    def value(self) -> str:
        """The key chosen."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show a choice without sending it."""
        self._value = key
        self._fit()
        first = self._options[0][0] if self._options else ""
        self.setProperty("on", "true" if key != first else "false")
        for action in self._menu.actions():
            action.setChecked(action.data() == key)
        restyle(self)

    def open_menu(self) -> None:
        """Open the choices under the chip."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        words = dict(self._options).get(self._value, "")
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, px(CHIP_PX))
        self.set_words(shown, f"{self._name} : {words}")

    def _take(self, key: str) -> None:
        before = self._value
        self.set_value(key)
        if key != before:
            self.chosen.emit(key)


class Switch(QCheckBox):
    """A switch with its words: on or off at once. Use ``toggled`` like any check box.

    Words too long for it end in « … », the tooltip has them whole.
    """

    def __init__(self, label: str, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label.replace("&", "&&"), parent)
        self._words = label
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setChecked(on)
        self.setAccessibleName(label)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(px(46) + words, px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(px(LEAST_SWITCH_PX), px(28)))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, height = self.isChecked(), px(18)
        track = QRectF(1, (self.height() - height) / 2, px(32), height)
        painter.setPen(look().color("accent" if on else "muted"))
        painter.setBrush(look().color("accent" if on else "neutral"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        knob = height - px(6)
        left = track.right() - knob - px(3) if on else track.left() + px(3)
        spot = QRectF(left, track.center().y() - knob / 2, knob, knob)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("on_accent" if on else "muted"))
        painter.drawEllipse(spot)
        if on:  # a mark as well as a side and a colour
            icons.paint(painter, "check", "accent", spot.adjusted(1, 1, -1, -1))
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        painter.setFont(font)
        painter.setPen(look().color("text" if self.isEnabled() else "muted"))
        rect = self.rect().adjusted(px(42), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, rect.width()
        )
        set_tip(self, self._words if shown != self._words else "")
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
