"""Revient de soi-même: the open actions, each one act away, or asleep until after the rencontre."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import Meeting
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import IconButton
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.labels import SectionTitle
from citeapp.usecases import actions, meetings
from citeapp.usecases.following import ActionLine

SHOWN = 8


class BackList(QWidget):
    """What the collectifs of a rencontre still have to do, the most overdue first."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(SectionTitle(_("Revient de soi-même")))
        self.card = Card()
        column.addWidget(self.card)

    def show_meeting(self, meeting: Meeting) -> None:
        """Read the open actions again; nothing to do takes no room."""
        session = self._step.session
        lines = [
            line
            for one in meetings.collectives_of(session, id=meeting.id)
            for line in actions.open_for(session, collective_id=one.id, day=meeting.date)
        ]
        self.card.clear()
        for line in lines[:SHOWN]:
            self.card.add(self._row(line, meeting))
        go = self._step.page.context.navigator.go
        if len(lines) > SHOWN:
            more = ngettext("et {n} autre action", "et {n} autres actions", len(lines) - SHOWN)
            whole = partial(go, "tracking", collective=meeting.collective_id)
            self.card.add(RowCard(more, icon="tracking", on_open=whole))
        self.setVisible(bool(lines))

    def _row(self, line: ActionLine, meeting: Meeting) -> RowCard:
        action, today = line.action, self._step.session.today
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        until = _day_after(meeting.date, today)
        if until is not None:
            words = _("Pas cette fois, laisser dormir : {what}", what=action.what)
            sleep = partial(self._sleep, action.id, until)
            row.addWidget(IconButton("moon", words, sleep, kind="quiet"))
        go = partial(self._step.page.context.navigator.go, "tracking", action=action.id)
        words = _("Ouvrir dans le tableau : {what}", what=action.what)
        row.addWidget(IconButton("chevron-right", words, go, kind="quiet"))
        return RowCard(
            action.what,
            " · ".join(part for part in (line.who, action.due_words(today)) if part),
            icon="clock" if line.days_late else "action",
            token="late" if line.days_late else "muted",
            button=holder,
            on_open=go,
        )

    def _sleep(self, id: str, until: date) -> None:
        session = self._step.session
        self._step.act(lambda: actions.sleep(session, id=id, until=until), say=True)
        first = self._step.first_focus()
        if first is not None:
            first.setFocus()


def _day_after(day: date | None, today: date) -> date | None:
    """The day after a rencontre to come; None when it is over or has no day."""
    if day is None or day < today or day == date.max:
        return None
    return day + timedelta(days=1)
