"""The page: all plain texts, or one of them on the workbench."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.publishing import PlainVersion
from citeapp.ui.changes import touches
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.plain import proofreading
from citeapp.ui.pages.plain.listing import Listing
from citeapp.ui.pages.plain.side import Glossary, Judged, Original
from citeapp.ui.pages.plain.workbench import Workbench
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ResponsiveColumns, ScrollColumn
from citeapp.usecases import plain

NOUNS = ("plain_version", "plain_line", "glossary_word", "consent", "person")
BESIDE_PX = 820
"""Under this width the original stands over the sentences."""


class PlainPage(Page):
    """Open with ``text=`` a plain text, ``meeting=`` and ``kind=`` for the one of a rencontre
    (made when there is none), ``collective=`` for those of a collectif."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.text_id = self.collective_id = ""
        self.header = PageHeader(_("Textes simplifiés"), "", below=True)
        self.every = Button(_("Tous les textes"), self.show_all, icon="arrow-left", kind="quiet")
        self.read_by = Button(_("Noter une relecture…"), self.ask_proofreading, icon="check")
        self.unread = Button(_("Retirer la relecture"), self.take_back, kind="quiet")
        self.preview = Button(_("Aperçu et impression"), self.open_preview, icon="print",
                              key="Ctrl+P")  # fmt: skip
        self.listing = Listing(self)
        for button in (
            self.every, self.unread, self.read_by, self.preview, self.listing.begin,
        ):  # fmt: skip
            self.header.add_action(button)
        self.column.addWidget(self.header)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.bench_area = ScrollColumn(gap=14)
        self.stack.addWidget(self.bench_area)
        self.column.addWidget(self.stack, 1)
        self._lay_bench()

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Textes simplifiés")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "À gauche le texte d’origine, à droite la version simplifiée : une phrase par ligne, "
            "un pictogramme par partie. Sous une phrase, le signe orange dit ce qui peut gêner ; "
            "le bouton écrit ce qui est proposé. Rien n’est jamais imposé.\n\n"
            "Entrée : une ligne de plus. Alt et flèches : déplacer la ligne. Ctrl et point : "
            "écrire la première proposition. Retour arrière dans une ligne vide : l’enlever.\n\n"
            "Le programme vérifie des règles, il ne remplace pas une relecture. Tant que des "
            "personnes concernées n’ont pas relu le texte, c’est une version simplifiée, non "
            "relue. Une phrase changée ensuite est à relire."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if touches(changes, *NOUNS):
            self.glossary.read()
            self.fill()

    def open(self, **target: str) -> None:
        self.bench.commit()
        if "text" in target:
            self.text_id = target["text"]
        elif target.get("meeting"):
            self.text_id = self._of_meeting(target["meeting"], target.get("kind", "minutes"))
        elif "collective" in target:
            self.text_id, self.collective_id = "", target["collective"]
        else:
            return
        self.fill()

    def first_focus(self) -> QWidget | None:
        if not self.text_id:
            return self.listing.first_focus()
        return self.bench.rows[0].edit if self.bench.rows else self.bench.add

    def fill(self) -> None:
        """Read again what is in sight."""
        version = self._version()
        for button in (self.every, self.read_by, self.unread, self.preview):
            button.setVisible(version is not None)
        self.listing.begin.setVisible(version is None)
        if version is None:
            self.text_id = ""
            self.header.set_words(
                _("Textes simplifiés"), _("Des mots de tous les jours, une phrase par ligne")
            )
            self.listing.fill(self.collective_id)
            self.stack.setCurrentWidget(self.listing)
            return
        standing = plain.standing(self.context.session, id=version.id)
        self.header.set_words(version.title, standing.words)
        self.unread.setVisible(bool(standing.by))
        self.original.show_text(plain.original(self.context.session, id=version.id))
        self.bench.show_version(version)
        self.stack.setCurrentWidget(self.bench_area)

    def show_all(self) -> None:
        """Back to the list of texts."""
        self.open(text="")
        self.listing.first_focus().setFocus()

    def open_preview(self) -> PreviewDialog:
        """The pages as they will be printed."""
        self.bench.commit()
        return open_preview(self, Wanted("plain-text", self.header.title.text(), self.text_id))

    def ask_proofreading(self) -> CalmDialog:
        """Who read it?"""
        self.bench.commit()
        return proofreading.ask(self, self.text_id)

    def take_back(self) -> None:
        """A proof-reading noted by mistake."""
        session, id = self.context.session, self.text_id
        self.act(lambda: plain.take_back_proofreading(session, id=id), say=True)

    def _version(self) -> PlainVersion | None:
        found = plain.listed(self.context.session) if self.text_id else []
        return next((one for one in found if one.id == self.text_id), None)

    def _of_meeting(self, meeting_id: str, kind: str) -> str:
        session = self.context.session
        known = [one for one in plain.listed(session, meeting_id=meeting_id) if one.kind == kind]
        if known:
            return known[0].id
        made = self.act(lambda: plain.make(session, meeting_id=meeting_id, kind=kind), say=True)
        return made.id if made else ""

    def _lay_bench(self) -> None:
        columns = ResponsiveColumns(below=BESIDE_PX, gap=16)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(12))
        self.original = Original()
        self.glossary = Glossary(self)
        self.judged = Judged()
        for part in (self.original, self.glossary, self.judged):
            left.addWidget(part)
        left.addStretch(1)
        self.bench = Workbench(self)
        columns.stacked.connect(self.original.stand_alone)
        columns.add(side, 2)
        columns.add(self.bench, 3)
        self.bench_area.column.addWidget(columns)
        self.bench_area.column.addStretch(1)
