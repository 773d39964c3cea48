"""The sign-in sheet as a table: a tick, a letter, or a choice of audience a person."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import ATTENDANCE_STATE, IN_THE_ROOM
from citeapp.ui.style import px
from citeapp.ui.widgets.tables import BADGE_ROLE, ICON_ROLE, TONE_ROLE, TableView
from citeapp.usecases.attendance import SheetLine

Index = QModelIndex | QPersistentModelIndex

KEYS = {
    "r": "late",
    "e": "excused",
    "p": "represented",
    "v": "remote",
    "a": "absent",
    "d": "left",
}
COLUMNS = 6
TICK, AUDIENCE_COLUMN, ARRIVAL = 1, 3, 5
NARROW_PX = 580
"""Below this width the hour of arrival is left out; whoever came late is still said."""


class SheetModel(QAbstractTableModel):
    """The lines of the sign-in sheet; the tick box is the presence."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SheetLine] = []

    def replace(self, lines: list[SheetLine]) -> None:
        """Show these lines; the same people in the same order keep selection and scroll."""
        same = [x.person_id for x in lines] == [x.person_id for x in self.lines]
        if same:
            self.lines = lines
            if lines:
                last = self.index(len(lines) - 1, COLUMNS - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        here = line.state in IN_THE_ROOM
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_heads()[column] or _('Présent')} : {_cell(line, column) or _yes(here)}"
        if column == 1 and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if here else Qt.CheckState.Unchecked
        if column == 4 and line.state not in ("unknown", "present"):
            if role == BADGE_ROLE:
                return "neutral"
        elif column == 4 and line.state == "present" and line.arrived_at and role == BADGE_ROLE:
            return "neutral"
        if role == ICON_ROLE and column == 4:
            return _icon(line)
        if role == TONE_ROLE:
            return _tone(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (AUDIENCE_COLUMN, ARRIVAL):
            return f"<span>{escape(_cell(line, column))}</span>"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 0:
            return Qt.AlignmentFlag.AlignRight
        return None


class SheetView(TableView):
    """Letters note the state of the selected person, space ticks, Enter opens the audience."""

    toggled = Signal(int)
    noted = Signal(int, str)
    unmarked = Signal(int)
    walk_in_asked = Signal()
    hours_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Feuille d’émargement"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < px(NARROW_PX)
        if narrow != self.isColumnHidden(ARRIVAL):
            self.setColumnHidden(ARRIVAL, narrow)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        row = self.currentIndex().row()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit(row)
        elif typed in KEYS and bare:
            self.noted.emit(row, KEYS[typed])
        elif typed == "h" and bare:
            self.hours_asked.emit(row)
        elif typed == "n" and bare:
            self.walk_in_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unmarked.emit(row)
        else:
            super().keyPressEvent(event)


def _heads() -> tuple[str, ...]:
    return (_("N°"), "", _("Personne"), _("Vient comme"), _("Présence"), _("Heure"))


def _cell(line: SheetLine, column: int) -> str:
    if column == 0:
        return str(line.number or "")
    if column == 2:
        return line.name
    if column == 3 and line.represented_by:
        return _("par {name}", name=line.represented_by)
    if column == 3:
        label = AUDIENCE.label(line.audience_code)
        return f"{label} · {line.organisation}" if line.organisation else label
    if column == 4:
        if line.state == "unknown":
            return _("à noter")
        if line.state == "present" and line.arrived_at:
            return _("en retard")
        if line.state == "partial" and line.left_at:
            return _("parti·e avant")
        return ATTENDANCE_STATE.label(line.state).lower()
    if column == 5:
        return _hours(line) if line.arrived_at or line.left_at else "—"
    return ""


def _hours(line: SheetLine) -> str:
    """« 18 h 15 », « → 18 h 45 », « 18 h 15 → 18 h 45 »."""
    arrived = french.hour(line.arrived_at) if line.arrived_at else ""
    return f"{arrived} → {french.hour(line.left_at)}".strip() if line.left_at else arrived


def _icon(line: SheetLine) -> str:
    if line.state == "unknown":
        return ""
    if line.arrived_at or line.left_at:
        return "clock"
    return "check" if line.state in IN_THE_ROOM else "minus"


def _tone(line: SheetLine, column: int) -> str:
    if column == 2:
        return "medium"
    if column == 4 and line.state == "present" and not line.arrived_at:
        return "done"
    return "muted"


def _yes(here: bool) -> str:
    return _("oui") if here else _("non")
