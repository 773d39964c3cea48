"""« Personne de passage »: a first name is enough; the rest comes later, in « à compléter »."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.inputs import LineEdit


class WalkInForm(QWidget):
    """``named(first name, audience)`` on Enter, ready for the next; Escape closes it."""

    named = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(3), 0, px(3), 0)
        row.setSpacing(px(8))
        self.name = LineEdit()
        self.name.setPlaceholderText(_("Prénom, puis Entrée (le reste viendra plus tard)"))
        self.name.setAccessibleName(_("Prénom de la personne de passage"))
        self.name.returnPressed.connect(self._enter)
        row.addWidget(self.name, 1)
        self.audience = QuietCombo()
        self.audience.setAccessibleName(_("Vient comme"))
        for code, words in AUDIENCE.pairs():
            self.audience.addItem(words, code)
        row.addWidget(self.audience)
        row.addWidget(IconButton("close", _("Fermer"), self.leave))
        for part in (self.name, self.audience):
            part.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Show it, empty, the hands in the name."""
        self.name.clear()
        self.show()
        self.name.setFocus()

    def leave(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.named.emit(name, str(self.audience.currentData()))
        else:
            self.leave()
