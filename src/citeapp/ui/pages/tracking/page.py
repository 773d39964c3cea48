"""Filters that stay, late in words, change in place, print and spreadsheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QMenu, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.action import ACTION_STATUS
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.tracking.model import DUE, STATUS, ActionModel
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.tables import TableCard, TableView
from citeapp.usecases import actions, collectives, documents, due

ROW_PX = 46
NOUNS = ("action_item", "action_owner", "collective", "person", "organisation", "meeting")
KEYS = {"a": "todo", "c": "in_progress", "f": "done", "r": "postponed", "x": "dropped"}


class ActionView(TableView):
    """Letters change the state of the selected action; Suppr puts it into the bin."""

    def __init__(self, page: TrackingPage) -> None:
        super().__init__(_("Tableau de suivi"), row_px=ROW_PX)
        self.page = page
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        if typed == "!":
            self.page.start_new()
        elif typed in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.page.set_status(self.currentIndex().row(), KEYS[typed])
        elif event.key() == Qt.Key.Key_Delete:
            self.page.remove(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class TrackingPage(Page):
    """A spreadsheet that knows what an action is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Tableau de suivi"), "")
        self.header.add_action(Button(_("Imprimer"), partial(self.save, "pdf"), icon="print"))
        self.header.add_action(
            Button(_("Ouvrir dans le tableur"), partial(self.save, "xlsx"), icon="table")
        )
        self.header.add_action(PrimaryButton(_("+ Action"), self.start_new, key="Ctrl+N"))
        self.column.addWidget(self.header)
        self.column.addLayout(self._filters())
        self.new = LineEdit()
        self.new.setPlaceholderText(
            _("Ce qu’il y a à faire, puis Entrée (@ pour qui, / pour quand)")
        )
        self.new.setAccessibleName(_("Nouvelle action"))
        self.new.returnPressed.connect(self._create)
        self.new.hide()
        self.column.addWidget(self.new)
        self.model = ActionModel()
        self.model.edited.connect(self._edit)
        self.view = ActionView(self)
        self.view.setModel(self.model)
        self.view.set_columns([0, 210, 130, 200, 120, 150])
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._clicked)
        self.table = TableCard(self.view)
        self.column.addWidget(self.table, 1)
        self.empty = EmptyState(
            _("Aucune action ici"),
            _("Notez « ! » au début d’une ligne pendant une rencontre, ou créez-en une."),
            _("+ Action"),
            self.start_new,
            icon="tracking",
        )
        self.column.addWidget(self.empty, 1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Tableau de suivi")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "F2 ou un double clic change une cellule ; Entrée ouvre les états.\n\n"
            "Une lettre change l’état : a à faire, c en cours, f fait, r reporté, x abandonné.\n\n"
            "! crée une action, Suppr la met à la corbeille."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if not touches(changes, *NOUNS):
            return
        session = self.context.session
        names = [(c.id, c.name) for c in collectives.listed(session)]
        self.collective.set_options(
            [("", _("Tous les collectifs")), ("mine", _("Mes collectifs")), *names],
            self.collective.value(),
        )
        self._show()

    def open(self, **target: str) -> None:
        if target.get("action"):
            self.scope.set_value("all")
            self._show()
            row = self.model.row_of(target["action"])
            if row >= 0:
                self.view.selectRow(row)
                self.view.scrollTo(self.model.index(row, 0))

    def first_focus(self) -> QWidget | None:
        return self.view if self.model.lines else self.search

    def start_new(self) -> None:
        """Open the line of a new action."""
        self.new.show()
        self.new.setFocus()

    def set_status(self, row: int, status: str) -> None:
        """Change the state of the action on a row."""
        if 0 <= row < len(self.model.lines):
            id = self.model.lines[row].action.id
            self.act(
                lambda: actions.set_status(self.context.session, id=id, status=status), say=True
            )

    def remove(self, row: int) -> None:
        """Put the action on a row into the bin."""
        if 0 <= row < len(self.model.lines):
            id = self.model.lines[row].action.id
            self.act(lambda: actions.remove(self.context.session, id=id), say=True)

    def save(self, ending: str) -> None:
        """Ask where the table goes; the ending chooses the format."""
        kinds = (
            _("Classeur (*.xlsx);;LibreOffice (*.ods);;CSV (*.csv)")
            if ending == "xlsx"
            else _("PDF (*.pdf);;Texte (*.txt)")
        )
        name = documents.file_name(self.context.session, kind="tracking-table", ending=ending)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Tableau de suivi"), name, kinds)
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write what is filtered by state and collectif."""
        picked = self.collective.value()
        done = self.context.runner.act(
            lambda: documents.write(
                self.context.session,
                kind="tracking-table",
                id="" if picked == "mine" else picked,
                path=path,
                layout=self.scope.value(),
            )
        )
        if done is not None:
            self.context.teller.say(_("Écrit : {name}", name=done.name))

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.search = SearchField(_("Filtrer"), key="Ctrl+F")
        self.search.setMaximumWidth(px(300))
        self.search.typed.connect(lambda _text: self._show())
        self.scope = FilterChip(
            _("État"),
            [
                ("open", _("Ouvertes")),
                ("late", _("En retard")),
                ("done", _("Faites")),
                ("all", _("Toutes")),
            ],
        )
        self.collective = FilterChip(_("Collectif"), [("", _("Tous les collectifs"))])
        self.order = FilterChip(
            _("Ordre"),
            [
                ("due", _("Ordre : échéance")),
                ("collective", _("Ordre : collectif")),
                ("who", _("Ordre : pilote")),
            ],
        )
        row.addWidget(self.search, 1)
        for chip in (self.scope, self.collective, self.order):
            chip.chosen.connect(lambda _key: self._show())
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _show(self) -> None:
        session = self.context.session
        picked = self.collective.value()
        kept = collectives.mine(session) if picked == "mine" else ([picked] if picked else None)
        lines = actions.tracking(
            session, scope=self.scope.value(), collective_ids=kept, text=self.search.text()
        )
        if self.order.value() == "collective":
            lines.sort(key=lambda line: line.collective)
        elif self.order.value() == "who":
            lines.sort(key=lambda line: line.who)
        chosen = self.view.currentIndex().row()
        self.model.replace(lines, session.today)
        if lines:
            self.view.selectRow(min(max(chosen, 0), len(lines) - 1))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        opened = actions.tracking(session, scope="open")
        late = sum(bool(line.days_late) for line in opened)
        words = ngettext("{n} action ouverte", "{n} actions ouvertes", len(opened))
        if late:
            words += ", " + _("{n} en retard", n=late)
        self.header.set_words(_("Tableau de suivi"), words)

    def _create(self) -> None:
        text = self.new.text().strip()
        if not text:
            self.new.hide()
            return
        picked = self.collective.value()
        made = self.act(
            lambda: actions.type_in(
                self.context.session,
                typed=text,
                collective_id="" if picked == "mine" else picked,
            ),
            say=True,
        )
        if made is not None:
            self.new.clear()

    def _edit(self, id: str, column: int, text: str) -> None:
        session = self.context.session
        if column == DUE:
            day, words = due.understood(text, session.today) if text.strip() else (None, "")
            self.act(lambda: actions.change(session, id=id, due_date=day, due_text=words))
        elif text.strip():
            self.act(lambda: actions.change(session, id=id, what=text.strip()))

    def _activated(self, index: QModelIndex) -> None:
        if index.column() == STATUS or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._open_states(index)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == STATUS:
            self._open_states(index)

    def _open_states(self, index: QModelIndex) -> None:
        menu = QMenu(self)
        for code, label in ACTION_STATUS.pairs():
            menu.addAction(label, partial(self.set_status, index.row(), code))
        cell = self.view.visualRect(index.siblingAtColumn(STATUS))
        menu.popup(self.view.viewport().mapToGlobal(cell.bottomLeft()))
