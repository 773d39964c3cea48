"""The cards behind a joined one: which they were, who joined them when, and parting them again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.usecases import joins
from citeapp.usecases.joins import Card as Behind
from citeapp.usecases.joins import Verdict

FIELDS = 4
"""Fields told of each card, of those in which it differs from the others; verdicts told."""


class JoinedCards(QWidget):
    """Empty while a row stands for itself alone."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(px(8))

    def show_row(self, noun: str, id: str) -> bool:
        """The cards that are shown as this row; whether there are any."""
        clear_layout(self.stack)
        session = self.page.context.session
        cards = joins.cards(session, noun=noun, id=id)
        if not cards:
            return False
        self.stack.addWidget(SectionTitle(_("Fiches jointes : {n}", n=len(cards))))
        two = len(cards) == 2
        same = set[tuple[str, str]].intersection(*(set(card.cells) for card in cards))
        rows = [self._row(noun, card, same, may_leave=not (two and card.leads)) for card in cards]
        self.stack.addWidget(Card(*rows))
        for verdict in joins.verdicts(session, noun=noun, id=id)[:FIELDS]:
            self.stack.addWidget(PlainLabel(verdict_words(self.page, verdict), "secondary"))
        return True

    def _row(
        self, noun: str, card: Behind, same: set[tuple[str, str]], *, may_leave: bool
    ) -> RowCard:
        own = [cell for cell in card.cells if cell not in same]
        said = " · ".join(f"{field} {value}" for field, value in own[:FIELDS])
        words = _("Séparer {what}", what=card.title)
        part = partial(self._part, noun, card.id)
        button = Button(_("Séparer"), part, name=words) if may_leave else None
        return RowCard(card.title, said, button=button)

    def _part(self, noun: str, id: str) -> None:
        self.page.act(lambda: joins.part(self.page.context.session, noun=noun, id=id), say=True)


def verdict_words(page: Page, verdict: Verdict) -> str:
    """« Jointes par Samira, le 3 mars, 14 h 10 »."""
    when = french.lately(verdict.at, page.context.session.today)
    if verdict.verdict == "same":
        return _("Jointes par {author}, le {when}", author=verdict.author, when=when)
    return _("Dites différentes par {author}, le {when}", author=verdict.author, when=when)


def pair_words(verdict: Verdict) -> str:
    """Both names."""
    return french.listed((verdict.title_a, verdict.title_b))
