"""Quand et où: the day with what to know of it, the hours, the place with its card."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Venue
from citeapp.ui.pages.meetings.preparing.place_section import PlaceSection
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import Field
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.remarks import Remarks
from citeapp.ui.widgets.suggesting import SuggestField
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import barriers, calendar, meetings, places


class WhenPanel(Panel):
    """The facts of a rencontre; what they mean for those who cannot come stands under them."""

    def __init__(self, step: Step) -> None:
        super().__init__(_("Quand et où"))
        self._step = step
        self.place = SuggestField(_("Lieu"), self._suggest)
        self.fields: dict[str, Field] = {
            "date": DateField(_("Jour"), today=lambda: step.session.today),
            "start": TimeField(_("Début")),
            "end": TimeField(_("Fin")),
        }
        self.remarks = Remarks()
        grid = QGridLayout()
        grid.setSpacing(px(10))
        grid.addWidget(self.fields["date"], 0, 0, 1, 2)
        grid.addWidget(self.remarks, 1, 0, 1, 2)
        grid.addWidget(self.fields["start"], 2, 0)
        grid.addWidget(self.fields["end"], 2, 1)
        grid.addWidget(self.place, 3, 0, 1, 2)
        self.column.addLayout(grid)
        for name, field in self.fields.items():
            field.committed.connect(partial(self._commit, name))
        self.place.committed.connect(self._choose)
        self.card = PlainLabel("", "secondary")
        self.column.addWidget(self.card)
        self.too_small = Remarks()
        self.column.addWidget(self.too_small)
        self.childcare = Switch(_("Garderie sur place"))
        self.childcare.clicked.connect(lambda on: self._change(childcare=bool(on)))
        self.column.addWidget(self.childcare)
        self.meaning = Remarks("info")
        self.column.addWidget(self.meaning)
        self.venue = PlaceSection(step)
        self.column.addWidget(self.venue)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the facts as the store holds them."""
        session = self._step.session
        for name, field in self.fields.items():
            field.set_value(shown(getattr(meeting, name)))
        self.childcare.setChecked(meeting.childcare)
        found = places.card(session, meeting_id=meeting.id)
        self.place.set_value(found.words)
        about = about_venue(found.venue) if found.venue else ""
        self.card.setText(about)
        self.card.setVisible(bool(about))
        self.too_small.show_all([found.remark] if found.remark else [])
        self.remarks.show_all(calendar.remarks_of(session, meeting_id=meeting.id))
        self.meaning.show_all(barriers.meaning(session, meeting_id=meeting.id))
        self.venue.show_place(found)

    def _suggest(self, text: str) -> list[Suggestion]:
        return [
            Suggestion(venue.name, about_venue(venue), "place", venue.id)
            for venue in places.suggest(self._step.session, text=text)
        ]

    def _choose(self, words: str) -> None:
        step = self._step
        step.act(lambda: places.choose(step.session, meeting_id=step.meeting_id, place=words))

    def _commit(self, name: str, value: str) -> None:
        parsed: Any = None
        if value:
            parsed = date.fromisoformat(value) if name == "date" else time.fromisoformat(value)
        self._change(**{name: parsed})

    def _change(self, **fields: Any) -> None:
        step = self._step
        step.act(lambda: meetings.change(step.session, id=step.meeting_id, **fields))


def about_venue(venue: Venue) -> str:
    """« 30 places · de plain-pied · salle pour les enfants · cuisine · Mme Leroy »."""
    parts = [
        ngettext("{n} place", "{n} places", venue.capacity) if venue.capacity else "",
        _("de plain-pied") if venue.step_free else "",
        _("salle pour les enfants") if venue.childcare_room else "",
        _("cuisine") if venue.kitchen else "",
        venue.commune,
        venue.contact,
    ]
    return " · ".join(part for part in parts if part)


def shown(value: object) -> str:
    """A value as a field takes it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value or "")
