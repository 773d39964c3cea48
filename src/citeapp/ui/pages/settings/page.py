"""Paramètres: one screen; a typed word keeps what fits; every field commits by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from citeapp.ui.widgets.later import Later
from citeapp.ui.widgets.layouts import ScrollColumn, bring_into_sight
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField

SEARCH_PX = 320
KINDS: dict[str, Callable[[Page], Section]] = {
    "profile": Profile,
    "cite": Cite,
    "documents": OurDocuments,
    "look": Look,
    "spelling": Spelling,
    "backups": Backups,
    "words": Care,
    "bin": Bin,
    "keys": Keys,
    "team": Team,
    "update": Updating,
    "about": About,
}
"""The sections from top to bottom."""


class Sections(dict[str, Section]):
    """The sections by their keys, each made when first asked for, after those above it."""

    def __init__(self, make: Callable[[str], Section]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Section:
        for above in list(KINDS)[: list(KINDS).index(key) + 1]:
            if above not in self:
                self[above] = self._make(above)
        return self[key]


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
        self.sections = Sections(self._make)
        self._later = Later(self)
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
        if not self.sections:
            self._make_those_in_sight()
            return
        for section in self.sections.values():
            section.refresh()

    def open(self, **target: str) -> None:
        wanted = "team" if target.get("facilitator") else target.get("show", "")
        given = target.get("update", "")
        key = "update" if given else wanted
        if key not in KINDS:
            return
        self._later.now()
        section = self.sections[key]
        self.search.edit.clear()
        bring_into_sight(section)
        if given and isinstance(section, Updating):
            section.take(Path(given))

    def first_focus(self) -> QWidget | None:
        return self.search

    def _make(self, key: str) -> Section:
        section = KINDS[key](self)
        self.area.column.insertWidget(len(self.sections), section)
        section.refresh()
        section.show()
        return section

    def _make_those_in_sight(self) -> None:
        """The others once the page is painted: to make them all takes as long as the start."""
        filled = 0
        for key in KINDS:
            if filled < self.window().height():
                filled += self.sections[key].sizeHint().height()
            else:
                self._later.add(partial(self.sections.__getitem__, key))

    def _keep(self, text: str) -> None:
        self._later.now()
        kept = [section.fits(text) for section in self.sections.values()]
        for section, fits in zip(self.sections.values(), kept, strict=True):
            section.setVisible(fits)
        self.nothing.setVisible(not any(kept))
