"""« La même personne ? »: pairs side by side, with the reasons, judged by a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.ui.widgets.card import Card
from citeapp.ui.widgets.conflict import ConflictCard, Side
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.usecases import duplicates
from citeapp.usecases.duplicates import Pair

SHOWN = 20


class Doubles(ScrollColumn):
    """The likeliest pairs first; nothing is erased by a verdict, and it can be undone."""

    def __init__(self, page: Page, pairs: Sequence[Pair]) -> None:
        super().__init__(gap=14)
        self.page = page
        words = _("Un instant : les fiches sont comparées.")
        if pairs:
            words = ngettext("{n} paire à regarder", "{n} paires à regarder", len(pairs))
        self.column.addWidget(PageHeader(_("Doublons possibles"), words, below=True))
        self.cards = Card(*(self._pair(pair) for pair in pairs[:SHOWN]))
        self.column.addWidget(self.cards)
        self.column.addWidget(
            PlainLabel(
                _("Aucune fiche n’est effacée : l’avis se change à tout moment avec Annuler."),
                "secondary",
            )
        )
        self.column.addStretch(1)

    def _pair(self, pair: Pair) -> ConflictCard:
        person = pair.noun == "person"
        card = ConflictCard(
            _("La même personne ?") if person else _("La même structure ?"),
            pair.reasons,
            [Side(pair.title_a, note=pair.about_a), Side(pair.title_b, note=pair.about_b)],
            [
                ("same", _("C’est la même")),
                ("different", _("Deux personnes") if person else _("Deux structures")),
            ],
        )
        card.chosen.connect(partial(self._judge, pair))
        return card

    def _judge(self, pair: Pair, verdict: str) -> None:
        self.page.act(
            lambda: duplicates.judge(
                self.page.context.session, noun=pair.noun, a=pair.a, b=pair.b, verdict=verdict
            ),
            say=True,
        )
