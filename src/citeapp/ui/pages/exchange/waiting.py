"""What waits for a person on the counter: conflicts, joined cards that differ, doubles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.exchange.unfolded import FIRST, Unfolded
from citeapp.ui.parts.doubles import DoublesWatch, pair_card
from citeapp.ui.parts.questions import conflict_card, settlement_card
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, clear_layout
from citeapp.ui.widgets.conflict import ConflictCard, focus_again, focused
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.usecases import conflicts, joins, settlements

DOUBLES_SHOWN = 3
SETTLED_SHOWN = 10


class WaitingList(QWidget):
    """Built anew at each reading; what was unfolded stays unfolded."""

    def __init__(self, page: Page, doubles: DoublesWatch, unfolded: Unfolded) -> None:
        super().__init__()
        self.page, self.session = page, page.context.session
        self.doubles, self.unfolded = doubles, unfolded
        self.cards: list[ConflictCard] = []
        self.settled: list[ConflictCard] = []
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(px(14))
        self.fill()

    def fill(self) -> None:
        """Read again what waits; the hands stay where they were."""
        place = self.focused()
        clear_layout(self.stack)
        self.cards, self.settled = [], []
        self._waiting()
        self._settlements()
        self.focus_again(place)

    def focused(self) -> int | None:
        """Which of the cards has the hands."""
        return focused([*self.cards, *self.settled])

    def focus_again(self, place: int | None) -> None:
        """They stay where they were, on what stands there now."""
        focus_again([*self.cards, *self.settled], place)

    def first_settled(self, row: str) -> QWidget | None:
        """Where the hands go to look again at what was settled about a row."""
        return _first(self.settled, row)

    def first_about(self, row: str) -> QWidget | None:
        """Where the hands go to answer about a row."""
        return _first(self.cards, row)

    def _waiting(self) -> None:
        first = self.unfolded.questions
        open_cells = conflicts.waiting(self.session)
        reopened = settlements.reopened(self.session)
        differing = joins.differences(self.session, first=first)
        pairs = self.doubles.pairs
        count = len(open_cells) + len(reopened) + len(differing) + len(pairs)
        if not count:
            return
        self.stack.addWidget(SectionTitle(_("À regarder : {n}", n=count)))
        card = Card()
        questions = [*conflicts.listed(self.session, first=first), *reopened, *differing]
        for conflict in questions:
            shown = conflict_card(self.page, conflict)
            shown.setProperty("row", conflict.id)
            self.cards.append(shown)
        self.cards += [pair_card(self.doubles, pair) for pair in pairs[:DOUBLES_SHOWN]]
        for one in self.cards:
            card.add(one)
        self.stack.addWidget(card)
        if len(open_cells) > first:
            words = _("Voir la suite des {n} informations à départager", n=len(open_cells))
            self.stack.addWidget(Button(words, self._show_more, kind="link"))
        if len(pairs) > DOUBLES_SHOWN:
            words = _("Voir les {n} doublons possibles", n=len(pairs))
            self.stack.addWidget(Button(words, self._go_to_doubles, kind="link"))

    def _settlements(self) -> None:
        """What was settled lately, folded away until someone wants to see it."""
        found = settlements.listed(self.session, first=SETTLED_SHOWN)
        if not found:
            return
        if not self.unfolded.settled:
            words = _("Voir ce qui a été départagé depuis un mois")
            self.stack.addWidget(Button(words, self._unfold_settled, kind="link"))
            return
        self.stack.addWidget(SectionTitle(_("Départagé depuis un mois")))
        for one in found:
            shown = settlement_card(self.page, one)
            shown.setProperty("row", one.id)
            self.settled.append(shown)
        self.stack.addWidget(Card(*self.settled))

    def _show_more(self) -> None:
        self.unfolded.questions += FIRST
        before = len(self.cards)
        self.fill()
        focus_again(self.cards, min(before, self.unfolded.questions - FIRST))

    def _unfold_settled(self) -> None:
        self.unfolded.settled = True
        self.fill()
        focus_again(self.settled, 0)

    def _go_to_doubles(self) -> None:
        self.page.context.navigator.go("people", show="doubles")


def _first(cards: Sequence[ConflictCard], row: str) -> QWidget | None:
    """The first way to settle of the card about a row, else of the first card."""
    about = [card for card in cards if card.property("row") == row]
    return next((card.first for card in [*about, *cards]), None)
