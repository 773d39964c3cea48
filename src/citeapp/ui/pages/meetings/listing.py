"""The rencontres on the left: the next ones first, then the latest held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from citeapp.base import french
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.meeting import Meeting
from citeapp.ui.page import Page
from citeapp.ui.style import FAMILY, look, px
from citeapp.ui.widgets.buttons import PrimaryButton
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.search import SearchField
from citeapp.usecases import collectives, meetings
from citeapp.usecases.meetings import MeetingLine

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex


ROW_PX = 52


class MeetingModel(QAbstractListModel):
    """One line a rencontre, in words, for the eye and for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[MeetingLine] = []
        self.today = date.min

    def replace(self, lines: list[MeetingLine], today: date) -> None:
        self.beginResetModel()
        self.lines, self.today = lines, today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{day_words(line.meeting, self.today)}\n{line.meeting.title or line.collective}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(px(120), px(ROW_PX))
        return None


class MeetingDelegate(QStyledItemDelegate):
    """The day, then in grey which rencontre; both end in « … » when they are too long."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = self.parent()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.toRectF().adjusted(1, 1, -1, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            focused = isinstance(view, QListView) and view.hasFocus()
            painter.setPen(look().color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look().color("soft"))
            painter.drawRoundedRect(box, px(8), px(8))
        inside = rect.adjusted(px(12), px(6), -px(10), -px(6))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n", 1)
        half = inside.height() // 2
        for place, text in enumerate(words):
            font = QFont(FAMILY)
            font.setPixelSize(px(14 if place == 0 else 12.5))
            font.setWeight(QFont.Weight.Medium if place == 0 else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(look().color("on_soft" if selected else ("muted", "text")[place == 0]))
            line = QRect(inside.left(), inside.top() + place * half, inside.width(), half)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class MeetingList(QFrame):
    """Search, a collectif to keep to, « + Rencontre », and the list."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.setProperty("surface", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(22), px(14), px(12))
        column.setSpacing(px(8))
        self.add = PrimaryButton(_("+ Rencontre"), self.new_asked.emit, key="Ctrl+N")
        column.addWidget(self.add)
        self.search = SearchField(_("Filtrer"))
        self.search.typed.connect(lambda _text: self._show())
        column.addWidget(self.search)
        self.filter = FilterChip(_("Collectif"), [("", _("Tous les collectifs"))])
        self.filter.chosen.connect(lambda _key: self._show())
        column.addWidget(self.filter)
        self.view = QListView()
        self.view.setAccessibleName(_("Rencontres"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setItemDelegate(MeetingDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.model = MeetingModel()
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        column.addWidget(self.view, 1)
        self.lines: list[MeetingLine] = []
        self._silent = False

    def fill(self) -> None:
        """Read the rencontres again."""
        session = self.page.context.session
        self.lines = meetings.listed(session)
        options = [(c.id, c.name) for c in collectives.listed(session)]
        self.filter.set_options([("", _("Tous les collectifs")), *options], self.filter.value())
        self._show()

    def select(self, id: str) -> None:
        """Show which one is open, without opening it again."""
        row = next((n for n, x in enumerate(self.model.lines) if x.meeting.id == id), -1)
        if row >= 0:
            self._silent = True
            self.view.setCurrentIndex(self.model.index(row))
            self._silent = False

    def nearest(self) -> Meeting | None:
        """The next rencontre of the list, else the latest."""
        return self.model.lines[0].meeting if self.model.lines else None

    def collective_of(self, id: str) -> str:
        """The name of the collectif of a rencontre."""
        return next((line.collective for line in self.lines if line.meeting.id == id), "")

    def _show(self) -> None:
        today = self.page.context.session.today
        wanted = fold(self.search.text()).split()
        kept = [
            line
            for line in self.lines
            if self.filter.value() in ("", line.meeting.collective_id)
            and all(
                word in fold(f"{line.collective} {line.meeting.title} {line.meeting.when}")
                for word in wanted
            )
        ]
        ahead = [x for x in kept if x.meeting.date is None or x.meeting.date >= today]
        behind = [x for x in kept if x.meeting.date is not None and x.meeting.date < today]
        self._silent = True
        self.model.replace([*reversed(ahead), *behind], today)
        self._silent = False

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._silent:
            self.chosen.emit(self.model.lines[index.row()].meeting.id)


def day_words(meeting: Meeting, today: date) -> str:
    """« demain · 17 h 30 », « jeudi 12 mars », the year when it is another."""
    if meeting.date is None:
        return _("sans date")
    near = {0: _("aujourd’hui"), 1: _("demain")}.get((meeting.date - today).days)
    words = near or french.long_day(meeting.date, year=meeting.date.year != today.year)
    return f"{words} · {french.hour(meeting.start)}" if meeting.start and near else words
