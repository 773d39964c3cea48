"""The page: decisions in one tab, what people said in the other; letters find both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.decision import DECISION_STATE, participation_level
from citeapp.domain.keeping import QUOTE_OUTCOME
from citeapp.ui.changes import touches
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Context, Page
from citeapp.ui.pages.register.answering import Answering
from citeapp.ui.pages.register.leaving import Leaving
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard, clear_layout
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.later import Later
from citeapp.ui.widgets.layouts import FlowLayout, ScrollColumn
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.steps import StepBar
from citeapp.usecases import collectives, decisions, quotes
from citeapp.usecases.decisions import IN_FORCE, DecisionLine
from citeapp.usecases.quotes import QuoteLine

T = TypeVar("T")

NOUNS = ("decision", "quote", "meeting", "collective")
SEARCH_PX = 300
AT_ONCE, A_TURN, SHOWN = 16, 7, 30
"""Rows that fill the screen, those made in a turn once they are painted, and all of them."""
NAME_LETTERS = 18
"""Of the name of a collectif, before it is cut."""
STATE_TONES = {IN_FORCE: "done", "replaced": "neutral", "dropped": "late"}
OUTCOME_TONES = {"waiting": "ask", "taken_up": "done", "under_way": "accent", "refused": "late"}


class RegisterPage(Page):
    """A decision is found by its words, whatever the rencontre; what was said gets an answer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Décisions"), "", below=True)
        self.search = SearchField(_("Chercher un mot"), key="Ctrl+F")
        self.search.setFixedWidth(px(SEARCH_PX))
        self.search.typed.connect(lambda _text: self.fill())
        self.header.add_action(self.search)
        self.column.addWidget(self.header)
        self.tabs = StepBar(
            [("decisions", _("Ce que nous avons décidé")), ("said", _("Vous avez dit"))],
            name=_("Décisions ou paroles"),
        )
        self.tabs.chosen.connect(lambda _key: self._turn())
        self.column.addWidget(self.tabs)
        filters = QWidget()
        flow = FlowLayout(filters, gap=8)
        self.state = QuietCombo()
        self.state.setAccessibleName(_("État"))
        self.state.activated.connect(lambda _row: self.fill())
        self.collective = QuietCombo()
        self.collective.setAccessibleName(_("Collectif"))
        self.collective.setMinimumContentsLength(NAME_LETTERS)
        self.collective.activated.connect(lambda _row: self.fill())
        self.sheet = Button(_("Imprimer « Vous avez dit »"), self.preview_sheet, icon="print")
        for part in (self.state, self.collective, self.sheet):
            flow.addWidget(part)
        self.column.addWidget(filters)
        self.area = ScrollColumn(gap=10)
        self.column.addWidget(self.area, 1)
        self._later = Later(self)
        self._offer_states()

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Décisions")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _(
            "Toutes les décisions de tous les collectifs : tapez un mot, la rencontre importe "
            "peu. Une décision peut être remplacée par une autre, ou abandonnée en disant "
            "pourquoi ; rien n’est effacé.\n\n"
            "Vous avez dit : chaque parole notée attend une réponse. La feuille à imprimer ne "
            "cite que les paroles de ceux qui sont d’accord, sans nom."
        )

    def refresh(self, changes: frozenset[str]) -> None:
        if not touches(changes, *NOUNS):
            return
        if touches(changes, "collective"):
            self._offer_collectives()
        self.fill()

    def open(self, **target: str) -> None:
        if target.get("show") in ("decisions", "said"):
            self.tabs.choose(target["show"])
        if target.get("collective"):
            self.collective.setCurrentIndex(max(0, self.collective.findData(target["collective"])))
        if target.get("text"):
            self.search.edit.setText(target["text"])

    def first_focus(self) -> QWidget | None:
        return self.search

    def fill(self) -> None:
        """Read the open tab again."""
        self._later.drop()
        clear_layout(self.area.column)
        said = self.tabs.current_key() == "said"
        self.sheet.setVisible(said and bool(self.collective.currentData()))
        if said:
            self._fill_said()
        else:
            self._fill_decisions()
        self.area.column.addStretch(1)

    def preview_sheet(self) -> PreviewDialog:
        """« Vous avez dit, voilà où on en est », for the collectif chosen."""
        chosen = str(self.collective.currentData())
        return open_preview(self, Wanted("told-back", _("Vous avez dit"), chosen))

    def _turn(self) -> None:
        self._offer_states()
        self.fill()

    def _offer_states(self) -> None:
        said = self.tabs.current_key() == "said"
        known = QUOTE_OUTCOME if said else DECISION_STATE
        self.state.clear()
        self.state.addItem(_("Toutes"), "")
        for code, words in known.pairs():
            self.state.addItem(words, code)

    def _offer_collectives(self) -> None:
        kept = self.collective.currentData()
        self.collective.clear()
        self.collective.addItem(_("Tous les collectifs"), "")
        for row in collectives.listed(self.context.session):
            self.collective.addItem(row.name, row.id)
        self.collective.setCurrentIndex(max(0, self.collective.findData(kept)))

    def _fill_decisions(self) -> None:
        found = decisions.listed(
            self.context.session,
            collective_id=str(self.collective.currentData() or ""),
            text=self.search.text(),
            state=str(self.state.currentData() or ""),
        )
        count = ngettext("{n} décision", "{n} décisions", len(found))
        self.header.set_words(_("Décisions"), count)
        if not found:
            self._say_nothing(_("Une ligne des notes qui commence par > est une décision."))
            return
        self._show(found, self._decision_row)

    def _fill_said(self) -> None:
        found = quotes.listed(
            self.context.session,
            collective_id=str(self.collective.currentData() or ""),
            text=self.search.text(),
            outcome=str(self.state.currentData() or ""),
        )
        waiting = sum((line.quote.outcome or "waiting") == "waiting" for line in found)
        count = ngettext("{n} parole", "{n} paroles", len(found))
        if waiting:
            answer = ngettext("{n} attend une réponse", "{n} attendent une réponse", waiting)
            count = f"{count}, {answer}"
        self.header.set_words(_("Décisions"), count)
        if not found:
            self._say_nothing(_("Une ligne des notes entre guillemets est une parole."))
            return
        self._show(found, self._quote_row)

    def _decision_row(self, line: DecisionLine) -> RowCard:
        row, state = line.decision, line.decision.state or IN_FORCE
        day = french.day(line.day) if line.day else ""
        revisit = _("à revoir le {day}", day=french.day(row.revisit_on)) if row.revisit_on else ""
        parts = [line.collective, day, participation_level(row.level), revisit]
        words = [" · ".join(part for part in parts if part)]
        if state == "replaced" and line.replaced_by:
            words.append(_("Remplacée par : {what}", what=line.replaced_by))
        if row.reason:
            words.append(_("Pourquoi : {why}", why=row.reason))
        return RowCard(
            row.text,
            "\n".join(part for part in words if part),
            badge=Badge(STATE_TONES[state], DECISION_STATE.label(state)),
            button=Leaving(self, line),
        )

    def _quote_row(self, line: QuoteLine) -> RowCard:
        row, outcome = line.quote, line.quote.outcome or "waiting"
        day = french.day(line.day) if line.day else ""
        words = [" · ".join(part for part in (line.collective, day) if part)]
        if row.answer:
            words.append(_("Réponse : {words}", words=row.answer))
        return RowCard(
            french.quoted(row.text, 400),
            "\n".join(part for part in words if part),
            icon="quote",
            badge=Badge(OUTCOME_TONES[outcome], QUOTE_OUTCOME.label(outcome)),
            button=Answering(self, line),
        )

    def _show(self, found: Sequence[T], row: Callable[[T], RowCard]) -> None:
        """The first rows; those out of sight once these are painted."""
        card = Card()
        _append(card, row, found[:AT_ONCE])
        for place in range(AT_ONCE, min(SHOWN, len(found)), A_TURN):
            self._later.add(partial(_append, card, row, found[place : place + A_TURN]))
        self.area.column.addWidget(card)
        if len(found) > SHOWN:
            more = ngettext("et {n} autre", "et {n} autres", len(found) - SHOWN)
            words = _("{more} : tapez un mot pour trouver", more=more)
            self.area.column.addWidget(PlainLabel(words, "secondary"))

    def _say_nothing(self, sentence: str) -> None:
        title = _("Rien à montrer ici")
        if self.search.text():
            sentence = _("Essayez un autre mot, ou moins de lettres.")
        self.area.column.addWidget(EmptyState(title, sentence, icon="quote"))


def _append(card: Card, row: Callable[[T], RowCard], lines: Sequence[T]) -> None:
    for line in lines:
        card.add(row(line))
