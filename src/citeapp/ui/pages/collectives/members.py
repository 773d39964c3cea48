"""Membres: a few letters and Enter bring someone in; a new name becomes a person to complete."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.collective import MEMBERSHIP_STATUS
from citeapp.ui.models.members import PHONE, STATUS, MembersModel
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.style import px
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import KeyHint
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import TableCard, TableView
from citeapp.usecases import collectives, people

FIELD_PX = 420
HINTS_PX = 330
"""The height from which the keys are shown."""
WIDE = (240, 0, 170, 160)
NARROW = (150, 0, 1, 125)
NARROW_PX = 640


class MembersTab(Tab):
    """Who belongs to the collectif."""

    def label(self) -> str:
        return _("Membres")

    def build(self) -> None:
        self.entry = Finder(
            _("Ajouter : quelques lettres d’un nom, puis Entrée"),
            self._propose,
            lambda text: _("Nouvelle personne : {name}", name=text),
            name=_("Ajouter un membre"),
            chip=_("Entrée"),
        )
        self.entry.setMaximumWidth(px(FIELD_PX))
        self.entry.taken.connect(self._add)
        self.entry.unknown.connect(self._add_new)
        row = QHBoxLayout()
        row.addWidget(self.entry, 100)
        row.addStretch(1)
        self.column.addLayout(row)
        self.model = MembersModel(self)
        self.table = MemberTable(self.model)
        self.table.opened.connect(lambda id: self.page.context.navigator.go("people", person=id))
        self.table.removal_asked.connect(self._remove)
        self.table.status_asked.connect(self._set_status)
        below = QWidget()
        below.setMinimumSize(px(120), px(120))
        self.stack = QStackedLayout(below)
        self.card = TableCard(self.table)
        self.empty = EmptyState(
            _("Aucun membre pour l’instant"),
            _("Tapez un prénom ci-dessus : les membres seront attendus à chaque rencontre."),
            icon="people",
        )
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.empty)
        self.column.addWidget(below, 1)
        self.hints = QWidget()
        hints = FlowLayout(self.hints, gap=10)
        for key, words in (("Return", _("ouvrir")), ("Del", _("retirer"))):
            hints.addWidget(KeyHint(key, words))
        self.column.addWidget(self.hints)

    def fit(self) -> None:
        self.hints.setVisible(self.height() >= px(HINTS_PX))

    def fill(self) -> None:
        listed = collectives.members(self.session, collective_id=self.collective.id)
        self.model.show_members(listed)
        self.stack.setCurrentWidget(self.card if listed else self.empty)

    def leave(self) -> None:
        self.entry.edit.clear()

    def take_focus(self) -> None:
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose(self, typed: str) -> list[Suggestion]:
        inside = {member.person.id for member in self.model.members}
        found = people.suggest(self.session, text=typed)
        return [
            Suggestion(
                person.name,
                _("déjà membre") if person.id in inside else person.commune,
                "check" if person.id in inside else "person",
                person.id,
            )
            for person in found
        ]

    def _add_new(self, name: str) -> None:
        first, _space, last = name.partition(" ")
        made = self.act(
            lambda: people.create(self.session, first_name=first, last_name=last, to_complete=True)
        )
        if made is not None:
            self._add(made.id)

    def _add(self, person_id: str) -> None:
        if person_id not in {member.person.id for member in self.model.members}:
            self.act(
                lambda: collectives.add_member(
                    self.session, collective_id=self.collective.id, person_id=person_id
                ),
                say=True,
            )
        self.entry.setFocus()

    def _remove(self, person_id: str) -> None:
        self.act(
            lambda: collectives.remove_member(
                self.session, collective_id=self.collective.id, person_id=person_id
            ),
            say=True,
        )

    def _set_status(self, person_id: str, status: str) -> None:
        known = next(m for m in self.model.members if m.person.id == person_id)
        self.act(
            lambda: collectives.add_member(
                self.session,
                collective_id=self.collective.id,
                person_id=person_id,
                status=status,
                role=known.membership.role,
            )
        )


class MemberTable(TableView):
    """Enter opens the person, Suppr takes them out, the last column opens their place."""

    opened = Signal(str)
    removal_asked = Signal(str)
    status_asked = Signal(str, str)

    def __init__(self, model: MembersModel) -> None:
        super().__init__(_("Membres"))
        self._members = model
        self.setModel(model)
        self.set_columns(WIDE)
        self.setEditTriggers(TableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.menu = QMenu(self)
        self.activated.connect(self._open)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removal_asked.emit(self._members.members[index.row()].person.id)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < px(NARROW_PX)
        if narrow != self.isColumnHidden(PHONE):
            self.setColumnHidden(PHONE, narrow)
            self.set_columns(NARROW if narrow else WIDE)
        super().resizeEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == STATUS:
            self._open_statuses(index)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == STATUS:
            self._open_statuses(index)
        else:
            self.opened.emit(self._members.members[index.row()].person.id)

    def _open_statuses(self, index: QModelIndex) -> None:
        member = self._members.members[index.row()]
        self.menu.clear()
        for status, words in MEMBERSHIP_STATUS.pairs():
            entry = QAction(words, self.menu)
            entry.setCheckable(True)
            entry.setChecked(status == member.membership.status)
            entry.triggered.connect(
                lambda _on=False, status=status: self.status_asked.emit(member.person.id, status)
            )
            self.menu.addAction(entry)
        rect = self.visualRect(index)
        self.menu.popup(self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom() + 2)))
