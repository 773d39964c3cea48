"""A field that finds by a few letters, and offers to make what it does not find."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.suggestions import ROW_PX, Suggestion, SuggestionList

SHOWN = 6


class FinderField(QWidget):
    """``taken(value)`` for a proposal; ``unknown(text)`` when « new_words » is taken instead.

    ``suggest`` gives proposals for a text, ``new_words`` the words of the last one (nothing:
    nothing can be made here). Arrows move, Enter takes, Escape empties.
    """

    taken = Signal(object)
    unknown = Signal(str)

    def __init__(
        self,
        placeholder: str,
        suggest: Callable[[str], Sequence[Suggestion]],
        new_words: Callable[[str], str] | None = None,
        *,
        icon: str = "plus",
    ) -> None:
        super().__init__()
        self._suggest, self._new_words = suggest, new_words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.field = SearchField(placeholder, icon=icon)
        column.addWidget(self.field)
        self.list = SuggestionList(placeholder)
        self.list.hide()
        column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.typed.connect(self._look)
        self.field.entered.connect(lambda _text: self.list.take())
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
        found = list(self._suggest(text)) if text else []
        if text and self._new_words is not None:
            found.append(Suggestion(self._new_words(text), icon="plus"))
        self.list.show_all(found)
        self.list.setFixedHeight(px(ROW_PX) * min(len(found), SHOWN) + px(6))
        self.list.setVisible(bool(found))

    def _take(self, chosen: Suggestion) -> None:
        text = self.field.text().strip()
        self.field.edit.clear()
        if chosen.value is None:
            self.unknown.emit(text)
        else:
            self.taken.emit(chosen.value)
