"""Cards at the counter: mine to hand over, someone's to enrol, by a file or by six words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.pages.exchange.words_dialog import WordsDialog
from citeapp.usecases import exchanges
from citeapp.usecases.acting import Outcome
from citeapp.usecases.exchanges import Card

CARD = "citcarte"


class CardDesk:
    """Nobody is enrolled before their six words were shown, and said to be the same."""

    def __init__(self, page: Page) -> None:
        self._page, self._context = page, page.context

    def save(self) -> None:
        """My card as a file to hand over."""
        session = self._context.session
        me = session.me.display_name.split(" ")[0]
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Ma carte"), f"carte-{me}.{CARD}", _("Cartes (*.citcarte)")
        )
        if chosen:
            path = Path(chosen)
            done = self._context.runner.act(lambda: exchanges.write_card(session, path=path))
            if done is not None:
                self._context.teller.say(_("Votre carte est écrite : donnez-la à vos collègues."))

    def choose(self) -> None:
        """Take in someone's card."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._page, _("Inscrire une carte"), "", _("Cartes (*.citcarte *.card);;Tous (*)")
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Show whose card it is and its six words, before taking it in."""
        session = self._context.session
        looked = self._context.runner.act(lambda: exchanges.look_at_card(session, path=path))
        if looked is not None:
            self._ask(*looked, lambda: exchanges.enrol(session, path=path))

    def ask_words(self) -> None:
        """Enrol someone who reads their six words aloud, without any file."""
        WordsDialog(self._page, self._look_for).open()

    def _look_for(self, words: str) -> None:
        """Show whose machine six words name, before taking it in."""
        session = self._context.session
        looked = self._context.runner.act(lambda: exchanges.look_for_words(session, words=words))
        if looked is not None:
            self._ask(*looked, lambda: exchanges.enrol(session, words=words))

    def _ask(self, found: Card, words: tuple[str, ...], enrol: Callable[[], Outcome[str]]) -> None:
        about = [found.organisation, _("coordination") if found.is_coordinator else ""]
        self._context.teller.ask(
            _("Inscrire {name} ?", name=found.name),
            _(
                "{about}\n\nVérifiez ensemble, de vive voix, ces six mots :\n{words}",
                about=" · ".join(part for part in about if part),
                words=" · ".join(words),
            ),
            _("Ce sont bien les mêmes mots"),
            partial(self._enrol, enrol),
            no=_("Ne pas inscrire"),
        )

    def _enrol(self, enrol: Callable[[], Outcome[str]]) -> None:
        """From now on that person's bundles are known here."""
        name = self._page.act(enrol)
        if name:
            self._context.teller.say(_("{name} est inscrit·e.", name=name))
