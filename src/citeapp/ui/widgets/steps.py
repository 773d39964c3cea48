"""Tabs along the top: the life of a rencontre, or the sides of a card. Arrows move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget

from citeapp.base.language import _
from citeapp.ui import icons
from citeapp.ui.style import look, px


class StepBar(QTabBar):
    """``StepBar([("prepare", _("Préparer")), …])``; ``chosen(key)`` when a person moves.

    ``set_done(keys)`` puts a ✓ before the steps that are behind; every step stays reachable.
    """

    chosen = Signal(str)

    def __init__(
        self, steps: Sequence[tuple[str, str]], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = [key for key, _words in steps]
        self._words = [words for _key, words in steps]
        self._done: frozenset[str] = frozenset()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(px(14), px(14)))
        self.setAccessibleName(name or _("Étapes"))
        for words in self._words:
            self.addTab(words.replace("&", "&&"))
        self.currentChanged.connect(lambda index: self.chosen.emit(self._keys[index]))

    def current_key(self) -> str:
        """The step that is open."""
        return self._keys[self.currentIndex()]

    def choose(self, key: str) -> None:
        """Open a step; ``chosen`` follows when it is another one."""
        self.setCurrentIndex(self._keys.index(key))

    def show_current(self, key: str) -> None:
        """Open a step without telling anybody."""
        self.blockSignals(True)
        self.choose(key)
        self.blockSignals(False)

    def set_done(self, keys: Iterable[str]) -> None:
        """Mark the steps that are behind."""
        self._done = frozenset(keys)
        self._mark()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(look().tokens.line))
        painter.end()
        super().paintEvent(event)

    def _mark(self) -> None:
        for index, key in enumerate(self._keys):
            done = key in self._done
            self.setTabIcon(index, icons.icon("check", "done", 14) if done else QIcon())
            words = self._words[index]
            self.setAccessibleTabName(index, _("{step}, fait", step=words) if done else words)
