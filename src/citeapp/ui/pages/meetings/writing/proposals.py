"""What « @ » and « / » propose while typing, in a small list under the caret."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import Meeting
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.style import px
from citeapp.ui.widgets.shade import Shade
from citeapp.ui.widgets.suggestions import ROW_PX, Suggestion, SuggestionList
from citeapp.usecases import due, meetings, people
from citeapp.usecases.session import Session

MOST = 5


class Proposals(QFrame):
    """Floats over the page; the hands stay in the line."""

    taken = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("surface", "raised")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        self.list = SuggestionList(_("Propositions"))
        self.list.taken.connect(self.taken)
        column.addWidget(self.list)
        self._shade = Shade(self)
        self.hide()

    def propose(self, edit: LineText, found: Sequence[Suggestion]) -> None:
        """Show proposals under the caret of a line, or go away when there is none."""
        self.list.show_all(found)
        self.setVisible(bool(found))
        if not found:
            return
        page = self._page
        self.list.setFixedHeight(px(ROW_PX) * len(found) + 2)
        self.resize(min(px(360), page.width() - px(40)), self.list.height() + px(14))
        caret = edit.cursorRect()
        spot = edit.viewport().mapTo(page, caret.bottomLeft())
        if spot.y() + self.height() > page.height():
            spot = edit.viewport().mapTo(page, caret.topLeft()) - QPoint(0, self.height())
        left = min(max(px(8), spot.x() - px(20)), page.width() - self.width() - px(16))
        self.move(left, spot.y() + px(4))
        self.raise_()


def token(before: str) -> tuple[str, int, str]:
    """The « @ » or « / » that is being typed: (sign, its place, the word so far)."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] == ",":
            break
        if before[at] in "@/" and (at == 0 or before[at - 1].isspace()):
            return before[at], at, before[at + 1 :]
    return "", -1, ""


def somebody(session: Session, word: str) -> list[Suggestion]:
    """People whose names begin like the word."""
    return [
        Suggestion(person.name, AUDIENCE.label(person.main_audience), value=person.name)
        for person in people.suggest(session, text=word, limit=MOST)
    ]


def some_day(session: Session, meeting: Meeting, word: str) -> list[Suggestion]:
    """The day understood, and the days one often means."""
    today = session.today
    usual = [
        (_("dans une semaine"), today + timedelta(days=7)),
        (_("dans deux semaines"), today + timedelta(days=14)),
        (_("à la fin du mois"), _month_end(today)),
    ]
    following = meetings.next_of(session, id=meeting.id)
    if following is not None and following.date is not None:
        usual.insert(0, (_("prochaine rencontre"), following.date))
    found = [
        Suggestion(words, french.long_day(day), value=french.day(day))
        for words, day in usual
        if fold(word) in fold(words)
    ]
    known, _words = due.understood(word, today) if word else (None, "")
    if known is not None:
        found.insert(0, Suggestion(french.long_day(known), value=french.day(known)))
    elif fold(word) in fold(_("avant les vacances")):
        found.append(Suggestion(_("avant les vacances"), value=_("avant les vacances")))
    return found[:MOST]


def _month_end(today: date) -> date:
    following = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return following - timedelta(days=1)
