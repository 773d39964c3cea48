"""One line of notes: its mark, its words, its badges; it reaches the store while one types."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.domain.marks import mark_of, typed_form
from citeapp.domain.meeting import LINE_KIND, Line
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.pages.meetings.writing.badges import Badges, room_beside
from citeapp.ui.pages.meetings.writing.fact import FactPanel
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.pages.meetings.writing.proposals import Proposals, token
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.labels import IconLabel, PlainLabel
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import due
from citeapp.usecases.typing import Draft

PAUSE_MS = 800
"""A pause in typing puts the line into the store."""
SURE = 4
"""Letters from which a date is no accident: « 12/3 », « 5 mai »."""
SIGNS = {"note": "·", "action": "!", "decision": "›", "quote": "”"}
TONES = {"action": "late", "decision": "done", "quote": "ask", "note": "muted"}


class Notebook(Protocol):
    """What a row asks of whoever keeps all of them; what its keys do is listened to there."""

    @property
    def proposals(self) -> Proposals:
        """People and days to choose from, under the words being typed."""
        ...

    def store(self, row: LineRow) -> None:
        """The words of a row reach the store."""
        ...

    def line_over(self, row: LineRow) -> str:
        """The line of the store over a row, "" when there is none."""
        ...

    def remove(self, row: LineRow) -> None:
        """Take a line away."""
        ...


class LineRow(QWidget):
    """A line of the store, or (``line`` None) one that is not written yet."""

    def __init__(self, step: Step, notebook: Notebook, owner_id: str, name: str) -> None:
        super().__init__()
        self.step, self.notebook, self.owner_id = step, notebook, owner_id
        self.line: Line | None = None
        self.kind, self.private = "note", False
        self._sent = ""
        self._badges: list[tuple[str, str]] = []
        self.fact: FactPanel | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))
        self.column.addLayout(self._head(name))
        self.under = Badges()
        below = QHBoxLayout()
        below.setContentsMargins(px(30), 0, 0, 0)
        below.addWidget(self.under)
        self.column.addLayout(below)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.commit)
        self.edit.typed.connect(self._typed)
        self.edit.left.connect(self._left)
        self._dress()

    def _head(self, name: str) -> QHBoxLayout:
        """The mark, the words, and beside them the badges and the way to who and when."""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        top = Qt.AlignmentFlag.AlignTop
        self.sign = PlainLabel(SIGNS["note"], "muted", wrap=False)
        self.lock = IconLabel("lock", "muted", 15, name=_("privé"))
        self.lock.hide()
        mark = QWidget()
        mark.setFixedSize(px(18), px(26))
        inside = QHBoxLayout(mark)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.sign, self.lock):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(mark, 0, top)
        self.edit = LineText()
        self.edit.setAccessibleName(name)
        self.edit.installEventFilter(self)
        row.addWidget(self.edit, 100, top)
        self.beside = Badges()
        row.addWidget(self.beside, 0, top)
        self.more = IconButton("chevron-down", _("Préciser"), self.toggle_fact, kind="inside")
        self.more.setVisible(False)
        row.addWidget(self.more, 0, top)
        row.addStretch(1)
        return row

    def show_line(self, line: Line, badges: list[tuple[str, str]]) -> None:
        """Show a line as the store holds it; what is being typed is left alone."""
        self.line = line
        self._badges = badges
        if self.edit.document().isModified():
            return
        self.kind, self.private = line.kind, line.private
        if not (self.edit.hasFocus() and line.text == self._sent):
            self.edit.show_text(line.text)
            self._sent = line.text
        self._dress()
        if self.fact is not None:
            self.fact.fill()

    def adopt(self, line: Line) -> None:
        """This row has just become (or changed) a line of the store."""
        self.line, self._sent = line, line.text

    def typed_words(self) -> str:
        """The words with the mark of their kind, as the store reads them."""
        words = self.edit.text().strip()
        return words if self.private else typed_form(self.kind, words)

    def take_focus(self, *, start: bool = False) -> None:
        """Put the hands at the end (or the start) of the line."""
        self.edit.setFocus()
        where = QTextCursor.MoveOperation.Start if start else QTextCursor.MoveOperation.End
        self.edit.moveCursor(where)

    def set_kind(self, kind: str) -> None:
        """Another kind for what is being typed, stored with it."""
        self.kind, self.private = kind, False
        self.edit.document().setModified(True)
        self._dress()

    def set_private(self, private: bool) -> None:
        """A line not written yet becomes private, or not."""
        self.kind, self.private = "note", private
        self._dress()

    def commit(self) -> None:
        """Put the words into the store, if they are new.

        While long work may hold the store they wait as a draft: typing never does.
        """
        self.pause.stop()
        if not (self.edit.document().isModified() and self.edit.text().strip()):
            return
        if self.step.page.context.runner.busy:
            self.pause.start()
            return
        self.edit.document().setModified(False)
        self.notebook.store(self)
        self.step.page.context.typing.settle(self)

    def draft(self) -> Draft | None:
        """The words that are not in the store yet."""
        if not (self.edit.document().isModified() and self.edit.text().strip()):
            return None
        return Draft(
            noun="line",
            column="notes",
            id=self.line.id if self.line else "",
            known=self.line.text if self.line else "",
            owner_id=self.owner_id,
            after_id=self.notebook.line_over(self),
            private=self.private,
            text=self.typed_words(),
        )

    def toggle_fact(self) -> None:
        """Who and when of an action; level and review of a decision."""
        if self.fact is not None:
            self.fact.hide()
            self.fact.deleteLater()
            self.fact = None
            self.more.set_icon("chevron-down")
            return
        self.commit()
        if self.line is None or not self.line.fact_id:
            return
        self.fact = FactPanel(self.step, self.line)
        self.column.addWidget(self.fact)
        self.more.set_icon("chevron-down")
        self.fact.first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_focus()
        super().mousePressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        proposals = self.notebook.proposals
        if proposals.isVisible():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                proposals.list.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                typed_out = event.key() != Qt.Key.Key_Tab and self._is_typed_out()
                proposals.list.take()
                return not typed_out  # nothing was left to choose: Enter ends the line too
            if event.key() == Qt.Key.Key_Escape:
                proposals.hide()
                return True
        if event.key() == Qt.Key.Key_F2:
            self.toggle_fact()
            return True
        return False

    def _is_typed_out(self) -> bool:
        """Whether the proposal says no more than what is typed already."""
        chosen = self.notebook.proposals.list.current()
        sign, _at, word = token(self.edit.before())
        if chosen is None:
            return False
        if fold(word) == fold(str(chosen.value)):
            return True
        today = self.step.session.today
        day = due.understood(word, today)[0] if sign == "/" and len(word) >= SURE else None
        return day is not None and day == due.understood(str(chosen.value), today)[0]

    def _typed(self) -> None:
        text = self.edit.text()
        kind = mark_of(text) if text[:1].strip() else ""
        if kind and self.edit.textCursor().position() <= 2:
            at = self.edit.textCursor().position()
            kept = text[1:].removeprefix(" ")
            self.edit.set_typed(kept, max(0, at - (len(text) - len(kept))))
            if not self.private:
                self.kind = kind
            self._dress()
        elif text.startswith(" ") and self.kind != "note":  # the space after a mark
            self.edit.set_typed(text[1:], max(0, self.edit.textCursor().position() - 1))
        self.pause.start()
        self.step.page.context.typing.touch(self)

    def complete(self, at: int, sign: str, chosen: Suggestion) -> None:
        """Put a proposal in the place of what was typed after its sign."""
        text, here = self.edit.text(), self.edit.textCursor().position()
        end = ", " if self.kind == "action" else " "
        words = f"{text[:at]}{sign}{chosen.value}{end}"
        self.edit.set_typed(words + text[here:].lstrip(), len(words))
        self.pause.start()

    def _left(self) -> None:
        self.notebook.proposals.hide()
        if self.line is not None and not self.edit.text().strip():
            self.pause.stop()
            self.edit.document().setModified(False)
            self.step.page.context.typing.settle(self)
            self.notebook.remove(self)
            return
        self.commit()
        if self.line is not None and not self.edit.document().isModified():
            self.edit.show_text(self.line.text)
            self._sent = self.line.text
        self._dress()

    def _dress(self) -> None:
        kind = "note" if self.private else self.kind
        self.sign.setVisible(not self.private)
        self.lock.setVisible(self.private)
        self.sign.setText(SIGNS.get(kind, "·"))
        self.sign.set_role(TONES.get(kind, "muted"))
        self.sign.setAccessibleName(LINE_KIND.label(kind))
        self.edit.set_tone("private" if self.private else kind)
        self.edit.setAccessibleDescription(self._said(kind))
        tokens = self.edit.hasFocus() and self.line is not None and self.edit.text() != self._sent
        shown = [] if self.line is None or tokens else self._badges
        self._place_badges(shown)
        self.more.setVisible(bool(self.line and self.line.fact_id and not self.private))
        blank = self.line is None and not self.edit.text()
        self.edit.setPlaceholderText(_("Écrire ici…") if blank else "")

    def _said(self, kind: str) -> str:
        doubts = self.edit.doubts()
        count = ngettext("{n} mot à vérifier, F7", "{n} mots à vérifier, F7", doubts)
        sort = _("privé") if self.private else LINE_KIND.label(kind)
        return f"{sort}, {count}" if doubts else sort

    def _place_badges(self, shown: list[tuple[str, str]]) -> None:
        words = self.edit.fontMetrics().horizontalAdvance(self.edit.text())
        room = self.width() - px(18 + 8 * 4 + 40) - room_beside(shown)
        beside = bool(shown) and words <= room
        self.beside.show_all(shown if beside else [])
        self.under.show_all([] if beside else shown)
        self.edit.set_snug(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.beside.shown or self.under.shown:
            self._place_badges(self.beside.shown or self.under.shown)
