"""The rencontres on the left: the next ones first, then the latest held."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from citeapp.base import french
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.meeting import Meeting
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton, PrimaryButton
from citeapp.ui.widgets.filters import FilterChip
from citeapp.ui.widgets.search import SearchField
from citeapp.ui.widgets.two_lines import TwoLineList, TwoLines
from citeapp.usecases import collectives, meetings
from citeapp.usecases.meetings import MeetingLine


class MeetingList(QFrame):
    """Search, a collectif to keep to, « + Rencontre », and the list."""

    chosen = Signal(str)
    new_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.setProperty("surface", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(22), px(14), px(12))
        column.setSpacing(px(8))
        self.add = PrimaryButton(_("+ Rencontre"), self.new_asked.emit, key="Ctrl+N")
        column.addWidget(self.add)
        self.search = SearchField(_("Filtrer"), key="Ctrl+F", name=_("Filtrer les rencontres"))
        self.search.typed.connect(lambda _text: self._show())
        column.addWidget(self.search)
        self.filter = FilterChip(_("Collectif"), [("", _("Tous les collectifs"))])
        self.filter.chosen.connect(lambda _key: self._show())
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.filter, 1)
        self.calendar = IconButton(
            "calendar", _("Calendrier du mois"), self.calendar_asked.emit, key="Ctrl+Shift+C"
        )
        row.addWidget(self.calendar)
        column.addLayout(row)
        self.view = TwoLineList(_("Rencontres"))
        self.view.chosen.connect(self.chosen)
        self.search.entered.connect(lambda _text: self.view.take_hands())
        self.search.descended.connect(self.view.take_hands)
        column.addWidget(self.view, 1)
        self.lines: list[MeetingLine] = []
        self.shown: list[MeetingLine] = []

    def fill(self) -> None:
        """Read the rencontres again."""
        session = self.page.context.session
        self.lines = meetings.listed(session, counted=False)
        options = [(c.id, c.name) for c in collectives.listed(session)]
        self.filter.set_options([("", _("Tous les collectifs")), *options], self.filter.value())
        self._show()

    def select(self, id: str) -> None:
        """Show which one is open, without opening it again."""
        self.view.select(id)

    def keep_to(self, collective_id: str) -> None:
        """Show the rencontres of one collectif only."""
        self.search.edit.clear()
        self.filter.set_value(collective_id)
        self._show()

    def nearest(self) -> Meeting | None:
        """The next rencontre of the list, else the latest."""
        return self.shown[0].meeting if self.shown else None

    def collective_of(self, id: str) -> str:
        """The name of the collectif of a rencontre."""
        return next((line.collective for line in self.lines if line.meeting.id == id), "")

    def _show(self) -> None:
        today = self.page.context.session.today
        wanted = fold(self.search.text()).split()
        kept = [
            line
            for line in self.lines
            if self.filter.value() in ("", *line.collective_ids)
            and all(
                word in fold(f"{line.collective} {line.meeting.title} {line.meeting.when}")
                for word in wanted
            )
        ]
        ahead = [x for x in kept if x.meeting.date is None or x.meeting.date >= today]
        behind = [x for x in kept if x.meeting.date is not None and x.meeting.date < today]
        ahead.reverse()
        self.shown = [*ahead, *behind]
        rows = []
        for heading, lines in ((_("À venir"), ahead), (_("Passées"), behind)):
            if lines:
                rows += [TwoLines("", heading), *(_row(line, today) for line in lines)]
        self.view.show_rows(rows)


def _row(line: MeetingLine, today: date) -> TwoLines:
    about = " · ".join(part for part in (line.collective, line.meeting.title) if part)
    return TwoLines(line.meeting.id, french.begun(day_words(line.meeting, today)), about)


def day_words(meeting: Meeting, today: date) -> str:
    """« demain · 17 h 30 », « jeudi 12 mars », « 12 mars 2027 » in another year."""
    if meeting.date is None:
        return _("sans date")
    near = {0: _("aujourd’hui"), 1: _("demain")}.get((meeting.date - today).days)
    other_year = meeting.date.year != today.year
    words = near or (
        french.day(meeting.date) if other_year else french.long_day(meeting.date, year=False)
    )
    return f"{words} · {french.hour(meeting.start)}" if meeting.start and near else words
