"""A month to pick a day from, under the field of a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from citeapp.base.language import _
from citeapp.ui import icons
from citeapp.ui.style import FAMILY, look, px

WIDTH_PX, HEIGHT_PX = 308, 280
WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayCalendar(QCalendarWidget):
    """Floats under a field: arrows move, Enter or a click chooses (``activated``, ``clicked``)."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self._today = QDate(today.year, today.month, today.day)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self.setAccessibleName(_("Calendrier"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(px(6), px(6), px(6), px(6))
        for name, icon, words in (
            ("prev", "chevron-left", _("Mois précédent")),
            ("next", "chevron-right", _("Mois suivant")),
        ):
            button = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon, "text", 16))
                button.setAccessibleName(words)
        self.setFixedSize(px(WIDTH_PX), px(HEIGHT_PX))
        quiet = QTextCharFormat()
        quiet.setForeground(look().color("muted"))
        self.setHeaderTextFormat(quiet)
        for day in WEEKEND:
            self.setWeekdayTextFormat(day, quiet)

    def open_under(self, field: QWidget, shown: date) -> None:
        """Show the month of a day under a field, inside the screen."""
        self.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        corner = field.mapToGlobal(QPoint(0, field.height() + px(4)))
        room = self.screen().availableGeometry()
        lowest, rightmost = room.bottom() + 1 - self.height(), room.right() + 1 - self.width()
        if corner.y() > lowest:
            above = field.mapToGlobal(QPoint(0, 0)).y() - self.height() - px(4)
            corner.setY(min(above, lowest))
        self.move(max(room.left(), min(corner.x(), rightmost)), max(room.top(), corner.y()))
        self.show()
        self.setFocus()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        shown = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        chosen, today = shown == self.selectedDate(), shown == self._today
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look().color("raised"))
        side = min(rect.width(), rect.height()) - px(2)
        round_ = QRectF(0, 0, side, side)
        round_.moveCenter(QRectF(rect).center())
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("accent"))
            painter.drawEllipse(round_)
        elif today:
            painter.setPen(QPen(look().color("accent"), 1.5))
            painter.drawEllipse(round_)
        elsewhere = shown.month() != self.monthShown() or shown.dayOfWeek() > 5
        font = QFont(FAMILY)
        font.setPixelSize(px(14))
        if chosen or today:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        token = "on_accent" if chosen else "muted" if elsewhere else "text"
        painter.setPen(look().color(token))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(shown.day()))
        painter.restore()
