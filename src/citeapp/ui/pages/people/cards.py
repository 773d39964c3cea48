"""The card of a person and that of a structure: fields that commit by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import IN_THE_ROOM
from citeapp.domain.organisation import ORGANISATION_KIND, Organisation
from citeapp.domain.person import Person
from citeapp.intake.phones import phone
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Page
from citeapp.ui.pages.people import erasing, past
from citeapp.ui.pages.people.field_erasing import FieldErasing
from citeapp.ui.pages.people.ties import Collectives, Structures
from citeapp.ui.parts.joined import JoinedCards
from citeapp.ui.parts.reserved import ReservedNotes
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, Panel, RowCard, clear_layout
from citeapp.ui.widgets.fields import ChoiceField, Field, TextAreaField, TextField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.usecases import history, organisations, people
from citeapp.usecases.history import HistoryLine
from citeapp.usecases.people import JourneyLine


class ContactCard(ScrollColumn):
    """What both cards share: title, « Supprimer », fields by column, two columns that stack."""

    noun, id = "", ""

    def __init__(self, page: Page) -> None:
        super().__init__(gap=14)
        self.page = page
        self.fields: dict[str, Field] = {}
        self.badge = Badge("ask", _("à compléter"))
        self.badge.hide()
        self.header = PageHeader("", "", badge=self.badge, below=True)
        self.header.add_action(Button(_("Supprimer"), self.remove, icon="trash"))
        self.column.addWidget(self.header)
        columns = ResponsiveColumns(below=640)
        self.left, self.right = _stack(), _stack()
        columns.add(self.left, 11)
        columns.add(self.right, 9)
        self.column.addWidget(columns)
        self.panel = Panel()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(px(14))
        self.grid.setVerticalSpacing(px(10))
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.panel.column.addLayout(self.grid)
        self.add_left(self.panel)

    def add_left(self, widget: QWidget) -> None:
        """Under the fields."""
        _column(self.left).addWidget(widget)

    def place(self, rows: Sequence[Sequence[tuple[str, Field]]]) -> None:
        """Fields by their column names, two to a row; a lone one takes the whole row."""
        for place, row in enumerate(rows):
            for side, (name, field) in enumerate(row):
                span = 2 if len(row) == 1 else 1
                self.grid.addWidget(field, place, side, 1, span)
                self.fields[name] = field
                field.committed.connect(partial(self.change, name))
        self.page.context.typing.follow(self.fields, self.noun, lambda: self.id)

    def show_values(self, row: Person | Organisation) -> None:
        """Show a row; what is being typed is left alone."""
        for name, field in self.fields.items():
            field.set_value(str(getattr(row, name)))

    def show_past(self, *widgets: QWidget) -> None:
        """Fill the right column again."""
        column = _column(self.right)
        clear_layout(column)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)

    def joined(self, noun: str) -> list[QWidget]:
        """The cards behind this one, when there are several."""
        behind = JoinedCards(self.page)
        return [behind] if behind.show_row(noun, self.id) else []

    def erasing_of(
        self, row: Person | Organisation, written: Sequence[HistoryLine]
    ) -> FieldErasing:
        """The quiet way to erase one field of the card."""
        found = FieldErasing(self.page, self.noun, row, written)
        found.opened.connect(lambda: self.ensureWidgetVisible(found))
        return found

    def commit(self) -> None:
        """Send what is typed and not sent yet: another card is about to be shown."""
        for field in self.fields.values():
            field.commit()

    def put_back(self, name: str, value: str) -> None:
        """Show again what stands in the store, once the field has ended its commit."""
        QTimer.singleShot(0, self, lambda: self.fields[name].set_value(value))

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self.fields.values())).entry

    def change(self, name: str, value: str) -> None:
        """Write one field."""
        raise NotImplementedError

    def remove(self) -> None:
        """Put the row into the bin."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read everything again."""
        raise NotImplementedError


class PersonCard(ContactCard):
    """Someone we meet: who they are, where they belong, when they came."""

    noun = "person"

    def __init__(self, page: Page, id: str) -> None:
        super().__init__(page)
        self.id = id
        self.place(
            [
                [
                    ("first_name", TextField(_("Prénom"))),
                    ("last_name", TextField(_("Nom"))),
                ],
                [
                    ("phone", TextField(_("Téléphone"), parse=_digits, show=french.phone)),
                    ("email", TextField(_("Courriel"))),
                ],
                [
                    ("main_audience", ChoiceField(_("Public"), [("", "—"), *AUDIENCE.pairs()])),
                    ("commune", TextField(_("Commune"))),
                ],
                [("remark", _remark())],
            ]
        )
        self.waiting = Switch(_("Fiche à compléter plus tard"))
        self.waiting.clicked.connect(self._wait)
        self.panel.column.addWidget(self.waiting)
        self.structures = Structures(page, id)
        self.add_left(self.structures)
        self.collectives = Collectives(page, id)
        self.add_left(self.collectives)
        self.reserved = ReservedNotes(page)
        self.add_left(self.reserved)
        self.add_left(erasing.asked(page, id))
        _column(self.left).addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        session = self.page.context.session
        person = people.get(session, id=self.id)
        self.show_values(person)
        self.waiting.setChecked(person.to_complete)
        self.badge.setVisible(person.to_complete)
        journey = people.journey(session, person_id=self.id)
        self.header.set_words(person.name, french.begun(_seen(journey)))
        self.structures.refresh()
        self.collectives.refresh()
        self.reserved.show_owner(self.id)
        written = history.of_row(session, noun="person", id=self.id)
        self.show_past(
            *self.joined("person"),
            past.journey(journey, self.page.context.navigator.go, self.attest),
            past.history(written, "person"),
            self.erasing_of(person, written),
        )

    def attest(self, meeting_id: str) -> PreviewDialog:
        """Look at the attestation of a rencontre where the person was."""
        name = _("Attestation de présence")
        options = {"person_id": self.id}
        return open_preview(self.page, Wanted("certificate", name, meeting_id, options))

    def commit(self) -> None:
        super().commit()
        self.structures.commit()

    def change(self, name: str, value: str) -> None:
        session = self.page.context.session
        person = people.get(session, id=self.id)
        other = {"first_name": person.last_name, "last_name": person.first_name}
        if not value and not other.get(name, "x"):
            self.put_back(name, str(getattr(person, name)))
            self.page.context.teller.say(_("Gardez au moins un prénom ou un nom."))
            return
        known = {"to_complete": False} if name == "last_name" and value else {}
        self.page.act(lambda: people.change(session, id=self.id, **{name: value}, **known))

    def remove(self) -> None:
        self.page.act(lambda: people.remove(self.page.context.session, id=self.id), say=True)

    def _wait(self, waiting: bool) -> None:
        session = self.page.context.session
        self.page.act(lambda: people.change(session, id=self.id, to_complete=waiting))


class OrganisationCard(ContactCard):
    """A structure: how to reach it, and who is there."""

    noun = "organisation"

    def __init__(self, page: Page, id: str) -> None:
        super().__init__(page)
        self.id = id
        kinds = [("", "—"), *ORGANISATION_KIND.pairs()]
        self.place(
            [
                [("name", TextField(_("Nom")))],
                [("kind", ChoiceField(_("Type"), kinds)), ("uai", TextField(_("UAI")))],
                [("address", TextField(_("Adresse")))],
                [
                    ("postcode", TextField(_("Code postal"))),
                    ("commune", TextField(_("Commune"))),
                ],
                [
                    ("phone", TextField(_("Téléphone"), parse=_digits, show=french.phone)),
                    ("email", TextField(_("Courriel"))),
                ],
                [("website", TextField(_("Site")))],
                [("remark", _remark())],
            ]
        )
        _column(self.left).addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        session = self.page.context.session
        row = organisations.get(session, id=self.id)
        self.show_values(row)
        there = organisations.people_there(session, organisation_id=self.id)
        kind = ORGANISATION_KIND.label(row.kind)
        self.header.set_words(row.name, " · ".join(part for part in (kind, row.commune) if part))
        written = history.of_row(session, noun="organisation", id=self.id)
        self.show_past(
            *self.joined("organisation"),
            self._people(there),
            past.history(written, "organisation"),
            self.erasing_of(row, written),
        )

    def change(self, name: str, value: str) -> None:
        session = self.page.context.session
        if name == "name" and not value:
            self.put_back(name, organisations.get(session, id=self.id).name)
            self.page.context.teller.say(_("Une structure garde un nom."))
            return
        self.page.act(lambda: organisations.change(session, id=self.id, **{name: value}))

    def remove(self) -> None:
        session = self.page.context.session
        self.page.act(lambda: organisations.remove(session, id=self.id), say=True)

    def _people(self, there: Sequence[tuple[Person, str]]) -> QWidget:
        holder = _stack()
        column = _column(holder)
        words = ngettext("{n} personne", "{n} personnes", len(there))
        column.addWidget(SectionTitle(words if there else _("Personne n’y est rattaché")))
        if not there:
            column.addWidget(
                PlainLabel(_("Ajoutez cette structure depuis la fiche d’une personne."), "muted")
            )
            return holder
        card = Card()
        for person, function in there:
            card.add(
                RowCard(person.name, function, on_open=partial(self.page.open, person=person.id))
            )
        column.addWidget(card)
        return holder


def _remark() -> TextAreaField:
    field = TextAreaField(_("Remarque (neutre : la personne peut la lire)"), lines=2)
    field.edit.setMaximumHeight(px(72))
    return field


def _digits(text: str) -> str:
    """A number as stored; what is no number stays as it was typed."""
    return phone(text).digits if text else ""


def _seen(journey: Sequence[JourneyLine]) -> str:
    came = [line for line in journey if line.state in IN_THE_ROOM]
    if not came:
        return _("pas encore venu·e à une rencontre")
    words = ngettext("{n} rencontre", "{n} rencontres", len(came))
    if came[0].date is not None:
        words += " · " + _("la dernière le {day}", day=french.day(came[0].date))
    return words


def _stack() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    return holder


def _column(holder: QWidget) -> QVBoxLayout:
    layout = holder.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout
