"""The list on the left of a page: a title and a quiet line each; choosing shows it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

from citeapp.ui.style import FAMILY, look, px

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX = 50


@dataclass(frozen=True)
class Entry:
    """One line to choose."""

    id: str
    title: str
    subtitle: str = ""


class ChoiceList(QListView):
    """``show_all(entries)`` keeps what is chosen; ``chosen(id)`` when a person chose another."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(_TwoLines(self))
        self._silent = False
        self.selectionModel().currentChanged.connect(self._moved)

    def show_all(self, entries: Sequence[Entry]) -> None:
        """Replace the lines; the same one stays chosen when it is still there."""
        kept = self.current_id()
        self._silent = True
        self.entries.replace(entries)
        self._silent = False
        self.choose(kept)

    def current_id(self) -> str:
        """Which one is chosen, or nothing."""
        index = self.currentIndex()
        return self.entries.rows[index.row()].id if index.isValid() else ""

    def choose(self, id: str) -> bool:
        """Show which one is open without telling; False when it is not in the list."""
        row = next((n for n, entry in enumerate(self.entries.rows) if entry.id == id), -1)
        if row >= 0 and row != self.currentIndex().row():
            self._silent = True
            self.setCurrentIndex(self.entries.index(row))
            self._silent = False
        return row >= 0

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._silent:
            self.chosen.emit(self.entries.rows[index.row()].id)


class EntryModel(QAbstractListModel):
    """The entries, in words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Entry] = []

    def replace(self, rows: Sequence[Entry]) -> None:
        """Show others."""
        if list(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.subtitle) if part)
        if role == Qt.ItemDataRole.UserRole:
            return entry
        return None


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(160), px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        entry = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        focused = selected and isinstance(view, QListView) and view.hasFocus()
        if selected:
            painter.setPen(look().color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look().color("soft"))
            painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
        inner = rect.adjusted(px(12), px(6), -px(8), -px(6))
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Medium
        title_token = "on_soft" if selected else "text"
        _draw(painter, inner, 14, weight, title_token, entry.title, top=bool(entry.subtitle))
        if entry.subtitle:
            lower = QRect(inner.left(), inner.center().y() + 1, inner.width(), inner.height() // 2)
            _draw(painter, lower, 12.5, QFont.Weight.Normal, "muted", entry.subtitle)
        painter.restore()


def _draw(
    painter: QPainter,
    rect: QRect,
    size: float,
    weight: QFont.Weight,
    token: str,
    words: str,
    *,
    top: bool = False,
) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(px(size))
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(look().color(token))
    if top:
        rect = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
