"""Sentences worth knowing beside a field: each with its mark, none of them forbids anything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.labels import IconLabel, PlainLabel


class Remarks(QWidget):
    """``show_all(sentences)``; nothing takes no room. ``icon`` is warning or info."""

    def __init__(self, icon: str = "warning") -> None:
        super().__init__()
        self._icon = icon
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._said: list[str] = []
        self.hide()

    def said(self) -> list[str]:
        """The sentences shown."""
        return list(self._said)

    def show_all(self, sentences: Sequence[str]) -> None:
        """Show other sentences."""
        if list(sentences) == self._said:
            return
        self._said = list(sentences)
        clear_layout(self._column)
        for sentence in sentences:
            self._column.addWidget(self._line(sentence))
        self.setVisible(bool(sentences))

    def _line(self, sentence: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(7))
        late = self._icon == "warning"
        mark = IconLabel(self._icon, "late" if late else "muted", 16)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(sentence, "error" if late else "secondary"), 1)
        return holder
