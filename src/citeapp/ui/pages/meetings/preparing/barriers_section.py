"""Ce qui tient à distance: what was told this year, of nobody in particular, and one more."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import BARRIER
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.pages.meetings.whose import Whose
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import barriers
from citeapp.usecases.barriers import Barrier


class BarriersSection(Section):
    """One row a barrier, the most often told first."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Ce qui empêche de venir"))

    def words(self) -> str:
        found = barriers.for_meeting(self.session, meeting_id=self.meeting_id)
        return ngettext("{n} frein signalé", "{n} freins signalés", len(found)) if found else ""

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        column.addWidget(
            PlainLabel(
                _(
                    "Ce qui a été dit du collectif, jamais de qui. "
                    "Un signalement s’efface au bout de douze mois."
                ),
                "secondary",
            )
        )
        self.card = Card()
        column.addWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.barrier = QuietCombo()
        self.barrier.setAccessibleName(_("Frein à signaler"))
        for code, words in BARRIER.pairs():
            self.barrier.addItem(words, code)
        row.addWidget(self.barrier, 1)
        self.whose = Whose(_("Frein à signaler"))
        row.addWidget(self.whose)
        self.report = Button(_("Signaler aujourd’hui"), self._report)
        row.addWidget(self.report)
        column.addLayout(row)
        return holder

    def fill_inside(self) -> None:
        found = barriers.for_meeting(self.session, meeting_id=self.meeting_id)
        self.whose.show_meeting(self.session, self.meeting_id)
        self.card.clear()
        for one in found:
            self.card.add(self._row(one))
        self.card.setVisible(bool(found))

    def _row(self, one: Barrier) -> RowCard:
        withdraw = partial(self._withdraw, one.code)
        last = french.day(one.last, year=one.last.year != self.session.today.year)
        return RowCard(
            one.words,
            _("la dernière fois le {day}", day=last),
            button=IconButton(
                "close",
                _("Retirer le dernier signalement : {barrier}", barrier=one.label),
                withdraw,
                kind="quiet",
            ),
        )

    def _report(self) -> None:
        meeting, code = self.step.meeting, str(self.barrier.currentData())
        if meeting is not None:
            self.step.act(
                lambda: barriers.report(
                    self.session,
                    collective_id=self.whose.chosen(),
                    barrier=code,
                    meeting_id=meeting.id,
                )
            )

    def _withdraw(self, code: str) -> None:
        meeting = self.step.meeting
        if meeting is not None:
            self.step.act(
                lambda: barriers.withdraw_here(self.session, meeting_id=meeting.id, barrier=code),
                say=True,
            )
            self.report.setFocus()
