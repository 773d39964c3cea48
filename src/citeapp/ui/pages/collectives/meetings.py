"""Rencontres: those of the collectif, the latest first; a new one is a click away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import MEETING_STATUS, MINUTES_STATUS
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.pages.collectives.templates_list import TemplatesList
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.usecases import meetings
from citeapp.usecases.meetings import MeetingLine

SHOWN = 40


class MeetingsTab(Tab):
    """What is ahead, then what was held."""

    def label(self) -> str:
        return _("Rencontres")

    def build(self) -> None:
        row = QHBoxLayout()
        self.count = PlainLabel("", "muted")
        row.addWidget(self.count, 1)
        self.new = Button(_("+ Rencontre"), self._ask_new)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(row)
        self.area = ScrollColumn()
        self.ahead_title, self.ahead = SectionTitle(_("À venir")), Card()
        self.held_title, self.held = SectionTitle(_("Passées")), Card()
        for part in (self.ahead_title, self.ahead, self.held_title, self.held):
            self.area.column.addWidget(part)
        self.more = Button("", self._show_all, kind="link")
        self.area.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.templates = TemplatesList(self.page)
        self.area.column.addWidget(self.templates)
        self.area.column.setSpacing(px(8))
        self.column.addWidget(self.area, 1)

    def fill(self) -> None:
        listed = meetings.listed(self.session, collective_id=self.collective.id)
        today = self.session.today
        ahead = [x for x in listed if x.meeting.date is None or x.meeting.date >= today]
        held = [x for x in listed if x.meeting.date is not None and x.meeting.date < today]
        words = ngettext("{n} rencontre", "{n} rencontres", len(listed))
        self.count.setText(words if listed else _("Aucune rencontre : choisissez un premier jour."))
        self.templates.show_collective(self.collective.id)
        self._show(self.ahead, list(reversed(ahead)))
        self._show(self.held, held[:SHOWN])
        self.ahead_title.setVisible(bool(ahead))
        self.held_title.setVisible(bool(held))
        left = len(held) - SHOWN
        self.more.set_words(
            ngettext("Voir aussi {n} plus ancienne", "Voir aussi {n} plus anciennes", max(left, 0))
        )
        self.more.setVisible(left > 0)

    def take_focus(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, card: Card, lines: list[MeetingLine]) -> None:
        card.clear()
        for line in lines:
            card.add(self._row(line))
        card.setVisible(bool(lines))

    def _row(self, line: MeetingLine) -> RowCard:
        meeting, today = line.meeting, self.session.today
        day = meeting.date
        words = french.long_day(day, year=day.year != today.year) if day else _("sans date")
        if meeting.start:
            words += f", {french.hour(meeting.start)}"
        past = day is not None and day < today
        present = ngettext("{n} personne nommée", "{n} personnes nommées", line.present)
        points = ngettext("{n} point", "{n} points", line.agenda_items)
        details = [meeting.title, line.place, present if past and line.present else "", points]
        return RowCard(
            french.begun(words),
            " · ".join(part for part in details if part),
            icon="meetings",
            badge=_badge(line, past=past),
            on_open=lambda: self.page.context.navigator.go("meetings", meeting=meeting.id),
        )

    def _show_all(self) -> None:
        self.page.context.navigator.go("meetings", collective=self.collective.id)

    def _ask_new(self) -> None:
        self.page.context.navigator.go("meetings", new="1", collective=self.collective.id)


def _badge(line: MeetingLine, *, past: bool) -> Badge:
    meeting = line.meeting
    if meeting.status in ("cancelled", "postponed", "idea") or not past:
        words = MEETING_STATUS.label(meeting.status or "planned")
        return Badge("neutral" if meeting.status != "confirmed" else "accent", words)
    if meeting.minutes_status in ("", "draft"):
        return Badge("ask", _("compte rendu à finir"), "edit")
    return Badge("done", MINUTES_STATUS.label(meeting.minutes_status))
