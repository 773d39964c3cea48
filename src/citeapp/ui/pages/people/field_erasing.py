"""One piece of information of a card erased for good, or only what it said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain.fields import field_label, shown_value
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.usecases import erasure
from citeapp.usecases.history import HistoryLine

NAMES = frozenset({"first_name", "last_name", "name"})
"""A card keeps a name: of these only the older versions are erased."""


NOT_TYPED = frozenset({"id", "to_complete"})


@dataclass(frozen=True)
class Told:
    """What a field says now, and everything that it ever said, the latest first."""

    column: str
    now: str
    versions: tuple[str, ...]

    @property
    def has_older(self) -> bool:
        """Whether it said something else before."""
        return bool(set(self.versions) - {self.now})


class FieldErasing(QWidget):
    """A quiet word under the history; it brings the fields that ever held something.

    ``opened()`` once they have their place.
    """

    opened = Signal()

    def __init__(
        self, page: Page, noun: str, row: Person | Organisation, lines: Sequence[HistoryLine]
    ) -> None:
        super().__init__()
        self.page, self.noun, self.id = page, noun, row.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.ask = Button(
            _("Effacer une information pour toujours…"), self.show_fields, kind="link"
        )
        column.addWidget(self.ask)
        self.card = Card()
        self.card.hide()
        column.addWidget(self.card)
        self.buttons: dict[str, Button] = {}
        self._fields = _told(row, lines)
        if not self._fields:
            self.hide()

    def show_fields(self) -> None:
        """Bring the fields; the hands go to the first."""
        self.ask.hide()
        for told in self._fields:
            self.card.add(self._row(told))
        self.card.show()
        next(iter(self.buttons.values())).setFocus()
        QTimer.singleShot(0, self, self.opened.emit)

    def _row(self, told: Told) -> RowCard:
        label = field_label(told.column)
        button = Button(
            _("Effacer…"), partial(self._confirm, told), name=_("Effacer : {field}", field=label)
        )
        self.buttons[told.column] = button
        count = ngettext("{n} version", "{n} versions", len(told.versions))
        now = shown_value(self.noun, told.column, told.now)
        words = _("{count} · maintenant : {value}", count=count, value=now)
        return RowCard(french.begun(label), words, button=button)

    def _confirm(self, told: Told) -> None:
        dialog = CalmDialog(
            self.window(),
            _("Effacer « {field} » pour toujours ?", field=field_label(told.column)),
            _(
                "Sur toutes les machines, dans l’historique, les sauvegardes et les lots à venir. "
                "Cela ne s’annule pas ; le champ pourra être rempli de nouveau."
            ),
        )
        if told.column not in NAMES:
            dialog.add_button(_("Tout effacer"), partial(self._erase, told, keep=False))
        if told.now and told.has_older:
            words = _("Seulement les anciennes versions")
            dialog.add_button(words, partial(self._erase, told, keep=True))
        dialog.add_button(_("Ne rien effacer"), primary=True)
        dialog.open()

    def _erase(self, told: Told, *, keep: bool) -> None:
        session = self.page.context.session
        done = self.page.act(
            lambda: erasure.cell(session, noun=self.noun, id=self.id, column=told.column, keep=keep)
        )
        if done is not None:
            words = _("Effacé pour toujours. Référence : {reference}.", reference=done)
            self.page.context.teller.say(words)


def _told(row: Person | Organisation, lines: Sequence[HistoryLine]) -> list[Told]:
    """The fields that ever held something worth erasing, in the order of the card."""
    out = []
    for column in (field.name for field in fields(row) if field.name not in NOT_TYPED):
        versions = [line.values.get(column) for line in lines]
        found = tuple(dict.fromkeys(str(value) for value in versions if value not in (None, "")))
        now = str(getattr(row, column) or "")
        if found and (column not in NAMES or set(found) - {now}):
            out.append(Told(column, now, found))
    return out
