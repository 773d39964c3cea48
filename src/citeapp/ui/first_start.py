"""The calm panels shown when there is no workspace to show yet, or when it does not open.

Each asks one thing; Enter goes on, Escape goes back. They know no session: what they ask is
handed to the callables given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel

PANEL_WIDTH_PX = 560


class AskPanel(QWidget):
    """One question in the middle of the window: a title, a sentence, fields, buttons."""

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.on_back: Callable[[], object] | None = None
        self._primary: Button | None = None
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        row = QHBoxLayout()
        outer.addLayout(row)
        outer.addStretch(3)
        self.panel = Panel()
        self.panel.setMaximumWidth(px(PANEL_WIDTH_PX))
        self.panel.setMinimumWidth(px(PANEL_WIDTH_PX * 0.8))
        row.addStretch(1)
        row.addWidget(self.panel, 4)
        row.addStretch(1)
        self.column = self.panel.column
        self.column.setSpacing(px(14))
        self.column.setContentsMargins(px(30), px(28), px(30), px(26))
        self.column.addWidget(PlainLabel(title, "title"))
        if text:
            self.column.addWidget(PlainLabel(text, "muted"))
        self.panel.setAccessibleName(title)
        self.setAccessibleName(title)
        self.error = PlainLabel("", "error")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))

    def add_field(self, label: str, *, secret: bool = False, placeholder: str = "") -> LineEdit:
        """A labelled input; Enter in it presses the primary button."""
        shown = PlainLabel(label, "secondary")
        edit = LineEdit()
        edit.setAccessibleName(label)
        edit.setPlaceholderText(placeholder)
        shown.setBuddy(edit)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.column.addWidget(shown)
        self.column.addWidget(edit)
        edit.returnPressed.connect(self.go_on)
        return edit

    def add_text(self, text: str, role: str = "muted") -> PlainLabel:
        """A further sentence."""
        label = PlainLabel(text, role)
        self.column.addWidget(label)
        return label

    def finish(
        self,
        primary: str,
        on_primary: Callable[[], object],
        others: Sequence[tuple[str, Callable[[], object]]] = (),
        on_back: Callable[[], object] | None = None,
    ) -> AskPanel:
        """The error line, then the buttons: the way back on the left, the way on on the right."""
        self.on_back = on_back
        self.column.addWidget(self.error)
        self.error.hide()
        if on_back is not None:
            self.buttons.addWidget(Button(_("Retour"), on_back, kind="quiet"))
        self.buttons.addStretch(1)
        for words, act in others:
            self.buttons.addWidget(Button(words, act))
        self._primary = PrimaryButton(primary, on_primary)
        self.buttons.addWidget(self._primary)
        self.column.addLayout(self.buttons)
        return self

    def say(self, error: str) -> None:
        """What is wrong, under the fields."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def go_on(self) -> None:
        """As if the primary button were pressed."""
        if self._primary is not None:
            self._primary.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.on_back is not None:
            self.on_back()
            return
        super().keyPressEvent(event)
