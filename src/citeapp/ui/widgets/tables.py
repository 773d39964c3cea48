"""Tables as in the pictures: no grid, hairlines, words in three weights, badges; all by keyboard.

Models tell the look of a cell through the roles below; everything has its words in
``DisplayRole``, so that screen readers and copies say what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px
from citeapp.ui.widgets.badge import badge_size, paint_badge

Index = QModelIndex | QPersistentModelIndex

BADGE_ROLE = Qt.ItemDataRole.UserRole + 101
"""A badge kind (late, done, accent, ask, neutral): the cell is drawn as a badge."""
ICON_ROLE = Qt.ItemDataRole.UserRole + 102
"""The name of an icon before the words (or in the badge, instead of its usual one)."""
TONE_ROLE = Qt.ItemDataRole.UserRole + 103
"""strong, medium, muted, secondary, or a colour token such as done or late."""
MENU_ROLE = Qt.ItemDataRole.UserRole + 104
"""True: the cell opens a choice; a small arrow says so."""

ROW_PX = 39
CELL_PX = 12
WORDS_PX = 150
"""The least width of a column of words."""
COMFORT_PX = 420
"""Past this width, a column of words shares further room with the others."""


class TableView(QTableView):
    """A table in the house style; ``opened`` is Qt's ``activated`` (Enter or double click)."""

    def __init__(self, name: str, *, row_px: float = ROW_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths: list[float] = []
        self._given: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(px(28))
        rows.setDefaultSectionSize(px(row_px))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(px(28))
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setFixedHeight(px(37))
        heads.setAccessibleName(name)
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        self.setFont(font)
        self.setItemDelegate(CellDelegate(self))

    def set_columns(self, widths: Sequence[float]) -> None:
        """Widths in drawing pixels; 0 takes what is left. Call it after ``setModel``."""
        self._widths, self._given = list(widths), {}
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            self._give(column, px(width or WORDS_PX))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Columns of width 0 share what is left, but stay readable: then the table scrolls.

        On a large screen all columns grow; a width that a person chose is left alone.
        """
        shown = [n for n in range(len(self._widths)) if not self.isColumnHidden(n)]
        free = [column for column in shown if not self._widths[column]]
        if not free:
            return
        kept = {column: self._least(column) for column in shown if column not in free}
        room = self.viewport().width() - sum(kept.values())
        beyond = max(room - len(free) * px(COMFORT_PX), 0)
        of_all = sum(kept.values()) + len(free) * px(COMFORT_PX)
        for column, least in kept.items():
            if self.columnWidth(column) == self._given.get(column):
                grown = beyond * least // of_all
                self._give(column, least + grown)
                room -= grown
        for column in free:
            self._give(column, max(room // len(free), px(WORDS_PX)))

    def _least(self, column: int) -> int:
        """The width asked for, or the one a person gave the column since."""
        now = self.columnWidth(column)
        return px(self._widths[column]) if now == self._given.get(column) else now

    def _give(self, column: int, width: int) -> None:
        self.setColumnWidth(column, width)
        self._given[column] = self.columnWidth(column)

    def show_whole(self) -> None:
        """Be as high as the rows: for a short table inside a page that scrolls."""
        heads = self.horizontalHeader()
        height = 0 if heads.isHidden() else heads.height()
        for row in range(self.model().rowCount()):
            height += self.rowHeight(row)
        self.setFixedHeight(height + 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in keys and index.isValid() and not editing:
            self.activated.emit(index)
            return
        super().keyPressEvent(event)


class TableCard(QFrame):
    """The rounded card around a table: ``TableCard(view)``."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 2, 1, px(6))
        column.addWidget(view)


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: selection, hairline, icon or tick box, words or badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = look()
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, tokens.color("soft"))
        view = self.parent()
        focused = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.color("line"))
        if focused:
            painter.setPen(tokens.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inner = rect.adjusted(px(CELL_PX), 0, -px(CELL_PX), -1)
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            _paint_tick(painter, inner, Qt.CheckState(check))
            inner = inner.adjusted(px(26), 0, 0, 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        badge = index.data(BADGE_ROLE)
        icon = str(index.data(ICON_ROLE) or "")
        if badge and words:
            size = badge_size(badge, words, icon)
            if size.width() > inner.width() and " · " in words:
                words = "\n".join(words.rsplit(" · ", 1))  # the day over the delay
                size = badge_size(badge, words, icon)
            size.setHeight(min(size.height(), inner.height() - px(3)))
            top = inner.top() + (inner.height() - size.height()) // 2
            room = QRect(inner.left(), top, min(size.width(), inner.width()), size.height())
            paint_badge(painter, room, badge, words, icon)
        elif words or icon:
            _paint_words(painter, inner, index, words, icon)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        badge = index.data(BADGE_ROLE)
        if badge:
            return QSize(badge_size(badge, words).width() + 2 * px(CELL_PX), px(ROW_PX))
        width = QFontMetrics(cell_font(index)).horizontalAdvance(words)
        return QSize(width + 2 * px(CELL_PX) + px(4), px(ROW_PX))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(2, 1, -2, -2))


def _paint_words(painter: QPainter, rect: QRect, index: Index, words: str, icon: str) -> None:
    tone = str(index.data(TONE_ROLE) or "text")
    token = {"strong": "text", "medium": "text", "secondary": "muted"}.get(tone, tone)
    if icon:
        side = px(16)
        spot = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        icons.paint(painter, icon, token, spot.toRectF())
        rect = rect.adjusted(px(22), 0, 0, 0)
    font = cell_font(index)
    metrics = QFontMetrics(font)
    if index.data(MENU_ROLE):
        side = px(12)
        advance = metrics.horizontalAdvance(words)
        left = min(rect.left() + advance + px(4), rect.right() - side)
        spot = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        icons.paint(painter, "chevron-down", "muted", spot.toRectF())
        rect = QRect(rect.left(), rect.top(), left - rect.left(), rect.height())
    painter.setFont(font)
    painter.setPen(look().color(token))
    aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
    flags = Qt.AlignmentFlag(aligned) if aligned is not None else Qt.AlignmentFlag.AlignLeft
    flags |= Qt.AlignmentFlag.AlignVCenter
    most = max(1, (rect.height() - px(6)) // metrics.lineSpacing())
    painter.drawText(rect, int(flags), "\n".join(wrapped(words, font, rect.width(), most)))


def wrapped(words: str, font: QFont, width: int, most: int) -> list[str]:
    """``words`` in at most ``most`` lines of ``width`` pixels; the last one ends in « … »."""
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(words) <= width:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
    layout = QTextLayout(words, font)
    anywhere = QTextOption()
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(anywhere)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == most - 1:
            found.append(metrics.elidedText(words[start:], Qt.TextElideMode.ElideRight, width))
            break
        found.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return found


def _paint_tick(painter: QPainter, rect: QRect, state: Qt.CheckState) -> None:
    side = px(17)
    top = rect.top() + (rect.height() - side) // 2
    box = QRect(rect.left(), top, side, side).toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = state != Qt.CheckState.Unchecked
    painter.setPen(look().color("accent" if on else "muted"))
    painter.setBrush(look().color("accent" if on else "surface"))
    painter.drawRoundedRect(box, px(5), px(5))
    if on:
        name = "check" if state == Qt.CheckState.Checked else "minus"
        icons.paint(painter, name, "on_accent", box.adjusted(2, 2, -2, -2))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def cell_font(index: Index) -> QFont:
    """The face of a cell, after its tone."""
    tone = str(index.data(TONE_ROLE))
    words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    # figures, dates and phones stand under one another; words do not
    return _face(tone, px(12.5 if tone == "secondary" else 14), words[:1].isdigit())


@cache
def _face(tone: str, pixels: int, figures: bool) -> QFont:
    """Made once: Qt looks each new font up, a hundred times for every frame of a long table."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    weights = {"strong": QFont.Weight.DemiBold, "medium": QFont.Weight.Medium}
    font.setWeight(weights.get(tone, QFont.Weight.Normal))
    if figures:
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font
