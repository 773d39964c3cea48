"""The table: one key changes the state of a row, Enter edits a cell or opens the states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from citeapp.base.language import _
from citeapp.domain.action import ACTION_STATUS
from citeapp.ui.models.tracking import (
    COLLECTIVE,
    EDITABLE,
    ORIGIN,
    STATE,
    WHAT,
    WHO,
    TrackingModel,
    heads,
)
from citeapp.ui.pages.tracking.cells import ActionDelegate
from citeapp.ui.style import px
from citeapp.ui.widgets.fitting import FittedTable
from citeapp.ui.widgets.labels import KeyHint
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.suggestions import Suggestion

Index = QModelIndex | QPersistentModelIndex

STATE_KEYS = {
    "a": "todo",
    "c": "in_progress",
    "f": "done",
    "r": "postponed",
    "x": "dropped",
}
WIDE = (0, 190, 140, 205, 132, 165)
NARROW = (0, 125, 125, 172, 112, 140)
"""Widths where there is little room: where an action comes from is then left out, and below
``SMALL_PX`` its collectif too."""
NARROW_PX = 860
SMALL_PX = 700
ROW_PX = 46


class ActionTable(FittedTable):
    """``state_asked(id, status)``, ``removal_asked(id)``; edits come through the model."""

    state_asked = Signal(str, str)
    removal_asked = Signal(str)
    sleep_asked = Signal(str, int)
    """An action to put to sleep for so many days; 0 to wake it."""

    def __init__(self, model: TrackingModel, propose: Callable[[str], list[Suggestion]]) -> None:
        super().__init__(_("Tableau de suivi"), row_px=ROW_PX)
        self._lines = model
        self.setModel(model)
        self.set_columns(WIDE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setItemDelegate(ActionDelegate(self, propose))
        self.menu = QMenu(self)
        self.menu.setAccessibleName(heads()[STATE])
        self.activated.connect(self._open_cell)
        self.clicked.connect(self._clicked)
        self.watch((WHAT, WHO))

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        narrow = width < px(NARROW_PX)
        if narrow != self.isColumnHidden(ORIGIN):
            self.setColumnHidden(ORIGIN, narrow)
            self.set_columns(NARROW if narrow else WIDE)
        self.setColumnHidden(COLLECTIVE, width < px(SMALL_PX))
        super().resizeEvent(event)

    def current_id(self) -> str:
        """The action of the current row, or nothing."""
        index = self.currentIndex()
        return self._lines.line(index.row()).action.id if index.isValid() else ""

    def select_id(self, id: str, column: int = STATE) -> bool:
        """Put the hands on an action; False when it is not shown."""
        row = self._lines.row_of(id)
        if row < 0:
            return False
        index = self._lines.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(0, STATE))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self.current_id()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        status = STATE_KEYS.get(event.text().lower())
        if id and plain and status:
            self.state_asked.emit(id, status)
        elif id and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit(id)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are states here, not a search: the filter above is for that."""

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == STATE:
            self.open_states(index)

    def _open_cell(self, index: QModelIndex) -> None:
        if index.column() in EDITABLE:
            self.edit(index)
        else:
            self.open_states(index.siblingAtColumn(STATE))

    def open_states(self, index: QModelIndex) -> None:
        """The five states under the cell, with their keys."""
        action = self._lines.line(index.row()).action
        keys = {status: key for key, status in STATE_KEYS.items()}
        self.menu.clear()
        for status, words in ACTION_STATUS.pairs():
            entry = QAction(f"{words}\t{keys[status]}", self.menu)
            entry.setCheckable(True)
            entry.setChecked(status == action.status)
            entry.triggered.connect(
                lambda _on=False, status=status: self.state_asked.emit(action.id, status)
            )
            self.menu.addAction(entry)
            if status == action.status:
                self.menu.setActiveAction(entry)
        if action.is_open:
            self._offer_sleep(action.id, awake=action.asleep_until is None)
        rect = self.visualRect(index)
        self.menu.popup(self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom() + 2)))

    def _offer_sleep(self, id: str, *, awake: bool) -> None:
        """It does not come back before a while; here it is always shown."""
        self.menu.addSeparator()
        offers = [
            (_("Laisser dormir une semaine"), 7),
            (_("Laisser dormir un mois"), 30),
            (_("Laisser dormir trois mois"), 91),
        ]
        for words, days in offers if awake else [(_("Réveiller"), 0)]:
            entry = self.menu.addAction(words)
            entry.triggered.connect(lambda _on=False, n=days: self.sleep_asked.emit(id, n))


def key_hints() -> QWidget:
    """The keys of a row, for the foot of the page."""
    holder = QWidget()
    row = FlowLayout(holder, gap=10)
    for key, status in STATE_KEYS.items():
        row.addWidget(KeyHint(key, ACTION_STATUS.label(status).lower()))
    row.addWidget(KeyHint("Return", _("modifier la case")))
    return holder
