"""« Noter une relecture » : who read these words, and when."""

from __future__ import annotations

from datetime import date

from citeapp.base.language import _
from citeapp.ui.page import Page
from citeapp.ui.widgets.dates import DateField
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import TextField
from citeapp.usecases import plain


def ask(page: Page, id: str) -> CalmDialog:
    """Ask who read the text with which eyes; it is printed under the text."""
    session = page.context.session
    text = _(
        "Qui est concerné lit le texte, seul ou avec vous, et dit ce qui n’est pas clair. "
        "Écrivez-le comme ce sera imprimé, sans nom de famille."
    )
    dialog = CalmDialog(page.window(), _("Noter une relecture"), text)
    who = TextField(_("Relu par"), placeholder=_("3 parents du collectif"), pause_ms=60_000)
    day = DateField(_("Le"), session.today.isoformat(), today=lambda: session.today)
    dialog.body.addWidget(who)
    dialog.body.addWidget(day)
    dialog.add_button(_("Plus tard"))

    def keep() -> None:
        by, on = who.edit.text(), date.fromisoformat(day.value()) if day.value() else None
        done = page.act(lambda: plain.proofread(session, id=id, by=by, on=on), say=True)
        if done is not None:
            dialog.accept()

    dialog.add_button(_("Noter"), keep, primary=True, closes=False)
    dialog.open()
    who.edit.setFocus()
    return dialog
