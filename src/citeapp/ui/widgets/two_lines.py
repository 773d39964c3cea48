"""A long list of two-line rows, for the left side of a page: arrows move, letters are said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
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
ROW_PX, HEADING_PX = 50, 32


@dataclass(frozen=True)
class TwoLines:
    """One row: what it is, a word about it, perhaps an icon whose ``meaning`` is said.

    A row without a key is a heading: it is read, never chosen.
    """

    key: str
    title: str
    about: str = ""
    icon: str = ""
    meaning: str = ""


class TwoLineList(QListView):
    """``show_rows(rows)`` keeps what was chosen; ``chosen(key)`` when a person moves to a row."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self._silent = self._passing = False
        self.selectionModel().currentChanged.connect(self._moved)
        self.activated.connect(self._choose)

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Replace the rows; the one that was current stays so while it is there."""
        kept = self.current_key()
        if list(rows) == self._model.rows:
            return
        self._silent = True
        self.setUniformItemSizes(all(row.key for row in rows))
        self._model.replace(rows)
        self._silent = False
        if kept:
            self.select(kept)

    def rows(self) -> list[TwoLines]:
        """What is shown."""
        return self._model.rows

    def current_key(self) -> str:
        """The key of the current row, or nothing."""
        row = self.currentIndex().row()
        return self._model.rows[row].key if 0 <= row < len(self._model.rows) else ""

    def select(self, key: str) -> bool:
        """Make a row current without telling anybody; False when it is not there."""
        rows = enumerate(self._model.rows)
        place = next((n for n, row in rows if key and row.key == key), -1)
        self._silent = True
        self.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())
        if place == 1 and not self._model.rows[0].key:
            self.scrollToTop()  # its heading too
        self._silent = False
        return place >= 0

    def take_hands(self) -> bool:
        """Have the hands on the current row, else on the first one; False when there is none."""
        keys = [row.key for row in self._model.rows if row.key]
        if not keys:
            return False
        self.select(self.current_key() or keys[0])
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Passing by with Tab chooses nothing: what is being filled in beside stays."""
        self._passing = not self.currentIndex().isValid()
        self._silent = True
        super().focusInEvent(event)
        self._silent = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if self._passing and event.key() in arrows and self.current_key():
            self._passing = False
            self.take_hands()  # the first row, before any other
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        if self.current_key():
            self.chosen.emit(self.current_key())

    def _moved(self, index: Index, _before: Index) -> None:
        if not self._silent and index.isValid():
            self.chosen.emit(self._model.rows[index.row()].key)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[TwoLines] = []

    def replace(self, rows: Sequence[TwoLines]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and not self.rows[index.row()].key
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.about, row.meaning) if part)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TwoLines = index.data(Qt.ItemDataRole.UserRole)
        return QSize(px(120), px(ROW_PX if row.key else HEADING_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: TwoLines = index.data(Qt.ItemDataRole.UserRole)
        view = self.parent()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.key:
            _paint_heading(painter, rect, row.title)
            painter.restore()
            return
        if selected:
            focused = isinstance(view, QListView) and view.hasFocus()
            painter.setPen(look().color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look().color("soft"))
            painter.drawRoundedRect(rect.toRectF().adjusted(1, 1, -1, -1), px(8), px(8))
        inside = rect.adjusted(px(12), px(6), -px(10), -px(6))
        if row.icon:
            side = px(16)
            spot = QRect(inside.right() - side, inside.center().y() - side // 2, side, side)
            icons.paint(painter, row.icon, "ask", spot.toRectF())
            inside.setRight(spot.left() - px(6))
        half = inside.height() // 2 if row.about else inside.height()
        texts = [(row.title, 14, QFont.Weight.Medium), (row.about, 12.5, QFont.Weight.Normal)]
        for place, (text, size, weight) in enumerate(texts):
            font = QFont(FAMILY)
            font.setPixelSize(px(size))
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(look().color("on_soft" if selected else ("text", "muted")[place]))
            line = QRect(inside.left(), inside.top() + place * half, inside.width(), half)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, words: str) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(px(12.5))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(look().color("muted"))
    line = rect.adjusted(px(12), px(6), -px(10), 0)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
