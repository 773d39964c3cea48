"""Who is invited: one key for what the selected person answered, one to say they were told."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.models.guests import AUDIENCE_COLUMN, CONTACT, REMOVE, TOLD, GuestsModel
from citeapp.ui.style import px
from citeapp.ui.widgets.labels import KeyHint
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.tables import TableView
from citeapp.usecases.inviting import Guest

REPLY_KEYS = {"o": "yes", "p": "maybe", "n": "no", "s": "none"}
WIDTHS = (0, 0, 132, 190, 128, 46)
_LEFT_OUT = ((CONTACT, 810), (AUDIENCE_COLUMN, 680), (TOLD, 530))
"""Columns that go first when the table is narrow, and below which width."""


class GuestTable(TableView):
    """``replied(row, reply)``, ``told(row)``, ``reminded(row)``, ``removal_asked(row)``."""

    replied = Signal(int, str)
    told = Signal(int)
    reminded = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, model: GuestsModel) -> None:
        super().__init__(_("Personnes invitées"))
        self.guests = model
        self.setModel(model)
        self.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.set_columns(WIDTHS)
        self.clicked.connect(self._at_last)
        self.activated.connect(self._at_last)

    def guest(self, row: int) -> Guest | None:
        """The person on a row."""
        return self.guests.guests[row] if 0 <= row < len(self.guests.guests) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        typed = event.text().lower()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if row < 0:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(row)
        elif bare and typed in REPLY_KEYS:
            self.replied.emit(row, REPLY_KEYS[typed])
        elif bare and typed == "i":
            self.told.emit(row)
        elif bare and typed == "r":
            self.reminded.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, width in _LEFT_OUT:
            self.setColumnHidden(column, event.size().width() < px(width))
        super().resizeEvent(event)

    def _at_last(self, index: QModelIndex) -> None:
        if index.column() == REMOVE:
            self.removal_asked.emit(index.row())


def key_hints() -> QWidget:
    """The keys under the table."""
    hints = QWidget()
    flow = FlowLayout(hints)
    for key, meaning in (
        ("i", _("prévenu·e")),
        ("o", _("vient")),
        ("p", _("peut-être")),
        ("n", _("ne vient pas")),
        ("r", _("relancé·e")),
        ("s", _("sans réponse")),
    ):
        flow.addWidget(KeyHint(key, meaning))
    return hints
