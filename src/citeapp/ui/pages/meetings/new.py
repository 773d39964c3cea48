"""A new rencontre: a collectif, a day, an hour; the rest can wait."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.ui.page import Page
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.short_form import ShortForm
from citeapp.usecases import collectives, meetings

SUNDAY = 6


class NewMeeting(ShortForm):
    """The form; ``made(id)`` when the rencontre exists, ``left`` when given up."""

    made = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("Nouvelle rencontre"),
            _("Un collectif et un jour suffisent ; le reste viendra."),
            _("Créer la rencontre"),
        )
        self.page = page
        session = page.context.session
        self.collective = ChoiceField(_("Collectif"), [])
        self.day = DateField(_("Jour"), today=lambda: session.today)
        self.start_time = TimeField(_("Début"))
        self.end_time = TimeField(_("Fin"))
        self.name = TextField(_("Titre (facultatif)"))
        self.take_over = Switch(_("Reprendre ce qui n’a pas été traité la dernière fois"), True)
        hours = QHBoxLayout()
        hours.addWidget(self.start_time)
        hours.addWidget(self.end_time)
        self.fields.addWidget(self.collective)
        self.fields.addWidget(self.day)
        self.fields.addLayout(hours)
        self.fields.addWidget(self.name)
        self.fields.addWidget(self.take_over)
        self.fields.addWidget(
            PlainLabel(
                _("Les actions ouvertes du collectif reviennent d’elles-mêmes."), "secondary"
            )
        )

    def start(self, collective_id: str = "") -> None:
        """Show the form with sensible values: next week, at the usual hour."""
        session = self.page.context.session
        self.collective.set_choices([(c.id, c.name) for c in collectives.listed(session)])
        if collective_id:
            self.collective.set_value(collective_id)
        known = meetings.listed(session, collective_id=self.collective.value())
        held = [line.meeting for line in known]
        timed = [meeting for meeting in held if meeting.start]
        self.day.set_value(_next_day(session.today, held).isoformat())
        start = timed[0].start if timed else time(17, 30)
        end = timed[0].end if timed else time(19, 0)
        self.start_time.set_value(start.strftime("%H:%M") if start else "")
        self.end_time.set_value(end.strftime("%H:%M") if end else "")
        self.name.set_value("")
        self.refuse("")
        self.day.setFocus()
        self.day.edit.selectAll()

    def make(self) -> None:
        """Create the rencontre, or say what is missing."""
        for field in (self.day, self.start_time, self.end_time, self.name):
            field.commit()
        if not self.day.value() or not self.collective.value():
            self.refuse(_("Choisissez un collectif et un jour."))
            return
        made = self.page.act(
            lambda: meetings.create(
                self.page.context.session,
                collective_id=self.collective.value(),
                date=date.fromisoformat(self.day.value()),
                start=_time(self.start_time.value()),
                end=_time(self.end_time.value()),
                title=self.name.value(),
                take_over=self.take_over.isChecked(),
            ),
            say=True,
        )
        if made is not None:
            self.made.emit(made.id)


def _next_day(today: date, held: list[Meeting]) -> date:
    """In a week, on the weekday of the latest rencontre; never a Sunday by itself."""
    day = today + timedelta(days=7)
    usual = held[0].date if held else None
    if usual is not None:
        return day + timedelta(days=(usual.weekday() - day.weekday()) % 7)
    return day + timedelta(days=1) if day.weekday() == SUNDAY else day


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
