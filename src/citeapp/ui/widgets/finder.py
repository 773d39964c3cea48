"""A field that finds by a few letters, and offers to make what it does not find."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.ui.widgets.suggestions import Suggestion


class Finder(SearchField):
    """``taken(value)`` for a proposal; ``unknown(text)`` when ``new_words`` is taken instead.

    ``suggest`` gives proposals for a text, ``new_words`` the words of the last one (without
    it nothing can be made here). A text that is ``raw`` (numbers of a sheet) is not looked up:
    Enter sends it as it is, by ``sent(text)``. The proposals float under the field; arrows
    move, Enter takes, Escape closes them, then empties the field.
    """

    taken = Signal(str)
    unknown = Signal(str)
    sent = Signal(str)

    def __init__(
        self,
        placeholder: str,
        suggest: Callable[[str], Sequence[Suggestion]],
        new_words: Callable[[str], str] | None = None,
        *,
        raw: Callable[[str], bool] = lambda _text: False,
        name: str = "",
        icon: str = "plus",
        chip: str = "",
    ) -> None:
        line = SuggestLine(name or placeholder, lambda text: self._propose(text))
        self._line = line
        super().__init__(placeholder, name=name, icon=icon, chip=chip, edit=line)
        self._suggest, self._new_words, self._raw = suggest, new_words, raw
        line.anchor = self
        line.taken.connect(self._take)
        line.entered.connect(self._enter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        proposing = self._line.is_proposing()
        if proposing and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            return False  # the line moves along its proposals
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        idle = watched is self.edit and self.text() and not proposing
        if escape and idle and event.type() in kinds:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.edit.clear()
            return True
        return super().eventFilter(watched, event)

    def _propose(self, text: str) -> list[Suggestion]:
        if self._raw(text):
            return []
        found = list(self._suggest(text))
        if self._new_words is not None:
            found.append(Suggestion(self._new_words(text), icon="plus"))
        return found

    def _enter(self, text: str) -> None:
        if text and self._raw(text):
            self.edit.clear()
            self.sent.emit(text)

    def _take(self, chosen: Suggestion) -> None:
        text = self.text().strip()
        self.edit.clear()
        if chosen.value is None:
            self.unknown.emit(text)
        else:
            self.taken.emit(str(chosen.value))
