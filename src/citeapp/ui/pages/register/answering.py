"""What became of words that someone said: a state and a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.keeping import QUOTE_OUTCOME
from citeapp.ui.page import Page
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.usecases import quotes
from citeapp.usecases.quotes import QuoteLine


class Answering(QWidget):
    """« Répondre… » beside a quote."""

    def __init__(self, page: Page, line: QuoteLine) -> None:
        super().__init__()
        self.page, self.line = page, line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        name = _("Répondre à : {words}", words=line.quote.text)
        row.addWidget(Button(_("Répondre…"), self.ask, name=name))

    def ask(self) -> None:
        """Ask what became of it, and the words for those who said it."""
        quote = self.line.quote
        state = ChoiceField(_("Où on en est"), QUOTE_OUTCOME.pairs(), quote.outcome or "waiting")
        words = TextField(
            _("La réponse, en une phrase"),
            quote.answer,
            placeholder=_("La mairie répond en mai"),
            pause_ms=60_000,
        )
        dialog = CalmDialog(self.window(), _("Voilà où on en est"), french.quoted(quote.text, 300))
        dialog.body.addWidget(state)
        dialog.body.addWidget(words)
        dialog.add_button(_("Laisser comme c’est"))

        def keep() -> None:
            done = self.page.context.runner.act(
                lambda: quotes.answer(
                    self.page.context.session,
                    id=quote.id,
                    outcome=state.value(),
                    words=words.edit.text(),
                )
            )
            if done is not None:
                dialog.accept()
                self.page.context.changes.notify(done.changed)

        dialog.add_button(_("Garder"), keep, primary=True, closes=False)
        dialog.open()
        state.combo.setFocus()
