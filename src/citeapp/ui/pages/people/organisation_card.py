"""One structure: what it is and who belongs to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.organisation import ORGANISATION_KIND
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.fields import ChoiceField, Field, TextField
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases import organisations, people

if TYPE_CHECKING:
    from citeapp.ui.pages.people.page import PeoplePage


class OrganisationCard(QWidget):
    """The fields commit by themselves."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__()
        self.page, self.id = page, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        self.name = PlainLabel("", "title")
        head.addWidget(self.name, 1)
        head.addWidget(Button(_("Supprimer"), self._remove, kind="quiet", icon="trash"))
        column.addLayout(head)
        panel = Panel()
        column.addWidget(panel)
        self.fields: dict[str, Field] = {
            "name": TextField(_("Nom")),
            "kind": ChoiceField(_("Type"), [("", _("à préciser")), *ORGANISATION_KIND.pairs()]),
            "address": TextField(_("Adresse")),
            "commune": TextField(_("Commune")),
            "phone": TextField(_("Téléphone")),
            "email": TextField(_("Courriel")),
            "uai": TextField(_("UAI")),
            "website": TextField(_("Site")),
        }
        grid = QGridLayout()
        grid.setSpacing(px(12))
        for place, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, place // 2, place % 2)
            field.committed.connect(partial(self._commit, name))
        panel.column.addLayout(grid)
        self.people_title = SectionTitle(_("Personnes"))
        column.addWidget(self.people_title)
        self.people = Card()
        column.addWidget(self.people)

    def show_id(self, id: str) -> None:
        """Show a structure."""
        self.id = id
        session = self.page.context.session
        row = organisations.get(session, id=id)
        self.name.setText(row.name)
        for name, field in self.fields.items():
            field.set_value(str(getattr(row, name)))
        self.people.clear()
        wanted = fold(row.name)
        here = [x for x in people.listed(session) if wanted in fold(x.organisations)]
        for line in here:
            self.people.add(
                RowCard(
                    line.person.name,
                    line.organisations,
                    icon="people",
                    on_open=partial(self.page.open, person=line.person.id),
                )
            )
        for part in (self.people, self.people_title):
            part.setVisible(bool(here))

    def take_focus(self) -> None:
        """The hands on the name."""
        field = self.fields["name"]
        field.setFocus()
        if isinstance(field, TextField):
            field.edit.selectAll()

    def _commit(self, name: str, value: str) -> None:
        session, id = self.page.context.session, self.id
        self.page.act(lambda: organisations.change(session, id=id, **{name: value}))

    def _remove(self) -> None:
        session, id = self.page.context.session, self.id
        self.page.act(lambda: organisations.remove(session, id=id), say=True)
        self.page.forget()
