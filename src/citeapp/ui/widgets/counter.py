"""« − 2 + »: counting people in a noisy room, with a finger or with the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.labels import PlainLabel


class Counter(QWidget):
    """A label and a number from 0 up; ``changed(int)``. + and − work with the focus inside."""

    changed = Signal(int)

    def __init__(
        self, label: str, value: int = 0, *, most: int = 9999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value, self._most = value, most
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(1), 0, px(1))
        row.setSpacing(px(8))
        row.addWidget(PlainLabel(label), 1)
        self.less = IconButton("minus", _("{what} : un de moins", what=label), lambda: self._by(-1))
        self.more = IconButton("plus", _("{what} : un de plus", what=label), lambda: self._by(1))
        self._number = PlainLabel(str(value), "strong", wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumWidth(px(26))
        self._number.setAccessibleName(f"{label} : {value}")
        self._label = label
        for part in (self.less, self._number, self.more):
            row.addWidget(part)
        self.less.setEnabled(value > 0)

    def value(self) -> int:
        """The number shown."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number without sending it."""
        self._value = min(max(value, 0), self._most)
        self._number.setText(str(self._value))
        self._number.setAccessibleName(f"{self._label} : {self._value}")
        if self._value == 0 and self.less.hasFocus():
            self.more.setFocus()
        self.less.setEnabled(self._value > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "+" or event.key() == Qt.Key.Key_Up:
            self._by(1)
        elif event.text() in ("-", "−") or event.key() == Qt.Key.Key_Down:
            self._by(-1)
        else:
            super().keyPressEvent(event)

    def _by(self, step: int) -> None:
        before = self._value
        self.set_value(before + step)
        if self._value != before:
            self.changed.emit(self._value)
