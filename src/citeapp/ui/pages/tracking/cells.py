"""How a cell of the tableau is drawn and typed in: a delay in words, names that are proposed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from citeapp.base.language import _
from citeapp.ui import icons
from citeapp.ui.models.tracking import DUE, WHO, TrackingModel, heads
from citeapp.ui.style import look, px
from citeapp.ui.widgets.badge import badge_font, badge_size
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import BADGE_ROLE, CELL_PX, CellDelegate

Index = QModelIndex | QPersistentModelIndex


class ActionDelegate(CellDelegate):
    """Cells are typed in with the project's own line edits; « Qui » proposes names."""

    def __init__(self, view: QTableView, propose: Callable[[str], list[Suggestion]]) -> None:
        super().__init__(view)
        self._propose = propose

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = rect.width() - 2 * px(CELL_PX)
        late = index.column() == DUE and index.data(BADGE_ROLE) == "late"
        if not late or badge_size("late", words).width() <= room:
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, index, rect)
        day, _dot, delay = words.rpartition(" · ")
        _paint_two_lines(painter, rect, day, delay)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: LineEdit
        if index.column() == WHO:
            editor = SuggestLine(
                heads()[WHO],
                self._propose,
                placeholder=_("Samira, CAF…"),
                several=True,
                parent=parent,
            )
        else:
            editor = LineEdit(parent)
            editor.setAccessibleName(heads()[index.column()])
        if index.column() == DUE:
            editor.setPlaceholderText(_("12 mars, fin mai…"))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """While names are proposed, Enter and Escape are for the proposals, not for the cell."""
        if (
            isinstance(editor, SuggestLine)
            and editor.is_proposing()
            and isinstance(event, QKeyEvent)
        ):
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, LineEdit) and isinstance(model, TrackingModel):
            model.setData(index, editor.text())

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect
    ) -> None:
        state: QStyle.StateFlag = option.state
        view = self.parent()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().color("soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(look().color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _paint_two_lines(painter: QPainter, rect: QRect, day: str, delay: str) -> None:
    """A badge as in the picture: the day over the delay, an icon before them."""
    metrics = QFontMetrics(badge_font())
    step = metrics.lineSpacing()
    height = min(2 * step + px(6), rect.height() - px(4))
    widest = max(metrics.horizontalAdvance(day), metrics.horizontalAdvance(delay)) + px(36)
    width = min(widest, rect.width() - 2 * px(CELL_PX))
    top = rect.top() + (rect.height() - 1 - height) / 2
    box = QRectF(rect.left() + px(CELL_PX), top, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = "line" if look().tokens.name == "contrast" else "late_soft"
    painter.setPen(look().color(border))
    painter.setBrush(look().color("late_soft"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    side = px(14)
    line_top = box.top() + (box.height() - 2 * step) / 2
    mark = QRectF(box.left() + px(8), line_top + (step - side) / 2, side, side)
    icons.paint(painter, "clock", "late", mark)
    painter.setFont(badge_font())
    painter.setPen(look().color("late"))
    left, room = box.left() + px(26), box.width() - px(32)
    for number, words in enumerate((day, delay)):
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room) + 2)
        spot = QRectF(left, line_top + number * step, room + px(4), step)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.restore()
