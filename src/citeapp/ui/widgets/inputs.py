"""Typing that leaves undo to the journal: the widget undoes only what is not yet committed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class LineEdit(QLineEdit):
    """A line edit that lets the window's Ctrl+Z through once its text is committed."""

    def event(self, event: QEvent) -> bool:
        if _asks_undo(event) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)


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
