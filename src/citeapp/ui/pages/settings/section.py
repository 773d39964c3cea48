"""One subject of the settings: what it is and why on the left, its fields on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citeapp.base.text import fold
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns


class Section(QFrame):
    """A card; ``words`` are further words by which the search finds it.

    Fields go into ``column``; what shows their effect into ``beside``, under the title.
    """

    def __init__(self, page: Page, title: str, about: str, words: str = "") -> None:
        super().__init__()
        self.page = page
        self.setProperty("surface", "card")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self._words = fold(f"{title} {about} {words}")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(18))
        columns = ResponsiveColumns(below=620, gap=26)
        outer.addWidget(columns)
        left = QWidget()
        head = QVBoxLayout(left)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(4))
        head.addWidget(PlainLabel(title, "section"))
        head.addWidget(PlainLabel(about, "secondary"))
        self.beside = QVBoxLayout()
        head.addLayout(self.beside)
        head.addStretch(1)
        columns.add(left, 4)
        right = QWidget()
        self.column = QVBoxLayout(right)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(10))
        columns.add(right, 9)

    def fits(self, text: str) -> bool:
        """Whether every typed word is found here, in what is written or in a label."""
        labels = " ".join(label.text() for label in self.findChildren(PlainLabel))
        hay = f"{self._words} {fold(labels)}"
        return all(word in hay for word in fold(text).split())

    def pair(self, *widgets: QWidget) -> None:
        """Fields side by side, that stack when it is narrow."""
        row = ResponsiveColumns(below=400, gap=14)
        for widget in widgets:
            row.add(widget, 1)
        self.column.addWidget(row)

    def buttons(self, *buttons: QWidget) -> None:
        """Buttons one after the other."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(holder)

    def refresh(self) -> None:
        """Read again."""
