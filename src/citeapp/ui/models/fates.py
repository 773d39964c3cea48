"""What each row of a file would become, as an item model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base.language import _
from citeapp.ui.widgets.tables import BADGE_ROLE, TONE_ROLE
from citeapp.usecases.imports import Change

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, TITLE, WHY, NOUN = range(4)


class FatesModel(QAbstractTableModel):
    """``show_changes`` replaces the rows; ``noun`` gives the French word of a table."""

    def __init__(self, noun: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self.changes: Sequence[Change] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else NOUN + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section] if 0 <= section <= NOUN else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.changes):
            return None
        change, column = self.changes[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(change, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[column]} : {self._words(change, column) or _('rien')}"
        if role == Qt.ItemDataRole.ToolTipRole and column in (TITLE, WHY):
            return self._words(change, column)
        if role == TONE_ROLE:
            return {TITLE: "medium", ROW: "secondary", WHY: "secondary"}.get(column, "text")
        if role == BADGE_ROLE and column == NOUN:
            return "ask" if change.verb == "asked" else "neutral"
        return None

    def _words(self, change: Change, column: int) -> str:
        if column == ROW:
            return str(change.row) if change.row else ""
        if column == NOUN:
            return self._noun(change.noun)
        return change.title if column == TITLE else change.detail


def _heads() -> tuple[str, ...]:
    return (_("Ligne"), _("Dans le fichier"), _("Pourquoi"), _("Fiche"))
