"""What lots would bring, row by row, folded away until someone wants to see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases.exchanging import brought
from citeapp.usecases.exchanging.brought import Brought, Change

SHOWN = 60
_ICONS = {
    "meeting": "calendar",
    "collective": "collectives",
    "person": "people",
    "organisation": "place",
    "venue": "place",
    "action_item": "tracking",
    "decision": "check",
}
_KINDS = {"new": "done", "changed": "accent", "deleted": "late"}


class ChangesList(QWidget):
    """A button, and under it the list once it was asked for."""

    def __init__(self, found: Sequence[Brought]) -> None:
        super().__init__()
        self.changes = [change for one in found for change in one.changes]
        self.more = sum(one.more for one in found)
        self.counted = [words for one in found for words in one.counted]
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(px(8))
        if self.counted:
            self.stack.addWidget(PlainLabel(french.listed(self.counted), "secondary"))
        self.see = Button(_("Voir la liste des changements"), self.unfold, kind="link")
        self.stack.addWidget(self.see)
        self.see.setVisible(bool(self.changes))

    def unfold(self) -> None:
        """Show the changes, the first ones when they are many."""
        self.see.hide()
        card = Card(*(_row(change) for change in self.changes[:SHOWN]))
        self.stack.addWidget(card)
        left = max(0, len(self.changes) - SHOWN) + self.more
        if left:
            words = ngettext("et {n} autre", "et {n} autres", left)
            self.stack.addWidget(PlainLabel(words, "secondary"))


def _row(change: Change) -> RowCard:
    badge = Badge(_KINDS[change.kind], brought.kind_words(change.kind))
    fields = french.listed(change.fields)
    return RowCard(change.words, fields, icon=_ICONS.get(change.noun, "dot"), badge=badge)
