"""What can be done with a decision: open its rencontre, replace it, drop it, let it stand again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import decisions
from citeapp.usecases.decisions import IN_FORCE, DecisionLine

LEAST_PX = 150


class Leaving(QWidget):
    """Buttons of one decision."""

    def __init__(self, page: Page, line: DecisionLine) -> None:
        super().__init__()
        self.page, self.line = page, line
        self.setMinimumWidth(px(LEAST_PX))
        flow = FlowLayout(self, gap=6)
        row = line.decision
        if row.meeting_id:
            go = page.context.navigator.go
            open_it = partial(go, "meetings", meeting=row.meeting_id, step="write")
            flow.addWidget(self._button(_("Rencontre"), open_it, _("Ouvrir la rencontre de")))
        if (row.state or IN_FORCE) == IN_FORCE:
            flow.addWidget(self._button(_("Remplacer…"), self.replace, _("Remplacer")))
            flow.addWidget(self._button(_("Abandonner…"), self.drop, _("Abandonner")))
        else:
            again = self._button(_("Remettre en vigueur"), self.stand_again, _("Remettre"))
            flow.addWidget(again)

    def replace(self) -> None:
        """Ask for the words that take its place."""
        new, why = TextField(_("La nouvelle décision")), TextField(_("Pourquoi (facultatif)"))
        dialog = self._dialog(_("Remplacer la décision"), new, why)

        def keep() -> None:
            self.page.act(
                lambda: decisions.replace(
                    self.page.context.session,
                    id=self.line.decision.id,
                    text=new.edit.text(),
                    reason=why.edit.text(),
                ),
                say=True,
            )

        dialog.add_button(_("Remplacer"), keep, primary=True)
        dialog.open()
        new.edit.setFocus()

    def drop(self) -> None:
        """Ask why it is left."""
        why = TextField(_("Pourquoi elle est abandonnée"))
        dialog = self._dialog(_("Abandonner la décision"), why)

        def keep() -> None:
            self.page.act(
                lambda: decisions.drop(
                    self.page.context.session, id=self.line.decision.id, reason=why.edit.text()
                ),
                say=True,
            )

        dialog.add_button(_("Abandonner"), keep, primary=True)
        dialog.open()
        why.edit.setFocus()

    def stand_again(self) -> None:
        """It was left too soon."""
        self.page.act(
            lambda: decisions.stand_again(self.page.context.session, id=self.line.decision.id),
            say=True,
        )

    def _dialog(self, title: str, *fields: TextField) -> CalmDialog:
        dialog = CalmDialog(self.window(), title, self.line.decision.text)
        for field in fields:
            dialog.body.addWidget(field)
        dialog.add_button(_("Laisser comme c’est"))
        return dialog

    def _button(self, words: str, act: object, begin: str) -> Button:
        assert callable(act)
        return Button(words, act, kind="link", name=f"{begin} : {self.line.decision.text}")
