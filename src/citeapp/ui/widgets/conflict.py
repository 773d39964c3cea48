"""Two values side by side and what to do about them, in plain French."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns


@dataclass(frozen=True)
class Side:
    """One of the two: who and when over the value, or a note under it."""

    value: str
    caption: str = ""
    note: str = ""


class ConflictCard(QFrame):
    """A row for a Card: title, what it is about, two sides, and the ways to settle.

    ``choices`` are (key, words); ``chosen(key)``. Enter or the arrows work as on any button.
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        subject: str,
        sides: Sequence[Side],
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}. {subject}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(PlainLabel(title, "strong", wrap=False))
        head.addWidget(PlainLabel(subject, "muted", wrap=False))
        head.addStretch(1)
        column.addLayout(head)
        columns = ResponsiveColumns(below=620, gap=12)
        for side in sides:
            columns.add(_side(side), 1)
        buttons = QWidget()
        stack = QVBoxLayout(buttons)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(px(6))
        self.buttons: dict[str, Button] = {}
        for key, words in choices:
            button = Button(words, name=f"{words} ({title}, {subject})")
            button.setToolTip("")
            button.setStyleSheet("QPushButton { text-align: left }")
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self.buttons[key] = button
            stack.addWidget(button)
        stack.addStretch(1)
        buttons.setMinimumWidth(px(190))
        columns.add(buttons)
        column.addWidget(columns)


def _side(side: Side) -> QFrame:
    frame = QFrame()
    frame.setProperty("surface", "inner")
    column = QVBoxLayout(frame)
    column.setContentsMargins(px(14), px(10), px(14), px(10))
    column.setSpacing(px(2))
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    if side.caption:
        column.addWidget(PlainLabel(side.caption, "secondary"))
    column.addWidget(PlainLabel(side.value, "figure" if side.caption else "strong"))
    if side.note:
        column.addWidget(PlainLabel(side.note, "secondary"))
    return frame
