"""The month as a table: Qt's own tester, the days at their places, words for screen readers."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from citeapp.base import days_off
from citeapp.domain.meeting import Meeting
from citeapp.domain.preparing import CalendarEvent
from citeapp.ui.models.month import MonthModel, first_shown
from citeapp.usecases.calendar import DayLine
from citeapp.usecases.meetings import MeetingLine

MAY = date(2026, 5, 1)


def month() -> MonthModel:
    """May 2026 with a rencontre in the way of another on Ascension, and a fair on the 20th."""
    model = MonthModel()
    QAbstractItemModelTester(model)
    first = first_shown(MAY)
    lines = []
    for number in range(42):
        day = first + timedelta(days=number)
        meetings, events = (), ()
        if day == date(2026, 5, 14):
            meetings = (MeetingLine(Meeting(id="m", date=day), "Dorignies", "", 0, 0),)
        if day == date(2026, 5, 20):
            events = (CalendarEvent(id="e", title="Braderie", starts_on=day),)
        off = tuple(days_off.on(day))
        lines.append(DayLine(day, off, events, meetings, frozenset(m.meeting.id for m in meetings)))
    model.show_month(MAY, lines)
    return model


def test_days_stand_under_their_weekday() -> None:
    model = month()
    assert (model.rowCount(), model.columnCount()) == (6, 7)
    heads = [
        model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for n in range(7)
    ]
    assert heads[0] == "Lundi"
    assert model.index_of(date(2026, 5, 14)).column() == 3
    assert not model.index_of(date(2026, 9, 1)).isValid()


def test_a_day_says_everything_in_words() -> None:
    model = month()
    said = {
        day: model.data(model.index_of(date(2026, 5, day)), Qt.ItemDataRole.AccessibleTextRole)
        for day in (12, 14, 20)
    }
    assert said == {
        12: "mardi 12 mai 2026, aucune rencontre",
        14: "jeudi 14 mai 2026, férié : Ascension, pont de l’Ascension (zone B), Dorignies, "
        "1 rencontre en gêne une autre",
        20: "mercredi 20 mai 2026, Braderie, aucune rencontre",
    }


def test_the_first_month_of_all_begins_somewhere() -> None:
    assert first_shown(date(1, 1, 1)) == date(1, 1, 1)
    assert first_shown(date(2026, 6, 1)) == date(2026, 6, 1)
