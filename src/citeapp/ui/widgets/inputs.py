"""Typing that leaves undo to the journal: the widget undoes only what is not yet committed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from citeapp.ui.style import px


class LineEdit(QLineEdit):
    """A line edit that lets the window's Ctrl+Z through once its text is committed.

    Words too long for it are cut at their end, not at their beginning, until the hands come.
    """

    _left_at: int | None = None
    """Where the hands were; they come back there."""

    def show_beginning(self) -> None:
        """Scroll back to the first letter when the words do not fit and nobody types."""
        if not self.hasFocus() and self._words_px() > self.width():
            self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_beginning()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._left_at is not None:
            self.setCursorPosition(self._left_at)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._left_at = self.cursorPosition()
        super().focusOutEvent(event)
        self.show_beginning()

    def event(self, event: QEvent) -> bool:
        if _asks_undo(event) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def _words_px(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + px(24)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text, with the same rule; Tab leaves the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if _asks_undo(event) and not self.document().isModified():
            event.ignore()
            return False
        return super().event(event)


def _asks_undo(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )
