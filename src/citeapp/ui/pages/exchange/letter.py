"""The courrier de transmission of the bundle that was just made: where it goes, and writing it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from citeapp.base.language import _
from citeapp.ui.dialogs.saving import ask_where, document_forms
from citeapp.ui.page import Page
from citeapp.usecases import cover_letters
from citeapp.usecases.exchanges import Receipt


class Letter:
    """``spoken``: a passphrase opens the bundle; which one is told by nobody on paper."""

    def __init__(self, page: Page, receipt: Receipt, spoken: bool) -> None:
        self._page, self._receipt, self._spoken = page, receipt, spoken

    def ask(self) -> QFileDialog:
        """Ask for a file, then write it."""
        name = f"courrier-lot-{self._receipt.number}"
        title = _("Courrier de transmission")
        return ask_where(self._page, title, name, document_forms(), self.write)

    def write(self, path: Path) -> None:
        """Beside the window's own work."""
        receipt, spoken, teller = self._receipt, self._spoken, self._page.context.teller
        self._page.beside(
            lambda session: cover_letters.write(
                session, path=path, receipt=receipt, passphrase=spoken
            ),
            title=_("Courrier de transmission"),
            on_done=lambda _path: teller.say(_("Écrit : {name}", name=path.name)),
        )
