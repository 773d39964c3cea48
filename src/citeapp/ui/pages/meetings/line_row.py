"""One line of notes: its mark, its words, its badges; « @ » proposes people while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import LINE_KIND, Line
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.suggestions import ROW_PX, Suggestion, SuggestionList
from citeapp.usecases import people

if TYPE_CHECKING:
    from citeapp.ui.pages.meetings.write import WriteStep

PAUSE_MS = 900
"""A pause in typing puts the line into the store."""
SIGNS = {"note": "·", "action": "!", "decision": "›", "quote": "”"}
MARKS = {"action": "! ", "decision": "> ", "quote": '" '}
TONES = {"action": "late", "decision": "medium", "quote": "ask", "note": "muted"}


class LineRow(QWidget):
    """A line that exists, or (``line`` None) the blank one at the end of a point."""

    def __init__(self, step: WriteStep, owner_id: str, name: str) -> None:
        super().__init__()
        self.step, self.owner_id = step, owner_id
        self.line: Line | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.sign = PlainLabel(SIGNS["note"], "muted", wrap=False)
        self.sign.setFixedWidth(px(20))
        row.addWidget(self.sign)
        self.edit = LineEdit()
        self.edit.setProperty("bare", "true")
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(_("Écrire ici…"))
        self.edit.installEventFilter(self)
        row.addWidget(self.edit, 1)
        self.badges = QHBoxLayout()
        self.badges.setSpacing(px(4))
        row.addLayout(self.badges)
        column.addLayout(row)
        self.list = SuggestionList(_("Personnes proposées"))
        self.list.hide()
        self.list.taken.connect(self._complete)
        column.addWidget(self.list)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.commit)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self._enter)

    def show_line(self, line: Line, badges: list[tuple[str, str]]) -> None:
        """Show a line as it is in the store; what is being typed is left alone."""
        self.line = line
        if not self.edit.isModified() and self.edit.text() != line.text:
            self.edit.setText(line.text)
        self.sign.setText("🔒" if line.private else SIGNS.get(line.kind, "·"))
        self.sign.set_role(TONES.get(line.kind, "muted"))
        self.sign.setAccessibleName(_("privé") if line.private else LINE_KIND.label(line.kind))
        clear_layout(self.badges)
        for kind, words in badges:
            self.badges.addWidget(Badge(kind, words))

    def take_focus(self) -> None:
        """Put the hands at the end of the line."""
        self.edit.setFocus()
        self.edit.end(False)

    def mark(self, kind: str) -> None:
        """Begin a blank line with the mark of a kind."""
        self.edit.setText(MARKS.get(kind, "") + self.edit.text())
        self.edit.setModified(True)
        self.take_focus()

    def commit(self) -> None:
        """Put the typed words into the store; a blank row waits for Enter or for being left."""
        self.pause.stop()
        if self.line is not None and self.edit.isModified():
            self.edit.setModified(False)
            self.step.change(self, self.edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.step.current = self
        elif event.type() == QEvent.Type.FocusOut:
            self._left(event)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _left(self, event: QEvent) -> None:
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.list.hide()
        self._store_blank()
        self.commit()

    def _key(self, event: QKeyEvent) -> bool:
        if self.list.isVisible():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self.list.take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.list.hide()
                return True
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self.line is not None:
            self.step.remove(self)
            return True
        return False

    def _typed(self, text: str) -> None:
        self.pause.start()
        self._propose(text[: self.edit.cursorPosition()])

    def _propose(self, before: str) -> None:
        start = before.rfind("@")
        word = (
            before[start + 1 :] if start >= 0 and (start == 0 or before[start - 1] == " ") else ""
        )
        found = people.suggest(self.step.session, text=word, limit=5) if word else []
        self.list.show_all(
            [Suggestion(p.name, AUDIENCE.label(p.main_audience), value=p.name) for p in found]
        )
        self.list.setFixedHeight(px(ROW_PX) * len(found) + px(6))
        self.list.setVisible(bool(found))

    def _complete(self, chosen: Suggestion) -> None:
        text, at = self.edit.text(), self.edit.cursorPosition()
        start = text[:at].rfind("@")
        self.edit.setText(f"{text[:start]}@{chosen.value} {text[at:]}")
        self.edit.setModified(True)
        self.list.hide()
        self.take_focus()

    def _enter(self) -> None:
        if self.line is None:
            self._store_blank()
            self.take_focus()
            return
        self.commit()
        self.step.add_after(self, "")

    def _store_blank(self) -> None:
        text = self.edit.text().strip()
        if self.line is None and text:
            self.edit.clear()
            self.edit.setModified(False)
            self.step.add_after(self, text)
