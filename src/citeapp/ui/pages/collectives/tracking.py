"""Suivi: what the collectif still has to do; changed in the tableau de suivi."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.models.tracking import COLLECTIVE, ORIGIN, WHAT, WHO, TrackingModel
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fitting import FittedTable
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.tables import TableCard
from citeapp.usecases import actions

ROW_PX = 46
WIDE = (0, 190, 1, 250, 120, 1)
NARROW = (0, 115, 1, 165, 105, 1)
NARROW_PX = 640


class TrackingTab(Tab):
    """The open actions, the most overdue first; Enter opens one where it is changed."""

    def label(self) -> str:
        return _("Suivi")

    def build(self) -> None:
        row = ResponsiveColumns(gap=10)
        self.count = PlainLabel("", "muted")
        row.add(self.count, 1)
        self.whole = Button(_("Ouvrir le tableau de suivi"), self._open_whole)
        self.new = Button(_("+ Action"), self._ask_new)
        row.add(self.whole)
        row.add(self.new)
        self.column.addWidget(row)
        self.model = TrackingModel(self)
        self.table = FittedTable(_("Actions ouvertes"), row_px=ROW_PX)
        self.table.setModel(self.model)
        for column in (COLLECTIVE, ORIGIN):
            self.table.setColumnHidden(column, True)
        self.table.set_columns(WIDE)
        self.table.watch((WHAT, WHO))
        self.table.setEditTriggers(FittedTable.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(FittedTable.SelectionMode.SingleSelection)
        self.table.activated.connect(self._open)
        below = QWidget()
        below.setMinimumSize(px(120), px(120))
        self.stack = QStackedLayout(below)
        self.card = TableCard(self.table)
        self.empty = EmptyState(
            _("Rien à suivre pour ce collectif"),
            _("Une ligne de notes qui commence par ! devient une action."),
            icon="ready",
        )
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.empty)
        self.column.addWidget(below, 1)

    def fill(self) -> None:
        lines = actions.open_for(self.session, collective_id=self.collective.id)
        self.model.show_lines(lines, self.session.today)
        late = sum(line.days_late > 0 for line in lines)
        words = ngettext("{n} action ouverte", "{n} actions ouvertes", len(lines))
        if late:
            words += ", " + ngettext("{n} en retard", "{n} en retard", late)
        self.count.setText(words)
        self.stack.setCurrentWidget(self.card if lines else self.empty)

    def fit(self) -> None:
        self.table.set_columns(NARROW if self.width() < px(NARROW_PX) else WIDE)

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        id = self.model.line(index.row()).action.id
        self.page.context.navigator.go("tracking", action=id)

    def _open_whole(self) -> None:
        self.page.context.navigator.go("tracking", collective=self.collective.id)

    def _ask_new(self) -> None:
        self.page.context.navigator.go("tracking", collective=self.collective.id, new="1")
