"""All actions of all collectifs: filtered, changed in place, printed, opened in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.changes import touches
from citeapp.ui.models.tracking import DUE, STATE, WHAT, WHO, TrackingModel
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.tracking import files, nothing, who
from citeapp.ui.pages.tracking.filters import FilterBar
from citeapp.ui.pages.tracking.form import NewAction
from citeapp.ui.pages.tracking.table import ActionTable, key_hints
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.layouts import SnugColumn
from citeapp.ui.widgets.tables import TableCard
from citeapp.usecases import actions, due
from citeapp.usecases.acting import Outcome

NOUNS = (
    "action_item",
    "action_owner",
    "collective",
    "collective_facilitator",
    "person",
    "organisation",
    "meeting",
)
OWN = frozenset({"action_item"})
"""What an act on one line touches, and nothing else."""
ROOMY_PX = 480
"""The height from which the keys are shown, and the table under the form."""


class TrackingPage(Page):
    """A spreadsheet that knows what an action is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Tableau de suivi"), "", below=True)
        self.header.add_action(
            Button(_("Décisions"), partial(context.navigator.go, "register"), icon="decision")
        )
        self.header.add_action(
            Button(
                _("Imprimer"),
                lambda: self._to_file(files.print_table),
                key="Ctrl+P",
                show_key=False,
            )
        )
        self.header.add_action(
            Button(
                _("En phrases"),
                lambda: self._to_file(files.print_sentences),
                name=_("Tableau de suivi simplifié, en phrases"),
            )
        )
        self.header.add_action(
            Button(
                _("Tableur"),
                lambda: self._to_file(files.export_table),
                name=_("Ouvrir dans le tableur"),
            )
        )
        self.new = PrimaryButton(_("+ Action"), self.ask_new, key="!")
        self.header.add_action(self.new)
        self.column.addWidget(self.header)
        self.bar = FilterBar()
        self.bar.changed.connect(self._filter)
        self.column.addWidget(self.bar)
        self.form = NewAction(self)
        self.form.left.connect(self._leave_form)
        self.form.made.connect(self._show_action)
        self.form_holder = SnugColumn()
        self.form_holder.column.addWidget(self.form)
        self.form_holder.hide()
        self.column.addWidget(self.form_holder)
        self.model = TrackingModel(self)
        self.model.typed.connect(self._typed)
        self.table = ActionTable(self.model, partial(who.proposals, context.session))
        self.table.state_asked.connect(self._set_state)
        self.table.removal_asked.connect(self._remove)
        self.table.sleep_asked.connect(self._sleep)
        self.card = TableCard(self.table)
        self.below = QWidget()
        self.below.setMinimumSize(px(120), px(120))
        self.stack = QStackedLayout(self.below)
        self.stack.addWidget(self.card)
        self.column.addWidget(self.below, 1)
        self.hints = key_hints()
        self.column.addWidget(self.hints)
        self._empty: QWidget | None = None
        self._broad = False
        self._at_hand = ""

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Tableau de suivi")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Toutes les actions, de la plus en retard à la plus lointaine.\n\n"
            "Sur une ligne : f fait, c en cours, a à faire, r reporté, x abandonné. "
            "Entrée modifie la case ou ouvre les états ; Suppr met l’action à la corbeille.\n\n"
            "! ajoute une action. Qui : des noms séparés par des virgules, puis « , avec ». "
            "Pour quand : une date (20 mars) ou vos mots (fin mai)."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if self._at_hand and changes <= OWN:
            self._read_again(self._at_hand)
            return
        if not touches(changes, *NOUNS):
            return
        if touches(changes, "collective", "collective_facilitator"):
            self.bar.read_collectives(self.context.session)
        self._read()

    def open(self, **target: str) -> None:
        if target.get("collective"):
            self.bar.show_all("open", target["collective"])
        if target.get("action"):
            self._show_action(target["action"])
        if target.get("new"):
            self.ask_new(target.get("collective", ""))

    def first_focus(self) -> QWidget | None:
        if not self.form_holder.isHidden():
            return self.form.what
        return self.table if self.model.rowCount() else self.bar.text

    def ask_new(self, collective_id: str = "") -> None:
        """Open the form of a new action over the table."""
        self.form_holder.show()
        self._fit()
        self.form.start(collective_id or self.bar.only_collective())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Acts

    def _set_state(self, id: str, status: str) -> None:
        self._change(id, lambda: actions.set_status(self.context.session, id=id, status=status))

    def _sleep(self, id: str, days: int) -> None:
        session = self.context.session
        if days:
            until = session.today + timedelta(days=days)
            self._change(id, lambda: actions.sleep(session, id=id, until=until))
        else:
            self._change(id, lambda: actions.wake(session, id=id))

    def _remove(self, id: str) -> None:
        self._change(id, lambda: actions.remove(self.context.session, id=id))

    def _change(self, id: str, work: Callable[[], Outcome[Any]], *, say: bool = True) -> None:
        """Do something to one action: it alone is read again, however many there are."""
        self._at_hand = id
        try:
            self.act(work, say=say)
        finally:
            self._at_hand = ""

    def _typed(self, id: str, column: int, text: str) -> None:
        session = self.context.session
        if column == WHAT and text:
            self._change(id, lambda: actions.change(session, id=id, what=text), say=False)
        elif column == WHO:
            owners, partners = who.understood(session, text)
            self.act(lambda: actions.set_owners(session, id=id, owners=owners, partners=partners))
        elif column == DUE:
            day, words = due.understood(text, session.today) if text else (None, "")
            self._change(
                id,
                lambda: actions.change(session, id=id, due_date=day, due_text=words),
                say=False,
            )

    def _to_file(self, make: files.Maker) -> None:
        make(self, self.bar.filters())

    # Showing

    def _read(self) -> None:
        """Read the open actions, or all of them when the filter asks for more."""
        session = self.context.session
        self._broad = self.bar.scope.value() in ("done", "all")
        lines = actions.tracking(session, scope="all" if self._broad else "open")
        kept, row = self.table.current_id(), self.table.currentIndex().row()
        self.bar.read_owners(lines)
        self.model.set_filters(self.bar.filters())
        self.model.show_lines(lines, session.today)
        self._keep_place(kept, row)
        self._show_rest()

    def _read_again(self, id: str) -> None:
        """Read one action, and show it where it belongs now."""
        session = self.context.session
        kept, row = self.table.current_id(), self.table.currentIndex().row()
        line = actions.line(session, id=id)
        if line is not None and not (line.action.is_open or self._broad):
            line = None
        self.model.show_line(id, line)
        self._keep_place(kept, row)
        self._show_rest()

    def _filter(self) -> None:
        if self.bar.scope.value() in ("done", "all") and not self._broad:
            self._read()
            return
        kept = self.table.current_id()
        self.model.set_filters(self.bar.filters())
        self._keep_place(kept, -1)
        self._show_rest()

    def _keep_place(self, id: str, row: int) -> None:
        """The same action stays current; when it left, the one that took its place."""
        current = self.table.currentIndex()
        column = current.column() if current.isValid() else STATE
        if not id or self.table.select_id(id, column):
            return
        if row >= 0 and self.model.rowCount():
            near = min(row, self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(near, STATE))

    def _show_action(self, id: str) -> None:
        """Bring an action into sight, whatever the filters hid."""
        if self.table.select_id(id):
            return
        action = actions.get(self.context.session, id=id)
        self.bar.show_all("open" if action.is_open else "all")
        self.table.select_id(id)

    def _leave_form(self) -> None:
        self.form_holder.hide()
        self._fit()
        (self.first_focus() or self).setFocus()

    def _show_rest(self) -> None:
        """The count beside the title, and what to do when there is nothing to show."""
        count, late = self.model.counts()
        words = ngettext("{n} action ouverte", "{n} actions ouvertes", count)
        if late:
            words += ", " + ngettext("{n} en retard", "{n} en retard", late)
        self.header.set_words(_("Tableau de suivi"), f"{words} · {self.bar.words()}")
        rows = self.model.rowCount()
        self._fit()
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if rows:
            self.stack.setCurrentWidget(self.card)
            return
        self._empty = nothing.state(self.bar, any_open=count > 0, on_new=self.ask_new)
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)

    def _fit(self) -> None:
        """Where there is little room the form takes that of the table; F1 has the keys too."""
        roomy = self.height() >= px(ROOMY_PX)
        alone = not roomy and not self.form_holder.isHidden()
        self.bar.setVisible(not alone)
        self.below.setVisible(not alone)
        self.hints.setVisible(self.model.rowCount() > 0 and roomy)
