"""The contact book on the left: filtered as one types, people or structures, « à compléter »."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.organisation import ORGANISATION_KIND
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.two_lines import TwoLineList, TwoLines
from citeapp.usecases import organisations, people
from citeapp.usecases.organisations import OrganisationLine
from citeapp.usecases.people import PersonLine
from citeapp.usecases.session import Session

PERSON, ORGANISATION = "person", "organisation"


class ContactList(QFrame):
    """``chosen(noun, id)`` when a person moves; ``new_asked(text)`` for someone new."""

    chosen = Signal(str, str)
    new_asked = Signal(str)
    import_asked = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(22), px(14), px(12))
        column.setSpacing(px(8))
        self.add = PrimaryButton(_("+ Personne"), lambda: self.new_asked.emit(""), key="Ctrl+N")
        column.addWidget(self.add)
        self.search = SearchField(
            _("Filtrer"), key="Ctrl+F", name=_("Filtrer les personnes et les structures")
        )
        self.search.typed.connect(lambda _text: self._show())
        self.search.entered.connect(lambda _text: self._first())
        column.addWidget(self.search)
        chips = QWidget()
        flow = FlowLayout(chips, gap=5)
        self.scopes: dict[str, Button] = {}
        for key, words in (
            ("people", _("Personnes")),
            ("organisations", _("Structures")),
            ("to_complete", _("À compléter")),
        ):
            chip = Button(words, partial(self.set_scope, key), kind="chip")
            chip.setCheckable(True)
            self.scopes[key] = chip
            flow.addWidget(chip)
        column.addWidget(chips)
        self.view = TwoLineList(_("Personnes et structures"))
        self.view.chosen.connect(self._chosen)
        self.search.descended.connect(self.view.take_hands)
        column.addWidget(self.view, 1)
        self.count = PlainLabel("", "secondary")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        self.take_over = Button(_("Reprendre mes fichiers"), self.import_asked.emit, kind="link")
        foot.addWidget(self.take_over)
        column.addLayout(foot)
        self.scope = "people"
        self._people: list[PersonLine] = []
        self._organisations: list[OrganisationLine] = []
        self._mark_scope()

    def fill(self, session: Session) -> None:
        """Read everybody again."""
        self._people = people.listed(session, counted=False)
        self._organisations = organisations.listed(session)
        self._show()

    def set_scope(self, scope: str) -> None:
        """People, structures, or the people whose card waits for something."""
        self.scope = scope
        self._mark_scope()
        self._show()

    def select(self, noun: str, id: str) -> None:
        """Show which card is open, whatever the filter hid."""
        if noun == ORGANISATION:
            wanted = "organisations"
        else:
            wanted = "people" if self.scope == "organisations" else self.scope
        if wanted != self.scope:
            self.set_scope(wanted)
        if self.view.select(id) or not id:
            return
        self.search.edit.clear()
        if not self.view.select(id) and noun == PERSON:
            self.set_scope("people")
            self.view.select(id)

    @property
    def empty(self) -> bool:
        """Whether there is nobody and nothing at all."""
        return not self._people and not self._organisations

    def noun(self) -> str:
        """What the rows are."""
        return ORGANISATION if self.scope == "organisations" else PERSON

    def _mark_scope(self) -> None:
        for key, chip in self.scopes.items():
            chip.setChecked(key == self.scope)
        structures = self.noun() == ORGANISATION
        self.add.set_words(_("+ Structure") if structures else _("+ Personne"))

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        if self.noun() == ORGANISATION:
            rows = [_organisation_row(x) for x in self._organisations if _fits_place(x, wanted)]
            words = ngettext("{n} structure", "{n} structures", len(rows))
        else:
            rows = [
                _person_row(x)
                for x in self._people
                if _fits(x, wanted) and (x.person.to_complete or self.scope == "people")
            ]
            words = ngettext("{n} personne", "{n} personnes", len(rows))
        self.view.show_rows(rows)
        self.count.setText(words)
        self.shown.emit()

    def _first(self) -> None:
        if self.view.take_hands():
            return
        if self.search.text().strip():
            self.new_asked.emit(self.search.text().strip())

    def _chosen(self, key: str) -> None:
        self.chosen.emit(self.noun(), key)


def _fits(line: PersonLine, wanted: list[str]) -> bool:
    if not wanted:
        return True
    person = line.person
    hay = fold(
        f"{person.name} {line.organisations} {line.collectives} {person.commune} "
        f"{person.phone} {person.email} {person.remark}"
    )
    return all(word in hay for word in wanted)


def _fits_place(line: OrganisationLine, wanted: list[str]) -> bool:
    row = line.organisation
    return all(word in fold(f"{row.name} {row.commune} {row.uai}") for word in wanted)


def _person_row(line: PersonLine) -> TwoLines:
    person = line.person
    about = line.organisations or AUDIENCE.label(person.main_audience) or line.collectives
    waiting = person.to_complete
    return TwoLines(
        person.id,
        " ".join(part for part in (person.last_name, person.first_name) if part),
        about,
        "help" if waiting else "",
        _("à compléter") if waiting else "",
    )


def _organisation_row(line: OrganisationLine) -> TwoLines:
    row = line.organisation
    parts = [ORGANISATION_KIND.label(row.kind), row.commune]
    if line.people:
        parts.append(ngettext("{n} personne", "{n} personnes", line.people))
    return TwoLines(row.id, row.name, " · ".join(part for part in parts if part))
