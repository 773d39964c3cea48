"""A field where people are found by a few letters; what fits nobody can become someone new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.suggestions import ROW_PX, Suggestion, SuggestionList

Found = tuple[str, str, str]
"""Identifier, name, a word about it."""

NEW = "?new"


class NameEntry(QWidget):
    """``taken(id)`` for someone known, ``unknown(text)`` for someone new, ``typed(text)`` raw.

    ``raw`` says which texts are not names (numbers of a sheet): they are not looked up.
    """

    taken = Signal(str)
    unknown = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        placeholder: str,
        suggest: Callable[[str], Sequence[Found]],
        *,
        raw: Callable[[str], bool] = lambda _text: False,
        note: str = "",
        new_words: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._suggest, self._raw = suggest, raw
        self._new_words = new_words or (lambda text: _("Nouvelle personne : {name}", name=text))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(3), 0, px(3), 0)
        column.setSpacing(px(4))
        self.field = SearchField(placeholder, chip=_("Entrée"), note=note)
        column.addWidget(self.field)
        self.list = SuggestionList(_("Personnes trouvées"))
        self.list.hide()
        column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.typed.connect(self._look)
        self.field.entered.connect(self._enter)
        self.list.taken.connect(self._take)
        self.field.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self.list.isVisible() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.edit.clear()
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        text = text.strip()
        found: list[Suggestion] = []
        if text and not self._raw(text):
            found = [Suggestion(name, about, value=id) for id, name, about in self._suggest(text)]
            found.append(Suggestion(self._new_words(text), icon="plus", value=NEW))
        self.list.show_all(found)
        self.list.setFixedHeight(px(ROW_PX) * min(len(found), 6) + px(6))
        self.list.setVisible(bool(found))

    def _enter(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if self._raw(text):
            self.field.edit.clear()
            self.entered.emit(text)
        else:
            self.list.take()

    def _take(self, chosen: Suggestion) -> None:
        text = self.field.text().strip()
        self.field.edit.clear()
        if chosen.value == NEW:
            self.unknown.emit(text)
        else:
            self.taken.emit(str(chosen.value))
