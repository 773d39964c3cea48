"""Dates and times typed as people write them: « 12 mars », « 12/03/26 », « 17h30 »."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.day_calendar import DayCalendar
from citeapp.ui.widgets.fields import TextField

_MONTHS = tuple(fold(month) for month in french.MONTHS)


class DateField(TextField):
    """A day; the value is ISO (« 2026-03-12 ») or empty, the field shows it in French.

    ``today`` completes a day typed without its year; a calendar opens with Alt+Down.
    """

    def __init__(
        self, label: str, value: str = "", *, today: Callable[[], date], hint: str = ""
    ) -> None:
        super().__init__(
            label,
            value,
            hint=hint,
            placeholder=_("12 mars"),
            parse=lambda text: typed_day(text, today()),
            show=lambda text: french.long_day(date.fromisoformat(text)),
        )
        self._today = today
        self._calendar: DayCalendar | None = None
        shortcut = QShortcut(QKeySequence("Alt+Down"), self.edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._open_calendar)
        row = QHBoxLayout(self.edit)
        row.setContentsMargins(0, 0, px(4), 0)
        row.addStretch(1)
        self.opener = IconButton(
            "calendar", _("Ouvrir le calendrier (Alt ↓)"), self._open_calendar, kind="inside"
        )
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field has the key
        row.addWidget(self.opener)
        self.edit.setTextMargins(0, 0, px(26), 0)

    def _open_calendar(self) -> None:
        if self._calendar is not None:
            self._calendar.deleteLater()  # made again: the colours or the size may be others
        self._calendar = DayCalendar(self, self._today())
        self._calendar.activated.connect(self._chosen)
        self._calendar.clicked.connect(self._chosen)
        shown = date.fromisoformat(self._known) if self._known else self._today()
        self._calendar.open_under(self.edit, shown)

    def _chosen(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.edit.setText(f"{day.day()}/{day.month()}/{day.year()}")
        self.edit.setModified(True)
        self._leave()


class TimeField(TextField):
    """A time of day; the value is « 17:30 » or empty, the field shows « 17 h 30 »."""

    def __init__(self, label: str, value: str = "", *, hint: str = "") -> None:
        super().__init__(
            label,
            value,
            hint=hint,
            placeholder=_("17 h 30"),
            parse=typed_time,
            show=lambda text: french.hour(time.fromisoformat(text)),
        )


def typed_day(text: str, today: date) -> str:
    """The ISO day meant by « 12/03 », « 12 mars 2026 », « jeudi 12 mars »; "" for nothing."""
    if not text:
        return ""
    words = fold(text)
    for weekday in french.WEEKDAYS:
        words = words.removeprefix(weekday).strip()
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", words)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(r"(\d\d?)\s*[/.\- ]\s*(\d\d?)(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?", words)
    if found:
        return _with_year(int(found[1]), int(found[2]), found[3], today)
    found = re.fullmatch(r"(\d\d?)(?:er)?\s+([a-z]{3,})\.?(?:\s+(\d{2}|\d{4}))?", words)
    if found:
        months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2])]
        if len(months) == 1:
            return _with_year(int(found[1]), months[0], found[3], today)
    raise _no_day()


def typed_time(text: str) -> str:
    """« 17:30 » for « 17h30 », « 17 h », « 17.30 » or « 1730 »; "" for nothing."""
    if not text:
        return ""
    found = re.fullmatch(r"(\d\d?)\s*(?:h|:|\.)?\s*(\d\d)?\s*(?:min|mn)?", fold(text))
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"
    raise InputRefused(_("Cette heure n’est pas comprise."), todo=_("Écrivez par exemple 17 h 30."))


def _with_year(day: int, month: int, year: str | None, today: date) -> str:
    if year:
        return _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    # Without a year, the nearest such day: « 3 janvier » typed in December is the next one.
    years = [today.year + shift for shift in (-1, 0, 1)]
    candidates = [found for found in (_made(year, month, day) for year in years) if found]
    if not candidates:
        return _day(today.year, month, day)
    return min(candidates, key=lambda one: abs((one - today).days - 60)).isoformat()


def _day(year: int, month: int, day: int) -> str:
    found = _made(year, month, day)
    if found is not None:
        return found.isoformat()
    if not (1 <= month <= 12 and 1 <= day <= 99):
        raise _no_day()
    words = f"{day} {french.MONTHS[month - 1]}"
    leap = _(" en {year}", year=year) if (month, day) == (2, 29) else ""
    raise InputRefused(
        _("Il n’y a pas de {day}.", day=words + leap),
        todo=_("Écrivez par exemple 12 mars ou 12/03/2026."),
    )


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_day() -> InputRefused:
    return InputRefused(
        _("Cette date n’est pas comprise."), todo=_("Écrivez par exemple 12 mars ou 12/03/2026.")
    )
