"""The calendar under a day: every day can be read, keys and mouse choose, nothing is cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from citeapp.ui.widgets.dates import DateField
from citeapp.ui.widgets.day_calendar import DayCalendar

TODAY = date(2026, 12, 3)


@pytest.fixture
def field(dressed: QApplication, qtbot: QtBot) -> DateField:
    made = DateField("Jour", TODAY.isoformat(), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(field: DateField) -> tuple[DayCalendar, QTableView]:
    field.opener.click()
    calendar = field.findChild(DayCalendar)
    assert isinstance(calendar, DayCalendar)
    table = calendar.findChild(QTableView)
    assert isinstance(table, QTableView)
    QApplication.processEvents()
    return calendar, table


def test_every_day_and_every_name_of_day_is_painted_whole(field: DateField) -> None:
    _calendar, table = opened(field)
    image = table.viewport().grab().toImage()
    for row in range(7):  # the names of the days, then six weeks
        for column in range(7):
            rect = table.visualRect(table.model().index(row, column)).adjusted(2, 2, -2, -2)
            shades = {
                image.pixelColor(x, y).rgb()
                for x in range(rect.left(), rect.right())
                for y in range(rect.top(), rect.bottom())
            }
            assert len(shades) > 1, f"nothing is written in row {row}, column {column}"


def test_arrows_and_enter_choose_a_day(field: DateField) -> None:
    calendar, table = opened(field)
    assert calendar.selectedDate().toPython() == TODAY
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert field.value() == "2026-12-10"
    assert not calendar.isVisible()


def test_it_stays_inside_the_screen(field: DateField) -> None:
    room = field.screen().availableGeometry()
    field.move(room.bottomRight())
    calendar, _table = opened(field)
    frame = 2  # the platform of the tests gives a popup the frame of a window
    assert room.adjusted(0, 0, frame, frame).contains(calendar.geometry())
