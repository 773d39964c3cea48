"""Conditions d’accueil: a list to tick, each condition planned, done or not needed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.preparing import RECEPTION_STATE
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import welcome

STATE_PX = 150


class WelcomeSection(Section):
    """One line a condition; a line of one's own may be added for every rencontre."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Conditions d’accueil"))
        self.states: dict[str, QuietCombo] = {}

    def words(self) -> str:
        lines = welcome.checklist(self.session, meeting_id=self.meeting_id)
        done = sum(line.state == "done" for line in lines)
        planned = sum(line.state == "planned" for line in lines)
        parts = [ngettext("{n} prévue", "{n} prévues", planned)] if planned else []
        parts += [ngettext("{n} faite", "{n} faites", done)] if done else []
        return ", ".join(parts)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(px(10))
        self.grid.setVerticalSpacing(px(4))
        self.grid.setColumnStretch(0, 1)
        column.addLayout(self.grid)
        self.add = LineEdit()
        self.add.setPlaceholderText(_("Une condition de plus, à chaque rencontre"))
        self.add.setAccessibleName(_("Nouvelle condition d’accueil"))
        self.add.returnPressed.connect(self._add)
        column.addWidget(self.add)
        return holder

    def fill_inside(self) -> None:
        for line in welcome.checklist(self.session, meeting_id=self.meeting_id):
            if line.code not in self.states:
                self._line(line.code, line.label)
            combo = self.states[line.code]
            combo.setCurrentIndex(max(0, combo.findData(line.state)))

    def _line(self, code: str, label: str) -> None:
        row = self.grid.rowCount()
        self.grid.addWidget(PlainLabel(label), row, 0)
        combo = QuietCombo()
        combo.setAccessibleName(label)
        combo.setMinimumWidth(px(STATE_PX))
        combo.addItem(_("—"), "")
        for state, words in RECEPTION_STATE.pairs():
            combo.addItem(words, state)
        combo.activated.connect(partial(self._note, code))
        self.grid.addWidget(combo, row, 1)
        self.states[code] = combo

    def _note(self, code: str, _index: int) -> None:
        state = str(self.states[code].currentData())
        self.step.act(
            lambda: welcome.note(
                self.session, meeting_id=self.meeting_id, item_code=code, state=state
            )
        )

    def _add(self) -> None:
        label = self.add.text().strip()
        if label:
            self.add.clear()
            self.step.act(lambda: welcome.add_condition(self.session, label=label))
            self.add.setFocus()
