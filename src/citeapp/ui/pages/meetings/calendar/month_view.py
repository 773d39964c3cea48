"""The month drawn: a cell a day; arrows move, Page Up and Down turn the month, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui import icons
from citeapp.ui.models.month import DAY_ROLE, OUTSIDE_ROLE, Index, MonthModel
from citeapp.ui.style import FAMILY, look, px
from citeapp.ui.widgets.tables import TableView
from citeapp.usecases.calendar import DayLine

LINE_PX = 17
LEAST_ROW_PX = 66


class MonthView(TableView):
    """``turned(±1)`` asks for another month; ``opened(index)`` is Enter or a double click."""

    turned = Signal(int)

    def __init__(self, model: MonthModel) -> None:
        super().__init__(_("Mois"))
        self.setModel(model)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(px(LEAST_ROW_PX))
        self.setMinimumHeight(px(LEAST_ROW_PX * 6 + 40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class DayDelegate(QStyledItemDelegate):
    """Draws a day: its number, why it is off, rencontres with their hours; a clash has its word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DayLine = index.data(DAY_ROLE)
        outside = bool(index.data(OUTSIDE_ROLE))
        colors, rect = look(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "neutral" if line.days_off or line.day.weekday() > 4 else "surface"
        painter.fillRect(rect, colors.color(ground))
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -3, -3), px(5), px(5))
        area = rect.adjusted(px(6), px(4), -px(6), -px(3))
        metrics = QFontMetrics(_font(13, strong=not outside))
        number = str(line.day.day)
        _write(painter, area, number, "muted" if outside else "text", strong=not outside)
        beside = area.adjusted(metrics.horizontalAdvance(number) + px(6), 0, 0, 0)
        why = _why(line)
        if why:
            _write(painter, beside, why, "muted")
        self._write_rows(painter, area, line)
        painter.restore()

    def _write_rows(self, painter: QPainter, area: QRect, line: DayLine) -> None:
        step = px(LINE_PX)
        rows = [
            (" ".join((french.hour(m.meeting.start) if m.meeting.start else "", m.collective)), "")
            for m in line.meetings
        ]
        if line.clashing:
            rows.insert(0, (_("se gênent"), "warning"))
        room = max(1, (area.height() - step) // step)
        if len(rows) > room:
            left = len(line.meetings) - sum(not icon for _words, icon in rows[: room - 1])
            shown = len(line.meetings) - left
            more = _("et {n} autres", n=left) if shown else _("{n} rencontres", n=left)
            rows = [*rows[: room - 1], (more, "")]
        for number, (words, icon) in enumerate(rows, 1):
            spot = area.adjusted(0, number * step, 0, 0)
            if icon:
                side = px(13)
                box = QRectF(spot.left(), spot.top() + px(2), side, side)
                icons.paint(painter, icon, "late", box)
                spot = spot.adjusted(side + px(4), 0, 0, 0)
            _write(painter, spot, words.strip(), "late" if icon else "on_soft", strong=not icon)


def _why(line: DayLine) -> str:
    """« férié : Ascension », « vacances », or the local event, beside the number."""
    if line.days_off:
        first = min(line.days_off, key=lambda one: not one.is_public)
        return _("férié : {name}", name=first.name) if first.is_public else first.name
    return line.events[0].title if line.events else ""


def _font(size: float, *, strong: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(px(size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _write(painter: QPainter, area: QRect, words: str, token: str, *, strong: bool = False) -> None:
    font = _font(12.5, strong=strong)
    painter.setFont(font)
    painter.setPen(look().color(token))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(area, int(flags), shown)
