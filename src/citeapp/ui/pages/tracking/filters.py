"""The line of filters over the table; what was chosen stays while the program is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.base.text import sort_key
from citeapp.ui.style import px
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.search import SearchField
from citeapp.usecases import collectives
from citeapp.usecases.following import ActionLine, Filters
from citeapp.usecases.session import Session

MINE = "mine"
FIELD_PX = 280


class FilterBar(QWidget):
    """``changed`` whenever ``filters()`` answers something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = FlowLayout(self, gap=10)
        self.text = SearchField(_("Filtrer"), key="Ctrl+F")
        self.text.setFixedWidth(px(FIELD_PX))
        self.scope = FilterChip(
            _("Lesquelles"),
            [
                ("open", _("Ouvertes")),
                ("late", _("En retard")),
                ("done", _("Faites")),
                ("all", _("Toutes")),
            ],
        )
        self.collective = FilterChip(_("Collectif"), [("", _("Tous les collectifs"))])
        self.owner = FilterChip(_("Qui"), [("", _("Tout le monde"))])
        self.order = FilterChip(
            _("Ordre"),
            [
                ("due", _("Ordre : échéance")),
                ("who", _("Ordre : qui")),
                ("collective", _("Ordre : collectif")),
                ("state", _("Ordre : état")),
            ],
        )
        row.addWidget(self.text)
        for chip in (self.scope, self.collective, self.owner, self.order):
            row.addWidget(chip)
            chip.chosen.connect(lambda _key: self.changed.emit())
        self.text.typed.connect(lambda _text: self.changed.emit())
        self._mine: frozenset[str] = frozenset()
        self._first = True
        self._named: dict[str, str] = {}
        self._names: set[str] = set()

    def filters(self) -> Filters:
        """What is chosen. Actions of no collectif are everyone's."""
        place = self.collective.value()
        chosen = self._mine | {""} if place == MINE else frozenset({place})
        return Filters(
            scope=self.scope.value(),
            collectives=chosen if place else None,
            owner=self.owner.value(),
            text=self.text.text(),
            order=self.order.value(),
        )

    def read_collectives(self, session: Session) -> None:
        """Offer the collectifs that there are; mine come first when they are not all."""
        listed = collectives.listed(session)
        self._mine = frozenset(collectives.mine(session))
        everywhere = ("", _("Tous les collectifs"))
        options = [everywhere, *((c.id, c.name) for c in listed)]
        if len(self._mine) < len(listed):
            options.insert(1 if session.me.is_coordinator else 0, (MINE, _("Mes collectifs")))
        keep = self.collective.value() if not self._first else options[0][0]
        self._first = False
        known = {key for key, _words in options}
        self._named = dict(options)
        self.collective.set_options(options, keep if keep in known else options[0][0])

    def read_owners(self, lines: Iterable[ActionLine]) -> None:
        """Offer the names that carry something."""
        names = {name for line in lines for name in (*line.owners, *line.partners) if name}
        keep = self.owner.value()
        names |= {keep} - {""}
        if names != self._names:
            self._names = names
            options = [("", _("Tout le monde")), *((n, n) for n in sorted(names, key=sort_key))]
            self.owner.set_options(options, keep)

    def show_all(self, scope: str, collective_id: str = "") -> None:
        """Let nothing but the scope and a collectif hide a row."""
        self.scope.set_value(scope)
        self.collective.set_value(collective_id)
        self.owner.set_value("")
        self.text.edit.clear()
        self.changed.emit()

    def words(self) -> str:
        """Whose actions are kept: « mes collectifs », « Dorignies, qui : Awa »."""
        whose = {"": _("tous les collectifs"), MINE: _("mes collectifs")}
        place = self.collective.value()
        words = whose.get(place) or self._named.get(place, "")
        owner = self.owner.value()
        return _("{whose}, qui : {name}", whose=words, name=owner) if owner else words

    def only_collective(self) -> str:
        """The one collectif kept, or nothing."""
        place = self.collective.value()
        return "" if place == MINE else place

    def is_plain(self) -> bool:
        """Whether only the scope hides rows."""
        return not (self.collective.value() or self.owner.value() or self.text.text().strip())
