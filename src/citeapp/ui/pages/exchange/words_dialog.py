"""Six words typed as a colleague reads them aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import TextField


class WordsDialog(CalmDialog):
    """Asks for the words; who they name is shown afterwards, before anything is written."""

    def __init__(self, parent: QWidget, on_words: Callable[[str], object]) -> None:
        super().__init__(
            parent,
            _("Inscrire par six mots"),
            _(
                "Votre collègue ouvre Échanges et vous lit les six mots de « Ma carte ». "
                "Il faut qu’un lot vous ait déjà parlé de sa machine."
            ),
        )
        self.field = TextField(_("Les six mots"), hint=_("Majuscules et accents ne comptent pas."))
        self.body.addWidget(self.field)
        self.add_button(_("Plus tard"))
        self.add_button(_("Chercher"), lambda: on_words(self.field.edit.text()), primary=True)
        self.field.edit.setFocus()
