"""The short form of something new: a few fields, what is missing, « Plus tard » and « Créer »."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import RING_PX, ScrollColumn

WIDTH_PX = 560


class ShortForm(ScrollColumn):
    """Put fields into ``self.fields`` and say in ``make`` what is created.

    Enter makes it from any field, Escape leaves; ``left`` when a person gives up. It stands
    where a page stands, unless it is ``framed`` already.
    """

    left = Signal()

    def __init__(self, title: str, hint: str, button: str, *, framed: bool = False) -> None:
        super().__init__(gap=14)
        if not framed:
            self.setViewportMargins(px(26), px(22) - RING_PX, px(26), 0)
        self.column.addWidget(PageHeader(title, hint, below=True))
        panel = Panel()
        panel.setAccessibleName(title)
        panel.setMaximumWidth(px(WIDTH_PX))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(px(8))
        panel.column.addLayout(self.fields)
        self.error = PlainLabel("", "error")
        self.error.hide()
        panel.column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(6), 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(Button(_("Plus tard"), self.left.emit, kind="quiet"))
        self.maker = PrimaryButton(button, self.make)
        buttons.addWidget(self.maker)
        panel.column.addLayout(buttons)
        self.column.addWidget(panel)

    def make(self) -> None:
        """Create it, or say what is missing with ``refuse``."""
        raise NotImplementedError

    def refuse(self, words: str) -> None:
        """Say what is missing; nothing takes it back."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.make()
        else:
            super().keyPressEvent(event)
