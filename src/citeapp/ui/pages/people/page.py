"""List on the left, card on the right; every field commits by itself."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.changes import touches
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.people.organisation_card import OrganisationCard
from citeapp.ui.pages.people.person_card import PersonCard
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField
from citeapp.usecases import organisations, people

Index = QModelIndex | QPersistentModelIndex
LIST_PX = 290
ROW_PX = 50
NOUNS = ("person", "affiliation", "membership", "organisation", "attendance", "organisation_alias")


class EntryModel(QAbstractListModel):
    """(identifier, name, a word about it), one line each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str, str]] = []

    def replace(self, rows: list[tuple[str, str, str]]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of an identifier, -1 when it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row[0] == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        _id, name, about = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}\n{about[:46]}" if about else name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {about}" if about else name
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(px(120), px(ROW_PX))
        return None


class PeoplePage(Page):
    """People, structures, and those « à compléter »."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.id = ""
        self.column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.column.addLayout(row)
        row.addWidget(self._left())
        self.right = QStackedWidget()
        row.addWidget(self.right, 1)
        self.empty = EmptyState(
            _("Votre carnet est vide"),
            _("Reprenez votre liste de contacts, ou créez une première personne."),
            _("Reprendre mes fichiers"),
            lambda: context.navigator.go("importing"),
            icon="people",
        )
        self.right.addWidget(self.empty)
        self.person = PersonCard(self)
        self.organisation = OrganisationCard(self)
        for card in (self.person, self.organisation):
            area = ScrollColumn()
            area.column.setContentsMargins(px(26), px(22), px(26), px(18))
            area.column.addWidget(card)
            area.column.addStretch(1)
            self.right.addWidget(area)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Personnes et structures")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Tapez quelques lettres pour trouver quelqu’un : accents et majuscules ne comptent pas."
            "\n\nChaque champ s’enregistre de lui-même ; Ctrl+Z revient en arrière."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if touches(changes, *NOUNS):
            self._fill()

    def open(self, **target: str) -> None:
        if target.get("show"):
            self.kind.set_value(target["show"])
        if target.get("person"):
            self.kind.set_value("person")
            self.id = target["person"]
        if target.get("organisation"):
            self.kind.set_value("organisation")
            self.id = target["organisation"]
        self._fill()

    def first_focus(self) -> QWidget | None:
        return self.search

    def add_new(self) -> None:
        """A new person (or structure), to be named at once."""
        session = self.context.session
        if self.kind.value() == "organisation":
            structure = self.act(
                lambda: organisations.create(session, name=_("Nouvelle structure")), say=True
            )
            self.id = structure.id if structure else self.id
        else:
            person = self.act(
                lambda: people.create(session, first_name=_("Nouvelle personne")), say=True
            )
            self.id = person.id if person else self.id
        self.search.edit.clear()
        self._fill()
        self._card().take_focus()

    def forget(self) -> None:
        """The row in sight is gone."""
        self.id = ""
        self._fill()

    def _left(self) -> QWidget:
        left = QFrame()
        left.setProperty("surface", "rail")
        left.setFixedWidth(px(LIST_PX))
        column = QVBoxLayout(left)
        column.setContentsMargins(px(14), px(22), px(14), px(12))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        self.add = PrimaryButton(_("+ Ajouter"), self.add_new, key="Ctrl+N")
        top.addWidget(self.add, 1)
        importing = Button(
            _("Reprendre…"), lambda: self.context.navigator.go("importing"), icon="table"
        )
        top.addWidget(importing)
        column.addLayout(top)
        self.search = SearchField(_("Filtrer"), key="Ctrl+F")
        self.search.typed.connect(lambda _text: self._fill())
        column.addWidget(self.search)
        self.kind = FilterChip(
            _("Montrer"),
            [
                ("person", _("Personnes")),
                ("organisation", _("Structures")),
                ("to_complete", _("À compléter")),
            ],
        )
        self.kind.chosen.connect(lambda _key: self._fill())
        column.addWidget(self.kind)
        self.count = PlainLabel("", "secondary")
        column.addWidget(self.count)
        self.view = QListView()
        self.view.setAccessibleName(_("Personnes et structures"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model = EntryModel()
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        column.addWidget(self.view, 1)
        self._silent = False
        return left

    def _fill(self) -> None:
        session, text = self.context.session, self.search.text()
        if self.kind.value() == "organisation":
            found = organisations.listed(session, text=text)
            rows = [
                (
                    line.organisation.id,
                    line.organisation.name,
                    ngettext("{n} personne", "{n} personnes", line.people),
                )
                for line in found
            ]
        else:
            lines = people.listed(
                session, text=text, to_complete=self.kind.value() == "to_complete"
            )
            rows = [
                (line.person.id, line.person.name, line.organisations or line.collectives)
                for line in lines
            ]
        self._silent = True
        self.model.replace(rows)
        row = self.model.row_of(self.id)
        if row < 0 and rows:
            row, self.id = 0, rows[0][0]
        if rows:
            self.view.setCurrentIndex(self.model.index(row))
        self._silent = False
        self.count.setText(ngettext("{n} fiche", "{n} fiches", len(rows)))
        self._show(bool(rows))

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._silent:
            self.id = self.model.rows[index.row()][0]
            self._show(True)

    def _card(self) -> PersonCard | OrganisationCard:
        return self.organisation if self.kind.value() == "organisation" else self.person

    def _show(self, any_row: bool) -> None:
        if not any_row:
            self.right.setCurrentIndex(0)
            return
        self.right.setCurrentIndex(2 if self.kind.value() == "organisation" else 1)
        card = self._card()
        self.context.runner.act(lambda: card.show_id(self.id))
