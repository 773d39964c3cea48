"""Who was erased, without any name, and whose machines have confirmed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.usecases import erasure_words
from citeapp.usecases.forgetting.confirming import Erasure

SHOWN = 5
MONTH = timedelta(days=30)
"""The law gives a month to answer whoever asks to be erased."""


class Erasures(QWidget):
    """The board: what somebody has not confirmed stands first, the last ones in sight."""

    def __init__(self, lines: Sequence[Erasure], now: datetime) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(SectionTitle(_("Effacements")))
        self.card = Card(*(erasure_row(line, now) for line in lines[:SHOWN]))
        column.addWidget(self.card)
        rest = lines[SHOWN:]
        if rest:
            words = ngettext("Voir l’autre effacement", "Voir les {n} autres effacements",
                             len(rest))  # fmt: skip
            self.more = Button(words, lambda: self._show_rest(rest, now), kind="link")
            column.addWidget(self.more)

    def _show_rest(self, lines: Sequence[Erasure], now: datetime) -> None:
        for line in lines:
            self.card.add(erasure_row(line, now))
        self.more.hide()


def erasure_row(line: Erasure, now: datetime) -> RowCard:
    """An erasure by its reference: everywhere, or still on its way to somebody."""
    title, detail = erasure_words.confirmation(line, now)
    if not line.here:
        badge = Badge("neutral", _("sans effet"))
    elif not line.waiting:
        badge = Badge("done", _("effacé partout"))
    elif now - line.at > MONTH:
        badge = Badge("late", _("plus d’un mois"))
    else:
        badge = Badge("ask", _("en chemin"))
    return RowCard(title, detail, icon="lock", badge=badge)
