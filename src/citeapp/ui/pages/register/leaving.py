"""What can be done with a decision: open its rencontre, replace it, drop it, let it stand again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import TextField
from citeapp.usecases import decisions
from citeapp.usecases.decisions import IN_FORCE, DecisionLine


class Leaving(Button):
    """« Changer… » beside one decision: a menu of what can be done with it."""

    def __init__(self, page: Page, line: DecisionLine) -> None:
        name = _("Changer : {what}", what=line.decision.text)
        super().__init__(_("Changer…"), self.open_menu, name=name)
        self.page, self.line = page, line

    def open_menu(self) -> None:
        """Under the button; arrows and Enter choose."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.line.decision
        if row.meeting_id:
            go = self.page.context.navigator.go
            open_it = partial(go, "meetings", meeting=row.meeting_id, step="write")
            menu.addAction(_("Ouvrir la rencontre"), open_it)
        if (row.state or IN_FORCE) == IN_FORCE:
            menu.addAction(_("Remplacer…"), self.replace)
            menu.addAction(_("Abandonner…"), self.drop)
        else:
            menu.addAction(_("Remettre en vigueur"), self.stand_again)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

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
