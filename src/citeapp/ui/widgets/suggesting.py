"""A line that proposes while one types: arrows choose, Enter takes, Escape keeps the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from citeapp.ui.style import px
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.suggestions import Suggestion, SuggestionList

SHOWN = 7
NEVER_MS = 24 * 3600 * 1000
"""A half-typed word is no answer yet: a suggesting field waits for Enter or for being left."""


class SuggestLine(LineEdit):
    """``taken(Suggestion)`` when a proposal is chosen, ``entered(str)`` on Enter without one.

    With ``several`` only the words after the last comma are completed, and a proposal taken
    replaces them in the line; otherwise the line is left to whoever listens.
    """

    taken = Signal(object)
    entered = Signal(str)

    def __init__(
        self,
        name: str,
        propose: Callable[[str], Sequence[Suggestion]],
        *,
        placeholder: str = "",
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._propose, self._several = propose, several
        self._popup: QFrame | None = None
        self.anchor: QWidget = self
        """What the proposals stand under, and are as wide as."""
        self.list: SuggestionList | None = None
        self.textEdited.connect(lambda _text: self._show_proposals())
        self.installEventFilter(self)

    def is_proposing(self) -> bool:
        """Whether the proposals are in sight."""
        return self._popup is not None and self._popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        elif event.type() == QEvent.Type.ShortcutOverride and self.is_proposing():
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self.is_proposing() or self.list is None:
            if enter:
                self.entered.emit(self.text().strip())
            return enter
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.list.move_by(steps[Qt.Key(event.key())])
            self._tell()
        elif enter:
            self.list.take()
        elif event.key() == Qt.Key.Key_Escape:
            self._hide()
        else:
            return False
        return True

    def _show_proposals(self) -> None:
        typed = self.text()[: self.cursorPosition()]
        part = typed.rpartition(",")[2].strip() if self._several else typed.strip()
        found = list(self._propose(part)) if part else []
        if not found:
            self._hide()
            return
        popup, listed = self._made()
        listed.show_all(found)
        popup.setGeometry(self._spot(min(len(found), SHOWN) * px(34) + px(10)))
        popup.show()
        popup.raise_()
        self._tell()

    def _spot(self, tall: int) -> QRect:
        """Under the line, else over it where there is more room; never out of the window."""
        window, gap = self.window(), px(3)
        line = self.anchor.mapTo(window, QPoint(0, 0))
        under = window.height() - line.y() - self.anchor.height() - gap
        over = line.y() - gap
        above = tall > under and over > under
        tall = max(min(tall, over if above else under), px(44))
        top = line.y() - gap - tall if above else line.y() + self.anchor.height() + gap
        width = max(self.anchor.width(), px(280))
        left = min(line.x(), max(0, window.width() - width - px(8)))
        return QRect(left, top, width, tall)

    def _tell(self) -> None:
        """Screen readers hear the proposal that Enter would take; the focus stays in the line."""
        current = self.list.current() if self.list is not None else None
        if current is not None and QAccessible.isActive():
            words = ", ".join(part for part in (current.title, current.subtitle) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _made(self) -> tuple[QFrame, SuggestionList]:
        if self._popup is None or self.list is None:
            self._popup = QFrame(self.window())
            self._popup.setProperty("surface", "raised")
            column = QVBoxLayout(self._popup)
            column.setContentsMargins(px(4), px(4), px(4), px(4))
            self.list = SuggestionList(self.accessibleName())
            column.addWidget(self.list)
            self.list.taken.connect(self._take)
            self.destroyed.connect(self._popup.deleteLater)
        return self._popup, self.list

    def _take(self, chosen: Suggestion) -> None:
        self._hide()
        if self._several:
            before, comma, _typed = self.text()[: self.cursorPosition()].rpartition(",")
            after = self.text()[self.cursorPosition() :]
            start = f"{before}{comma} {chosen.title}".strip()
            self.setText(start + after)
            self.setCursorPosition(len(start))
            self.setModified(True)
        self.taken.emit(chosen)

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()


class SuggestField(TextField):
    """A text field that proposes while one types; a proposal taken is committed at once."""

    def __init__(
        self,
        label: str,
        propose: Callable[[str], Sequence[Suggestion]],
        value: str = "",
        *,
        hint: str = "",
    ) -> None:
        line = SuggestLine(label, propose)
        super().__init__(label, value, hint=hint, edit=line, pause_ms=NEVER_MS)
        line.taken.connect(self._take)
        line.entered.connect(lambda _text: self.commit())

    def _take(self, chosen: Suggestion) -> None:
        self.edit.setText(chosen.title)
        self.edit.setModified(True)
        self.commit()
