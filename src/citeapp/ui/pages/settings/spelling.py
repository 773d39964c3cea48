"""Spelling: whether doubtful words are underlined here, and the words declared right."""

from __future__ import annotations

from functools import partial

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.filters import Switch
from citeapp.usecases import spelling


class Spelling(Section):
    """The wave under doubtful words, and the words that the team has declared right."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Orthographe"),
            _(
                "Dans les notes, une vague sous les mots que le dictionnaire ne connaît pas. "
                "Rien ne sort de la machine."
            ),
            _("correcteur fautes dictionnaire mots souligné"),
        )
        self.switch = Switch(_("Souligner les mots à vérifier (cette machine)"))
        self.switch.clicked.connect(lambda on: spelling.set_wanted(page.context.session, bool(on)))
        self.column.addWidget(self.switch)
        self.rows = Card()
        self.column.addWidget(self.rows)

    def refresh(self) -> None:
        session = self.page.context.session
        self.switch.setChecked(spelling.wanted(session))
        self.rows.clear()
        kept = spelling.own_words(session)
        for entry in kept:
            drop = partial(self._drop, entry.label)
            name = _("Ne plus garder {word}", word=entry.label)
            self.rows.add(
                RowCard(
                    entry.label, button=Button(_("Ne plus garder"), drop, kind="quiet", name=name)
                )
            )
        self.rows.setVisible(bool(kept))

    def _drop(self, word: str) -> None:
        session = self.page.context.session
        self.page.act(lambda: spelling.drop_word(session, word=word), say=True)
