"""The list on the left, one collectif on the right with its tabs."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.domain.collective import COLLECTIVE_KIND, COLLECTIVE_STATE, THEME, Collective
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.collectives.identity import IdentityTab
from citeapp.ui.pages.collectives.meetings import MeetingsTab
from citeapp.ui.pages.collectives.members import MembersTab
from citeapp.ui.pages.collectives.new import NewCollective
from citeapp.ui.pages.collectives.papers import PapersTab
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.pages.collectives.tracking import TrackingTab
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import PrimaryButton
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.panes import Panes
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.two_lines import TwoLineList, TwoLines
from citeapp.usecases import collectives

LIST_PX = 250
NOUNS = (
    "collective",
    "collective_facilitator",
    "facilitator",
    "membership",
    "person",
    "affiliation",
    "organisation",
    "meeting",
    "attendance",
    "action_item",
    "action_owner",
    "meeting_template",
    "template_item",
    "meeting_collective",
    "document_sending",
    "minutes_sending",
)


class CollectivesPage(Page):
    """One folder a collectif."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.collective: Collective | None = None
        self.listed: list[Collective] = []
        self.column.setContentsMargins(0, 0, 0, 0)
        left = self._left()
        self.right = QStackedWidget()
        self.panes = Panes(left, self.list, self.right, back=_("Collectifs"), width=LIST_PX)
        self.panes.entered.connect(self._enter)
        self.column.addWidget(self.panes)
        self.empty = EmptyState(
            _("Aucun collectif pour l’instant"),
            _(
                "Créez le premier, ou inscrivez la coordination dans Échanges : son lot de départ "
                "apporte les collectifs de la Cité."
            ),
            _("Créer un collectif"),
            self.ask_new,
            icon="collectives",
        )
        self.card = self._card()
        for part in (self.empty, self.card):
            self.right.addWidget(part)

    @cached_property
    def new(self) -> NewCollective:
        """The short form of a new collectif, made when it is first asked for."""
        form = NewCollective(self)
        form.made.connect(self._made)
        form.left.connect(self._show_right)
        self.right.addWidget(form)
        return form

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Collectifs")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "À gauche les collectifs, à droite celui qui est choisi ; Ctrl+Page suivante passe "
            "d’un onglet à l’autre.\n\n"
            "Membres : tapez quelques lettres d’un nom, puis Entrée. Un nom inconnu devient une "
            "personne à compléter.\n\n"
            "Documents : le bilan de l’année, et des feuilles à remplir à la main.\n\n"
            "Tout s’enregistre en quittant le champ ; Ctrl+Z annule."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if not touches(changes, *NOUNS):
            return
        self.listed = collectives.listed(self.context.session)
        self._show_list()
        known = {row.id: row for row in self.listed}
        before = self.collective
        self.collective = known.get(before.id) if before else None
        if self.collective is None and self.listed:
            mine = set(collectives.mine(self.context.session))
            self.collective = next((c for c in self.listed if c.id in mine), self.listed[0])
        if not isinstance(self.right.currentWidget(), NewCollective):
            self._show_right()

    def open(self, **target: str) -> None:
        if target.get("collective"):
            self.show_id(target["collective"])
            self.panes.show_right()
        if target.get("tab"):
            keys = list(self.tabs)
            if target["tab"] in keys:
                self.tab_bar.setCurrentIndex(keys.index(target["tab"]))
        if target.get("new"):
            self.ask_new()

    def first_focus(self) -> QWidget | None:
        if isinstance(self.right.currentWidget(), NewCollective):
            return self.new.name
        if self.panes.list_hidden and self.listed:
            return self.panes.browser
        return self.list if self.listed else self.empty.button

    def show_id(self, id: str) -> None:
        """Show a collectif of the list."""
        self.collective = next((row for row in self.listed if row.id == id), self.collective)
        if self.search.text() and not self.list.select(id):
            self.search.edit.clear()
        self._show_right()

    def ask_new(self) -> None:
        """The short form of a new collectif, in place of the right side."""
        self.right.setCurrentWidget(self.new)
        self.panes.show_right()
        self.new.start()

    # Parts

    def _left(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("surface", "rail")
        column = QVBoxLayout(rail)
        column.setContentsMargins(px(14), px(22), px(14), px(12))
        column.setSpacing(px(8))
        self.add = PrimaryButton(_("+ Collectif"), self.ask_new, key="Ctrl+N")
        column.addWidget(self.add)
        self.search = SearchField(_("Filtrer"), key="Ctrl+F", name=_("Filtrer les collectifs"))
        self.search.typed.connect(lambda _text: self._show_list())
        self.search.entered.connect(lambda _text: self._first())
        column.addWidget(self.search)
        self.list = TwoLineList(_("Collectifs"))
        self.list.chosen.connect(self.show_id)
        self.search.descended.connect(self.list.take_hands)
        column.addWidget(self.list, 1)
        return rail

    def _card(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(px(26), px(22), px(26), px(12))
        column.setSpacing(px(10))
        self.badge = Badge("accent", "")
        self.header = PageHeader("", "", badge=self.badge, below=True)
        self.header.add_action(self.panes.browser)
        column.addWidget(self.header)
        self.tabs: dict[str, Tab] = {
            "identity": IdentityTab(self),
            "members": MembersTab(self),
            "meetings": MeetingsTab(self),
            "tracking": TrackingTab(self),
            "papers": PapersTab(self),
        }
        self.tab_bar = QTabWidget()
        self.tab_bar.setAccessibleName(_("Onglets du collectif"))
        self.tab_bar.setDocumentMode(True)
        self.tab_bar.tabBar().setDrawBase(False)
        self.tab_bar.tabBar().setCursor(Qt.CursorShape.PointingHandCursor)
        for tab in self.tabs.values():
            self.tab_bar.addTab(tab, tab.label())
        self.tab_bar.currentChanged.connect(lambda _index: self._show_tab())
        column.addWidget(self.tab_bar, 1)
        return holder

    def _show_list(self) -> None:
        wanted = fold(self.search.text()).split()
        self.list.show_rows(
            [
                TwoLines(row.id, row.name, subtitle(row))
                for row in self.listed
                if all(word in fold(f"{row.name} {subtitle(row)}") for word in wanted)
            ]
        )
        if self.collective is not None:
            self.list.select(self.collective.id)

    def _show_right(self) -> None:
        if self.collective is None:
            self.right.setCurrentWidget(self.empty)
            return
        row = self.collective
        self.list.select(row.id)
        count = len(collectives.members(self.context.session, collective_id=row.id))
        parts = [
            COLLECTIVE_KIND.label(row.kind),
            THEME.label(row.theme) if row.kind == "theme" else "",
            row.commune,
            row.usual_day_time,
            ngettext("{n} membre", "{n} membres", count) if count else _("aucun membre"),
        ]
        self.header.set_words(row.name, " · ".join(part for part in parts if part))
        active = row.state in ("", "active")
        self.badge.show_state(
            "accent" if active else "neutral",
            COLLECTIVE_STATE.label(row.state or "active"),
            "" if active else "moon",
        )
        self.right.setCurrentWidget(self.card)
        self._show_tab()

    def _first(self) -> None:
        """Enter in the filter: the first collectif that it keeps."""
        self.list.take_hands()

    def _enter(self) -> None:
        """Enter on a collectif: the hands go to the tab that is open."""
        tab = self.tab_bar.currentWidget()
        if isinstance(tab, Tab):
            tab.take_focus()

    def _show_tab(self) -> None:
        tab = self.tab_bar.currentWidget()
        if isinstance(tab, Tab) and self.collective is not None:
            tab.show_collective(self.collective)

    def _made(self, id: str) -> None:
        self.listed = collectives.listed(self.context.session)
        self._show_list()
        self.show_id(id)
        self.tab_bar.setCurrentIndex(list(self.tabs).index("members"))
        members = self.tabs["members"]
        members.take_focus()


def subtitle(row: Collective) -> str:
    """What stands under a collectif's name in the list."""
    kind = THEME.label(row.theme) if row.kind == "theme" else ""
    state = COLLECTIVE_STATE.label(row.state) if row.state not in ("", "active") else ""
    parts = [kind or COLLECTIVE_KIND.label(row.kind), row.commune, state]
    return " · ".join(part for part in parts if part)
