"""« Aperçu » : the pages of a document as they will be printed, before any file is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QFontDatabase,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.pdf.raster import POINTS, PdfPages, Raster
from citeapp.ui import messages
from citeapp.ui.dialogs.saving import ask_where, document_forms
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.inputs import TextEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.paper import Paper, image_of
from citeapp.usecases import documents, previews
from citeapp.usecases.previews import Preview
from citeapp.usecases.session import Session

if TYPE_CHECKING:
    from citeapp.ui.dialogs.given import GivenDialog
    from citeapp.ui.dialogs.mailing import MailDialog

SCREEN_DOTS = 96.0
"""To the inch, on a screen at 100 %."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
WIDEST = 1.25
"""A page as wide as the window is no larger than this."""
A4_WIDTH = 595.276
WIDTH_PX, HEIGHT_PX, FRAME_PX = 860, 720, 40
SHORT_PX = 520
"""Lower than this, the room is for the page: the frame of the window alone says the title."""


@dataclass(frozen=True)
class Wanted:
    """A document to look at: its kind, what people call it, the rencontre or collectif it is of.

    ``options`` are further arguments of ``documents.write``: its layout, its filters.
    """

    kind: str
    title: str
    id: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    noted: bool = True
    """Whether one notes to whom it was given; a receipt is no document of a rencontre."""

    @property
    def about_id(self) -> str:
        """The rencontre or collectif under which it is noted; none for the network."""
        return self.id if self.noted else ""

    def preview(self, session: Session, *, large: bool) -> Preview:
        """The bytes and the words."""
        return previews.show(session, kind=self.kind, id=self.id, large=large, **self.options)

    def write(self, session: Session, path: Path, *, large: bool) -> Path:
        """The file."""
        return documents.write(
            session, kind=self.kind, id=self.id, path=path, large=large, **self.options
        )


@dataclass(frozen=True)
class _Opened:
    """A preview with its first page."""

    preview: Preview
    pages: PdfPages
    first: Raster


class PreviewDialog(CalmDialog):
    """Pages are turned with Page suivante and Page précédente, Début and Fin; Ctrl P prints."""

    def __init__(self, page: Page, wanted: Wanted) -> None:
        super().__init__(page.window(), _("Aperçu : {what}", what=wanted.title), width=320)
        self.wanted, self._page = wanted, page
        self.pages: PdfPages | None = None
        self.number = 0
        self._zoom = 0.0
        self.body.addWidget(self._tools())
        self.paper = Paper()
        self.area = QScrollArea()
        self.area.setWidget(self.paper)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Page du document"))
        self.words = TextEdit()
        self.words.setReadOnly(True)
        self.words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.words.setAccessibleName(_("Texte du document"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.words)
        self.body.addWidget(self.stack, 1)
        self._path: Path | None = None
        self.state = PlainLabel("", "secondary")
        self.open_it = Button(_("Ouvrir"), self._open_file, kind="link")
        self.foot = QWidget()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.open_it)
        self.open_it.hide()
        self._written_to: list[str] = []
        self.note_it = Button(_("Noter à qui vous l’avez donné"), self.ask_given, kind="link")
        foot.addWidget(self.note_it)
        self.note_it.hide()
        self.body.addWidget(self.foot)
        self.add_button(_("Fermer"))
        self.mail = self.add_button(_("Courriel…"), self.ask_mail, closes=False)
        self.mail.setVisible(bool(wanted.about_id))
        self.save = self.add_button(_("Enregistrer…"), self.ask_file, closes=False)
        self.printer = self.add_button(_("Imprimer…"), self.ask_print, closes=False, primary=True)
        self._keys()
        window = page.window()
        self.resize(
            min(px(WIDTH_PX), window.width() - FRAME_PX),
            min(px(HEIGHT_PX), window.height() - FRAME_PX),
        )
        self.finished.connect(self._close_pages)
        self.area.setFocus()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages is None:
            self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.setVisible(self.height() >= px(SHORT_PX))
        if self.pages is not None and not self._zoom:
            self._draw()

    def load(self) -> None:
        """Make the document, in the letters chosen, and show its first page."""
        wanted, large, grey = self.wanted, self.large.isChecked(), self.grey.isChecked()
        dots = self._dots(A4_WIDTH)
        for button in (self.save, self.printer, self.mail):
            button.setEnabled(False)
        self._say(_("Le document se prépare…"))

        def work(session: Session) -> _Opened:
            preview = wanted.preview(session, large=large)
            pages = PdfPages(preview.pdf)
            return _Opened(preview, pages, pages.drawn(0, dots, grey=grey))

        self._page.beside(work, title=_("Aperçu"), on_done=self._opened, on_error=self._failed)

    def turn(self, number: int) -> None:
        """Show page ``number``, counted from 0; from the end when it is negative."""
        if self.pages is None:
            return
        last = len(self.pages) - 1
        self.number = last if number < 0 else min(number, last)
        self.area.verticalScrollBar().setValue(0)
        self._draw()

    def zoom(self, factor: float) -> None:
        """Show pages at ``factor`` times their size; 0 as wide as the window allows."""
        self._zoom = factor
        self._draw()

    def closer(self, steps: int) -> None:
        """The next larger size, or the next smaller one."""
        now = self._factor()
        later = [one for one in ZOOMS if (one > now + 0.01 if steps > 0 else one < now - 0.01)]
        if later:
            self.zoom(later[0] if steps > 0 else later[-1])

    # What can be done with it

    def ask_print(self) -> None:
        """The system's own dialog, then the printer."""
        if self.pages is None:
            return
        from citeapp.ui.dialogs import printing  # the printers of the system are asked for here

        printing.ask_printer(
            self,
            self._page.context.runner,
            self.wanted.title,
            self.pages,
            grey=self.grey.isChecked(),
            on_done=lambda: self.done_with(_("Envoyé à l’imprimante.")),
        )

    def ask_file(self) -> None:
        """Ask where it goes and in what form, and write it."""
        name = documents.file_name(
            self._page.context.session,
            kind=self.wanted.kind,
            id=self.wanted.id,
            layout=str(self.wanted.options.get("layout", "")),
        )
        ask_where(self, _("Enregistrer le document"), Path(name).stem, document_forms(), self.write)

    def write(self, path: Path) -> None:
        """Write the file beside the window's work."""
        wanted, large = self.wanted, self.large.isChecked()
        self._page.beside(
            lambda session: wanted.write(session, path, large=large),
            title=_("Écriture du document"),
            on_done=self._written,
            on_error=self._said,
        )

    def ask_mail(self) -> MailDialog:
        """To whom, then the draft in the mail program."""
        from citeapp.ui.dialogs.mailing import MailDialog  # brings in what writes mails

        wanted = self.wanted
        layout = str(wanted.options.get("layout", ""))
        dialog = MailDialog(
            self._page, wanted.kind, wanted.title, wanted.about_id, layout, self._mailed
        )
        dialog.open()
        return dialog

    def ask_given(self) -> GivenDialog:
        """To whom it was given."""
        from citeapp.ui.dialogs.given import GivenDialog

        wanted = self.wanted
        dialog = GivenDialog(
            self._page, wanted.kind, wanted.title, wanted.about_id, self._written_to
        )
        dialog.open()
        return dialog

    def done_with(self, words: str, path: Path | None = None) -> None:
        """Say what was done, and offer to open the file."""
        if not isValid(self):
            return
        self._say(words)
        self.state.set_role("secondary")
        self.open_it.setVisible(path is not None)
        self.note_it.setVisible(bool(self.wanted.about_id))
        self._path = path
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Parts

    def _say(self, words: str) -> None:
        """At the foot, which takes no room while there is nothing to say."""
        self.state.setText(words)
        self.foot.setVisible(bool(words))

    def _tools(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8)
        self.before = IconButton("arrow-left", _("Page précédente"), lambda: self._step(-1))
        self.after = IconButton("arrow-right", _("Page suivante"), lambda: self._step(1))
        self.where = PlainLabel("", "medium", wrap=False)
        self.smaller = IconButton("minus", _("Plus petit"), lambda: self.closer(-1))
        self.size_words = PlainLabel("", "secondary", wrap=False)
        self.larger = IconButton("plus", _("Plus grand"), lambda: self.closer(1))
        self.large = Switch(_("Grands caractères"))
        self.grey = Switch(_("Noir et blanc"))
        self.read = Switch(_("Lire le texte"))
        self.large.toggled.connect(lambda _on: self.load())
        self.grey.toggled.connect(lambda _on: self._draw())
        self.read.toggled.connect(self._show_words)
        for part in (
            self.before, self.where, self.after, self.smaller, self.size_words, self.larger,
            self.large, self.grey, self.read,
        ):  # fmt: skip
            row.addWidget(part)
        return holder

    def _keys(self) -> None:
        for keys, act in (
            ("PgDown", lambda: self._step(1)),
            ("PgUp", lambda: self._step(-1)),
            ("Home", lambda: self.turn(0)),
            ("End", lambda: self.turn(-1)),
            ("Ctrl++", lambda: self.closer(1)),
            ("Ctrl+=", lambda: self.closer(1)),
            ("Ctrl+-", lambda: self.closer(-1)),
            ("Ctrl+0", lambda: self.zoom(0)),
        ):
            QShortcut(QKeySequence(keys), self.area, act, context=_WITHIN)
        QShortcut(QKeySequence("Ctrl+P"), self, self.ask_print)
        QShortcut(QKeySequence("Ctrl+S"), self, self.ask_file)

    def _step(self, pages: int) -> None:
        if self.pages is not None and 0 <= self.number + pages < len(self.pages):
            self.turn(self.number + pages)

    def _opened(self, opened: _Opened) -> None:
        if not isValid(self) or self.isHidden():
            opened.pages.close()
            return
        self._close_pages()
        self.pages = opened.pages
        self.destroyed.connect(opened.pages.close)  # when the whole window goes first
        self.number = min(self.number, len(opened.pages) - 1)
        self.words.setPlainText(opened.preview.words)
        for button in (self.save, self.printer, self.mail):
            button.setEnabled(True)
        self._say("")
        if self.wanted.kind == "sign-in-sheet":  # its line numbers are frozen now
            self._page.context.changes.notify({"sheet_number"})
        if self.number == 0:
            self._show(0, opened.first)
        if self.number or abs(self._wide(0) - A4_WIDTH) > 1 or self._zoom:
            self._draw()

    def _draw(self) -> None:
        """Ask the worker for the page in sight, at the size in sight."""
        pages, number, grey = self.pages, self.number, self.grey.isChecked()
        if pages is None:
            return
        dots = self._dots(self._wide(number))
        self._page.context.runner.run(
            lambda _progress: pages.drawn(number, dots, grey=grey),
            title=_("Aperçu"),
            on_done=partial(self._show, number),
        )

    def _show(self, number: int, raster: Raster) -> None:
        if not isValid(self) or self.pages is None or number != self.number:
            return
        wide, tall = self.pages.sizes[number]
        scale = self._factor() * px(SCREEN_DOTS) / POINTS
        self.paper.show_page(image_of(raster), QSize(round(wide * scale), round(tall * scale)))
        count = len(self.pages)
        where = _("page {number} / {total}", number=number + 1, total=count)
        self.where.setText(where)
        self.size_words.setText(f"{round(self._factor() * 100)}{french.NBSP}%")
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number < count - 1)
        self.area.setAccessibleName(f"{self.wanted.title}, {where}")
        self.area.setAccessibleDescription(
            _("Image de la page. « Lire le texte » donne les mêmes mots.")
        )

    def _show_words(self, on: bool) -> None:
        shown = self.words if on else self.area
        self.stack.setCurrentWidget(shown)
        shown.setFocus()

    def _factor(self) -> float:
        """How large a page is shown, 1 for its size on paper."""
        if self._zoom:
            return self._zoom
        room = self.stack.width() - px(FRAME_PX)
        inches = self._wide(self.number) / POINTS
        return max(0.2, min(WIDEST, room / (inches * px(SCREEN_DOTS))))

    def _wide(self, number: int) -> float:
        return self.pages.sizes[number][0] if self.pages is not None else A4_WIDTH

    def _dots(self, wide: float) -> float:
        """Dots to the inch for a page ``wide`` points across, as sharp as the screen."""
        room = (self.stack.width() - px(FRAME_PX)) * POINTS / wide
        shown = self._zoom * px(SCREEN_DOTS) if self._zoom else min(room, WIDEST * px(SCREEN_DOTS))
        return max(18.0, shown * self.devicePixelRatioF())

    def _open_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _written(self, path: Path) -> None:
        self.done_with(_("Écrit : {name}", name=path.name), path)

    def _mailed(self, person_ids: list[str]) -> None:
        self._written_to = person_ids
        self.done_with(_("Le brouillon s’ouvre dans votre logiciel de courriel."))

    def _failed(self, error: Exception) -> None:
        """The document could not be made: the window says why."""
        if isValid(self):
            self.reject()
        self._page.context.teller.show_error(error)

    def _said(self, error: Exception) -> None:
        """The file could not be written: it may go elsewhere, so this stays open."""
        notice = messages.notice(error)
        self.done_with(" ".join(filter(None, (notice.text, notice.detail))))
        self.state.set_role("late")
        self.note_it.hide()

    def _close_pages(self) -> None:
        if self.pages is not None:
            self.pages.close()
            self.pages = None


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


def open_preview(page: Page, wanted: Wanted) -> PreviewDialog:
    """Show a document before any file is made."""
    dialog = PreviewDialog(page, wanted)
    dialog.open()
    return dialog
