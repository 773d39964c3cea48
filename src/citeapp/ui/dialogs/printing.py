"""Printing with the system's own dialog: each page drawn as fine as the printer takes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from citeapp.base.language import _
from citeapp.reports.pdf.raster import PdfPages, Raster
from citeapp.ui.runner import Runner
from citeapp.ui.widgets.paper import image_of

FINEST = 300
"""Dots to the inch: letters are sharp, and a page of A4 takes 26 MB while it is drawn."""


def ask_printer(
    parent: QDialog,
    runner: Runner,
    title: str,
    pages: PdfPages,
    *,
    grey: bool,
    on_done: Callable[[], object],
) -> QPrintDialog:
    """Ask which printer, how many copies and which pages, then print beside the window's work."""
    printer = printer_for(pages, title)
    if grey:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Imprimer"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages))
    dialog.accepted.connect(
        lambda: Printing(parent, runner, printer, pages, grey=grey, on_done=on_done).start()
    )
    QDialog.open(dialog)
    return dialog


def printer_for(pages: PdfPages, title: str) -> QPrinter:
    """A printer set to the paper of the document, without margins: the document has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    wide, tall = pages.sizes[0]
    upright = QSizeF(min(wide, tall), max(wide, tall))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide > tall else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    return printer


class Printing(QObject):
    """One print: pages are drawn on the worker thread, one after the other, and laid here."""

    def __init__(
        self,
        parent: QObject,
        runner: Runner,
        printer: QPrinter,
        pages: PdfPages,
        *,
        grey: bool,
        on_done: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._runner, self._printer, self._pages = runner, printer, pages
        self._grey, self._on_done = grey, on_done
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        self._left = list(range(first - 1, min(last, len(pages))))
        self._painter = QPainter()

    def start(self) -> None:
        """Print the pages that were asked for."""
        if not self._painter.begin(self._printer):
            return  # the person left the choice of a file, or the printer is gone
        self._next()

    def _next(self) -> None:
        number, dots = self._left.pop(0), min(FINEST, self._printer.resolution())
        self._runner.run(
            lambda _progress: self._pages.drawn(number, dots, grey=self._grey),
            title=_("Impression"),
            on_done=self._lay,
        )

    def _lay(self, raster: Raster) -> None:
        if not isValid(self):
            return
        whole = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image_of(raster))
        if self._left:
            self._printer.newPage()
            self._next()
            return
        self._painter.end()
        self.deleteLater()
        self._on_done()
