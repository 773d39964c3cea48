"""Préparer: when, where, what for; the agenda; what comes back by itself."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import Meeting
from citeapp.ui.joined import JoinedCards
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.agenda_rows import AgendaRows
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import Field, TextAreaField, TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.usecases import actions, meetings

AIM_PX = 58
"""Two lines and their margins."""


class PrepareStep(Step):
    """The agenda in the middle, the facts beside it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        columns = ResponsiveColumns(below=680, gap=18)
        columns.add(self._agenda(), 3)
        columns.add(self._facts(), 2)
        self.column.addWidget(columns)

    def fill(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        for name, field in self.fields.items():
            field.set_value(_shown(getattr(meeting, name)))
        self.childcare.setChecked(meeting.childcare)
        usual = meetings.place_of(self.session, id=meeting.id)
        self.place.edit.setPlaceholderText(usual)
        self._fill_agenda(meeting)
        self._fill_back(meeting)
        self.joined.setVisible(self.joined.show_row("meeting", meeting.id))

    def first_focus(self) -> QWidget | None:
        """The field that adds a point."""
        return self.add

    def _agenda(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.addWidget(SectionTitle(_("Ordre du jour")), 1)
        self.total = PlainLabel("", "secondary", wrap=False)
        head.addWidget(self.total)
        column.addLayout(head)
        self.items = AgendaRows()
        self.items.changed.connect(self._change_item)
        self.items.removed.connect(self._remove_item)
        self.items.moved.connect(self._move_item)
        column.addWidget(self.items)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Ajouter un point, puis Entrée"))
        self.add.setAccessibleName(_("Nouveau point"))
        self.add.returnPressed.connect(self._add_item)
        column.addWidget(self.add)
        self.back_title = SectionTitle(_("Revient de soi-même"))
        column.addWidget(self.back_title)
        self.back = Card()
        column.addWidget(self.back)
        column.addStretch(1)
        return holder

    def _facts(self) -> QWidget:
        panel = Panel(_("Quand et où"))
        self.place = TextField(_("Lieu"))
        aim = TextAreaField(_("Ce que la rencontre doit apporter"), lines=2)
        aim.edit.setMaximumHeight(px(AIM_PX))
        self.fields: dict[str, Field] = {
            "date": DateField(_("Jour"), today=lambda: self.session.today),
            "start": TimeField(_("Début")),
            "end": TimeField(_("Fin")),
            "title": TextField(_("Titre")),
            "place": self.place,
            "objective": aim,
            "announced_total": TextField(_("Nombre annoncé"), parse=_number),
        }
        grid = QGridLayout()
        grid.setSpacing(px(10))
        places = {"date": (0, 0, 1, 2), "start": (1, 0, 1, 1), "end": (1, 1, 1, 1)}
        for row, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, *places.get(name, (row, 0, 1, 2)))
            field.committed.connect(partial(self._commit, name))
        self.page.context.typing.follow(self.fields, "meeting", lambda: self.meeting_id)
        panel.column.addLayout(grid)
        self.childcare = Switch(_("Garderie sur place"))
        self.childcare.clicked.connect(lambda on: self._change(childcare=bool(on)))
        panel.column.addWidget(self.childcare)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.joined = JoinedCards(self.page)
        column.addWidget(self.joined)
        column.addStretch(1)
        return holder

    def _fill_agenda(self, meeting: Meeting) -> None:
        found = meetings.agenda(self.session, meeting_id=meeting.id)
        self.items.show_items(found)
        self.items.setVisible(bool(found))
        planned = sum(item.minutes_planned or 0 for item in found)
        self.total.setText(_total(planned, meeting))

    def _fill_back(self, meeting: Meeting) -> None:
        self.back.clear()
        lines = actions.open_for(self.session, collective_id=meeting.collective_id)
        for line in lines[:8]:
            self.back.add(
                RowCard(
                    line.action.what,
                    " · ".join(
                        p for p in (line.who, line.action.due_words(self.session.today)) if p
                    ),
                    icon="clock" if line.days_late else "action",
                    token="late" if line.days_late else "muted",
                    on_open=partial(
                        self.page.context.navigator.go, "tracking", action=line.action.id
                    ),
                )
            )
        if len(lines) > 8:
            more = ngettext("et {n} autre action", "et {n} autres actions", len(lines) - 8)
            whole = partial(
                self.page.context.navigator.go, "tracking", collective=meeting.collective_id
            )
            self.back.add(RowCard(more, icon="tracking", on_open=whole))
        for part in (self.back, self.back_title):
            part.setVisible(bool(lines))

    def _add_item(self) -> None:
        title = self.add.text().strip()
        if title:
            self.add.clear()
            self.act(
                lambda: meetings.add_item(self.session, meeting_id=self.meeting_id, title=title)
            )
            self.add.setFocus()

    def _change_item(self, id: str, fields: dict[str, Any]) -> None:
        self.act(lambda: meetings.change_item(self.session, id=id, **fields))

    def _remove_item(self, id: str) -> None:
        self.act(lambda: meetings.remove_item(self.session, id=id), say=True)
        self.add.setFocus()

    def _move_item(self, id: str, before_id: str) -> None:
        self.act(lambda: meetings.move_item(self.session, id=id, before_id=before_id))

    def _commit(self, name: str, value: str) -> None:
        parsed: Any = value
        if name == "date":
            parsed = date.fromisoformat(value) if value else None
        elif name == "announced_total":
            parsed = int(value) if value else None
        elif name in ("start", "end"):
            parsed = time.fromisoformat(value) if value else None
        self._change(**{name: parsed})

    def _change(self, **fields: Any) -> None:
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, **fields))


def _number(text: str) -> str:
    if text and not (text.isdecimal() and int(text) <= 9999):
        raise InputRefused(_("Un nombre est attendu, par exemple 13."))
    return text


def _shown(value: object) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _total(planned: int, meeting: Meeting) -> str:
    if not planned:
        return ""
    words = _("{n} min prévues", n=planned)
    lasts = meeting.duration
    if lasts is None:
        return words
    if planned > lasts:
        return _("{words}, {n} de trop", words=words, n=planned - lasts)
    return _("{words} sur {n}", words=words, n=lasts)
