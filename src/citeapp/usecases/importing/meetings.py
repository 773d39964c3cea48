"""Sign-in sheets: rencontres that were held, who was there, unnamed people counted."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.meeting import ATTENDANCE_STATE, Attendance, Headcount, Meeting
from citeapp.domain.person import Person
from citeapp.domain.signing_in import naming_of
from citeapp.intake.attendance import AttendanceReading, AttendanceRow, HeadcountRow, MeetingReading
from citeapp.intake.people import ContactRow
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


def found_or_made(
    session: Session,
    day: date,
    collective_id: str,
    tally: Tally,
    reading: MeetingReading | None = None,
) -> str:
    """The rencontre of that collectif on that day; made once, the same row on every machine."""
    found = session.rows(Meeting).where(
        "t.collective_id IS ? AND t.date = ?", (collective_id or None, day.isoformat())
    )
    if found:
        if reading is not None:
            tally.note(0, "meeting", "kept", french.day(day))
        return found[0].id
    meeting = session.rows(Meeting).add(
        Meeting(
            id=derived_id("imported_meeting", collective_id, day.isoformat()),
            collective_id=collective_id,
            date=day,
            start=reading.start if reading else None,
            end=reading.end if reading else None,
            place=reading.place if reading else "",
            status="held",
            minutes_status="distributed",  # on paper, before this program
        )
    )
    tally.note(0, "meeting", "created", french.day(day))
    return meeting.id


def presences(
    session: Session,
    reading: AttendanceReading,
    meetings: list[str],
    people: list[tuple[str, ...]],
    tally: Tally,
) -> None:
    """Who was there; what was noted otherwise by hand stays, and is told."""
    known = {row.id: row for row in session.rows(Attendance).all()}
    persons = {person.id: person for person in session.rows(Person).all()}
    counted = {id: naming_of(session.rows(Meeting).get(id)) == "counts" for id in set(meetings)}
    new: list[Attendance] = []
    for entry in reading.attendance:
        row = reading.people[entry.person]
        for person_id in people[entry.person]:
            meeting_id = meetings[entry.meeting]
            id = derived_id("attendance", meeting_id, person_id)
            if counted[meeting_id]:
                words = _("cette rencontre se compte sans aucun nom")
                tally.note(row.row, "attendance", "asked", row.written, words)
                continue
            if id in known:
                _complete(session, known[id], entry, row, tally)
                continue
            known[id] = _presence(id, meeting_id, persons[person_id], entry, row)
            new.append(known[id])
            tally.note(row.row, "attendance", "created", row.written)
    session.rows(Attendance).add_all(new)


def headcounts(
    session: Session, counts: tuple[HeadcountRow, ...], meetings: list[str], tally: Tally
) -> None:
    """People counted without names: the counts of one public at one rencontre add up."""
    added: dict[str, Headcount] = {}
    for count in counts:
        meeting_id = meetings[count.meeting]
        id = derived_id("headcount", meeting_id, count.audience)
        if id in added:
            total = (added[id].count or 0) + count.count
            added[id] = session.rows(Headcount).change(id, count=total)
        elif session.rows(Headcount).find(id) is None:
            row = Headcount(
                id=id, meeting_id=meeting_id, audience_code=count.audience, count=count.count
            )
            added[id] = session.rows(Headcount).add(row)
        verb = "created" if id in added else "kept"
        tally.note(0, "headcount", verb, count.label)


def _presence(
    id: str, meeting_id: str, person: Person, entry: AttendanceRow, row: ContactRow
) -> Attendance:
    return Attendance(
        id=id,
        meeting_id=meeting_id,
        person_id=person.id,
        state=entry.state,
        audience_code=row.audience or person.main_audience or "other",
        name_snapshot=person.name,
        organisation_snapshot=row.organisation or "",
    )


def _complete(
    session: Session, before: Attendance, entry: AttendanceRow, row: ContactRow, tally: Tally
) -> None:
    if before.state == "unknown" and entry.state != "unknown":
        session.rows(Attendance).change(before.id, state=entry.state)
        tally.note(row.row, "attendance", "completed", row.written)
    elif entry.state not in ("unknown", before.state):
        words = _(
            "gardé « {kept} », le fichier dit « {other} »",
            kept=ATTENDANCE_STATE.label(before.state),
            other=ATTENDANCE_STATE.label(entry.state),
        )
        tally.note(row.row, "attendance", "asked", row.written, words)
    else:
        tally.note(row.row, "attendance", "kept", row.written)
