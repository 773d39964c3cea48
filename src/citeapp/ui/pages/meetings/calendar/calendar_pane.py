"""The calendar of the network: a month, and the chosen day in words with what to do there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.preparing import CalendarEvent
from citeapp.ui.models.month import DAYS, WEEKS, MonthModel, first_shown
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.calendar.event_form import EventForm
from citeapp.ui.pages.meetings.calendar.month_view import MonthView
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.usecases import calendar
from citeapp.usecases.calendar import DayLine


class CalendarPane(ScrollColumn):
    """``opened(rencontre)``, ``new_asked(day)``, ``left`` to go back to the rencontre."""

    opened = Signal(str)
    new_asked = Signal(str)
    left = Signal()

    def __init__(self, page: Page, browser: QWidget | None = None) -> None:
        super().__init__(gap=12)
        self.page = page
        self.setViewportMargins(px(26), px(18), px(26), 0)
        self.month = page.context.session.today.replace(day=1)
        self.header = PageHeader("", "", below=True)
        for icon, words, by in (
            ("chevron-left", _("Mois précédent (Page ↑)"), -1),
            ("chevron-right", _("Mois suivant (Page ↓)"), 1),
        ):
            self.header.add_action(IconButton(icon, words, partial(self.turn, by)))
        self.header.add_action(Button(_("Aujourd’hui"), self.go_today))
        self.header.add_action(Button(_("Fermer le calendrier"), self.left.emit))
        self.column.addWidget(self.header)
        self.model = MonthModel(self)
        self.view = MonthView(self.model)
        self.view.turned.connect(self.turn)
        self.view.activated.connect(self._enter)
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._show_day())
        self.column.addWidget(self.view)
        self.card = Card()
        self.column.addWidget(self.card)
        self.form = EventForm(page)
        self.column.addWidget(self.form)

    def fill(self) -> None:
        """Read the month again; the chosen day stays chosen."""
        chosen = self.chosen().day if self.model.rowCount() else self.page.context.session.today
        self._read(chosen)

    def show_day(self, day: date) -> None:
        """Show the month of a day, that day chosen."""
        self.month = day.replace(day=1)
        self._read(day)

    def go_today(self) -> None:
        """Back to today."""
        self.show_day(self.page.context.session.today)
        self.view.setFocus()

    def turn(self, by: int) -> None:
        """Another month, the same day of it as far as it has one."""
        chosen = self.chosen().day
        number = self.month.year * 12 + self.month.month - 1 + by
        if not date.min.year * 12 + 12 <= number < date.max.year * 12:
            return
        self.month = date(number // 12, number % 12 + 1, 1)
        last = (self.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self._read(self.month.replace(day=min(chosen.day, last.day)))

    def chosen(self) -> DayLine:
        """The chosen day."""
        index = self.view.currentIndex()
        return self.model.line(index if index.isValid() else self.model.index(0, 0))

    def _read(self, chosen: date) -> None:
        first = first_shown(self.month)
        last = first + timedelta(days=WEEKS * DAYS - 1)
        lines = calendar.days(self.page.context.session, first=first, last=last)
        self.model.show_month(self.month, lines)
        name = french.MONTHS[self.month.month - 1]
        self.header.set_words(
            french.begun(f"{name} {self.month.year}"),
            _("Tous les collectifs, jours fériés, vacances de la zone B, événements locaux"),
        )
        self.view.setAccessibleName(_("Calendrier, {month}", month=f"{name} {self.month.year}"))
        self.view.setCurrentIndex(self.model.index_of(chosen))
        self._show_day()

    def _show_day(self) -> None:
        if not self.model.rowCount():
            return
        line, session = self.chosen(), self.page.context.session
        self.card.clear()
        about = [french.begun(one.words) for one in line.days_off]
        plan = Button(
            _("Prévoir une rencontre ce jour"), partial(self.new_asked.emit, line.day.isoformat())
        )
        title = french.begun(french.long_day(line.day))
        self.card.add(RowCard(title, " · ".join(about), icon="calendar", button=plan))
        for event in line.events:
            self.card.add(self._event_row(event))
        for one in line.meetings:
            said = []
            if one.meeting.id in line.clashing:
                said = [clash.sentence for clash in calendar.clashes(session, one.meeting)]
            hour = french.hour(one.meeting.start) if one.meeting.start else ""
            words = " · ".join(part for part in (hour, one.collective, one.meeting.title) if part)
            self.card.add(
                RowCard(
                    words,
                    " ".join(said) or one.place,
                    icon="warning" if said else "meetings",
                    token="late" if said else "muted",
                    on_open=partial(self.opened.emit, one.meeting.id),
                )
            )
        self.form.set_day(line.day)

    def _event_row(self, event: CalendarEvent) -> RowCard:
        remove = partial(self._remove_event, event.id)
        words = _("Supprimer l’événement : {title}", title=event.title)
        button = IconButton("close", words, remove, kind="quiet")
        return RowCard(event.title, event.commune, icon="info", button=button)

    def _remove_event(self, id: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: calendar.remove_event(session, id=id), say=True)
        self.view.setFocus()

    def _enter(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if len(line.meetings) == 1:
            self.opened.emit(line.meetings[0].meeting.id)
        elif not line.meetings:
            self.new_asked.emit(line.day.isoformat())
        else:
            first = next(row for row in self.card.findChildren(RowCard) if row.focusPolicy())
            first.setFocus()
