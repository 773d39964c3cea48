"""Diffuser: close, write the compte rendu, open the next rencontre."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import MINUTES_STATUS
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import documents, meetings


class SpreadStep(Step):
    """From notes to a printed compte rendu in one act."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.panel = Panel(_("Compte rendu"))
        self.state = PlainLabel("")
        self.panel.column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.close_it = PrimaryButton(_("Clore et faire le compte rendu"), self.close_and_write)
        self.again = Button(_("Rouvrir pour corriger"), self.reopen)
        row.addWidget(self.close_it)
        row.addWidget(self.again)
        row.addStretch(1)
        self.panel.column.addLayout(row)
        self.column.addWidget(self.panel)
        card = Card()
        for kind, words, about in (
            ("minutes", _("Compte rendu"), _("PDF accessible ou texte simple")),
            ("decisions", _("Relevé de décisions"), _("Les décisions et qui fait quoi")),
            ("sign-in-sheet", _("Feuille d’émargement"), _("Les numéros ne changent plus")),
        ):
            card.add(
                RowCard(
                    words,
                    about,
                    icon="print",
                    button=Button(
                        _("Enregistrer…"),
                        partial(self.save, kind),
                        name=_("Enregistrer : {what}", what=words),
                    ),
                )
            )
        self.column.addWidget(card)
        self.next_panel = Panel(_("Prochaine rencontre"))
        self.next_words = PlainLabel("")
        self.next_panel.column.addWidget(self.next_words)
        line = QHBoxLayout()
        line.addWidget(Button(_("Prévoir la suivante"), self._plan_next, icon="plus"))
        line.addStretch(1)
        self.next_panel.column.addLayout(line)
        self.column.addWidget(self.next_panel)

    def fill(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        closed = meeting.minutes_status not in ("", "draft")
        status = MINUTES_STATUS.label(meeting.minutes_status or "draft")
        words = _("État : {status}", status=status)
        if meeting.minutes_version:
            words += ", " + _("version {n}", n=meeting.minutes_version)
        self.state.setText(words)
        self.close_it.setVisible(not closed)
        self.again.setVisible(closed)
        following = meetings.next_of(self.session, id=meeting.id)
        self.next_words.setText(
            french.long_day(following.date)
            if following and following.date
            else _("Pas encore de date.")
        )

    def close_and_write(self) -> None:
        """Close, then ask where the PDF goes."""
        closed = self.act(lambda: meetings.close(self.session, id=self.meeting_id), say=True)
        if closed is not None:
            self.save("minutes")

    def reopen(self) -> None:
        """Write on; the next closing makes a further version."""
        self.act(lambda: meetings.reopen(self.session, id=self.meeting_id), say=True)

    def save(self, kind: str) -> None:
        """Ask where a document goes, and write it."""
        name = documents.file_name(self.session, kind=kind, id=self.meeting_id)
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Enregistrer le document"), name, _("PDF (*.pdf);;Texte (*.txt)")
        )
        if chosen:
            self.write(kind, Path(chosen))

    def write(self, kind: str, path: Path) -> None:
        """Write a document and offer to open it."""
        done = self.page.context.runner.act(
            lambda: documents.write(self.session, kind=kind, id=self.meeting_id, path=path)
        )
        if done is not None:
            self.page.context.changes.notify({"sheet_number"})
            self.page.context.teller.say(
                _("Écrit : {name}", name=done.name),
                _("Ouvrir"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(done))),
            )

    def _plan_next(self) -> None:
        if self.meeting is not None:
            self.page.open(new="1", collective=self.meeting.collective_id)
