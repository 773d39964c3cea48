"""The coordinator's board: last and next rencontre, missing minutes, late actions, last lot."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.ui.changes import touches
from citeapp.ui.models.board import LATE, MINUTES, NAME, NEXT, BoardModel
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.coordination.papers import PapersPane
from citeapp.ui.pages.coordination.year import YearPane
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.tables import TableCard, TableView
from citeapp.usecases import coordination, figures
from citeapp.usecases.coordination import BoardLine

WIDTHS = (0, 190, 130, 130, 140, 135, 150)
ROOM_FOR_CARDS_PX = 480
"""Below this height the figures stand in the line under the title."""
BOARD, YEAR, DOCUMENTS = "board", "year", "documents"
"""What the page can show."""
NOUNS = (
    "collective",
    "collective_facilitator",
    "facilitator",
    "meeting",
    "attendance",
    "headcount",
    "person",
    "action_item",
    "peer",
    "programme",
)


class CoordinationPage(Page):
    """A cockpit with six dials, not sixty."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: list[BoardLine] = []
        self._name, self._figures = "", ""
        self.header = PageHeader(_("Coordination"), "", below=True)
        self.search = SearchField(_("Filtrer"), key="Ctrl+F")
        self.search.setFixedWidth(px(240))
        self.search.typed.connect(lambda _text: self._choose())
        self.header.add_action(self.search)
        self.turns = {
            BOARD: Button(_("Les collectifs"), lambda: self._turn(BOARD), icon="table"),
            YEAR: Button(_("L’année en chiffres"), lambda: self._turn(YEAR), icon="coordination"),
            DOCUMENTS: Button(_("Documents"), lambda: self._turn(DOCUMENTS), icon="document"),
        }
        for button in self.turns.values():
            self.header.add_action(button)
        self.column.addWidget(self.header)
        self.cards = ResponsiveColumns(below=560, gap=14)
        self.stats = {
            name: StatCard(label, "0")
            for name, label in (
                ("people", _("Personnes")),
                ("participations", _("Participations")),
                ("inhabitants", _("Part des parents et habitants")),
                ("open_actions", _("Actions ouvertes")),
            )
        }
        for card in self.stats.values():
            self.cards.add(card, 1)
        self.cards.hide()  # shown where there is room
        self.column.addWidget(self.cards)
        self.model = BoardModel(self)
        self.table = TableView(_("Les collectifs"))
        self.table.setModel(self.model)
        self.table.set_columns(WIDTHS)
        self.table.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.activated.connect(self._open)
        self.card = TableCard(self.table)
        self.empty = EmptyState(
            _("Aucun collectif pour l’instant"),
            _("Créez-les, ou fusionnez le lot d’un animateur."),
            _("Créer un collectif"),
            lambda: context.navigator.go("collectives", new="1"),
            icon="collectives",
        )
        below = QWidget()
        below.setMinimumSize(px(120), px(120))
        self.stack = QStackedLayout(below)
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.empty)
        self.column.addWidget(below, 1)
        self._side = BOARD

    @cached_property
    def papers(self) -> PapersPane:
        """The documents of the network, made when first asked for."""
        pane = PapersPane(self)
        self.stack.addWidget(pane)
        return pane

    @cached_property
    def year(self) -> YearPane:
        """The year in pictures, made when first asked for."""
        pane = YearPane(self)
        self.stack.addWidget(pane)
        return pane

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Coordination")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Une ligne par collectif, dans l’ordre des noms : jamais un classement.\n\n"
            "Entrée ouvre ce que dit la case : le collectif, ses rencontres ou ses actions.\n\n"
            "L’année en chiffres : les images du bilan annuel, avec leurs chiffres.\n\n"
            "Documents : le bilan annuel du réseau et le dossier de la revue de projet."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if not touches(changes, *NOUNS):
            return
        session = self.context.session
        self._lines = coordination.board(session)
        self._choose()
        self._show_side()
        totals = figures.totals(session)
        people, presences = french.number(totals.people), french.number(totals.participations)
        share = f"{totals.inhabitants_percent}{french.NBSP}%"
        self.stats["people"].show_values(people)
        self.stats["participations"].show_values(presences)
        self.stats["inhabitants"].show_values(share)
        self.stats["open_actions"].show_values(french.number(totals.open_actions))
        count = len(self._lines)
        named = session.programme.name, ngettext("{n} collectif", "{n} collectifs", count)
        self._name = " · ".join(filter(None, named))
        self._figures = _(
            "{people} personnes · {presences} participations · {share} de parents et habitants",
            people=people,
            presences=presences,
            share=share,
        )
        self._fit()

    def open(self, **target: str) -> None:
        if target.get("show") in self.turns:
            self._turn(target["show"])

    def first_focus(self) -> QWidget | None:
        if self._side == DOCUMENTS:
            return self.papers.list.buttons["annual-report"]
        if self._side == YEAR:
            return self.year.year
        return self.table if self.model.rowCount() else self.empty.button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a small screen the figures are words, so that the board keeps its room."""
        roomy = self.height() >= px(ROOM_FOR_CARDS_PX)
        self.cards.setVisible(roomy and self._side == BOARD)
        since = f"{self._name} · {_('chiffres depuis le début')}" if roomy else self._figures
        self.header.set_words(_("Coordination"), since if self._side == BOARD else self._name)

    def _turn(self, side: str) -> None:
        self._side = side
        self._show_side()

    def _show_side(self) -> None:
        """The board, the year in pictures, or the documents of the network."""
        if self._side == DOCUMENTS:
            self.papers.show_network()
            self.stack.setCurrentWidget(self.papers)
        elif self._side == YEAR:
            self.year.show_network()
            self.stack.setCurrentWidget(self.year)
        else:
            self.stack.setCurrentWidget(self.card if self._lines else self.empty)
        self.search.setVisible(self._side == BOARD)
        for side, button in self.turns.items():
            button.setVisible(side != self._side)
        self._fit()

    def _choose(self) -> None:
        wanted = fold(self.search.text()).split()
        session = self.context.session
        self.model.show_lines(
            [
                line
                for line in self._lines
                if all(w in fold(f"{line.collective.name} {line.facilitators}") for w in wanted)
            ],
            today=session.today,
            me=session.me.display_name,
        )
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, NAME))

    def _open(self, index: QModelIndex) -> None:
        """The place where what the cell says is done."""
        go = self.context.navigator.go
        id = self.model.lines[index.row()].collective.id
        if index.column() == LATE:
            go("tracking", collective=id)
        elif index.column() in (NEXT, MINUTES):
            go("collectives", collective=id, tab="meetings")
        else:
            go("collectives", collective=id)
