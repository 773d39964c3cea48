"""« La même personne ? »: pairs side by side, what joined cards disagree about, what was said."""

from __future__ import annotations

from functools import partial

from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.ui.parts.doubles import DoublesWatch, pair_card, put_off_words
from citeapp.ui.parts.joined import pair_words, verdict_words
from citeapp.ui.parts.questions import conflict_card
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.conflict import ConflictCard
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.usecases import duplicates, joins
from citeapp.usecases.joins import Verdict

SHOWN = 20
VERDICTS_SHOWN = 12


class Doubles(ScrollColumn):
    """The likeliest pairs first; nothing is erased by a verdict, and any of them can change."""

    def __init__(self, page: Page, watch: DoublesWatch) -> None:
        super().__init__(gap=14)
        self.page, self.watch = page, watch
        self.cards: list[ConflictCard] = []
        pairs = watch.pairs
        words = _("Aucune paire de fiches n’attend d’avis.")
        if pairs:
            words = ngettext("{n} paire à regarder", "{n} paires à regarder", len(pairs))
        elif watch.busy:
            words = _("Un instant : les fiches sont comparées.")
        self.column.addWidget(PageHeader(_("Doublons possibles"), words, below=True))
        self._questions([pair_card(watch, pair) for pair in pairs[:SHOWN]])
        if len(pairs) > SHOWN:
            words = _("Les {n} suivantes viennent ensuite.", n=len(pairs) - SHOWN)
            self.column.addWidget(PlainLabel(words, "secondary"))
        if watch.seen.put_off:
            self.column.addWidget(Button(put_off_words(watch.seen), self._take_up, kind="link"))
        self._joined()
        self._register()
        self.column.addStretch(1)

    def _questions(self, cards: list[ConflictCard]) -> None:
        if cards:
            self.column.addWidget(Card(*cards))
            self.cards += cards

    def _joined(self) -> None:
        """What cards that were joined say differently."""
        found = joins.differences(self.page.context.session, first=SHOWN)
        if found:
            self.column.addSpacing(px(4))
            self.column.addWidget(SectionTitle(_("À choisir sur les fiches jointes")))
            self._questions([conflict_card(self.page, one) for one in found])

    def _register(self) -> None:
        """The verdicts given so far, each with the way to change it."""
        self.column.addWidget(
            PlainLabel(
                _("Aucune fiche n’est effacée : un avis se change à tout moment."), "secondary"
            )
        )
        told = joins.register(self.page.context.session)
        if not told:
            return
        self.column.addSpacing(px(4))
        self.column.addWidget(SectionTitle(_("Avis donnés")))
        card = Card(*(self._verdict(verdict) for verdict in told[:VERDICTS_SHOWN]))
        self.column.addWidget(card)
        left = told[VERDICTS_SHOWN:]
        if not left:
            return

        def show_rest() -> None:
            for verdict in left:
                card.add(self._verdict(verdict))
            more.hide()

        words = ngettext("Voir l’autre avis", "Voir les {n} autres avis", len(left))
        more = Button(words, show_rest, kind="link")
        self.column.addWidget(more)

    def _verdict(self, verdict: Verdict) -> RowCard:
        same = verdict.verdict == "same"
        words = _("Séparer") if same else _("Joindre")
        button = Button(
            words,
            partial(self._change, verdict),
            name=_("{act} {names}", act=words, names=pair_words(verdict)),
        )
        return RowCard(
            pair_words(verdict),
            verdict_words(self.page, verdict),
            icon="check" if same else "minus",
            button=button,
        )

    def _change(self, verdict: Verdict) -> None:
        session = self.page.context.session
        if verdict.verdict == "same":
            self.page.act(lambda: joins.part(session, noun=verdict.noun, id=verdict.b), say=True)
            return
        two = {"noun": verdict.noun, "a": verdict.a, "b": verdict.b}
        self.page.act(lambda: duplicates.judge(session, **two, verdict="same"), say=True)

    def _take_up(self) -> None:
        self.page.act(lambda: duplicates.take_up(self.page.context.session))
        self.watch.look_now()
