"""Rôles tenus: who facilitates, writes, watches the time, welcomes, and as which audience."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.preparing import MEETING_ROLE
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import people, roles
from citeapp.usecases.roles import RoleLine


class RolesSection(Section):
    """One row a role held; a role and a name make another."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Rôles tenus"))
        self.audiences: dict[str, QuietCombo] = {}

    def words(self) -> str:
        share = roles.share(self.session, meeting_id=self.meeting_id)
        if not share.held:
            return ""
        held = ngettext("{n} rôle", "{n} rôles", share.held)
        if not share.by_inhabitants:
            return held
        ours = ngettext(
            "{n} par un parent ou un habitant",
            "{n} par des parents ou habitants",
            share.by_inhabitants,
        )
        return _("{held}, dont {ours}", held=held, ours=ours)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.card = Card()
        column.addWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.role = QuietCombo()
        self.role.setAccessibleName(_("Rôle à confier"))
        for code, words in MEETING_ROLE.pairs():
            self.role.addItem(words, code)
        row.addWidget(self.role)
        self.who = SuggestLine(_("Qui tient ce rôle"), self._suggest, placeholder=_("Qui ? Entrée"))
        self.who.taken.connect(lambda chosen: self._hold(str(chosen.value)))
        self.who.entered.connect(self._hold)
        row.addWidget(self.who, 1)
        column.addLayout(row)
        return holder

    def fill_inside(self) -> None:
        lines = roles.held(self.session, meeting_id=self.meeting_id)
        if [line.role.id for line in lines] != list(self.audiences):
            self.card.clear()
            self.audiences.clear()
            for line in lines:
                self.card.add(self._row(line))
        for line in lines:
            combo = self.audiences[line.role.id]
            combo.setCurrentIndex(max(0, combo.findData(line.role.audience_code)))
        self.card.setVisible(bool(lines))

    def _row(self, line: RoleLine) -> RowCard:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        role = MEETING_ROLE.label(line.role.role)
        audience = QuietCombo()
        audience.setAccessibleName(_("{name} tient ce rôle comme", name=line.name))
        audience.addItem(_("Public ?"), "")
        for code, words in AUDIENCE.pairs():
            audience.addItem(words, code)
        self.audiences[line.role.id] = audience
        audience.activated.connect(
            lambda _index: self._change(line.role.id, str(audience.currentData()))
        )
        row.addWidget(audience)
        release = partial(self._release, line.role.id)
        words = _("Retirer : {role}, {name}", role=role, name=line.name)
        row.addWidget(IconButton("close", words, release, kind="quiet"))
        return RowCard(line.name, role, icon="person", button=holder)

    def _suggest(self, text: str) -> list[Suggestion]:
        return [
            Suggestion(person.name, AUDIENCE.label(person.main_audience), "person", person.id)
            for person in people.suggest(self.session, text=text)
        ]

    def _hold(self, who: str) -> None:
        if not who:
            return
        role = str(self.role.currentData())
        self.who.clear()
        self.step.act(
            lambda: roles.hold(self.session, meeting_id=self.meeting_id, role=role, who=who)
        )
        self.role.setCurrentIndex((self.role.currentIndex() + 1) % self.role.count())
        self.who.setFocus()

    def _change(self, id: str, audience: str) -> None:
        self.step.act(lambda: roles.change(self.session, id=id, audience_code=audience))

    def _release(self, id: str) -> None:
        self.step.act(lambda: roles.release(self.session, id=id), say=True)
        self.who.setFocus()
