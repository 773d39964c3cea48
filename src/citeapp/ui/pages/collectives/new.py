"""A new collectif: a name is enough; the rest is filled in on its card."""

from __future__ import annotations

from PySide6.QtCore import Signal

from citeapp.base.language import _
from citeapp.domain.collective import COLLECTIVE_KIND, THEME
from citeapp.ui.page import Page
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.short_form import ShortForm
from citeapp.usecases import collectives


class NewCollective(ShortForm):
    """The form; ``made(id)`` when the collectif exists, ``left`` when given up."""

    made = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("Nouveau collectif"),
            _("Un nom suffit ; le reste viendra."),
            _("Créer le collectif"),
        )
        self.page = page
        self.name = self._line(_("Nom"), _("Dorignies, Jeunesse…"))
        self.kind = ChoiceField(_("Sorte"), COLLECTIVE_KIND.pairs())
        self.fields.addWidget(self.kind)
        self.theme = ChoiceField(_("Enjeu"), [("", _("à préciser")), *THEME.pairs()])
        self.kind.committed.connect(lambda kind: self.theme.setVisible(kind == "theme"))
        self.fields.addWidget(self.theme)
        self.commune = self._line(_("Commune"), _("Douai, Waziers…"))

    def start(self) -> None:
        """Show the form, empty."""
        for entry in (self.name, self.commune):
            entry.clear()
        self.kind.set_value("neighbourhood")
        self.theme.set_value("")
        self.theme.hide()
        self.refuse("")
        self.name.setFocus()

    def make(self) -> None:
        """Create the collectif, or say what is missing."""
        if not self.name.text().strip():
            self.refuse(_("Donnez un nom au collectif."))
            self.name.setFocus()
            return
        kind = self.kind.value()
        made = self.page.act(
            lambda: collectives.create(
                self.page.context.session,
                name=self.name.text(),
                kind=kind,
                theme=self.theme.value() if kind == "theme" else "",
                commune=self.commune.text().strip(),
            ),
            say=True,
        )
        if made is not None:
            self.made.emit(made.id)

    def _line(self, label: str, placeholder: str) -> LineEdit:
        entry = LineEdit()
        entry.setAccessibleName(label)
        entry.setPlaceholderText(placeholder)
        self.fields.addWidget(PlainLabel(label, "secondary"))
        self.fields.addWidget(entry)
        return entry
