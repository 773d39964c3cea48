"""The tableau as a file: asked where, written on the worker, opened if one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from citeapp import bootstrap
from citeapp.base.language import _
from citeapp.ui.dialogs.saving import ask_where
from citeapp.ui.page import Page
from citeapp.ui.runner import Progress
from citeapp.usecases import documents

KIND = "tracking-table"


class Maker(Protocol):
    """One of the two functions below."""

    def __call__(self, page: Page, *, scope: str, collective_id: str) -> None:
        """Ask where, then write."""
        ...


def print_table(page: Page, *, scope: str, collective_id: str) -> None:
    """A PDF to print or to send."""
    _ask(page, _("Imprimer le tableau de suivi"), [("PDF", "pdf")], scope, collective_id)


def export_table(page: Page, *, scope: str, collective_id: str) -> None:
    """A sheet for the spreadsheet at hand."""
    endings = [(_("Excel"), "xlsx"), (_("LibreOffice"), "ods"), (_("CSV, pour tous"), "csv")]
    _ask(page, _("Ouvrir dans le tableur"), endings, scope, collective_id)


def _ask(
    page: Page, title: str, endings: list[tuple[str, str]], scope: str, collective_id: str
) -> None:
    name = Path(documents.file_name(page.context.session, kind=KIND)).stem
    ask_where(
        page,
        title,
        name,
        endings,
        lambda path: write(page, path, scope=scope, collective_id=collective_id),
    )


def write(page: Page, path: Path, *, scope: str, collective_id: str) -> None:
    """Write the file beside the window's own work, then offer to open it."""
    session = page.context.session

    def work(_progress: Progress) -> Path:
        with bootstrap.beside(session) as other:
            return documents.write(other, kind=KIND, id=collective_id, layout=scope, path=path)

    def written(done: Path) -> None:
        page.context.teller.say(
            _("Enregistré : {name}", name=done.name),
            _("Ouvrir"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(done))),
        )

    page.context.runner.run(work, title=_("Écrire le tableau de suivi"), on_done=written)
