"""Inviter: who is expected, adding people by a few letters, and the paper sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.audience import AUDIENCE
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import attendance, collectives, documents, people


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
        self.card = Card()
        self.column.addWidget(self.card)

    def fill(self) -> None:
        lines = [
            x for x in attendance.sheet(self.session, meeting_id=self.meeting_id) if x.expected
        ]
        self.count.setText(ngettext("{n} personne attendue", "{n} personnes attendues", len(lines)))
        self.empty.setVisible(not lines)
        self.card.setVisible(bool(lines))
        self.card.clear()
        for line in lines:
            number = f"{line.number}. " if line.number else ""
            remove = IconButton(
                "close",
                _("Retirer {name} du collectif", name=line.name),
                partial(self._remove, line.person_id),
                kind="quiet",
            )
            self.card.add(
                RowCard(
                    f"{number}{line.name}",
                    " · ".join(
                        part
                        for part in (AUDIENCE.label(line.audience_code), line.organisation)
                        if part
                    ),
                    button=remove,
                )
            )

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
