"""A calm dialog: title, plain text, buttons; it never blocks the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.focus import FocusRing
from citeapp.ui.widgets.labels import PlainLabel


class CalmDialog(QDialog):
    """``CalmDialog(window, title, text)``, content into ``body``, then ``add_button``, ``open()``.

    It deletes itself when closed. Escape closes it; Enter presses the primary button.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str = "", *, width: float = 460
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(width))
        self._ring = FocusRing(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        self.heading = PlainLabel(title, "section")
        column.addWidget(self.heading)
        if text:
            column.addWidget(PlainLabel(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        column.addLayout(self.body)
        column.addSpacing(px(6))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(10))
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)

    def add_button(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        primary: bool = False,
        closes: bool = True,
    ) -> Button:
        """Add a button on the right; it closes the dialog first unless told otherwise."""

        def pressed() -> None:
            if closes:
                self.accept()
            if on_click is not None:
                on_click()

        button = Button(text, pressed, kind="primary" if primary else "secondary")
        button.setAutoDefault(True)
        button.setDefault(primary)
        self._buttons.addWidget(button)
        return button
