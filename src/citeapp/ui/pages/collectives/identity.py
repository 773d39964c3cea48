"""Identité: what the collectif is, and who facilitates it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.domain.collective import COLLECTIVE_KIND, COLLECTIVE_STATE, THEME
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.parts.joined import JoinedCards
from citeapp.ui.parts.reserved import ReservedNotes
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.fields import ChoiceField, Field, TextAreaField, TextField
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.usecases import collectives, programme

PURPOSE_PX = 84


class IdentityTab(Tab):
    """Each field commits by itself."""

    def label(self) -> str:
        return _("Identité")

    def build(self) -> None:
        area = ScrollColumn()
        self.column.addWidget(area)
        columns = ResponsiveColumns(below=640, gap=18)
        area.column.addWidget(columns)
        panel = Panel()
        panel.column.setSpacing(px(12))
        columns.add(_topped(panel), 3)
        self.fields: dict[str, Field] = {
            "name": TextField(_("Nom"), parse=_some_name),
            "kind": ChoiceField(_("Sorte"), COLLECTIVE_KIND.pairs()),
            "theme": ChoiceField(_("Enjeu"), [("", _("à préciser")), *THEME.pairs()]),
            "commune": TextField(_("Commune"), placeholder=_("Douai, Waziers…")),
            "usual_day_time": TextField(
                _("Jour et heure habituels"), placeholder=_("le 2e jeudi, 17 h 30")
            ),
            "purpose": TextAreaField(
                _("Raison d’être"),
                placeholder=_("Pourquoi ce collectif se réunit, en une ou deux phrases"),
                lines=3,
            ),
            "state": ChoiceField(_("État"), COLLECTIVE_STATE.pairs()),
        }
        self.fields["purpose"].entry.setMaximumHeight(px(PURPOSE_PX))
        for name, field in self.fields.items():
            panel.column.addWidget(field)
            field.committed.connect(partial(self._commit, name))
        self.page.context.typing.follow(self.fields, "collective", lambda: self.collective.id)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(px(10))
        self._side.addWidget(SectionTitle(_("Qui anime")))
        self.team = Card()
        self._side.addWidget(self.team)
        self.entrust = ChoiceField(_("Confier aussi à"), [])
        self.entrust.committed.connect(self._entrust)
        self._side.addWidget(self.entrust)
        self.reserved = ReservedNotes(self.page)
        self._side.addWidget(self.reserved)
        self.joined = JoinedCards(self.page)
        self._side.addWidget(self.joined)
        self._side.addStretch(1)
        columns.add(side, 2)

    def fill(self) -> None:
        row = self.collective
        for name, field in self.fields.items():
            field.set_value(str(getattr(row, name) or ""))
        self.fields["theme"].setVisible(row.kind == "theme")
        team = collectives.facilitators(self.session, collective_id=row.id)
        self.team.clear()
        for one in team:
            reach = " · ".join(part for part in (one.organisation, one.phone) if part)
            words = _("Retirer {name}", name=one.display_name)
            leave = IconButton("close", words, partial(self._withdraw, one.id))
            self.team.add(RowCard(one.display_name, reach, icon="person", button=leave))
        if not team:
            self.team.add(
                RowCard(
                    _("Personne pour l’instant"),
                    _("Tant que rien n’est confié, chacun voit tous les collectifs"),
                    icon="person",
                )
            )
        known = {one.id for one in team}
        others = [
            (one.id, one.display_name)
            for one in programme.facilitators(self.session)
            if one.id not in known
        ]
        self.entrust.set_choices([("", _("choisir…")), *others])
        self.entrust.set_value("")
        self.entrust.setVisible(bool(others))
        self.reserved.show_owner(row.id)
        self.joined.setVisible(self.joined.show_row("collective", row.id))

    def leave(self) -> None:
        for field in self.fields.values():
            if field.is_dirty():
                field.commit()

    def take_focus(self) -> None:
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self, name: str, value: str) -> None:
        id = self.collective.id
        if id:
            self.act(lambda: collectives.change(self.session, id=id, **{name: value}))

    def _entrust(self, facilitator_id: str) -> None:
        if facilitator_id:
            self.act(
                lambda: collectives.add_facilitator(
                    self.session,
                    collective_id=self.collective.id,
                    facilitator_id=facilitator_id,
                ),
                say=True,
            )

    def _withdraw(self, facilitator_id: str) -> None:
        self.act(
            lambda: collectives.remove_facilitator(
                self.session,
                collective_id=self.collective.id,
                facilitator_id=facilitator_id,
            ),
            say=True,
        )
        self.entrust.setFocus()


def _some_name(text: str) -> str:
    name = clean(text)
    if not name:
        raise InputRefused(_("Un collectif garde toujours un nom."))
    return name


def _topped(panel: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addStretch(1)
    return holder
