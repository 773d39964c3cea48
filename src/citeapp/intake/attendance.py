"""Sign-in sheets retyped: a matrix of people by rencontres, or one sheet a rencontre."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from citeapp.base.language import _, ngettext
from citeapp.base.text import fold, key
from citeapp.intake import audiences, dates, states
from citeapp.intake.cells import Cell, text
from citeapp.intake.headers import Recognition
from citeapp.intake.people import ContactRow, Fields, is_total, person
from citeapp.intake.remarks import Remark, total
from citeapp.intake.tables import Row

_NAMES_NOBODY = re.compile(
    r"\bnon[- ]?nomme|\banonyme|\bsans nom\b|^autres? |^nombre |^nb\b|\bcomptes?\b|^\d+ "
)


@dataclass(frozen=True)
class MeetingReading:
    """A rencontre; ``inferred`` when its year comes from the school year of the title."""

    day: date
    heading: str = ""
    inferred: bool = False
    start: time | None = None
    end: time | None = None
    place: str = ""


@dataclass(frozen=True)
class AttendanceRow:
    """``person`` and ``meeting`` are indexes into the reading; ``state`` a code."""

    person: int
    meeting: int
    state: str
    written: str = ""


@dataclass(frozen=True)
class HeadcountRow:
    """People counted without names at a rencontre; ``audience`` may be ""."""

    meeting: int
    audience: str
    count: int
    label: str = ""


@dataclass(frozen=True)
class AttendanceReading:
    """``school_year`` is the year of its September, None when nothing says it."""

    meetings: tuple[MeetingReading, ...]
    people: tuple[ContactRow, ...]
    attendance: tuple[AttendanceRow, ...]
    headcounts: tuple[HeadcountRow, ...]
    remarks: tuple[Remark, ...]
    collective: str = ""
    school_year: int | None = None

    @property
    def by_state(self) -> Counter[str]:
        """How many presences of each state, « unknown » included."""
        return Counter(row.state for row in self.attendance)

    @property
    def unnamed(self) -> int:
        return sum(row.count for row in self.headcounts)


@dataclass
class _Gathering:
    """What the sheets read so far add up to."""

    meetings: list[MeetingReading] = field(default_factory=list)
    people: list[ContactRow] = field(default_factory=list)
    person_of: dict[tuple[str, str], int] = field(default_factory=dict)
    marks: dict[tuple[int, int], AttendanceRow] = field(default_factory=dict)
    headcounts: list[HeadcountRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read(recognitions: Recognition | Sequence[Recognition]) -> AttendanceReading:
    """One table, or every sheet of a workbook that holds one rencontre a sheet."""
    sheets = [recognitions] if isinstance(recognitions, Recognition) else list(recognitions)
    found = _Gathering()
    for sheet in sheets:
        _Sheet(sheet, found, several=len(sheets) > 1).read()
    marks = sorted(found.marks.values(), key=lambda mark: (mark.person, mark.meeting))
    return AttendanceReading(
        meetings=tuple(found.meetings),
        people=tuple(found.people),
        attendance=tuple(marks),
        headcounts=tuple(found.headcounts),
        remarks=tuple(found.remarks),
        collective=next((s.facts.collective for s in sheets if s.facts.collective), ""),
        school_year=next((s.facts.school_year for s in sheets if s.facts.school_year), None),
    )


class _Sheet:
    """One sheet being read into the gathering."""

    def __init__(self, sheet: Recognition, found: _Gathering, *, several: bool) -> None:
        self.sheet = sheet
        self.found = found
        self.several = several
        self.columns = {
            column.index: self._meeting(column.day, column.heading, column.day_inferred)
            for column in sheet.days
            if column.day is not None
        }
        title = sheet.facts.day
        self.title_meeting = (
            self._meeting(title) if title is not None and not self.columns else None
        )
        marks = [Fields(sheet, row).text("presence") for _number, row in sheet.body()]
        self.nobody_signed = not any(marks)

    def read(self) -> None:
        before = len(self.found.people)
        for number, row in self.sheet.body():
            fields = Fields(self.sheet, row)
            if is_total(fields):
                self.found.remarks.append(total(number))
                continue
            if self._is_headcount(fields, row):
                self._headcount(fields, number, row)
            else:
                self._person(fields, number, row)
        no_day = not self.columns and self.title_meeting is None
        if no_day and not self.sheet.has("meeting_date"):
            self._say(0, _("La date de la rencontre n’est pas dans le tableau."), question=True)
        elif not self.columns and self.nobody_signed and len(self.found.people) > before:
            self._say(
                0,
                _("Aucune case n’est remplie : les personnes inscrites sont notées présentes."),
                question=True,
            )

    def _is_headcount(self, fields: Fields, row: Row) -> bool:
        """A row that counts and names nobody: « Autres parents (non nommés) »."""
        words = fold(fields.text("full_name") or fields.text("last_name"))
        if _NAMES_NOBODY.search(words):
            return True
        numbers = [_count(row[index]) for index in self.columns]
        return any(number is not None and number > 1 for number in numbers)

    def _headcount(self, fields: Fields, number: int, row: Row) -> None:
        label = fields.text("full_name") or fields.text("last_name")
        audience = audiences.audience(fields.text("audience")) or audiences.audience(label)
        cells = {meeting: row[index] for index, meeting in self.columns.items()}
        if not cells and self.title_meeting is not None:
            cells = {self.title_meeting: fields.cell("presence") or label.split(" ")[0]}
        for meeting, cell in cells.items():
            count = _count(cell)
            if count:
                self.found.headcounts.append(HeadcountRow(meeting, audience, count, label))
            elif count is None and cell != "":
                self._say(number, _("« {value} » n’est pas un nombre.", value=text(cell)))
        if not audience:
            self._say(number, _("De quel public s’agit-il : « {label} » ?", label=label), True)

    def _person(self, fields: Fields, number: int, row: Row) -> None:
        contact, remarks = person(self.sheet, number, row)
        self.found.remarks += remarks
        if contact is None:
            return
        index = self._index(contact)
        for column, meeting in self.columns.items():
            self._mark(index, meeting, number, row[column])
        if not self.columns:
            meeting_of_row = self._meeting_of_row(fields)
            if meeting_of_row is not None:
                present = self.nobody_signed or not self.sheet.has("presence")
                cell = fields.cell("presence")
                self._mark(index, meeting_of_row, number, "x" if present else cell, cell)

    def _meeting_of_row(self, fields: Fields) -> int | None:
        found = dates.day(fields.cell("meeting_date"), self.sheet.facts.school_year)
        if found is None:
            return self.title_meeting
        return self._meeting(found.day, inferred=found.inferred)

    def _index(self, contact: ContactRow) -> int:
        """Whoever has the same name and structure in two sheets is one person."""
        identity = (
            key(contact.last_name) + "|" + key(contact.first_name),
            key(contact.organisation or ""),
        )
        if self._one_row_a_person or identity not in self.found.person_of:
            self.found.people.append(contact)
            self.found.person_of[identity] = len(self.found.people) - 1
        return self.found.person_of[identity]

    @property
    def _one_row_a_person(self) -> bool:
        return bool(self.columns) and not self.several

    def _meeting(self, day: date, heading: str = "", inferred: bool = False) -> int:
        for index, meeting in enumerate(self.found.meetings):
            if meeting.day == day:
                return index
        facts = self.sheet.facts
        titled = day == facts.day
        self.found.meetings.append(
            MeetingReading(
                day,
                heading,
                inferred,
                facts.start if titled else None,
                facts.end if titled else None,
                facts.place if titled else "",
            )
        )
        if inferred:
            self._say(
                0,
                _(
                    "« {heading} » est lu {day} d’après l’année scolaire.",
                    heading=heading,
                    day=day.strftime("%d/%m/%Y"),
                ),
                question=True,
            )
        return len(self.found.meetings) - 1

    def _mark(self, index: int, meeting: int, row: int, cell: Cell, shown: Cell = "") -> None:
        state = states.presence(cell)
        if state is None:
            signed = not self.columns  # on a sign-in sheet any scribble is a signature
            state = "present" if signed else "unknown"
            if not signed:
                self._say(
                    row,
                    _("« {mark} » n’est pas compris : présence non notée.", mark=text(cell)),
                    True,
                )
        mark = AttendanceRow(index, meeting, state, text(shown if shown != "" else cell))
        known = self.found.marks.get((index, meeting))
        if known is None or known.state == "unknown":
            self.found.marks[index, meeting] = mark

    def _say(self, row: int, words: str, question: bool = False) -> None:
        self.found.remarks.append(Remark(row, words, question))


def _count(cell: Cell) -> int | None:
    """A number of people, None when the cell is no whole number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int) and 0 <= cell < 10_000:
        return cell
    if isinstance(cell, str) and cell.isdecimal() and len(cell) < 5:
        return int(cell)
    return None


def summary(reading: AttendanceReading) -> str:
    """« 9 rencontres, 38 personnes »."""
    meetings = ngettext("{n} rencontre", "{n} rencontres", len(reading.meetings))
    people = ngettext("{n} personne", "{n} personnes", len(reading.people))
    return f"{meetings}, {people}"
