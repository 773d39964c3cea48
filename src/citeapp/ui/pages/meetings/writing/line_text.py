"""The words of one line: as high as they need, Enter and the arrows lead out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame

from citeapp.domain import pasting
from citeapp.ui.style import px
from citeapp.ui.widgets.inputs import TextEdit
from citeapp.ui.widgets.labels import restyle
from citeapp.ui.widgets.spelling import SpellingMarks

MARGIN_PX = 4
MOST_HTML = 200_000
PICTURE = "\ufffc"
"""What stands for a picture among words."""
WIDEST = 16_777_215
UP_OR_BEGIN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class LineText(TextEdit):
    """One paragraph of plain text that wraps; pasted lines are told, never broken inside."""

    typed = Signal()
    entered = Signal()
    rubbed_out = Signal()
    """Backspace at the very beginning."""
    stepped = Signal(int)
    """Up from the first row of words, down from the last."""
    taken = Signal()
    left = Signal()
    pasted = Signal(list)
    """The lines of a pasted text, without the one that was put in here."""
    overflowed = Signal(str)
    """A pasted text too long for notes."""
    doubted = Signal()
    """F7: what is wrong with this word?"""
    menu_asked = Signal(QPoint, int)
    """Where on the screen, and at which letter, the menu is wanted."""
    marks: SpellingMarks | None = None
    _snug = False
    _quiet = False

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setProperty("ring", "none")  # the caret shows where the hands are
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(px(MARGIN_PX))
        self.document().setModified(False)  # the margin counts as a change
        self.textChanged.connect(self._changed)

    def doubts(self) -> int:
        """How many words are to be looked at."""
        return len(self.marks.spans()) if self.marks is not None else 0

    def text(self) -> str:
        """The words."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show other words, as not typed; the caret goes to their end."""
        if text != self.text():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().setModified(False)

    def set_typed(self, text: str, at: int) -> None:
        """Replace the words as if typed, with the caret at a place."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self.document().setModified(True)

    def before(self) -> str:
        """The words before the caret."""
        return self.text()[: self.textCursor().position()]

    def set_tone(self, tone: str) -> None:
        """How the words look: action, decision, quote, private or note."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)
            self._fit()

    def set_snug(self, snug: bool) -> None:
        """No wider than the words, so that badges stand beside them."""
        self._snug = snug
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.rubbed_out.emit()
        elif event.key() == Qt.Key.Key_F7:
            self.doubted.emit()
        elif event.key() in UP_OR_BEGIN and not event.modifiers():
            up = event.key() == Qt.Key.Key_Up
            step = QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down
            if cursor.movePosition(step):
                self.setTextCursor(cursor)
            else:
                self.stepped.emit(-1 if up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if keys else self.cursorForPosition(event.pos())
        spot = self.cursorRect().bottomLeft() if keys else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(spot), cursor.position())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # files dropped on the words are for the page
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() or _words_of(source.html())
        if pasting.is_document(text):
            self.overflowed.emit(text)
            return
        lines = pasting.lines(text)
        if len(lines) > 1 and not self.text():
            self.pasted.emit(lines)
            return
        if lines:
            self.insertPlainText(lines[0])
        if lines[1:]:
            self.pasted.emit(lines[1:])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.marks is not None:
            self.marks.look_again()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()  # a decision is written in wider letters

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.typed.emit()

    def _fit(self) -> None:
        margin = px(MARGIN_PX)
        rows = max(1, round(self.document().size().height()))
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 2 * margin)
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * margin + px(4)
        self.setMaximumWidth(max(words, px(24)) if self._snug else WIDEST)


def _words_of(html: str) -> str:
    """The words of a page that came without its plain text; nothing it names is fetched."""
    if len(html) > MOST_HTML:
        return html  # no notes: what is kept is what was there
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace(PICTURE, "")
