"""Where a person belongs: structures with what they do there, and collectifs."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.person import Affiliation
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Panel, clear_layout
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import collectives, organisations, people

PROPOSED = 5


class Structures(Panel):
    """One row a structure: its name opens it, the function is typed beside it."""

    def __init__(self, page: Page, person_id: str) -> None:
        super().__init__(_("Structures et fonctions"))
        self.page, self.person_id = page, person_id
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(6))
        self.column.addLayout(self._rows)
        self.functions: dict[str, TextField] = {}
        self.finder = Finder(
            _("Ajouter une structure"), self._proposals, self._new_words, icon="building"
        )
        self.finder.taken.connect(self._add)
        self.finder.unknown.connect(self._create)
        self.column.addWidget(self.finder)
        self.refresh()

    def refresh(self) -> None:
        """Read again; rows are only rebuilt when structures came or went."""
        found = people.affiliations(self.page.context.session, person_id=self.person_id)
        if [row.id for row in found] != list(self.functions):
            clear_layout(self._rows)
            self.functions.clear()
            for row in found:
                self._rows.addWidget(self._row(row))
        for row in found:
            self.functions[row.id].set_value(row.function)

    def commit(self) -> None:
        """Send what is typed and not sent yet."""
        for field in self.functions.values():
            field.commit()

    def _row(self, row: Affiliation) -> QWidget:
        session = self.page.context.session
        name = ""
        if row.organisation_id:
            name = organisations.get(session, id=row.organisation_id).name
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        opened = Button(
            name or _("sans structure"),
            partial(self.page.open, organisation=row.organisation_id),
            kind="link",
        )
        opened.setEnabled(bool(row.organisation_id))
        line.addWidget(opened, 1)
        field = TextField("", placeholder=_("fonction"))
        field.edit.setAccessibleName(_("Fonction à {name}", name=name))
        field.committed.connect(partial(self._set_function, row))
        self.functions[row.id] = field
        line.addWidget(field, 1)
        line.addWidget(
            IconButton(
                "close",
                _("Retirer {name}", name=name),
                partial(self._remove, row.id),
                kind="quiet",
            )
        )
        return holder

    def _proposals(self, text: str) -> list[Suggestion]:
        found = organisations.listed(self.page.context.session, text=text)[:PROPOSED]
        return [
            Suggestion(x.organisation.name, x.organisation.commune, "building", x.organisation.id)
            for x in found
        ]

    def _new_words(self, text: str) -> str:
        return _("Nouvelle structure : {name}", name=text)

    def _add(self, organisation_id: str) -> None:
        done = self.page.act(
            lambda: people.affiliate(
                self.page.context.session,
                person_id=self.person_id,
                organisation_id=organisation_id,
            )
        )
        if done is not None and done.id in self.functions:
            self.functions[done.id].setFocus()

    def _create(self, name: str) -> None:
        made = self.page.act(lambda: organisations.create(self.page.context.session, name=name))
        if made is not None:
            self._add(made.id)

    def _set_function(self, row: Affiliation, function: str) -> None:
        self.page.act(
            lambda: people.affiliate(
                self.page.context.session,
                person_id=row.person_id,
                organisation_id=row.organisation_id,
                function=function,
                audience_code=row.audience_code,
            )
        )

    def _remove(self, id: str) -> None:
        self.page.act(lambda: people.unaffiliate(self.page.context.session, id=id), say=True)


class Collectives(Panel):
    """The collectifs a person belongs to, as chips; typing proposes the others."""

    def __init__(self, page: Page, person_id: str) -> None:
        super().__init__(_("Collectifs"))
        self.page, self.person_id = page, person_id
        self._ids: list[str] | None = None
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=6)
        self.column.addWidget(self._holder)
        self.none = PlainLabel(_("Membre d’aucun collectif."), "muted")
        self.column.addWidget(self.none)
        self.finder = Finder(_("Ajouter à un collectif"), self._proposals, icon="collectives")
        self.finder.taken.connect(self._add)
        self.column.addWidget(self.finder)
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        found = collectives.of_person(self.page.context.session, person_id=self.person_id)
        ids = [row.id for row in found]
        if ids == self._ids:
            return
        self._ids = ids
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for row in found:
            self._flow.addWidget(
                Button(
                    row.name,
                    partial(self._remove, row.id),
                    kind="chip",
                    icon="close",
                    name=_("Retirer du collectif {name}", name=row.name),
                )
            )
        self._holder.setVisible(bool(found))
        self.none.setVisible(not found)

    def _proposals(self, text: str) -> list[Suggestion]:
        wanted = fold(text).split()
        return [
            Suggestion(row.name, row.commune, "collectives", row.id)
            for row in collectives.listed(self.page.context.session)
            if row.id not in (self._ids or []) and all(word in fold(row.name) for word in wanted)
        ]

    def _add(self, collective_id: str) -> None:
        self.page.act(
            lambda: collectives.add_member(
                self.page.context.session,
                collective_id=collective_id,
                person_id=self.person_id,
            )
        )

    def _remove(self, collective_id: str) -> None:
        self.page.act(
            lambda: collectives.remove_member(
                self.page.context.session,
                collective_id=collective_id,
                person_id=self.person_id,
            ),
            say=True,
        )
