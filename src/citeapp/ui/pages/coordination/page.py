"""The coordinator's board: last and next rencontre, missing minutes, late actions, last lot."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.page import Context, Page
from citeapp.ui.widgets.figures import StatCard
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.tables import BADGE_ROLE, TONE_ROLE, TableCard, TableView
from citeapp.usecases import coordination, figures
from citeapp.usecases.coordination import BoardLine

HEADS = (
    "Collectif",
    "Animation",
    "Dernière",
    "Prochaine",
    "Comptes rendus",
    "Actions en retard",
    "Dernier lot reçu",
)


class CoordinationPage(Page):
    """A cockpit with six dials, not sixty."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Coordination"), "")
        self.column.addWidget(self.header)
        self.cards = ResponsiveColumns(below=700, gap=14)
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
        self.column.addWidget(self.cards)
        self.model = QStandardItemModel(0, len(HEADS))
        self.view = TableView(_("Les collectifs"))
        self.view.setModel(self.model)
        self.view.set_columns([0, 200, 130, 130, 130, 140, 130])
        self.view.activated.connect(self._open)
        self.table = TableCard(self.view)
        self.column.addWidget(self.table, 1)
        self.empty = EmptyState(
            _("Aucun collectif"),
            _("Créez-les, ou fusionnez le lot d’un animateur."),
            _("Créer un collectif"),
            lambda: context.navigator.go("collectives", new="1"),
            icon="collectives",
        )
        self.column.addWidget(self.empty, 1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Coordination")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Une ligne par collectif, dans l’ordre des noms. Entrée ouvre le collectif.")

    def refresh(self, changes: frozenset[str]) -> None:
        session = self.context.session
        lines = coordination.board(session)
        self.model.setRowCount(0)
        self.model.setHorizontalHeaderLabels([_(head) for head in HEADS])
        for line in lines:
            self.model.appendRow(_row(line, session.today))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        totals = figures.totals(session)
        self.stats["people"].show_values(french.number(totals.people))
        self.stats["participations"].show_values(french.number(totals.participations))
        self.stats["inhabitants"].show_values(f"{totals.inhabitants_percent}{french.NBSP}%")
        self.stats["open_actions"].show_values(french.number(totals.open_actions))
        self.header.set_words(_("Coordination"), session.programme.name)

    def first_focus(self) -> QWidget | None:
        return self.view

    def _open(self, index: QModelIndex) -> None:
        id = self.model.item(index.row(), 0).data(Qt.ItemDataRole.UserRole)
        self.context.navigator.go("collectives", collective=str(id))


def _row(line: BoardLine, today: date) -> list[QStandardItem]:
    def day(value: date | None) -> str:
        return french.day(value, year=value.year != today.year) if value else _("aucune")

    missing = _("{n} à finir", n=line.missing_minutes) if line.missing_minutes else _("à jour")
    late = _("{n} en retard", n=line.late_actions) if line.late_actions else _("aucune")
    received = french.day(line.last_bundle.date()) if line.last_bundle else _("jamais")
    words = (
        line.collective.name,
        line.facilitators or _("personne"),
        day(line.last_meeting),
        day(line.next_meeting),
        missing,
        late,
        received,
    )
    items = [QStandardItem(text) for text in words]
    for head, item in zip(HEADS, items, strict=True):
        item.setEditable(False)
        item.setAccessibleText(f"{_(head)} : {item.text()}")
    items[0].setData("medium", TONE_ROLE)
    items[0].setData(line.collective.id, Qt.ItemDataRole.UserRole)
    items[1].setData("muted", TONE_ROLE)
    if line.missing_minutes:
        items[4].setData("ask", BADGE_ROLE)
    if line.late_actions:
        items[5].setData("late", BADGE_ROLE)
    return items
