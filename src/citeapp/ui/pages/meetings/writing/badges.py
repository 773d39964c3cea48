"""The badges of a line: beside its words while they fit there, under them when they do not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.layouts import FlowLayout

GAP_PX = 4
ICONS = {"ask": "quote"}


class Badges(QWidget):
    """Shows (kind, words) pairs; made anew only when they change."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=GAP_PX)
        self.shown: list[tuple[str, str]] = []
        self.hide()

    def show_all(self, badges: Sequence[tuple[str, str]]) -> None:
        """Replace the badges."""
        if list(badges) != self.shown:
            while (item := self._flow.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            self.shown = list(badges)
            for kind, words in badges:
                self._flow.addWidget(Badge(kind, words, ICONS.get(kind, "")))
        self.setVisible(bool(badges))


def room_beside(badges: Sequence[tuple[str, str]]) -> int:
    """How many pixels badges take beside the words."""
    return sum(Badge(kind, words).sizeHint().width() + px(GAP_PX) for kind, words in badges)
