"""Photos et documents: what is kept with a rencontre, added by a button or dropped on the page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.keeping import ATTACHMENT_ENDINGS, Attachment
from citeapp.ui.dialogs.copies import copies
from citeapp.ui.dialogs.saving import ask_where
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import IconLabel, PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import attachments
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session


class PapersSection(Section):
    """One row a file; a photo asks for its words. Files dropped anywhere on the step are taken."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Photos et documents"))
        self.rows: dict[str, PaperRow] = {}
        step.setAcceptDrops(True)
        step.installEventFilter(self)

    def words(self) -> str:
        kept = attachments.of_meeting(self.session, meeting_id=self.meeting_id)
        count = ngettext("{n} fichier", "{n} fichiers", len(kept)) if kept else ""
        return " · ".join(part for part in (count, self.untold_words()) if part)

    def untold_words(self) -> str:
        """« 1 photo sans description », or nothing."""
        kept = attachments.of_meeting(self.session, meeting_id=self.meeting_id)
        bare = sum(row.lacks_words for row in kept)
        if not bare:
            return ""
        return ngettext("{n} photo sans description", "{n} photos sans description", bare)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.card = Card()
        column.addWidget(self.card)
        self.add = Button(_("Joindre un fichier…"), self.choose, icon="plus")
        line = QWidget()
        FlowLayout(line).addWidget(self.add)
        column.addWidget(line)
        hint = _("Photo du paperboard (le lieu et l’appareil en sont retirés), PDF, Word, ODT.")
        column.addWidget(PlainLabel(hint, "secondary"))
        return holder

    def fill_inside(self) -> None:
        kept = attachments.of_meeting(self.session, meeting_id=self.meeting_id)
        if [row.id for row in kept] != list(self.rows):
            hands = next((id for id, row in self.rows.items() if row.has_hands()), "")
            self.card.clear()
            self.rows = {row.id: PaperRow(self, row) for row in kept}
            for row in self.rows.values():
                self.card.add(row)
            if hands and hands not in self.rows:
                self.add.setFocus()
        for found in kept:
            self.rows[found.id].show_paper(found)
        self.card.setVisible(bool(kept))

    def choose(self) -> None:
        """Ask for files."""
        patterns = _("Photos et documents (*.jpg *.jpeg *.png *.pdf *.docx *.odt)")
        chosen, _kind = QFileDialog.getOpenFileNames(
            self, _("Joindre des fichiers"), "", f"{patterns};;{_('Tous les fichiers (*)')}"
        )
        self.take([Path(path) for path in chosen])

    def take(self, paths: list[Path]) -> None:
        """Keep copies of files, one after the other, while the window goes on."""
        id = self.meeting_id
        for path in paths if id else []:

            def work(session: Session, path: Path = path) -> Outcome[Attachment]:
                return attachments.attach(session, meeting_id=id, path=path)

            title = _("Lecture de {name}", name=path.name)
            self.step.page.beside(work, title=title, on_done=self._taken)

    def take_text(self, text: str) -> None:
        """Keep a pasted text as a document."""
        id = self.meeting_id

        def work(session: Session) -> Outcome[Attachment]:
            return attachments.attach_text(session, meeting_id=id, name=_("Texte collé"), text=text)

        self.step.page.beside(work, title=_("Texte à joindre"), on_done=self._taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files over the step."""
        if watched is self.step and isinstance(event, QDropEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.take(_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)

    def open_paper(self, paper: Attachment) -> None:
        """Show a copy in the program that this machine has for it; the copy goes when we close."""
        path = copies() / paper.id / attachments.file_name(paper)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        saved = self.step.page.context.runner.act(
            lambda: attachments.save(self.session, id=paper.id, path=path)
        )
        if saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved)))

    def save_paper(self, paper: Attachment) -> None:
        """A copy wherever one likes."""
        ending = ATTACHMENT_ENDINGS.get(paper.media_type, ".bin").removeprefix(".")
        name = Path(attachments.file_name(paper)).stem
        act = self.step.page.context.runner.act
        ask_where(
            self,
            _("Enregistrer une copie"),
            name,
            [(_("Fichier"), ending)],
            lambda path: act(partial(attachments.save, self.session, id=paper.id, path=path)),
        )

    def remove_paper(self, paper: Attachment) -> None:
        """Take it away; a toast offers to take that back."""
        self.step.act(partial(attachments.remove, self.session, id=paper.id), say=True)

    def describe(self, paper: Attachment, words: str) -> None:
        """What a picture shows, in words."""
        self.step.act(partial(attachments.describe, self.session, id=paper.id, alt_text=words))

    def show_untold(self) -> None:
        """Open at the first photo without words."""
        self.set_open(True)
        untold = [row for row in self.rows.values() if row.paper.lacks_words]
        if untold:
            untold[0].words.setFocus()

    def _taken(self, outcome: Outcome[Attachment]) -> None:
        page = self.step.page
        page.context.teller.clear()
        page.context.changes.notify(outcome.changed)
        if outcome.value.meeting_id == self.meeting_id:
            self.set_open(True)
            row = self.rows.get(outcome.value.id)
            if row is not None:
                (row.words if outcome.value.is_picture else row.open).setFocus()


class PaperRow(QWidget):
    """Name and weight, what can be done with it, and the words of a picture."""

    def __init__(self, section: PapersSection, paper: Attachment) -> None:
        super().__init__()
        self.paper = paper
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(6))
        head = QWidget()
        flow = FlowLayout(head)
        flow.addWidget(IconLabel("document", "muted", 18))
        self.title = PlainLabel("", "medium", wrap=False)
        self.about = PlainLabel("", "secondary", wrap=False)
        flow.addWidget(self.title)
        flow.addWidget(self.about)
        name = paper.name
        self.open = Button(
            _("Ouvrir"), lambda: section.open_paper(self.paper), name=_("Ouvrir {x}", x=name)
        )
        self.save = Button(
            _("Enregistrer sous…"),
            lambda: section.save_paper(self.paper),
            name=_("Enregistrer {x} sous…", x=name),
        )
        self.remove = IconButton(
            "trash",
            _("Retirer {x}", x=name),
            lambda: section.remove_paper(self.paper),
            kind="quiet",
        )
        for button in (self.open, self.save, self.remove):
            flow.addWidget(button)
        column.addWidget(head)
        self.words = TextField(
            _("Ce que montre la photo, pour qui ne la voit pas"),
            placeholder=_("« Trois idées pour la cour : de l’ombre, des bancs… »"),
        )
        self.words.committed.connect(lambda text: section.describe(self.paper, text))
        column.addWidget(self.words)
        self.show_paper(paper)

    def show_paper(self, paper: Attachment) -> None:
        """The same file read again."""
        self.paper = paper
        self.title.setText(paper.name)
        weight = french.weight(paper.size or 0)
        told = _("{weight} · texte à écrire", weight=weight) if paper.lacks_words else weight
        self.about.setText(told)
        self.words.setVisible(paper.is_picture)
        self.words.set_value(paper.alt_text)

    def has_hands(self) -> bool:
        """Whether something of it has the focus."""
        return any(
            part.hasFocus() for part in (self.open, self.save, self.remove, self.words.entry)
        )


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
