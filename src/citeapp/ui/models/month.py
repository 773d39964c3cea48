"""A month as a table: six weeks from Monday to Sunday, each day with what there is on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.usecases.calendar import DayLine

Index = QModelIndex | QPersistentModelIndex

WEEKS, DAYS = 6, 7
DAY_ROLE = Qt.ItemDataRole.UserRole + 120
"""The :class:`DayLine` of a cell."""
OUTSIDE_ROLE = Qt.ItemDataRole.UserRole + 121
"""Whether the day belongs to the month before or after."""


class MonthModel(QAbstractTableModel):
    """``show_month(first, lines)``: the lines are those of the six weeks, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = date.min
        self._lines: list[DayLine] = []

    def show_month(self, month: date, lines: Sequence[DayLine]) -> None:
        """Show another month, or the same one read again; ``month`` is its first day."""
        self.beginResetModel()
        self.month, self._lines = month, list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines) // DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index)
        if role == DAY_ROLE:
            return line
        if role == OUTSIDE_ROLE:
            return (line.day.year, line.day.month) != (self.month.year, self.month.month)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return day_words(line)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return french.begun(french.WEEKDAYS[section]) if 0 <= section < DAYS else None

    def line(self, index: Index) -> DayLine:
        """The day of a cell."""
        return self._lines[index.row() * DAYS + index.column()]

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid one when it is not shown."""
        if not self._lines:
            return QModelIndex()
        place = (day - self._lines[0].day).days
        if not 0 <= place < len(self._lines):
            return QModelIndex()
        return self.index(place // DAYS, place % DAYS)


def first_shown(month: date) -> date:
    """The Monday of the week in which a month begins."""
    if month.weekday() >= (month - date.min).days:
        return date.min
    return month - timedelta(days=month.weekday())


def day_words(line: DayLine) -> str:
    """Everything about a day in words, as a screen reader says it."""
    parts = [french.long_day(line.day)]
    parts += [one.words for one in line.days_off]
    parts += [event.title for event in line.events]
    for one in line.meetings:
        hour = french.hour(one.meeting.start) if one.meeting.start else ""
        parts.append(" ".join(part for part in (hour, one.collective) if part))
    if line.clashing:
        count = len(line.clashing)
        parts.append(
            ngettext(
                "{n} rencontre en gêne une autre",
                "{n} rencontres se gênent",
                count,
            )
        )
    elif not line.meetings:
        parts.append(_("aucune rencontre"))
    return ", ".join(parts)
