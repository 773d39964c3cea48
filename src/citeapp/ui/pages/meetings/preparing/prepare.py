"""Préparer: the agenda first; when and where beside it; everything else folded away."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.preparing.agenda_rows import AgendaRows
from citeapp.ui.pages.meetings.preparing.back_list import BackList
from citeapp.ui.pages.meetings.preparing.barriers_section import BarriersSection
from citeapp.ui.pages.meetings.preparing.details_section import DetailsSection
from citeapp.ui.pages.meetings.preparing.parking_section import ParkingSection
from citeapp.ui.pages.meetings.preparing.roles_section import RolesSection
from citeapp.ui.pages.meetings.preparing.run_sheet_section import RunSheetSection
from citeapp.ui.pages.meetings.preparing.welcome_section import WelcomeSection
from citeapp.ui.pages.meetings.preparing.when_panel import WhenPanel, shown
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.parts.joined import JoinedCards
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Card, Panel
from citeapp.ui.widgets.fields import Field, TextAreaField
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.usecases import meetings

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
        self.when.show_meeting(meeting)
        self.aim.set_value(shown(meeting.objective))
        self._fill_agenda(meeting)
        self.back.show_meeting(meeting)
        for section in (*self.sections, self.details):
            section.refresh()
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
        self.back = BackList(self)
        column.addWidget(self.back)
        self.sections: list[Section] = [
            RunSheetSection(self),
            ParkingSection(self),
            RolesSection(self),
            WelcomeSection(self),
            BarriersSection(self),
        ]
        column.addWidget(SectionTitle(_("Pour aller plus loin")))
        column.addWidget(Card(*self.sections))
        column.addStretch(1)
        return holder

    def _facts(self) -> QWidget:
        self.when = WhenPanel(self)
        self.aim = TextAreaField(_("Ce que la rencontre doit apporter"), lines=2)
        self.aim.edit.setMaximumHeight(px(AIM_PX))
        self.aim.committed.connect(partial(self._commit, "objective"))
        self.fields: dict[str, Field] = {**self.when.fields, "objective": self.aim}
        follow = self.page.context.typing.follow
        follow({"objective": self.aim}, "meeting", lambda: self.meeting_id)
        about = Panel()
        about.column.addWidget(self.aim)
        self.details = DetailsSection(self)
        about.column.addWidget(self.details)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self.when)
        column.addWidget(about)
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
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, **{name: value}))


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
