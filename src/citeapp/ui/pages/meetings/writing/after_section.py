"""Saisir après coup: who was there, in the order of the note sheet, above the points."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.domain.meeting import Attendance
from citeapp.ui.pages.meetings.section import Section
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.usecases import attendance, meetings
from citeapp.usecases.acting import Outcome

PAUSE_MS = 60_000
"""A line of numbers is taken when it is left, never half typed."""


class AfterSection(Section):
    """Numbers of the sheet, first names of those who walked in, how many in all; then the notes."""

    def __init__(self, step: Step) -> None:
        super().__init__(step, _("Saisir après coup"))

    def words(self) -> str:
        figures = attendance.figures(self.session, meeting_id=self.meeting_id)
        if not figures.total:
            return _("de la feuille de notes")
        return ngettext("{n} présent·e", "{n} présent·es", figures.total)

    def make(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        self.numbers = TextField(
            _("Numéros présents"), placeholder="3 7 12r 15e", pause_ms=PAUSE_MS
        )
        self.passing = TextField(
            _("De passage, prénoms séparés par des virgules"),
            placeholder=_("Zoé, Yasmine"),
            pause_ms=PAUSE_MS,
        )
        self.total = TextField(_("Combien en tout"), pause_ms=PAUSE_MS)
        for field, take in (
            (self.numbers, self._mark),
            (self.passing, self._walk_in),
            (self.total, self._announce),
        ):
            column.addWidget(field)
            field.committed.connect(take)
        self.told = PlainLabel("", "secondary")
        column.addWidget(self.told)
        line = QWidget()
        FlowLayout(line).addWidget(
            Button(_("Imprimer la feuille de notes"), self.print_sheet, icon="print")
        )
        column.addWidget(line)
        return holder

    def fill_inside(self) -> None:
        meeting = self.step.meeting
        if meeting is not None:
            total = meeting.announced_total
            self.total.set_value("" if total is None else str(total))
        figures = attendance.figures(self.session, meeting_id=self.meeting_id)
        missing = (figures.announced or 0) - figures.total
        words = ngettext("{n} personne notée", "{n} personnes notées", figures.total)
        if figures.announced and missing:
            words += ", " + _("{n} annoncées", n=figures.announced)
        self.told.setText(words)

    def print_sheet(self) -> None:
        """The sheet to write on, for next time or for the one who takes notes by hand."""
        self.step.preview("note-sheet", _("Feuille de notes"))

    def _mark(self, typed: str) -> None:
        if not typed:
            return
        done = self.step.act(lambda: self._mark_all(typed))
        if done is None:
            self.numbers.set_error(_("Personne n’a été noté : voyez la ligne."))
            return
        self._clear(self.numbers)

    def _mark_all(self, typed: str) -> Outcome[list[Attendance]]:
        sheet = attendance.sheet(self.session, meeting_id=self.meeting_id)
        if not any(line.number for line in sheet):
            attendance.freeze_sheet(self.session, meeting_id=self.meeting_id)
        return attendance.mark_numbers(self.session, meeting_id=self.meeting_id, typed=typed)

    def _walk_in(self, typed: str) -> None:
        names = [name.strip() for name in typed.split(",") if name.strip()]
        for name in names:
            self.step.act(partial(self._came, name))
        self._clear(self.passing)

    def _came(self, name: str) -> Outcome[Attendance]:
        return attendance.walk_in(self.session, meeting_id=self.meeting_id, first_name=name)

    def _clear(self, field: TextField) -> None:
        """Ready for the next ones, once the field has ended its commit."""
        QTimer.singleShot(0, field, lambda: field.set_value(""))

    def _announce(self, typed: str) -> None:
        if typed and not typed.isdecimal():
            self.total.set_error(_("Un nombre est attendu, par exemple 13."))
            return
        total = int(typed) if typed else None
        self.step.act(
            lambda: meetings.change(self.session, id=self.meeting_id, announced_total=total)
        )
