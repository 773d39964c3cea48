"""Quiet numbers: a figure in a card, before and after, a share as a thin bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.labels import PlainLabel


class StatCard(QFrame):
    """« Personnes 412 → 419 »: a label over one value, or over two."""

    def __init__(
        self,
        label: str,
        value: str,
        after: str = "",
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(13), px(16), px(13))
        column.setSpacing(px(2))
        column.addWidget(PlainLabel(label, "secondary", wrap=False))
        self.value = PlainLabel("", "value", wrap=False)
        column.addWidget(self.value)
        if note:
            column.addWidget(PlainLabel(note, "secondary"))
        column.addStretch(1)
        self._label = label
        self.show_values(value, after)

    def show_values(self, value: str, after: str = "") -> None:
        """Change the figures."""
        words = f"{value} → {after}" if after and after != value else value
        self.value.setText(words)
        self.setAccessibleName(f"{self._label} : {words}")


class ShareBar(QWidget):
    """A thin bar for a share from 0 to 1, with words on both sides under it."""

    def __init__(self, label: str, share: float, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(label)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(label), 1)
        self._words = PlainLabel(words, "strong", wrap=False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._words)
        column.addLayout(row)
        self.show_share(share, words)

    def show_share(self, share: float, words: str) -> None:
        """Change the figure."""
        self._bar.setValue(round(min(max(share, 0.0), 1.0) * 1000))
        self._bar.setAccessibleDescription(words)
        self._words.setText(words)
