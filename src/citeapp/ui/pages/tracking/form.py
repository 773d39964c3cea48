"""A new action in one line over the table; Enter adds it and waits for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.action import ActionItem
from citeapp.ui.page import Page
from citeapp.ui.pages.tracking import who
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton, PrimaryButton
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ResponsiveColumns
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.usecases import actions, collectives, due
from citeapp.usecases.acting import Outcome


class NewAction(QFrame):
    """``made(id)`` for each action added, ``left`` on Escape."""

    made = Signal(str)
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        session = page.context.session
        self.setProperty("surface", "card")
        self.setAccessibleName(_("Nouvelle action"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(14))
        column.setSpacing(px(6))
        fields = ResponsiveColumns(below=640, gap=10)
        self.what = LineEdit()
        self.what.setPlaceholderText(_("Réserver la salle @Samira /20 mars"))
        self.who = SuggestLine(
            _("Qui"),
            lambda typed: who.proposals(session, typed),
            placeholder=_("Samira, CAF…"),
            several=True,
        )
        self.due = LineEdit()
        self.due.setPlaceholderText(_("12 mars, fin mai…"))
        self.collective = QuietCombo()
        places = (
            (_("Quoi"), self.what, 4),
            (_("Qui"), self.who, 3),
            (_("Pour quand"), self.due, 2),
            (_("Collectif"), self.collective, 3),
        )
        for label, entry, stretch in places:
            entry.setAccessibleName(label)
            fields.add(_labelled(label, entry), stretch)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self.add = PrimaryButton(_("Ajouter"), self.make)
        row.addWidget(self.add)
        row.addWidget(IconButton("close", _("Fermer (Échap)"), self.left.emit, kind="quiet"))
        fields.add(_labelled(" ", buttons))
        column.addWidget(fields)
        self.note = PlainLabel("", "secondary")
        self.note.hide()
        column.addWidget(self.note)
        self.due.textChanged.connect(self._say_when)
        self.what.returnPressed.connect(self.make)
        self.due.returnPressed.connect(self.make)
        self.who.entered.connect(lambda _text: self.make())

    def start(self, collective_id: str = "") -> None:
        """Show the form, ready for typing; the collectif is that of the filter."""
        chosen = collective_id or str(self.collective.currentData() or "")
        self.collective.clear()
        self.collective.addItem(_("Sans collectif"), "")
        for row in collectives.listed(self.page.context.session):
            self.collective.addItem(row.name, row.id)
        self.collective.setCurrentIndex(max(0, self.collective.findData(chosen)))
        self.what.setFocus()

    def make(self) -> None:
        """Add the action, empty the line, keep the hands there."""
        if not self.what.text().strip():
            self._say(_("Dites d’abord ce qu’il y a à faire."), wrong=True)
            self.what.setFocus()
            return
        made = self.page.act(self._create, say=True)
        if made is None:
            return
        for entry in (self.what, self.who, self.due):
            entry.clear()
        self._say("")
        self.what.setFocus()
        self.made.emit(made.id)

    def _create(self) -> Outcome[ActionItem]:
        """From the four fields, or from one line with its marks (« … @Samira /20 mars »)."""
        session = self.page.context.session
        collective_id = str(self.collective.currentData() or "")
        what = self.what.text()
        if not self.who.text().strip() and not self.due.text().strip():
            return actions.type_in(session, typed=what, collective_id=collective_id)
        typed_due = self.due.text().strip()
        day, words = due.understood(typed_due, session.today) if typed_due else (None, "")
        owners, partners = who.understood(session, self.who.text())
        return actions.create(
            session,
            what=what,
            owners=owners,
            partners=partners,
            due_date=day,
            due_text=words,
            collective_id=collective_id,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _say_when(self, typed: str) -> None:
        day, words = due.understood(typed, self.page.context.session.today)
        if day:
            self._say(_("Pour le {day}.", day=french.long_day(day)))
        elif words:
            self._say(_("« {words} » restera en toutes lettres.", words=words))
        else:
            self._say("")

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.note.setText(text)
        self.note.set_role("error" if wrong else "secondary")
        self.note.setVisible(bool(text))


def _labelled(label: str, entry: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    column.addWidget(PlainLabel(label, "secondary", wrap=False))
    column.addWidget(entry)
    return holder
