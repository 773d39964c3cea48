"""Inviter: who is expected, adding people by a few letters, and the paper sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.ui.models.expected import NUMBER, REMOVE, WHERE, ExpectedModel
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import TableCard, TableView
from citeapp.usecases import attendance, collectives, documents, people

WIDTHS = (56, 0, 200, 0, 46)
NARROW_PX = 560


class InviteStep(Step):
    """The members of the collectif are expected; the sheet freezes their line numbers."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.count = PlainLabel("", "section", wrap=False)
        holder = QWidget()
        head = FlowLayout(holder)
        for words, layout in (
            (_("Feuille d’émargement"), "without_contacts"),
            (_("Feuille avec coordonnées"), "complete"),
            (_("Feuille de comptage"), "count"),
        ):
            head.addWidget(Button(words, partial(self.print_sheet, layout), icon="print"))
        self.column.addWidget(self.count)
        self.entry = Finder(
            _("Ajouter quelqu’un au collectif : un nom, puis Entrée"),
            self._suggest,
            lambda text: _("Nouvelle personne : {name}", name=text),
            chip=_("Entrée"),
        )
        self.entry.taken.connect(self._add)
        self.entry.unknown.connect(self._add_new)
        self.column.addWidget(self.entry)
        self.column.addWidget(holder)
        self.empty = EmptyState(
            _("Personne n’est encore attendu"),
            _("Tapez un prénom ci-dessus, ou reprenez votre liste de contacts."),
            _("Reprendre mes fichiers"),
            partial(page.context.navigator.go, "importing"),
            icon="people",
        )
        self.column.addWidget(self.empty)
        self.model = ExpectedModel(self)
        self.table = ExpectedTable(self.model)
        self.table.removal_asked.connect(self._remove)
        self.card = TableCard(self.table)
        self.column.addWidget(self.card)

    def fill(self) -> None:
        lines = [
            x for x in attendance.sheet(self.session, meeting_id=self.meeting_id) if x.expected
        ]
        self.count.setText(ngettext("{n} personne attendue", "{n} personnes attendues", len(lines)))
        self.empty.setVisible(not lines)
        self.card.setVisible(bool(lines))
        self.model.show_lines(lines)
        self.table.setColumnHidden(NUMBER, not any(line.number for line in lines))
        self.table.show_whole()

    def first_focus(self) -> QWidget | None:
        """The field that adds people."""
        return self.entry

    def print_sheet(self, layout: str) -> None:
        """Write the sign-in sheet where the person says; its numbers are frozen from now on."""
        name = documents.file_name(self.session, kind="sign-in-sheet", id=self.meeting_id)
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Feuille d’émargement"), name, _("PDF (*.pdf);;Texte (*.txt)")
        )
        if chosen:
            self.write_sheet(layout, Path(chosen))

    def write_sheet(self, layout: str, path: Path) -> None:
        """Write the sheet and say where."""
        words = _("La feuille est écrite : {name}", name=path.name)
        self.write_documents(
            "sign-in-sheet",
            [path],
            layout,
            on_done=lambda: self.page.context.teller.say(words),
        )

    def _suggest(self, text: str) -> list[Suggestion]:
        return [
            Suggestion(person.name, AUDIENCE.label(person.main_audience), "person", person.id)
            for person in people.suggest(self.session, text=text)
        ]

    def _add(self, person_id: str) -> None:
        if self.meeting is not None:
            collective = self.meeting.collective_id
            self.act(
                lambda: collectives.add_member(
                    self.session, collective_id=collective, person_id=person_id
                ),
                say=True,
            )

    def _add_new(self, name: str) -> None:
        first, _space, last = name.partition(" ")
        made = self.act(lambda: people.create(self.session, first_name=first, last_name=last))
        if made is not None:
            self._add(made.id)

    def _remove(self, person_id: str) -> None:
        if self.meeting is not None:
            collective = self.meeting.collective_id
            self.act(
                lambda: collectives.remove_member(
                    self.session, collective_id=collective, person_id=person_id
                ),
                say=True,
            )


class ExpectedTable(TableView):
    """Who is expected; the last column, or Suppr, takes someone off the list."""

    removal_asked = Signal(str)

    def __init__(self, model: ExpectedModel) -> None:
        super().__init__(_("Personnes attendues"))
        self._expected = model
        self.setModel(model)
        self.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.set_columns(WIDTHS)
        self.clicked.connect(lambda index: self._ask(index) if index.column() == REMOVE else None)
        self.activated.connect(lambda index: self._ask(index) if index.column() == REMOVE else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(WHERE, event.size().width() < px(NARROW_PX))

    def _ask(self, index: QModelIndex) -> None:
        self.removal_asked.emit(self._expected.lines[index.row()].person_id)
