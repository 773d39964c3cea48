"""Signing in: who is expected, who is there, walk-ins, counts of unnamed people, the sheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE, INHABITANTS, MINORS
from citeapp.domain.meeting import (
    ATTENDANCE_STATE,
    IN_THE_ROOM,
    Attendance,
    Headcount,
    Meeting,
    SheetNumber,
)
from citeapp.domain.person import Person, display_name
from citeapp.domain.signing_in import NotOnASheet, across_midnight, naming_of, read_numbers
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.naming_mode import first_name_of, refuse_names
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class SheetLine:
    """A line of the sign-in page: an expected person or a walk-in, with today's presence."""

    person_id: str
    name: str
    organisation: str
    audience_code: str
    number: int | None
    state: str
    arrived_at: time | None
    left_at: time | None
    represented_by: str
    walk_in: bool
    expected: bool


@dataclass(frozen=True)
class Figures:
    """Live numbers of a rencontre; ``inhabitants`` counts parents and residents, adults only."""

    named: int
    counted: int
    children: int
    adults: int
    inhabitants: int
    announced: int | None
    parents: int = 0

    @property
    def total(self) -> int:
        return self.named + self.counted

    @property
    def missing(self) -> int | None:
        """Announced minus noted; 0 when « nommés + comptés = annoncé », None when not announced."""
        return None if self.announced is None else self.announced - self.total


@reads
def sheet(session: Session, /, *, meeting_id: str) -> list[SheetLine]:
    """Members of the collectif(s), guests and everyone noted, by sheet number then first name.

    Whoever was erased has no line: their presence is counted among people without a name.
    Where people go by their first names, no more is shown; where they are counted, nobody is.
    """
    meeting = session.rows(Meeting).get(meeting_id)
    naming = naming_of(meeting)
    if naming == "counts":
        return []
    expected = members_of(session, meeting) | _invited(session, meeting_id)
    presences = session.rows(Attendance).matching(meeting_id=meeting_id)
    noted = {a.person_id: a for a in presences if a.person_id}
    numbers = {
        n.person_id: n.number for n in session.rows(SheetNumber).matching(meeting_id=meeting_id)
    }
    ids = expected | set(noted) | set(numbers)
    known = about(session, ids, naming)
    lines = []
    for person_id in ids:
        presence = noted.get(person_id)
        name, organisation, audience = known.get(person_id, ("", "", ""))
        if not name and not presence:
            continue  # deleted since; the number stays taken
        lines.append(
            SheetLine(
                person_id=person_id,
                name=name or (presence.name_snapshot if presence else ""),
                organisation=(presence and presence.organisation_snapshot) or organisation,
                audience_code=(presence and presence.audience_code) or audience,
                number=numbers.get(person_id),
                state=presence.state if presence else "unknown",
                arrived_at=presence.arrived_at if presence else None,
                left_at=presence.left_at if presence else None,
                represented_by=presence.represented_by if presence else "",
                walk_in=presence.walk_in if presence else False,
                expected=person_id in expected,
            )
        )
    return sorted(lines, key=lambda x: (x.number is None, x.number or 0, fold(x.name)))


@reads
def to_complete(session: Session, /, *, meeting_id: str) -> list[Person]:
    """People who came to this rencontre and of whom little more than a first name is known."""
    return session.rows(Person).where(
        "t.to_complete = 1 AND t.id IN (SELECT person_id FROM v_attendance WHERE meeting_id = ?)",
        (meeting_id,),
        order="t.first_name, t.id",
    )


@acts("Figer la feuille d’émargement")
def freeze_sheet(session: Session, /, *, meeting_id: str) -> list[SheetLine]:
    """Give every expected person a line number, once; late names get the next ones."""
    given = session.rows(SheetNumber).matching(meeting_id=meeting_id)
    last = max((row.number or 0 for row in given), default=0)
    for line in sheet(session, meeting_id=meeting_id):
        if line.number is None:
            last += 1
            session.rows(SheetNumber).put(
                SheetNumber(
                    id=derived_id("sheet_number", meeting_id, line.person_id),
                    meeting_id=meeting_id,
                    person_id=line.person_id,
                    number=last,
                )
            )
    return sheet(session, meeting_id=meeting_id)


@acts("Émarger")
def mark(
    session: Session,
    /,
    *,
    meeting_id: str,
    person_id: str,
    state: str = "present",
    audience_code: str | None = None,
    arrived_at: time | None = None,
    left_at: time | None = None,
    represented_by: str | None = None,
    walk_in: bool = False,
) -> Attendance:
    """Note a presence; name, structure and audience are kept as they are today.

    Times are those of people in the room. ``represented_by`` is a person of the list or a
    name; None keeps what was said while the state stays « représenté ».
    """
    if state not in ATTENDANCE_STATE:
        raise InputRefused(_("État de présence inconnu : {state}.", state=state))
    if audience_code:
        _known_audience(audience_code)
    meeting = session.rows(Meeting).get(meeting_id)
    refuse_names(meeting)
    known = session.rows(Attendance).pair(meeting_id=meeting_id, person_id=person_id)
    if known is None:
        session.rows(Person).get(person_id)
    here = state in IN_THE_ROOM
    if here and arrived_at and left_at and left_at < arrived_at and not across_midnight(meeting):
        raise InputRefused(
            _(
                "Partir à {left} avant d’arriver à {arrived} ?",
                left=french.hour(left_at),
                arrived=french.hour(arrived_at),
            ),
            todo=_("Corrigez l’une des deux heures."),
        )
    row = replace(
        known or _first_presence(session, meeting, person_id, walk_in),
        state=state,
        arrived_at=arrived_at if here else None,
        left_at=left_at if here else None,
        represented_by=_representative(session, state, represented_by, known),
    )
    if audience_code:
        row = replace(row, audience_code=audience_code)
    return session.rows(Attendance).put(row)


@acts("Ne plus noter cette présence")
def unmark(session: Session, /, *, meeting_id: str, person_id: str) -> None:
    """Back to « à noter »."""
    session.rows(Attendance).remove_pair(meeting_id=meeting_id, person_id=person_id)


@acts("Émarger d’après la feuille")
def mark_numbers(
    session: Session, /, *, meeting_id: str, typed: str, at: time | None = None
) -> list[Attendance]:
    """One typed line from the numbered sheet: ``3 7 12r18:15 15e 4d``; all of it or nothing.

    ``at`` is the hour of those who came late or left early without one being typed.
    """
    refuse_names(session.rows(Meeting).get(meeting_id))
    numbers: dict[int, list[SheetLine]] = {}
    for line in sheet(session, meeting_id=meeting_id):
        numbers.setdefault(line.number or 0, []).append(line)
    try:
        wanted = [(_numbered(numbers, one.number), one) for one in read_numbers(typed)]
    except NotOnASheet as error:
        raise InputRefused(
            _("« {word} » n’est pas un numéro de la feuille.", word=error.args[0]),
            safe=_("Personne n’a été émargé."),
            todo=_("Tapez par exemple : 3 7 12r 15e, ou 12r18:15 pour dire l’heure."),
        ) from error
    now = at or session.now.time().replace(second=0, microsecond=0)
    return [
        mark(
            session,
            meeting_id=meeting_id,
            person_id=line.person_id,
            state=one.state,
            arrived_at=one.arrived_at or (now if one.late else line.arrived_at),
            left_at=one.left_at or (now if one.state == "partial" else None),
        ).value
        for line, one in wanted
    ]


@acts("Ajouter une personne de passage")
def walk_in(
    session: Session, /, *, meeting_id: str, first_name: str, audience_code: str = "parent"
) -> Attendance:
    """Someone came who was not expected: a first name is enough, the rest comes later."""
    first_name = required(first_name, _("Donnez au moins un prénom."))
    meeting = session.rows(Meeting).get(meeting_id)
    refuse_names(meeting)
    if naming_of(meeting) == "first_names":
        first_name = first_name.split(" ")[0]
    _known_audience(audience_code)
    person = session.rows(Person).add(
        Person(
            id=session.new_id(),
            first_name=first_name,
            main_audience=audience_code,
            to_complete=True,
        )
    )
    return mark(
        session,
        meeting_id=meeting_id,
        person_id=person.id,
        audience_code=audience_code,
        walk_in=True,
    ).value


@acts("Compter des personnes sans nom")
def count(session: Session, /, *, meeting_id: str, audience_code: str, count: int) -> Headcount:
    """How many unnamed people of one audience there are."""
    _known_audience(audience_code)
    if not 0 <= count <= 9999:
        raise InputRefused(_("Un nombre entre 0 et 9999 est attendu."))
    session.rows(Meeting).get(meeting_id)
    return session.rows(Headcount).put(
        Headcount(
            id=derived_id("headcount", meeting_id, audience_code),
            meeting_id=meeting_id,
            audience_code=audience_code,
            count=count,
        )
    )


@reads
def headcounts(session: Session, /, *, meeting_id: str) -> dict[str, int]:
    """Unnamed people by audience code."""
    rows = session.rows(Headcount).matching(meeting_id=meeting_id)
    return {row.audience_code: row.count for row in rows if row.count}


@reads
def in_the_room(session: Session, /, *, meeting_id: str) -> dict[str, int]:
    """How many of each audience take part, named or counted."""
    found = Counter(
        a.audience_code or "other"
        for a in session.rows(Attendance).matching(meeting_id=meeting_id)
        if a.state in IN_THE_ROOM
    )
    found.update(headcounts(session, meeting_id=meeting_id))
    return dict(found)


@reads
def figures(session: Session, /, *, meeting_id: str) -> Figures:
    """Live numbers of a rencontre."""
    meeting = session.rows(Meeting).get(meeting_id)
    here = [
        a
        for a in session.rows(Attendance).matching(meeting_id=meeting_id)
        if a.state in IN_THE_ROOM
    ]
    named = sum(bool(a.person_id) for a in here)
    counts = headcounts(session, meeting_id=meeting_id)
    audiences = [a.audience_code for a in here]
    audiences += [code for code, n in counts.items() for _place in range(n)]
    adults = [code for code in audiences if code not in MINORS]
    return Figures(
        named=named,
        counted=len(here) - named + sum(counts.values()),
        children=len(audiences) - len(adults),
        adults=len(adults),
        inhabitants=sum(code in INHABITANTS for code in adults),
        announced=meeting.announced_total,
        parents=audiences.count("parent"),
    )


def _first_presence(
    session: Session, meeting: Meeting, person_id: str, walk_in: bool
) -> Attendance:
    found = about(session, {person_id}, naming_of(meeting))
    name, organisation, audience = found[person_id]
    return Attendance(
        id=derived_id("attendance", meeting.id, person_id),
        meeting_id=meeting.id,
        person_id=person_id,
        audience_code=audience,
        name_snapshot=name,
        organisation_snapshot=organisation,
        walk_in=walk_in,
    )


def _representative(
    session: Session, state: str, said: str | None, known: Attendance | None
) -> str:
    if state != "represented":
        return ""
    if said is None:
        return known.represented_by if known else ""
    person = session.rows(Person).find(said)
    return person.name if person else said


def _numbered(numbers: dict[int, list[SheetLine]], typed: int) -> SheetLine:
    """The line of a number; two machines may each have printed one."""
    lines = numbers.get(typed, [])
    if len(lines) == 1:
        return lines[0]
    names = ", ".join(line.name for line in lines)
    raise InputRefused(
        _("La ligne {number} désigne plusieurs personnes : {names}.", number=typed, names=names)
        if lines
        else _("La ligne {number} n’est pas sur la feuille.", number=typed),
        safe=_("Personne n’a été émargé."),
        todo=_("Émargez ces personnes par leur nom.") if lines else "",
    )


def _known_audience(code: str) -> None:
    if code not in AUDIENCE:
        raise InputRefused(_("Public inconnu : {code}.", code=code))


def members_of(session: Session, meeting: Meeting) -> set[str]:
    """Whom the collectif(s) of a rencontre expect, by identifier."""
    found = session.workspace.connection.rows(_MEMBERS, (meeting.collective_id, meeting.id))
    return {person_id for (person_id,) in found if person_id}


def _invited(session: Session, meeting_id: str) -> set[str]:
    found = session.workspace.connection.rows(
        "SELECT i.person_id FROM v_invitation i JOIN v_person p ON p.id = i.person_id "
        "WHERE i.meeting_id = ?",
        (meeting_id,),
    )
    return {person_id for (person_id,) in found}


def about(
    session: Session, ids: set[str], naming: str = "named"
) -> dict[str, tuple[str, str, str]]:
    """Person id to (name, structure, audience code); of first names nothing more is told."""
    marks = ", ".join("?" * len(ids))
    found = session.workspace.connection.rows(
        "SELECT p.id, p.first_name, p.last_name, p.civility, p.main_audience, a.audience_code, "
        "o.name "
        "FROM v_person p LEFT JOIN v_affiliation a ON a.person_id = p.id "
        f"LEFT JOIN v_organisation o ON o.id = a.organisation_id WHERE p.id IN ({marks}) "
        "ORDER BY p.id, a.id DESC",
        sorted(ids),
    )
    return {
        id: (
            _known_as(
                Person(
                    id=id, first_name=first or "", last_name=last or "", civility=civility or ""
                ),
                naming,
            ),
            where or "",
            main or audience or "other",
        )
        for id, first, last, civility, main, audience, where in found
    }


def _known_as(person: Person, naming: str) -> str:
    if naming == "first_names":
        return first_name_of(person)
    return display_name(person.first_name, person.last_name)


_MEMBERS = """
SELECT person_id FROM v_membership m JOIN v_person p ON p.id = m.person_id
WHERE coalesce(m.status, 'member') NOT IN ('withdrawn')
AND m.collective_id IN (
  SELECT ?1 UNION SELECT collective_id FROM v_meeting_collective WHERE meeting_id = ?2)
"""
