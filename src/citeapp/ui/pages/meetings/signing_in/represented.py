"""« Représenté·e par … »: a person of the list, or any name; nobody has to say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases.attendance import SheetLine


class RepresentedForm(QWidget):
    """``named(person represented, by whom)`` on Enter; Escape, or nothing typed, leaves it.

    Several people are asked about one after the other; ``closed`` follows the last one.
    """

    named = Signal(str, str)
    closed = Signal()

    def __init__(self, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__()
        self._person_id = ""
        self._waiting: list[SheetLine] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(px(3), 0, px(3), 0)
        row.setSpacing(px(8))
        self.words = PlainLabel("", "medium")
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.entry = Finder(
            _("Un nom, puis Entrée (Échap : sans le dire)"),
            suggest,
            lambda text: _("Par {name}", name=text),
            icon="search",
            chip=_("Entrée"),
        )
        self.entry.taken.connect(self._by)
        self.entry.unknown.connect(self._by)
        row.addWidget(self.entry, 1)
        close = IconButton("close", _("Fermer"), self.leave)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.entry.edit.installEventFilter(self)
        self.hide()

    def ask(self, *lines: SheetLine) -> None:
        """Show it for someone who is represented, the hands in the name; the others follow."""
        line, *self._waiting = lines
        self._person_id = line.person_id
        words = _("{name}, représenté·e par", name=line.name)
        self.words.setText(words)
        self.entry.edit.setAccessibleName(words)
        self.entry.edit.setText(line.represented_by)
        self.entry.edit.selectAll()
        self.show()
        self.entry.setFocus()

    def leave(self) -> None:
        """Put it away, or go on to the next one."""
        if self._waiting:
            self.ask(*self._waiting)
            return
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            blank = not self.entry.text().strip()
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if blank and (enter or event.key() == Qt.Key.Key_Escape):
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _by(self, name_or_id: str) -> None:
        self.named.emit(self._person_id, name_or_id)
        self.leave()
