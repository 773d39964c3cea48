"""Looks for doubles beside the window: comparing everybody takes a moment in a large book."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.usecases import duplicates
from citeapp.usecases.duplicates import Pair

NOUNS = ("person", "organisation", "affiliation", "collective", "meeting", "same_as")
"""What can make or part a pair."""
REST_MS = 400
"""They are looked for once the hands rest."""


class DoublesWatch(QObject):
    """``look`` as often as something changes; ``found`` when there are other pairs than before."""

    found = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.pairs: list[Pair] = []
        self._looking = self._again = self._awaited = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)

    def look(self) -> None:
        """Look again soon; what was found before stands until then."""
        self._rest.start()

    def look_now(self) -> None:
        """Someone waits for the answer: it is told even when nothing changed."""
        self._rest.stop()
        self._awaited = True
        self._look()

    def _look(self) -> None:
        if not self.page.isVisible():
            return  # the page looks again when it is shown again
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        title = _("Recherche des doublons")
        job = self.page.beside(duplicates.listed, title=title, on_done=self._compare)
        job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._looking = False
        if self._again:
            self._look()

    def _compare(self, pairs: list[Pair]) -> None:
        told, self._awaited = self._awaited or pairs != self.pairs, False
        self.pairs = pairs
        if told:
            self.found.emit()
