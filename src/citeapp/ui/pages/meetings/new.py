"""A new rencontre: a collectif, a day, an hour; the rest can wait."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.coming_back import ComingBack
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.ui.widgets.remarks import Remarks
from citeapp.ui.widgets.short_form import ShortForm
from citeapp.usecases import calendar, collectives, meetings, templates

SUNDAY = 6
LIKE = "like:"
"""Before the identifier of a rencontre among the models; a template stands by its own."""


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
        self.model = ChoiceField(_("Comme"), [])
        self.remarks = Remarks()
        self.back = ComingBack()
        hours = QHBoxLayout()
        hours.addWidget(self.start_time)
        hours.addWidget(self.end_time)
        before: tuple[QWidget, ...] = (self.collective, self.day, self.remarks)
        after: tuple[QWidget, ...] = (self.model, self.name, self.back)
        for part in before:
            self.fields.addWidget(part)
        self.fields.addLayout(hours)
        for part in after:
            self.fields.addWidget(part)
        self.collective.committed.connect(lambda _id: self._collective_chosen())
        self.model.committed.connect(self._take_hours)
        for field in (self.day, self.start_time, self.end_time):
            field.committed.connect(lambda _value: self._look())

    def start(self, collective_id: str = "", day: str = "") -> None:
        """Show the form with sensible values: next week, at the usual hour."""
        session = self.page.context.session
        known = collectives.listed(session)
        self.collective.set_choices([(c.id, c.name) for c in known])
        only = known[0].id if len(known) == 1 else ""
        if collective_id or only:
            self.collective.set_value(collective_id or only)
        self._collective_chosen(day)
        self.name.set_value("")
        self.refuse("")
        self.day.setFocus()
        self.day.edit.selectAll()

    def _collective_chosen(self, day: str = "") -> None:
        """The habits of a collectif: its usual day, its hours, what its rencontres are like."""
        session = self.page.context.session
        known = meetings.listed(session, collective_id=self.collective.value(), counted=False)
        held = [line.meeting for line in known]
        timed = [meeting for meeting in held if meeting.start]
        self.day.set_value(day or _next_day(session.today, held).isoformat())
        self._show_hours(timed[0].start if timed else time(17, 30), timed[0].end if timed else None)
        if not timed:
            self.end_time.set_value("19:00")
        usual = templates.listed(session, collective_id=self.collective.value())
        last = next((m for m in held if m.date and m.date <= session.today), None)
        choices = [("", _("Un ordre du jour vide"))]
        if last is not None and last.date is not None:
            words = _("La rencontre du {day}", day=french.day(last.date))
            choices.append((f"{LIKE}{last.id}", words))
        choices += [(t.id, _("Le modèle « {name} »", name=t.name)) for t in usual]
        self.model.set_choices(choices)
        self.model.set_value("")
        self.model.setVisible(len(choices) > 1)
        self._look()

    def _take_hours(self, chosen: str) -> None:
        """The hours of the template, to be seen before the rencontre is made."""
        if chosen and not chosen.startswith(LIKE):
            usual = {t.id: t for t in templates.listed(self.page.context.session)}[chosen]
            if usual.start:
                self._show_hours(usual.start, usual.end)
                self._look()

    def _show_hours(self, start: time | None, end: time | None) -> None:
        self.start_time.set_value(start.strftime("%H:%M") if start else "")
        self.end_time.set_value(end.strftime("%H:%M") if end else "")

    def _look(self) -> None:
        """What to know of that day, and what comes back."""
        session, collectif = self.page.context.session, self.collective.value()
        try:
            day = date.fromisoformat(self.day.value()) if self.day.value() else None
            start, end = _time(self.start_time.value()), _time(self.end_time.value())
        except InputRefused:
            return  # said beside the field
        self.back.show_for(session, collectif, day, start)
        said = []
        if collectif and day is not None:
            said = calendar.remarks(session, day=day, collective_id=collectif, start=start, end=end)
        self.remarks.show_all(said)

    def make(self) -> None:
        """Create the rencontre, or say what is missing."""
        for field in (self.day, self.start_time, self.end_time, self.name):
            field.commit()
        if not self.day.value() or not self.collective.value():
            self.refuse(_("Choisissez un collectif et un jour."))
            return
        chosen = self.model.value()
        made = self.page.act(
            lambda: meetings.create(
                self.page.context.session,
                collective_id=self.collective.value(),
                date=date.fromisoformat(self.day.value()),
                start=_time(self.start_time.value()),
                end=_time(self.end_time.value()),
                title=self.name.value(),
                like_id=chosen.removeprefix(LIKE) if chosen.startswith(LIKE) else "",
                template_id="" if chosen.startswith(LIKE) else chosen,
                left_out=self.back.left_out(),
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
