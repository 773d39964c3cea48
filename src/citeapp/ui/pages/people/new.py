"""Someone new: a first name is enough; who is already there is shown while typing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.short_form import WIDTH_PX, ShortForm
from citeapp.usecases import organisations, people

NEAR = 4


class NewContact(ShortForm):
    """``made(noun, id)`` once created, ``left()`` when given up."""

    made = Signal(str, str)

    def __init__(self, page: Page, *, structure: bool, text: str = "") -> None:
        super().__init__(
            _("Nouvelle structure") if structure else _("Nouvelle personne"),
            _("Son nom suffit ; le reste viendra.")
            if structure
            else _("Un prénom suffit ; le reste viendra."),
            _("Créer la fiche"),
            framed=True,
        )
        self.page, self.structure = page, structure
        self.edits: dict[str, LineEdit] = {}
        asked = (
            [("name", _("Nom"))]
            if structure
            else [("first_name", _("Prénom")), ("last_name", _("Nom"))]
        )
        for name, label in asked:
            edit = LineEdit()
            edit.setAccessibleName(label)
            shown = PlainLabel(label, "secondary")
            shown.setBuddy(edit)
            self.fields.addWidget(shown)
            self.fields.addWidget(edit)
            edit.textChanged.connect(lambda _text: self._look())
            self.edits[name] = edit
        self.near_title = PlainLabel(_("Déjà dans le carnet ?"), "section")
        self.column.addWidget(self.near_title)
        self.near = Card()
        self.near.setMaximumWidth(px(WIDTH_PX))
        self.column.addWidget(self.near)
        self._fill(text)
        self._look()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self.edits.values()))

    def make(self) -> None:
        """Create what is typed; an empty form does nothing."""
        values = {name: edit.text().strip() for name, edit in self.edits.items()}
        if not any(values.values()):
            return
        session = self.page.context.session
        if self.structure:
            structure = self.page.act(lambda: organisations.create(session, **values), say=True)
            if structure is not None:
                self.made.emit("organisation", structure.id)
            return
        person = self.page.act(lambda: people.create(session, **values), say=True)
        if person is not None:
            self.made.emit("person", person.id)

    def _fill(self, text: str) -> None:
        """What was typed in the filter begins the card: « Karim Ben Ahmed »."""
        first, _space, rest = text.partition(" ")
        if self.structure:
            self.edits["name"].setText(text)
        else:
            self.edits["first_name"].setText(first)
            self.edits["last_name"].setText(rest.strip())

    def _look(self) -> None:
        typed = " ".join(edit.text().strip() for edit in self.edits.values()).strip()
        self.maker.setEnabled(bool(typed))
        session = self.page.context.session
        rows: list[RowCard] = []
        if typed and self.structure:
            rows = [
                RowCard(
                    found.organisation.name,
                    found.organisation.commune,
                    icon="building",
                    on_open=partial(self.made.emit, "organisation", found.organisation.id),
                )
                for found in organisations.listed(session, text=typed)[:NEAR]
            ]
        elif typed:
            rows = [
                RowCard(
                    found.name,
                    found.commune,
                    icon="person",
                    on_open=partial(self.made.emit, "person", found.id),
                )
                for found in people.suggest(session, text=typed, limit=NEAR)
            ]
        self.near.clear()
        for row in rows:
            self.near.add(row)
        self.near.setVisible(bool(rows))
        self.near_title.setVisible(bool(rows))
