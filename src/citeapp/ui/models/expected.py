"""The people expected at a rencontre, as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.ui.widgets.tables import ICON_ROLE, TONE_ROLE
from citeapp.usecases.attendance import SheetLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NUMBER, NAME, AUDIENCE_COLUMN, WHERE, REMOVE = range(5)


class ExpectedModel(QAbstractTableModel):
    """``show_lines`` replaces the rows; the last column takes someone off the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[SheetLine] = ()

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Replace the rows."""
        if list(lines) == list(self.lines):
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else REMOVE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section] if 0 <= section <= REMOVE else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line, column)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if column == REMOVE:
                return _("Retirer {name} du collectif", name=line.name)
            return f"{_heads()[column]} : {_words(line, column) or _('rien')}"
        if role == ICON_ROLE and column == REMOVE:
            return "close"
        if role == TONE_ROLE:
            return {NAME: "medium", AUDIENCE_COLUMN: "text"}.get(column, "muted")
        return None


def _words(line: SheetLine, column: int) -> str:
    return {
        NUMBER: str(line.number or ""),
        NAME: line.name,
        AUDIENCE_COLUMN: AUDIENCE.label(line.audience_code),
        WHERE: line.organisation,
    }.get(column, "")


def _heads() -> tuple[str, ...]:
    return (_("N°"), _("Personne"), _("Vient comme"), _("Structure"), "")
