"""The tableau as a file: asked where, written on the worker, opened if one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from citeapp.base.language import _
from citeapp.ui.dialogs.preview import Wanted, open_preview
from citeapp.ui.dialogs.saving import ask_where
from citeapp.ui.page import Page
from citeapp.usecases import documents
from citeapp.usecases.following import Filters
from citeapp.usecases.session import Session

KIND = "tracking-table"


class Maker(Protocol):
    """One of the functions below."""

    def __call__(self, page: Page, filters: Filters) -> None:
        """Ask where, then write what these filters keep."""
        ...


def print_table(page: Page, filters: Filters) -> None:
    """Its pages, to print or to send."""
    open_preview(page, Wanted(KIND, _("Tableau de suivi"), options=_options(filters)))


def print_sentences(page: Page, filters: Filters) -> None:
    """The same actions in short sentences and large letters."""
    title = _("Tableau de suivi simplifié")
    open_preview(page, Wanted("plain-tracking-table", title, options=_options(filters)))


def export_table(page: Page, filters: Filters) -> None:
    """A sheet for the spreadsheet at hand."""
    endings = [(_("Excel"), "xlsx"), (_("LibreOffice"), "ods"), (_("CSV, pour tous"), "csv")]
    _ask(page, _("Ouvrir dans le tableur"), endings, filters)


def _ask(page: Page, title: str, endings: list[tuple[str, str]], filters: Filters) -> None:
    name = Path(documents.file_name(page.context.session, kind=KIND)).stem
    ask_where(
        page,
        title,
        name,
        endings,
        lambda path: write(page, path, filters),
    )


def write(page: Page, path: Path, filters: Filters) -> None:
    """Write the file beside the window's own work, then offer to open it."""

    def work(session: Session) -> Path:
        return documents.write(session, kind=KIND, path=path, **_options(filters))

    def written(done: Path) -> None:
        page.context.teller.say(
            _("Enregistré : {name}", name=done.name),
            _("Ouvrir"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(done))),
        )

    page.beside(work, title=_("Écrire le tableau de suivi"), on_done=written)


def _options(filters: Filters) -> dict[str, Any]:
    """What the screen keeps, as a document is asked for it."""
    return {
        "layout": filters.scope,
        "collective_ids": None if filters.collectives is None else sorted(filters.collectives),
        "owner": filters.owner,
        "text": filters.text,
        "order": filters.order,
    }
