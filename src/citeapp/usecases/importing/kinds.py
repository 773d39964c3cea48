"""What each kind of file brings: contacts, presences, actions, establishments."""

from __future__ import annotations

from datetime import date

from citeapp.base import french
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ActionItem, ActionOwner
from citeapp.domain.meeting import Attendance, Headcount, Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.intake import organisations
from citeapp.intake.actions import ActionRow, ActionsReading
from citeapp.intake.attendance import AttendanceReading, MeetingReading
from citeapp.intake.contacts import ContactsReading
from citeapp.intake.directory import DirectoryReading, EstablishmentRow
from citeapp.usecases.importing import persons
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


def contacts(
    session: Session, reading: ContactsReading, tally: Tally, *, collective_id: str
) -> None:
    """People, their structures and their place in the collectif."""
    persons.take_in(
        session, reading.rows, Structures(session, tally), tally, collective_id=collective_id
    )


def attendance(
    session: Session, reading: AttendanceReading, tally: Tally, *, collective_id: str
) -> None:
    """Rencontres that were held, who was there, and the unnamed people counted."""
    meetings = [_meeting(session, m.day, collective_id, tally, m) for m in reading.meetings]
    ids = persons.take_in(
        session, reading.people, Structures(session, tally), tally, collective_id=collective_id
    )
    people = {person.id: person for person in session.rows(Person).all()}
    new: list[Attendance] = []
    known = {a.id: a for a in session.rows(Attendance).all()}
    for entry in reading.attendance:
        meeting_id, person_id = meetings[entry.meeting], ids[entry.person]
        id = derived_id("attendance", meeting_id, person_id)
        before = known.get(id)
        row = reading.people[entry.person]
        if before is not None:
            if before.state == "unknown" and entry.state != "unknown":
                session.rows(Attendance).change(id, state=entry.state)
                tally.note(row.row, "attendance", "completed", row.written)
            elif entry.state not in ("unknown", before.state):
                tally.note(row.row, "attendance", "asked", row.written, _("déjà noté autrement"))
            else:
                tally.note(row.row, "attendance", "kept", row.written)
            continue
        person = people[person_id]
        fresh = Attendance(
            id=id,
            meeting_id=meeting_id,
            person_id=person_id,
            state=entry.state,
            audience_code=row.audience or person.main_audience or "other",
            name_snapshot=person.name,
            organisation_snapshot=row.organisation or "",
        )
        known[id] = fresh
        new.append(fresh)
        tally.note(row.row, "attendance", "created", row.written)
    session.rows(Attendance).add_all(new)
    for count in reading.headcounts:
        meeting_id = meetings[count.meeting]
        id = derived_id("headcount", meeting_id, count.audience)
        if session.rows(Headcount).find(id) is None:
            session.rows(Headcount).add(
                Headcount(
                    id=id, meeting_id=meeting_id, audience_code=count.audience, count=count.count
                )
            )
            tally.note(0, "headcount", "created", count.label)
        else:
            tally.note(0, "headcount", "kept", count.label)


def actions(session: Session, reading: ActionsReading, tally: Tally, *, collective_id: str) -> None:
    """Actions and who carries them; a rencontre that is named is found or made."""
    known = {(fold(a.what), a.collective_id, a.meeting_id) for a in session.rows(ActionItem).all()}
    owners = _Owners(session)
    for row in reading.rows:
        meeting_id = _meeting(session, row.meeting, collective_id, tally) if row.meeting else ""
        key = (fold(row.what), collective_id, meeting_id)
        if key in known:
            tally.note(row.row, "action_item", "kept", row.what)
            continue
        known.add(key)
        _add_action(session, row, owners, collective_id, meeting_id)
        tally.note(row.row, "action_item", "created", row.what)


def directory(
    session: Session, reading: DirectoryReading, tally: Tally, *, collective_id: str
) -> None:
    """Establishments, found by UAI or name and completed, else created."""
    del collective_id  # a directory belongs to no collectif
    repository = session.rows(Organisation)
    for row in reading.rows:
        rows = repository.all()
        known = next((o for o in rows if row.uai and o.uai == row.uai), None) or next(
            (o for o in rows if organisations.same_name(o.name, row.name)), None
        )
        values = _establishment(row)
        if known is None:
            repository.add(Organisation(id=session.new_id(), name=row.name, **values))
            tally.note(row.row, "organisation", "created", row.name)
            continue
        filled = {name: v for name, v in values.items() if v and not getattr(known, name)}
        if filled:
            repository.change(known.id, **filled)
        tally.note(row.row, "organisation", "completed" if filled else "kept", row.name)


class _Owners:
    """Finds the one person or structure that plain words designate."""

    def __init__(self, session: Session) -> None:
        self._ids: dict[str, set[tuple[str, str]]] = {}
        for person in session.rows(Person).all():
            for name in {person.name, f"{person.last_name} {person.first_name}"}:
                self._ids.setdefault(fold(name).strip(), set()).add(("person_id", person.id))
        for organisation in session.rows(Organisation).all():
            key = fold(organisation.name)
            self._ids.setdefault(key, set()).add(("organisation_id", organisation.id))

    def target(self, words: str) -> dict[str, str]:
        """The column to fill; the words themselves unless exactly one row is so called."""
        found = self._ids.get(fold(words), set())
        return dict(found) if len(found) == 1 else {"words": words}


def _add_action(
    session: Session, row: ActionRow, owners: _Owners, collective_id: str, meeting_id: str
) -> None:
    action = session.rows(ActionItem).add(
        ActionItem(
            id=session.new_id(),
            collective_id=collective_id,
            meeting_id=meeting_id,
            what=row.what,
            due_date=row.due_date,
            due_text=row.due_text,
            status=row.status,
            comment=row.comment,
        )
    )
    for role, names in (("owner", row.owners), ("partner", row.partners)):
        for name in names:
            session.rows(ActionOwner).put(
                ActionOwner(
                    id=derived_id("action_owner", action.id, fold(name)),
                    action_item_id=action.id,
                    role=role,
                    **owners.target(name),
                )
            )


def _meeting(
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


def _establishment(row: EstablishmentRow) -> dict[str, str]:
    return {
        "kind": row.kind,
        "uai": row.uai,
        "address": row.address,
        "postcode": row.postcode,
        "commune": row.commune,
        "phone": row.phone,
        "email": row.email,
        "website": row.website,
        "remark": row.note,
    }
