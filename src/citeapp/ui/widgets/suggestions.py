"""A list of proposals that answers to the arrows while the hands stay in a field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from citeapp.base.frozen import dataclass
from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 34


@dataclass(frozen=True)
class Suggestion:
    """One proposal: what it is, a word about it, and what it stands for."""

    title: str
    subtitle: str = ""
    icon: str = ""
    value: object = None


class SuggestionList(QListView):
    """``show_all(suggestions)``, ``move(±1)``, ``current()``; ``taken(Suggestion)`` on a click."""

    taken = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._model = _Suggestions(self)
        self.setModel(self._model)
        self.setItemDelegate(_SuggestionDelegate(self))
        self.clicked.connect(lambda _index: self.take())

    def show_all(self, suggestions: Sequence[Suggestion]) -> None:
        """Replace the proposals; the first one is ready to be taken."""
        self._model.replace(suggestions)
        if suggestions:
            self.setCurrentIndex(self._model.index(0))

    def count(self) -> int:
        """How many there are."""
        return self._model.rowCount()

    def move_by(self, step: int) -> None:
        """Go down or up, round the ends."""
        if self.count():
            row = (self.currentIndex().row() + step) % self.count()
            self.setCurrentIndex(self._model.index(row))

    def current(self) -> Suggestion | None:
        """The proposal that Enter would take."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < self.count() else None

    def take(self) -> None:
        """Take the current proposal."""
        chosen = self.current()
        if chosen is not None:
            self.taken.emit(chosen)


class _Suggestions(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def replace(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.subtitle) if part)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None


class _SuggestionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("soft"))
            painter.drawRoundedRect(rect.toRectF(), px(6), px(6))
        left = rect.left() + px(10)
        if row.icon:
            side = px(16)
            spot = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
            icons.paint(painter, row.icon, "on_soft" if selected else "muted", spot.toRectF())
            left += px(26)
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        left = _words(painter, rect, left, font, "text", row.title)
        font.setPixelSize(px(12.5))
        font.setWeight(QFont.Weight.Normal)
        _words(painter, rect, left + px(10), font, "muted", row.subtitle)
        painter.restore()


def _words(painter: QPainter, rect: QRect, left: int, font: QFont, token: str, words: str) -> int:
    room = rect.right() - px(8) - left
    if not words or room < px(20):
        return left
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(look().color(token))
    spot = QRect(left, rect.top(), room, rect.height())
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), shown)
    return left + metrics.horizontalAdvance(shown)
