"""Doubtful words: a wave under them, and a menu that says what they could have been."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from citeapp.base.language import _
from citeapp.domain import spelling
from citeapp.ui.style import look

Span = tuple[int, int]


class SpellingMarks(QSyntaxHighlighter):
    """The wave under the words that ``known`` does not hold; the one being typed is left alone."""

    def __init__(self, edit: QPlainTextEdit, known: Container[str]) -> None:
        super().__init__(edit.document())
        self._edit, self._known = edit, known
        self._typed_at = -1
        edit.cursorPositionChanged.connect(self._moved)

    def spans(self) -> list[Span]:
        """Where the doubtful words stand."""
        return list(spelling.doubtful(self._edit.toPlainText(), self._known))

    def learn(self, known: Container[str]) -> None:
        """Other words are right."""
        self._known = known
        self._draw()

    def look_again(self) -> None:
        """The hands have left: the last word counts too."""
        self._typed_at = -1
        self._draw()

    def highlightBlock(self, text: str) -> None:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(look().color("late"))
        begins = self.currentBlock().position()
        hands = self._edit.textCursor().position() - begins if self._edit.hasFocus() else -1
        for start, end in spelling.doubtful(text, self._known):
            if end == hands:
                self._typed_at = begins + end
            else:
                self.setFormat(start, end - start, wave)

    def _moved(self) -> None:
        if self._typed_at not in (-1, self._edit.textCursor().position()):
            self._typed_at = -1
            self._draw()

    def _draw(self) -> None:
        """Drawing is not typing: nobody is told of it, and the words stay as new as they were."""
        document = self._edit.document()
        modified = document.isModified()
        blocked = self._edit.blockSignals(True)
        self.rehighlight()
        self._edit.blockSignals(blocked)
        document.setModified(modified)


def next_span(spans: Sequence[Span], position: int) -> Span | None:
    """The doubtful word at the caret, else the next one, else the first."""
    ahead = [span for span in spans if span[1] >= position]
    return next(iter(ahead or spans), None)


def menu(
    edit: QPlainTextEdit,
    span: Span,
    known: Container[str],
    on_keep: Callable[[str], object],
    *,
    rest: QMenu | None = None,
) -> QMenu:
    """What the word of a span could have been, chosen by keys; then « garder » and the ``rest``."""
    start, end = span
    word = edit.toPlainText()[start:end]
    shown = rest or QMenu(edit)
    shown.setAccessibleName(_("Mot à vérifier : {word}", word=word))
    usual = shown.actions()[:1]
    offered = spelling.suggestions(word, known)
    actions = [_action(shown, other, partial(replace, edit, span, other)) for other in offered]
    if not actions:
        none = _action(shown, _("Pas de proposition pour « {word} »", word=word), lambda: None)
        none.setEnabled(False)
        actions = [none]
    keep = _("Garder « {word} » dans mes mots", word=word)
    actions.append(_action(shown, keep, partial(on_keep, word)))
    if usual:
        shown.insertActions(usual[0], actions)
        shown.insertSeparator(usual[0])
    else:
        shown.addActions(actions)
    if offered:
        shown.setActiveAction(actions[0])
    return shown


def below(edit: QPlainTextEdit, span: Span) -> QPoint:
    """Where the menu of a word opens, on the screen."""
    cursor = edit.textCursor()
    cursor.setPosition(span[0])
    return edit.viewport().mapToGlobal(edit.cursorRect(cursor).bottomLeft())


def replace(edit: QPlainTextEdit, span: Span, other: str) -> None:
    """Another word in the place of a doubtful one, as if it were typed."""
    cursor = edit.textCursor()
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(other)
    edit.setTextCursor(cursor)


def _action(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda: act())
    return action
