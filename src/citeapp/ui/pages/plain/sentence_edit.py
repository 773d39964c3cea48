"""One sentence to type in: it wraps, grows with its words, and marks those that are questioned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy

from citeapp.domain.plain.remarks import Remark
from citeapp.ui.style import look, px
from citeapp.ui.widgets.inputs import TextEdit

PAUSE_MS = 800
MARGIN_PX = 2
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SentenceEdit(TextEdit):
    """``committed(text)`` once the hands rest or leave; Enter asks for a further line."""

    committed = Signal(str)
    typed = Signal()
    entered = Signal()
    rubbed_out = Signal()
    """Backspace in a line without words."""
    moved = Signal(int)
    """Alt and an arrow: one line up or down."""
    stepped = Signal(int)
    """An arrow at the edge: the line above or below."""
    helped = Signal()
    """Ctrl and point: write the first proposal."""
    pasted = Signal(str)
    """The words of the line with a text of several lines put into them."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(MARGIN_PX))
        self.document().setModified(False)  # the margin counts as a change
        self._marks = _Marks(self.document())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._quiet = False
        self.textChanged.connect(self._changed)
        self.show_text(text)

    def text(self) -> str:
        """The words as they stand."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show other words, unless someone is typing here."""
        if self.document().isModified():
            return
        if text != self.text():
            self._quiet = True
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._quiet = False
        self.document().setModified(False)
        self._fit()

    def mark(self, remarks: Sequence[Remark]) -> None:
        """Underline the words that are questioned; drawing is not typing."""
        modified = self.document().isModified()
        self._quiet = True
        self._marks.show([(one.start, one.end) for one in remarks if one.number != "4.1"])
        self._quiet = False
        self.document().setModified(modified)

    def commit(self) -> None:
        """Tell the words, if they are new."""
        self._pause.stop()
        if self.document().isModified():
            self.document().setModified(False)
            self.committed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in ENTER:
            self.commit()
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.rubbed_out.emit()
        elif key in steps and alt:
            self.commit()
            self.moved.emit(steps[Qt.Key(key)])
        elif key in steps and not event.modifiers() and self._at_edge(steps[Qt.Key(key)]):
            self.stepped.emit(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Period and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            self.helped.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().strip()
        cursor = self.textCursor()
        if "\n" not in text:
            cursor.insertText(text)
            return
        whole, start, end = self.text(), cursor.selectionStart(), cursor.selectionEnd()
        self._pause.stop()
        self.document().setModified(False)
        self.pasted.emit(whole[:start] + text + whole[end:])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), self._height())

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self._pause.start()
            self.typed.emit()

    def _at_edge(self, step: int) -> bool:
        cursor = self.textCursor()
        up = QTextCursor.MoveOperation.Up
        return not cursor.movePosition(up if step < 0 else QTextCursor.MoveOperation.Down)

    def _height(self) -> int:
        rows = max(1, int(self.document().size().height()))
        line = self.fontMetrics().lineSpacing()
        return rows * line + 2 * px(MARGIN_PX) + 2 * self.frameWidth() + px(2)

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class _Marks(QSyntaxHighlighter):
    """A wave in amber under the words that are questioned."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: list[tuple[int, int]] = []

    def show(self, spans: list[tuple[int, int]]) -> None:
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        begins = self.currentBlock().position()
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(look().color("late"))
        for start, end in self._spans:
            if start < begins + len(text) and end > begins:
                self.setFormat(max(0, start - begins), end - start, wave)
