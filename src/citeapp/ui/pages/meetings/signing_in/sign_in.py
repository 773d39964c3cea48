"""Émarger: one key a person, or one typed line of numbers; counts of unnamed people."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.meeting import IN_THE_ROOM
from citeapp.domain.signing_in import naming_of
from citeapp.ui.page import Page
from citeapp.ui.pages.meetings.sides import Sides
from citeapp.ui.pages.meetings.signing_in.attestation import Attestation
from citeapp.ui.pages.meetings.signing_in.hours import HoursForm
from citeapp.ui.pages.meetings.signing_in.represented import RepresentedForm
from citeapp.ui.pages.meetings.signing_in.room_side import RoomSide
from citeapp.ui.pages.meetings.signing_in.sheet_table import (
    ARRIVAL,
    AUDIENCE_COLUMN,
    TICK,
    SheetModel,
    SheetView,
)
from citeapp.ui.pages.meetings.signing_in.walk_in import WalkInForm
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.labels import KeyHint
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import EmptyState
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import TableCard
from citeapp.usecases import attendance, meetings, parents, people
from citeapp.usecases.attendance import SheetLine

WIDTHS = (44, 34, 0, 0, 126, 84)


class SignInStep(Step):
    """The sheet in the middle, the live numbers beside it."""

    scrolls = False

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._numbered = False
        self.side = RoomSide()
        self.side.counted.connect(self._count)
        self.side.announced.connect(self._announce)
        self.side.naming_chosen.connect(self._name)
        self.side.completing.connect(
            lambda: page.context.navigator.go("people", show="to_complete")
        )
        self.sides = Sides(self._main(), self.side, fills=True)
        self.column.addWidget(self.sides, 1)

    def fill(self) -> None:
        row = max(self.view.currentIndex().row(), 0)
        lines = attendance.sheet(self.session, meeting_id=self.meeting_id)
        self._numbered = any(line.number for line in lines)
        self.model.replace(lines if self._numbered else _to_be_numbered(lines))
        counted = self.meeting is not None and naming_of(self.meeting) == "counts"
        self.counting.setVisible(counted)
        self.empty.setVisible(not lines and not counted)
        self.card.setVisible(bool(lines))
        for part in (self.entry, self.passing, self.hints):
            part.setVisible(not counted)
        if lines:
            self.view.selectRow(min(row, len(lines) - 1))
        self._offer()
        self._fill_side()

    def first_focus(self) -> QWidget | None:
        """The field that takes numbers and names, or the first counter."""
        return self.entry if self.entry.isVisibleTo(self) else self.side.counters["parent"].more

    # Acts

    def toggle(self, row: int) -> None:
        """Present, or back to « à noter »."""
        line = self._line(row)
        if line is None:
            return
        if line.state in IN_THE_ROOM:
            self.unmark(row)
        else:
            self._mark(line.person_id)
            self._next(row)

    def note(self, row: int, state: str) -> None:
        """Note a state by its letter; late and left take the time of now."""
        line = self._line(row)
        if line is None:
            return
        now = self.session.now.time().replace(second=0, microsecond=0)
        late, left = state == "late", state == "left"
        here = "partial" if left else ("present" if late else state)
        kept = line.arrived_at if here in IN_THE_ROOM else None
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=line.person_id,
                state=here,
                arrived_at=now if late else kept,
                left_at=now if left else None,
            )
        )
        self._next(row)
        if state == "represented":
            self._ask_by(self.view, self._line(row) or line)

    def unmark(self, row: int) -> None:
        """Back to « à noter »."""
        line = self._line(row)
        if line is not None and line.state != "unknown":
            self.act(
                lambda: attendance.unmark(
                    self.session, meeting_id=self.meeting_id, person_id=line.person_id
                )
            )

    def ask_walk_in(self, first_name: str = "") -> None:
        """Someone came who was not expected."""
        self.form.start()
        self.form.name.setText(first_name)

    def walk_in(self, first_name: str, audience_code: str = "parent") -> None:
        """Note someone who was not expected by a first name."""
        self.act(
            lambda: attendance.walk_in(
                self.session,
                meeting_id=self.meeting_id,
                first_name=first_name,
                audience_code=audience_code,
            ),
            say=True,
        )

    def represent(self, person_id: str, by: str) -> None:
        """Say who came instead: a person of the list or a name."""
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=person_id,
                state="represented",
                represented_by=by,
            )
        )

    def choose_audience(self, index: QModelIndex) -> None:
        """« Vient comme »: another audience for today (Enter or double click)."""
        line = self._line(index.row())
        if line is None:
            return
        menu = QMenu(self)
        for code, label in AUDIENCE.pairs():
            action = menu.addAction(label, partial(self._come_as, line, code))
            action.setCheckable(True)
            action.setChecked(code == line.audience_code)
        cell = self.view.visualRect(index.siblingAtColumn(AUDIENCE_COLUMN))
        menu.popup(self.view.viewport().mapToGlobal(cell.bottomLeft()))

    def ask_hours(self, row: int) -> None:
        """When the person on a row came and left."""
        line = self._line(row)
        if line is not None:
            self.hours.closed.connect(self.view.setFocus, Qt.ConnectionType.SingleShotConnection)
            self.hours.ask(line)

    def set_hours(self, person_id: str, arrival: time | None, departure: time | None) -> None:
        """Someone came and left at these hours; whoever left early was there in part."""
        line = next((x for x in self.model.lines if x.person_id == person_id), None)
        state = "remote" if line is not None and line.state == "remote" else "present"
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=person_id,
                state="partial" if departure else state,
                arrived_at=arrival,
                left_at=departure,
            )
        )

    # Parts

    def _main(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(self._top())
        self.form = WalkInForm()
        self.form.named.connect(self.walk_in)
        self.form.closed.connect(lambda: self.entry.setFocus())
        column.addWidget(self.form)
        self.hours = HoursForm()
        self.hours.given.connect(self.set_hours)
        column.addWidget(self.hours)
        self.represented = RepresentedForm(self._suggest)
        self.represented.named.connect(self.represent)
        column.addWidget(self.represented)
        self.empty = EmptyState(
            _("Personne n’est encore attendu"),
            _("Tapez un prénom ci-dessus : la personne est notée présente."),
            icon="people",
        )
        self.empty.hide()
        column.addWidget(self.empty)
        self.counting = EmptyState(
            _("Ici, on compte sans aucun nom"),
            _("Notez combien de personnes sont là, public par public, à côté."),
            icon="people",
        )
        self.counting.hide()
        column.addWidget(self.counting)
        self.model = SheetModel()
        self.view = SheetView()
        self.view.setModel(self.model)
        self.view.set_columns(WIDTHS)
        self.view.activated.connect(self.choose_audience)
        self.view.clicked.connect(self._clicked)
        self.view.hours_asked.connect(self.ask_hours)
        self.view.toggled.connect(self.toggle)
        self.view.noted.connect(self.note)
        self.view.unmarked.connect(self.unmark)
        self.view.walk_in_asked.connect(self.ask_walk_in)
        self.card = TableCard(self.view)
        column.addWidget(self.card, 1)
        self.attestation = Attestation(self.page)
        column.addWidget(self.attestation, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._offer())
        self.hints = _hints()
        column.addWidget(self.hints)
        return holder

    def _offer(self) -> None:
        """The attestation of the selected person, once there is something to attest."""
        self.attestation.offer(self.meeting_id, self._line(self.view.currentIndex().row()))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.toggle(index.row())
        elif index.column() == ARRIVAL:
            self.ask_hours(index.row())

    def _fill_side(self) -> None:
        session, id = self.session, self.meeting_id
        figures = attendance.figures(session, meeting_id=id)
        self.side.show_figures(figures, attendance.headcounts(session, meeting_id=id))
        meeting = self.meeting
        if meeting is None:
            return
        self.side.show_naming(meeting)
        self.side.show_waiting(len(attendance.to_complete(session, meeting_id=id)))
        without = (
            parents.missing(session, collective_ids=[meeting.collective_id])
            if not figures.parents
            else []
        )
        self.side.show_past(
            parents.share_before(session, meeting_id=id), without[0].meetings if without else 0
        )

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self.entry = Finder(
            _("3 7 12r 15e, ou un nom"),
            self._suggest,
            lambda text: _("De passage : {name}", name=text),
            raw=lambda text: text[:1].isdigit(),
            icon="search",
            chip=_("Entrée"),
        )
        self.entry.sent.connect(self._numbers)
        self.entry.taken.connect(self._mark)
        self.entry.unknown.connect(self.walk_in)
        top.addWidget(self.entry, 1)
        self.passing = Button(_("+ Personne de passage"), self.ask_walk_in, key="Alt+N")
        top.addWidget(self.passing, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _line(self, row: int) -> SheetLine | None:
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _next(self, row: int) -> None:
        self.view.selectRow(min(row + 1, len(self.model.lines) - 1))

    def _numbers(self, typed: str) -> None:
        if not self._numbered:  # the numbers in sight become those of the sheet
            self.act(lambda: attendance.freeze_sheet(self.session, meeting_id=self.meeting_id))
        done = self.act(
            lambda: attendance.mark_numbers(self.session, meeting_id=self.meeting_id, typed=typed)
        )
        if done is None:
            self.entry.edit.setText(typed)
            return
        sent = {one.person_id for one in done if one.state == "represented"}
        if lines := [line for line in self.model.lines if line.person_id in sent]:
            self._ask_by(self.entry, *lines)

    def _ask_by(self, then: QWidget, *lines: SheetLine) -> None:
        """Ask who came instead; the hands go ``then`` where they were."""
        self.represented.closed.connect(then.setFocus, Qt.ConnectionType.SingleShotConnection)
        self.represented.ask(*lines)

    def _suggest(self, text: str) -> list[Suggestion]:
        expected = {line.person_id for line in self.model.lines}
        found = people.suggest(self.session, text=text, limit=20)
        return [
            Suggestion(
                person.name,
                AUDIENCE.label(person.main_audience)
                if person.id in expected
                else _("pas sur la feuille"),
                "person",
                person.id,
            )
            for person in sorted(found, key=lambda person: person.id not in expected)[:5]
        ]

    def _mark(self, person_id: str) -> None:
        known = next((x for x in self.model.lines if x.person_id == person_id), None)
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=person_id,
                arrived_at=known.arrived_at if known else None,
            )
        )

    def _come_as(self, line: SheetLine, code: str) -> None:
        self.act(
            lambda: attendance.mark(
                self.session,
                meeting_id=self.meeting_id,
                person_id=line.person_id,
                state=line.state if line.state != "unknown" else "present",
                audience_code=code,
                arrived_at=line.arrived_at,
                left_at=line.left_at,
            )
        )

    def _count(self, code: str, count: int) -> None:
        self.act(
            lambda: attendance.count(
                self.session, meeting_id=self.meeting_id, audience_code=code, count=count
            )
        )

    def _name(self, naming: str) -> None:
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, naming=naming), say=True)

    def _announce(self, total: int | None) -> None:
        self.act(lambda: meetings.change(self.session, id=self.meeting_id, announced_total=total))


def _to_be_numbered(lines: list[SheetLine]) -> list[SheetLine]:
    """The numbers that the sheet will have, in the order of its lines."""
    return [replace(line, number=number) for number, line in enumerate(lines, 1)]


def _hints() -> QWidget:
    hints = QWidget()
    flow = FlowLayout(hints)
    for key, meaning in (
        ("Space", _("présent")),
        ("r", _("en retard")),
        ("d", _("parti avant")),
        ("e", _("excusé")),
        ("a", _("absent")),
        ("p", _("représenté")),
        ("v", _("à distance")),
        ("h", _("heures")),
        ("n", _("de passage")),
        ("Return", _("vient comme")),
    ):
        flow.addWidget(KeyHint(key, meaning))
    return hints
