"""The coordination board as an item model: a line for each collectif, by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, TONE_ROLE
from citeapp.usecases.coordination import BoardLine

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NAME, TEAM, LAST, NEXT, MINUTES, LATE, BUNDLE = range(7)


class BoardModel(QAbstractTableModel):
    """``show_lines`` replaces the rows; ``me`` is who needs no bundle from themselves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[BoardLine] = ()
        self._today = date.min
        self._me = ""

    def show_lines(self, lines: Sequence[BoardLine], *, today: date, me: str) -> None:
        """Replace the rows; the same collectifs keep the current one."""
        self._today, self._me = today, me
        before = [line.collective.id for line in self.lines]
        if before == [line.collective.id for line in lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, BUNDLE))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else BUNDLE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heads()[section] if 0 <= section <= BUNDLE else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[column]} : {self._words(line, column)}"
        if role == BADGE_ROLE:
            waits = (column == MINUTES and line.missing_minutes > 0) or (
                column == LATE and line.late_actions > 0
            )
            return {MINUTES: "ask", LATE: "late"}[column] if waits else None
        if role == ICON_ROLE:
            return self._icon(line, column)
        if role == TONE_ROLE:
            return self._tone(line, column)
        return None

    def _words(self, line: BoardLine, column: int) -> str:
        if column == NAME:
            return line.collective.name
        if column == TEAM:
            return line.facilitators or _("à confier")
        if column == LAST:
            return self._day(line.last_meeting)
        if column == NEXT:
            return self._day(line.next_meeting)
        if column == MINUTES:
            n = line.missing_minutes
            return ngettext("{n} à finir", "{n} à finir", n) if n else _("à jour")
        if column == LATE:
            return self._actions(line)
        if self._me and self._me in line.facilitators.split(", "):
            return _("sur cette machine")
        return self._day(line.last_bundle.date()) if line.last_bundle else _("pas encore")

    def _actions(self, line: BoardLine) -> str:
        if line.late_actions:
            return ngettext("{n} en retard", "{n} en retard", line.late_actions)
        if line.open_actions:
            return ngettext("{n} ouverte", "{n} ouvertes", line.open_actions)
        return _("aucune")

    def _day(self, day: date | None) -> str:
        if day is None:
            return _("aucune")
        near = {-1: _("hier"), 0: _("aujourd’hui"), 1: _("demain")}
        words = near.get((day - self._today).days)
        return words or french.day(day, year=day.year != self._today.year)

    def _icon(self, line: BoardLine, column: int) -> str:
        if column == MINUTES:
            return "edit" if line.missing_minutes else "check"
        if column == NEXT and line.next_meeting is None:
            return "calendar"
        return ""

    def _tone(self, line: BoardLine, column: int) -> str:
        if column == NAME:
            return "medium"
        if column == MINUTES:
            return "done"
        bare = {
            TEAM: True,
            LAST: line.last_meeting is None,
            NEXT: line.next_meeting is None,
            LATE: not line.late_actions,
            BUNDLE: line.last_bundle is None,
        }
        return "muted" if bare.get(column) else "text"


def _heads() -> tuple[str, ...]:
    return (
        _("Collectif"),
        _("Animation"),
        _("Dernière"),
        _("Prochaine"),
        _("Comptes rendus"),
        _("Actions"),
        _("Dernier lot reçu"),
    )
