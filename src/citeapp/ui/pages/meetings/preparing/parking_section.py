"""Frigo à idées: what waits with the collectif, to be taken up as a point or dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import ParkedItem
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.pages.meetings.whose import Whose
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.usecases import parking


class ParkingSection(Section):
    """One row an idea."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Frigo à idées"))

    def words(self) -> str:
        count = len(parking.for_meeting(self.session, meeting_id=self.meeting_id))
        return ngettext("{n} idée", "{n} idées", count) if count else ""

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.card = Card()
        column.addWidget(self.card)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("À quoi revenir une autre fois, puis Entrée"))
        self.add.setAccessibleName(_("Nouvelle idée"))
        self.add.returnPressed.connect(self._add)
        self.whose = Whose(_("Nouvelle idée"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.add, 1)
        row.addWidget(self.whose)
        column.addLayout(row)
        return holder

    def fill_inside(self) -> None:
        found = parking.for_meeting(self.session, meeting_id=self.meeting_id)
        self.whose.show_meeting(self.session, self.meeting_id)
        self.card.clear()
        for item in found:
            self.card.add(self._row(item))
        self.card.setVisible(bool(found))

    def _row(self, item: ParkedItem) -> RowCard:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        take_up = partial(self._take_up, item.id)
        row.addWidget(
            Button(_("En faire un point"), take_up, name=_("En faire un point : {x}", x=item.text))
        )
        drop = partial(self._drop, item.id)
        row.addWidget(IconButton("close", _("Retirer : {x}", x=item.text), drop, kind="quiet"))
        return RowCard(
            item.text, self.whose.name_of(item.collective_id), icon="parking", button=holder
        )

    def _add(self) -> None:
        text, meeting = self.add.text().strip(), self.step.meeting
        if text and meeting is not None:
            self.add.clear()
            self.step.act(
                lambda: parking.park(
                    self.session,
                    collective_id=self.whose.chosen(),
                    text=text,
                    meeting_id=meeting.id,
                )
            )
            self.add.setFocus()

    def _take_up(self, id: str) -> None:
        self.step.act(
            lambda: parking.take_up(self.session, id=id, meeting_id=self.meeting_id), say=True
        )
        self.add.setFocus()

    def _drop(self, id: str) -> None:
        self.step.act(lambda: parking.drop(self.session, id=id), say=True)
        self.add.setFocus()
