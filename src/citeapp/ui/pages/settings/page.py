"""Paramètres: one screen; a typed word keeps what fits; every field commits by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.settings.care import Care
from citeapp.ui.pages.settings.machine import About, Backups, Bin, Keys, Look
from citeapp.ui.pages.settings.our_documents import OurDocuments
from citeapp.ui.pages.settings.people import Cite, Profile, Team
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.pages.settings.spelling import Spelling
from citeapp.ui.pages.settings.updating import Updating
from citeapp.ui.style import px
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField

SEARCH_PX = 320


class SettingsPage(Page):
    """Profile, the Cité éducative, look, spelling, backups, bin, keys, the team, about."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(
            _("Paramètres"), _("Chaque réglage s’enregistre de lui-même"), below=True
        )
        self.search = SearchField(_("Chercher un réglage"), key="Ctrl+F")
        self.search.setFixedWidth(px(SEARCH_PX))
        self.search.typed.connect(self._keep)
        self.header.add_action(self.search)
        self.column.addWidget(self.header)
        self.area = ScrollColumn(gap=14)
        self.column.addWidget(self.area, 1)
        self.sections: dict[str, Section] = {
            "profile": Profile(self),
            "cite": Cite(self),
            "documents": OurDocuments(self),
            "look": Look(self),
            "spelling": Spelling(self),
            "backups": Backups(self),
            "words": Care(self),
            "bin": Bin(self),
            "keys": Keys(self),
            "team": Team(self),
            "update": Updating(self),
            "about": About(self),
        }
        for section in self.sections.values():
            self.area.column.addWidget(section)
        self.nothing = EmptyState(
            _("Aucun réglage de ce nom"), _("Essayez un autre mot, ou moins de lettres.")
        )
        self.nothing.hide()
        self.area.column.addWidget(self.nothing)
        self.area.column.addStretch(1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Paramètres")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Chaque réglage s’enregistre de lui-même ; Ctrl Z annule.\n\n"
            "Ctrl F cherche un réglage : « contraste », « sauvegarde », « phrase de passe »…"
        )

    def refresh(self, changes: frozenset[str]) -> None:
        for section in self.sections.values():
            section.refresh()

    def open(self, **target: str) -> None:
        wanted = "team" if target.get("facilitator") else target.get("show", "")
        given = target.get("update", "")
        section = self.sections.get("update" if given else wanted)
        if section is not None:
            self.search.edit.clear()
            self.area.ensureWidgetVisible(section)
        if given and isinstance(section, Updating):
            section.take(Path(given))

    def first_focus(self) -> QWidget | None:
        return self.search

    def _keep(self, text: str) -> None:
        kept = [section.fits(text) for section in self.sections.values()]
        for section, fits in zip(self.sections.values(), kept, strict=True):
            section.setVisible(fits)
        self.nothing.setVisible(not any(kept))
