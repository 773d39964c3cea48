"""What every step of a rencontre has: the page it stands on and the rencontre it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.meeting import Meeting
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.dialogs.saving import document_forms
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.usecases import documents
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session

T = TypeVar("T")


class Parts(dict[str, "Step"]):
    """The steps of a rencontre by their keys, each made when it is first asked for.

    To make all six takes as long as opening the window; most openings look at one.
    """

    def __init__(self, make: Callable[[str], Step]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Step:
        self[key] = self._make(key)
        return self[key]


class Step(QWidget):
    """One tab of a rencontre; ``show_meeting`` fills it, ``act`` runs a use case."""

    scrolls = True
    """Whether the page scrolls the whole step; a step with its own columns scrolls them itself."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.meeting: Meeting | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))

    @property
    def session(self) -> Session:
        return self.page.context.session

    @property
    def meeting_id(self) -> str:
        return self.meeting.id if self.meeting else ""

    def act(self, work: Callable[[], Outcome[T]], *, say: bool = False) -> T | None:
        """Run a use case, tell every screen, show an error if there is one."""
        return self.page.act(work, say=say)

    def write_documents(
        self, kind: str, paths: Sequence[Path], layout: str, *, on_done: Callable[[], object]
    ) -> None:
        """Write a document of this rencontre, once a path, while the window goes on."""
        id = self.meeting_id

        def work(session: Session) -> None:
            for path in paths:
                documents.write(session, kind=kind, id=id, path=path, layout=layout)

        def done(_nothing: None) -> None:
            if kind == "sign-in-sheet":  # its line numbers are frozen now
                self.page.context.changes.notify({"sheet_number"})
            on_done()

        self.page.beside(work, title=_("Écriture du document"), on_done=done)

    def preview(self, kind: str, title: str, layout: str = "") -> PreviewDialog:
        """Show a document of this rencontre as it will be printed."""
        wanted = Wanted(kind, title, self.meeting_id, {"layout": layout})
        return open_preview(self.page, wanted)

    def save_document(self, kind: str, layout: str = "", ending: str = "pdf") -> None:
        """Ask where a document of this rencontre goes, write it and say so."""
        name = documents.file_name(self.session, kind=kind, id=self.meeting_id, ending=ending)
        known = document_forms() if ending == "pdf" else [(_("Agenda"), ending)]
        forms = ";;".join(f"{words} (*.{form})" for words, form in known)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Enregistrer"), name, forms)
        if chosen:
            path = Path(chosen)
            words = _("Écrit : {name}", name=path.name)
            self.write_documents(
                kind, [path], layout, on_done=lambda: self.page.context.teller.say(words)
            )

    def show_meeting(self, meeting: Meeting) -> None:
        """Show another rencontre, or the same one read again."""
        self.meeting = meeting
        self.fill()

    def fill(self) -> None:
        """Read again what is shown."""

    def first_focus(self) -> QWidget | None:
        """Where the hands go when the step is opened."""
        return None
