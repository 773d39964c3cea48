"""« Nos documents » : what all documents of the Cité bear, with a page of one drawn beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QColorDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from citeapp.base import french
from citeapp.base.errors import UserError
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.facilitator import Programme
from citeapp.domain.publishing import Logo
from citeapp.reports import colours
from citeapp.reports.pdf.raster import PdfPages, Raster
from citeapp.reports.pdf.style import ACCENT
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.logo_rows import LogoRows
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.chips import ChipRow
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.paper import Paper, image_of
from citeapp.usecases import branding, logos, previews, programme
from citeapp.usecases.session import Session

PAPER_PX = (290, 410)
PAUSE_MS = 300
"""After the last change, before the page is drawn anew."""


@dataclass(frozen=True)
class _Sample:
    """The first page of a sample, and its words."""

    raster: Raster
    words: str


class OurDocuments(Section):
    """Every field commits by itself; only the coordination changes them, where there is one."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Nos documents"),
            _("Ce que portent tous les documents imprimés ou envoyés ; dessous, une page."),
            _("logo logos couleur pied de page signature modèle papier adresse site aperçu"),
        )
        self._borne: tuple[Programme, tuple[Logo, ...]] | None = None
        self.keeper = PlainLabel("", "medium")
        self.column.addWidget(self.keeper)
        self.logos = LogoRows(page)
        self.column.addWidget(self.logos)
        self._add_colour()
        self.fields = {
            "address": TextField(_("Adresse")),
            "phone": TextField(_("Téléphone de la Cité"), show=french.phone),
            "email": TextField(_("Courriel de la Cité")),
            "website": TextField(_("Site")),
            "footer": TextField(
                _("Phrase au pied de chaque page"),
                placeholder=_("« Document remis gratuitement »"),
            ),
            "signature_name": TextField(_("Qui signe les courriers")),
            "signature_role": TextField(_("À quel titre")),
        }
        self.column.addWidget(self.fields["address"])
        self.pair(self.fields["phone"], self.fields["email"])
        self.column.addWidget(self.fields["website"])
        self.column.addWidget(self.fields["footer"])
        self.pair(self.fields["signature_name"], self.fields["signature_role"])
        for name, field in self.fields.items():
            field.committed.connect(partial(self._change, name))
        self.sample = SamplePage(page)
        self.beside.addWidget(self.sample)

    def refresh(self) -> None:
        session = self.page.context.session
        found, shared = branding.keepers(session), session.programme
        self.keeper.setText(
            _("Seule la coordination les change : {who}.", who=branding.keepers_words(found))
        )
        self.keeper.setVisible(bool(found))
        self.logos.show_logos(logos.listed(session), may_change=not found)
        for name, field in (*self.fields.items(), ("accent", self.accent)):
            field.set_value(str(getattr(shared, name)))
            field.setEnabled(not found)
        self.pick.setEnabled(not found)
        self._show_colour(shared.accent or ACCENT.lower())
        borne = (shared, tuple(logos.listed(session)))
        if borne != self._borne:
            self._borne = borne
            self.sample.draw_soon()

    # The colour

    def _add_colour(self) -> None:
        self.accent = TextField(_("Couleur des documents"), placeholder=ACCENT.lower())
        self.accent.committed.connect(self._take_colour)
        self.swatch = QFrame()
        self.swatch.setFixedSize(px(40), px(34))
        self.pick = Button(_("Choisir…"), self._pick, name=_("Choisir la couleur"))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.accent, 1)
        for part in (self.swatch, self.pick):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(line)
        self.contrast = PlainLabel("", "secondary")
        self.column.addWidget(self.contrast)
        self.nearest = Button("", self._take_nearest)
        self.nearest.hide()
        self._near = ""
        self.column.addWidget(self.nearest, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_colour(self, colour: str) -> None:
        self.swatch.setStyleSheet(f"background: {colour}; border-radius: 6px")
        self.contrast.setText(branding.contrast_words(colour))
        self.contrast.set_role("secondary")
        self.nearest.hide()

    def _take_colour(self, typed: str) -> None:
        """Keep it, or say why not and offer the nearest one that is read."""
        try:
            colour = branding.sound_accent(typed)
        except UserError as error:
            self.contrast.setText(str(error))
            self.contrast.set_role("error")
            self._near = colours.readable(typed.lower()) if colours.is_colour(typed) else ""
            if self._near:
                words = branding.colour_words(self._near)
                self.nearest.set_words(_("Prendre {colour}", colour=words))
            self.nearest.setVisible(bool(self._near))
            return
        self._change("accent", colour)

    def _take_nearest(self) -> None:
        self.accent.set_value(self._near)
        self._change("accent", self._near)
        self.accent.edit.setFocus()

    def _pick(self) -> None:
        """The system's own palette; what it gives is checked like what is typed."""
        now = QColor(self.page.context.session.programme.accent or ACCENT)
        dialog = QColorDialog(now, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(colour: QColor) -> None:
            self.accent.edit.setText(colour.name())
            self._take_colour(colour.name())

        dialog.colorSelected.connect(chosen)
        dialog.open()

    def _change(self, name: str, value: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: programme.change(session, **{name: value}))


class SamplePage(QWidget):
    """The first page of an invented document, by the code that draws the real ones."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self.kinds = ChipRow(
            _("Page montrée"),
            [("minutes", _("Compte rendu")), ("sign-in-sheet", _("Émargement"))],
        )
        self.kinds.chosen.connect(lambda _key: self.draw())
        column.addWidget(self.kinds)
        self.paper = Paper()
        self.paper.show_page(None, QSize(px(PAPER_PX[0]), px(PAPER_PX[1])))
        self.paper.setAccessibleName(_("Aperçu d’une page avec ces réglages"))
        column.addWidget(self.paper)
        self._due = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.draw)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self.draw_soon()

    def draw_soon(self) -> None:
        """Draw anew once nothing has changed for a moment."""
        self._pause.start()

    def draw(self) -> None:
        """Draw the page on the worker thread, if anyone can see it."""
        self._pause.stop()
        self._due = not self.isVisible()
        if self._due:
            return
        kind, ratio = self.kinds.value(), self.devicePixelRatioF()

        def work(session: Session) -> _Sample:
            made = previews.sample(session, kind=kind)
            pages = PdfPages(made.pdf)
            try:
                dots = px(PAPER_PX[0]) * 72 / pages.sizes[0][0] * ratio
                return _Sample(pages.drawn(0, dots), made.words)
            finally:
                pages.close()

        self._page.beside(work, title=_("Aperçu"), on_done=self._show)

    def _show(self, sample: _Sample) -> None:
        if not isValid(self):
            return
        raster = sample.raster
        wide = px(PAPER_PX[0])
        size = QSize(wide, round(wide * raster.height / raster.width))
        self.paper.show_page(image_of(raster), size)
        self.paper.setAccessibleDescription(sample.words[:600])
