"""Brings in what the first page did not need, bit by bit, while the window already works."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import Destination

AFTER_MS = 300
"""The first page is read first."""
BETWEEN_MS = 15
"""Room between two modules for whatever a person does meanwhile."""
SLOW = (
    "citeapp.ui.shell.palette",
    "citeapp.ui.shell.help_panel",
    "citeapp.usecases.finding",
    "nacl.signing",
    "rapidfuzz",
    "citeapp.intake.tables",
    "citeapp.intake.people",
    "citeapp.exchange.bundle",
    "citeapp.usecases.imports",
    "citeapp.usecases.exchanges",
)
"""What several pages share, so that no page brings in too much at once."""
DRAWING = (
    "reportlab.rl_config",
    "reportlab.pdfgen.canvas",
    "reportlab.graphics.shapes",
    "citeapp.reports.pdf.layout",
    "citeapp.reports.pdf.document",
    "citeapp.ui.dialogs.preview",
    "pypdfium2",
)
"""What draws a document and shows its pages: 20 MB, so only once a page that prints was opened."""
PRINTS = frozenset({"meetings", "collectives", "tracking", "coordination", "register", "plain"})
DRAWING_AFTER_MS = 1000
"""That page is read first."""


class Warming(QObject):
    """Imports the pages of a window before someone opens them; ends by itself."""

    def __init__(self, window: MainWindow, pages: Iterable[Destination]) -> None:
        super().__init__(window)
        self._left = [*SLOW, *(page.factory.split(":")[0] for page in pages)]
        self._timer = QTimer(self, interval=AFTER_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()
        window.closing.connect(self._timer.stop)
        self._draws = False
        window.opened.connect(self._opened)
        self._opened(window.current)

    @property
    def active(self) -> bool:
        """Whether there is something left to bring in."""
        return self._timer.isActive()

    def _opened(self, page: str) -> None:
        if page in PRINTS and not self._draws:
            self._draws = True
            self._left += DRAWING
            self._timer.start(DRAWING_AFTER_MS)

    def _next(self) -> None:
        self._timer.setInterval(BETWEEN_MS)
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._timer.stop()
            gc.freeze()  # what was imported stays: looking it through again holds the window up
