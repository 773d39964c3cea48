"""A new collectif: a name is enough; the rest is filled in on its card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.collective import COLLECTIVE_KIND, THEME
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import collectives


class NewCollective(QWidget):
    """The form; ``made(id)`` when the collectif exists, ``left`` when given up."""

    made = Signal(str)
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(22), px(26), px(12))
        panel = Panel(_("Nouveau collectif"))
        panel.setMaximumWidth(px(520))
        column.addWidget(panel, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.name = self._line(panel, _("Nom"), _("Dorignies, Jeunesse…"))
        self.kind = ChoiceField(_("Sorte"), COLLECTIVE_KIND.pairs())
        panel.column.addWidget(self.kind)
        self.theme = ChoiceField(_("Enjeu"), [("", _("à préciser")), *THEME.pairs()])
        self.kind.committed.connect(lambda kind: self.theme.setVisible(kind == "theme"))
        panel.column.addWidget(self.theme)
        self.commune = self._line(panel, _("Commune"), _("Douai, Waziers…"))
        self.error = PlainLabel("", "error")
        self.error.hide()
        panel.column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(_("Plus tard"), self.left.emit, kind="quiet"))
        self.maker = PrimaryButton(_("Créer le collectif"), self.make)
        buttons.addWidget(self.maker)
        panel.column.addLayout(buttons)

    def start(self) -> None:
        """Show the form, empty."""
        for entry in (self.name, self.commune):
            entry.clear()
        self.kind.set_value("neighbourhood")
        self.theme.set_value("")
        self.theme.hide()
        self.error.hide()
        self.name.setFocus()

    def make(self) -> None:
        """Create the collectif, or say what is missing."""
        if not self.name.text().strip():
            self.error.setText(_("Donnez un nom au collectif."))
            self.error.show()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _line(self, panel: Panel, label: str, placeholder: str) -> LineEdit:
        entry = LineEdit()
        entry.setAccessibleName(label)
        entry.setPlaceholderText(placeholder)
        entry.returnPressed.connect(self.make)
        panel.column.addWidget(PlainLabel(label, "secondary"))
        panel.column.addWidget(entry)
        return entry
