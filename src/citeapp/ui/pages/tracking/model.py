"""The actions as a table: words, lateness in words with an icon, editable in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from citeapp.base.language import _
from citeapp.domain.action import ACTION_STATUS, lateness
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, MENU_ROLE, TONE_ROLE
from citeapp.usecases.actions import ActionLine

Index = QModelIndex | QPersistentModelIndex

HEADS = ("Quoi", "Qui", "Collectif", "Pour quand", "État", "Vient de")
WHAT, WHO, COLLECTIVE, DUE, STATUS, ORIGIN = range(6)
EDITABLE = frozenset({WHAT, DUE})


class ActionModel(QAbstractTableModel):
    """``edited(action id, column, text)`` when a person has typed into a cell."""

    edited = Signal(str, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ActionLine] = []
        self.today = date.min

    def replace(self, lines: list[ActionLine], today: date) -> None:
        """Show other actions."""
        self.beginResetModel()
        self.lines, self.today = lines, today
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of an action, -1 when it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.action.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.EditRole:
            return line.action.what if column == WHAT else _typed_due(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADS[column]} : {self._words(line, column)}"
        if column == DUE and line.days_late and role in (BADGE_ROLE, ICON_ROLE):
            return "late" if role == BADGE_ROLE else "clock"
        if column == STATUS and role == MENU_ROLE:
            return True
        if role == TONE_ROLE:
            return {WHAT: "medium", COLLECTIVE: "muted", ORIGIN: "secondary"}.get(column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in EDITABLE:
            return False
        if str(value) != self.data(index, role):
            self.edited.emit(self.lines[index.row()].action.id, index.column(), str(value))
        return True

    def _words(self, line: ActionLine, column: int) -> str:
        if column == DUE:
            words = line.action.due_words(self.today)
            late = lateness(line.days_late)
            return f"{words} · {late}" if late else words
        return {
            WHAT: line.action.what,
            WHO: line.who,
            COLLECTIVE: line.collective,
            STATUS: ACTION_STATUS.label(line.action.status) or _("à préciser"),
            ORIGIN: line.origin,
        }[column]


def _typed_due(line: ActionLine) -> str:
    if line.action.due_text:
        return line.action.due_text
    return line.action.due_words() if line.action.due_date else ""
