"""The tableau de suivi as an item model: read once, filtered and ordered in memory."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from citeapp.base import french
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ACTION_STATUS, lateness
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, MENU_ROLE, TONE_ROLE
from citeapp.usecases.following import AS_READ, ActionLine, Filters, in_order

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

WHAT, WHO, COLLECTIVE, DUE, STATE, ORIGIN = range(6)
EDITABLE = frozenset({WHAT, WHO, DUE})
FOLDED_KEPT = 50_000
"""Texts made ready for searching that are kept from one reading to the next."""


class TrackingModel(QAbstractTableModel):
    """``show_lines`` then ``set_filters``; ``typed(id, column, text)`` when a cell was edited."""

    typed = Signal(str, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters()
        self._all: list[ActionLine] = []
        self._folded: dict[str, str] = {}
        self._shown: list[ActionLine] = []
        self._today = date.min

    def show_lines(self, lines: Sequence[ActionLine], today: date) -> None:
        """Replace what was read."""
        self._all, self._today = list(lines), today
        if len(self._folded) > FOLDED_KEPT:
            self._folded.clear()
        self._choose()

    def show_line(self, id: str, line: ActionLine | None) -> None:
        """Replace one line of what was read, or take it away."""
        self._all = [known for known in self._all if known.action.id != id]
        if line is not None:
            insort(self._all, line, key=in_order)
        self._choose()

    def set_filters(self, filters: Filters) -> None:
        """Keep other rows, in another order."""
        if filters != self.filters:
            self.filters = filters
            self._choose()

    def line(self, row: int) -> ActionLine:
        """What stands in a row."""
        return self._shown[row]

    def row_of(self, id: str) -> int:
        """Where an action stands, or -1."""
        return next((n for n, line in enumerate(self._shown) if line.action.id == id), -1)

    def counts(self) -> tuple[int, int]:
        """(open, late) among the collectifs and the owner kept, whatever the scope."""
        kept = replace(self.filters, scope="open", text="", order=AS_READ).kept(self._all)
        return len(kept), sum(line.days_late > 0 for line in kept)

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else ORIGIN + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return heads()[section] if 0 <= section <= ORIGIN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._editable(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heads()[column]} : {self._words(line, column) or _('rien')}"
        if role == Qt.ItemDataRole.ToolTipRole and column in (WHAT, WHO, ORIGIN):
            return f"<span>{escape(self._words(line, column))}</span>"
        if column == DUE and line.action.sleeps(self._today):
            return "moon" if role == ICON_ROLE else "muted" if role == TONE_ROLE else None
        if role == BADGE_ROLE and column == DUE and line.days_late:
            return "late"
        if role == TONE_ROLE:
            return _tone(line, column)
        if role == ICON_ROLE and column == STATE and line.action.status == "done":
            return "check"
        if role == MENU_ROLE:
            return column == STATE
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in EDITABLE:
            return False
        line, text = self._shown[index.row()], str(value).strip()
        if text != self._editable(line, index.column()):
            self.typed.emit(line.action.id, index.column(), text)
        return True

    # Helpers

    def _words(self, line: ActionLine, column: int) -> str:
        action = line.action
        if column == WHAT:
            return action.what
        if column == WHO:
            return line.who
        if column == COLLECTIVE:
            return line.collective
        if column == STATE:
            return ACTION_STATUS.label(action.status) or _("non renseigné")
        if column == ORIGIN:
            return line.origin
        due = action.due_words(self._today)
        if action.asleep_until is not None and action.sleeps(self._today):
            day = french.day(action.asleep_until, year=action.asleep_until.year != self._today.year)
            return _("{due} · dort jusqu’au {day}", due=due, day=day)
        late = lateness(line.days_late)
        return f"{due} · {late}" if late else due

    def _editable(self, line: ActionLine, column: int) -> str:
        if column == DUE:
            day = line.action.due_date
            return line.action.due_text or (french.day(day) if day else "")
        return self._words(line, column)

    def _choose(self) -> None:
        self._replace(self.filters.kept(self._all, self._fold))

    def _fold(self, said: str) -> str:
        if said not in self._folded:
            self._folded[said] = fold(said)
        return self._folded[said]

    def _replace(self, kept: list[ActionLine]) -> None:
        """Tell the views as little as needed: an edited row keeps its place and its focus."""
        before = [line.action.id for line in self._shown]
        after = [line.action.id for line in kept]
        if before == after:
            other = [row for row, line in enumerate(kept) if line is not self._shown[row]]
            self._shown = kept
            if len(other) == 1:  # a view repaints one cell when told of one, all of it else
                for column in range(ORIGIN + 1):
                    cell = self.index(other[0], column)
                    self.dataChanged.emit(cell, cell)
            elif other:
                self.dataChanged.emit(self.index(other[0], 0), self.index(other[-1], ORIGIN))
            return
        if len(before) == len(after) + 1 and (row := _odd_one(before, after)) is not None:
            self.beginRemoveRows(NOWHERE, row, row)
            self._shown = kept
            self.endRemoveRows()
            return
        if len(before) == len(after) and set(before) == set(after):
            self.layoutAboutToBeChanged.emit()
            places = {id: row for row, id in enumerate(after)}
            old = self.persistentIndexList()
            new = [self.createIndex(places[before[i.row()]], i.column()) for i in old]
            self._shown = kept
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self._shown = kept
        self.endResetModel()


def _odd_one(before: list[str], after: list[str]) -> int | None:
    """The row that alone is gone."""
    row = next((n for n, id in enumerate(after) if id != before[n]), len(after))
    return row if before[row + 1 :] == after[row:] else None


def heads() -> tuple[str, ...]:
    """What stands over the columns."""
    return (
        _("Quoi"),
        _("Qui"),
        _("Collectif"),
        _("Pour quand"),
        _("État"),
        _("Vient de"),
    )


def _tone(line: ActionLine, column: int) -> str:
    action = line.action
    if column == WHAT:
        return "medium" if action.is_open else "muted"
    if column == DUE:
        return "text" if action.is_open and (action.due_date or action.due_text) else "muted"
    if column == STATE:
        return {"done": "done", "dropped": "muted", "": "muted"}.get(action.status, "text")
    return {COLLECTIVE: "muted", ORIGIN: "secondary"}.get(column, "text")
