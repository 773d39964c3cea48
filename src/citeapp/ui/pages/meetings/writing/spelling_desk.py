"""The words that are right in Rédiger, read when the first line is shown, and the menu of F7."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from citeapp.base.language import _
from citeapp.ui.changes import touches
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.widgets.spelling import SpellingMarks, below, menu, next_span
from citeapp.usecases import spelling


class SpellingDesk(QObject):
    """One for a page: every line is watched; words kept or people added are right at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._known: spelling.Vocabulary | None = None
        self._wanted = spelling.wanted(page.context.session)
        page.context.changes.changed.connect(self._heed)

    @property
    def known(self) -> spelling.Vocabulary:
        """The dictionary with the names of the workspace."""
        if self._known is None:
            self._known = spelling.vocabulary(self._page.context.session)
        return self._known

    def watch(self, edit: LineText) -> None:
        """Mark a line from now on, unless this machine wants none of it."""
        if self._wanted and edit.marks is None:
            edit.marks = SpellingMarks(edit, self.known)

    def look_at_setting(self) -> None:
        """Underline, or stop underlining, what is on the page."""
        wanted = spelling.wanted(self._page.context.session)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        for edit in self._page.findChildren(LineText):
            if wanted:
                self.watch(edit)
            elif edit.marks is not None:
                edit.marks.setDocument(None)
                edit.marks.deleteLater()
                edit.marks = None

    def ask(self, edit: LineText) -> QMenu | None:
        """F7: what the next doubtful word of a line could have been."""
        if edit.marks is None:
            return None
        edit.marks.look_again()
        span = next_span(edit.marks.spans(), edit.textCursor().position())
        if span is None:
            self._page.context.teller.say(_("Aucun mot à vérifier dans cette ligne."))
            return None
        shown = menu(edit, span, self.known, self._keep)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(below(edit, span))
        return shown

    def show_menu(self, edit: LineText, at: QPoint, position: int) -> QMenu:
        """The usual menu of a text, with what a doubtful word under the hands could have been."""
        shown = edit.createStandardContextMenu()
        spans = edit.marks.spans() if edit.marks is not None else []
        here = [span for span in spans if span[0] <= position <= span[1]]
        if here:
            shown = menu(edit, here[0], self.known, self._keep, rest=shown)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(at)
        return shown

    def _keep(self, word: str) -> None:
        session = self._page.context.session
        self._page.act(partial(spelling.keep_word, session, word=word), say=True)

    def _heed(self, changes: frozenset[str]) -> None:
        if self._known is not None and touches(changes, *spelling.NOUNS):
            self._known = None
            for edit in self._page.findChildren(LineText):
                if edit.marks is not None:
                    edit.marks.learn(self.known)
