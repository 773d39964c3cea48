"""Diffuser: close, write the compte rendu, open the next rencontre."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.ui.dialogs.handed import HandedPanel
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.papers_section import PapersSection
from citeapp.ui.pages.meetings.spreading.given_panel import GivenPanel
from citeapp.ui.pages.meetings.spreading.minutes_panel import MinutesPanel
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import documents, meetings, minutes


class SpreadStep(Step):
    """From notes to a printed compte rendu in one act."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.panel = self._minutes()
        self.column.addWidget(self.panel)
        self.given = GivenPanel(self)
        self.column.addWidget(self.given)
        self.column.addWidget(SectionTitle(_("Les documents, à imprimer ou à enregistrer")))
        self.column.addWidget(self._documents())
        self.handed = HandedPanel(page)
        self.column.addWidget(self.handed)
        self.papers = PapersSection(self)
        self.column.addWidget(self.papers)
        following = Panel(_("Prochaine rencontre"))
        self.next_words = PlainLabel("")
        following.column.addWidget(self.next_words)
        self.plan = Button(_("Prévoir la suivante"), self._plan_next, icon="plus")
        self.show_next = Button(_("L’ouvrir"), self._open_next)
        following.column.addWidget(_flow(self.plan, self.show_next))
        self.column.addWidget(following)

    def fill(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        standing = minutes.standing(self.session, id=meeting.id)
        self.panel.fill(standing)
        self.given.fill(standing)
        self.handed.show_about(meeting.id)
        self.papers.refresh()
        following = self._following()
        self.show_next.setVisible(following is not None)
        self.plan.setVisible(following is None)
        self.next_words.setText(
            _(
                "{when}. Ce qui n’a pas été traité peut y être repris.",
                when=french.begun(following.when),
            )
            if following
            else _("Pas encore de date. Ce qui n’a pas été traité y reviendra de soi-même.")
        )

    def first_focus(self) -> QWidget | None:
        """Close, or open what was made."""
        closed = self.meeting is not None and self.meeting.minutes_status in minutes.CLOSED
        return self.panel.look if closed else self.panel.close_it

    def close_and_write(self) -> None:
        """Close, then write the compte rendu into the folder of exports, as PDF and as text.

        The simplified one is filled beside it.
        """
        erratum = self.panel.said()
        closed = self.act(lambda: minutes.close(self.session, id=self.meeting_id, erratum=erratum))
        if closed is None:
            return
        self.panel.look.setFocus()
        said = _("La rencontre est close, le compte rendu est écrit.")
        self.write("plain-minutes", [self._export("plain-minutes", "pdf")])
        self.write("minutes", [self._export("minutes", ending) for ending in _ENDINGS], said=said)

    def open_minutes(self) -> None:
        """Show the PDF with the program of the machine.

        It is written anew: its state may have changed since, and a colleague's version may have
        come.
        """
        path = self._export("minutes", "pdf")
        self.write("minutes", [path], on_done=partial(_show, path))

    def preview_version(self, words: str, layout: str) -> PreviewDialog:
        """Show an older version as it was closed, to be read, printed or saved."""
        said = _("Compte rendu, {version}", version=french.within(words))
        return self.preview("minutes", said, layout)

    def work_on_plain(self) -> None:
        """Read the simplified one again sentence by sentence, before it is given."""
        navigator = self.page.context.navigator
        navigator.go("plain", meeting=self.meeting_id, kind="minutes")

    def reopen(self) -> None:
        """Write on; the next closing makes a further version."""
        self.act(lambda: minutes.reopen(self.session, id=self.meeting_id), say=True)

    def write(
        self,
        kind: str,
        paths: list[Path],
        *,
        said: str = "",
        on_done: Callable[[], object] | None = None,
    ) -> None:
        """Write a document beside the window's own work, then say so and offer to open it."""

        def done() -> None:
            if said:
                self.page.context.teller.say(said, _("Ouvrir"), partial(_show, paths[0]))
            if on_done is not None:
                on_done()

        self.write_documents(kind, paths, "", on_done=done)

    def _minutes(self) -> MinutesPanel:
        panel = MinutesPanel(self)
        panel.closing_asked.connect(self.close_and_write)
        panel.reopening_asked.connect(self.reopen)
        panel.opening_asked.connect(self.open_minutes)
        panel.plain_asked.connect(self.work_on_plain)
        panel.version_asked.connect(self.preview_version)
        return panel

    def _documents(self) -> Card:
        card = Card()
        for kind, layout, words, about in _offered():
            button = Button(
                _("Aperçu"),
                partial(self.preview, kind, words, layout),
                name=_("Aperçu : {what}", what=words),
            )
            card.add(RowCard(words, about, icon="document", button=button))
        return card

    def _export(self, kind: str, ending: str) -> Path:
        name = documents.file_name(self.session, kind=kind, id=self.meeting_id, ending=ending)
        return self.session.home.exports / name

    def _following(self) -> Meeting | None:
        return meetings.next_of(self.session, id=self.meeting_id) if self.meeting else None

    def _plan_next(self) -> None:
        if self.meeting is not None:
            self.page.open(new="1", collective=self.meeting.collective_id)

    def _open_next(self) -> None:
        following = self._following()
        if following is not None:
            self.page.open(meeting=following.id, step="prepare")


_ENDINGS = ("pdf", "txt")


def _offered() -> tuple[tuple[str, str, str, str], ...]:
    """What can be printed of a rencontre: its kind, its layout, its name and what it is for."""
    return (
        (
            "minutes",
            "",
            _("Compte rendu"),
            _("À imprimer, à envoyer, à modifier ou à lire en texte"),
        ),
        (
            "plain-minutes",
            "",
            _("Compte rendu simplifié"),
            _("Phrases courtes, grandes lettres ; à relire avant de le donner"),
        ),
        (
            "minutes-page",
            "",
            _("Compte rendu en une page"),
            _("Décisions, qui fait quoi et prochaine date, en phrases"),
        ),
        ("decisions", "", _("Relevé de décisions"), _("Les décisions et qui fait quoi")),
        (
            "plain-decisions",
            "",
            _("Relevé de décisions simplifié"),
            _("Les mêmes, en phrases courtes et grandes lettres"),
        ),
        ("agenda", "", _("Ordre du jour"), _("À envoyer ou à afficher")),
        (
            "plain-agenda",
            "",
            _("Ordre du jour simplifié"),
            _("Pourquoi, quand, où, de quoi ; en phrases courtes"),
        ),
        ("run-sheet", "", _("Déroulé"), _("Pour qui anime : quoi, comment, avec quoi")),
        ("note-sheet", "", _("Feuille de notes"), _("Les points, et la place d’écrire")),
        (
            "sign-in-sheet",
            "without_contacts",
            _("Feuille d’émargement"),
            _("Sans coordonnées ; les numéros ne changent plus"),
        ),
        (
            "sign-in-sheet",
            "complete",
            _("Feuille d’émargement complète"),
            _("Avec téléphone et courriel"),
        ),
        (
            "sign-in-sheet",
            "count",
            _("Feuille de comptage"),
            _("Sans aucun nom, par public"),
        ),
    )


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    for button in buttons:
        flow.addWidget(button)
    return holder


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
