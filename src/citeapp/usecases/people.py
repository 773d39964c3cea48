"""People: create, complete, affiliate, find."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.person import Affiliation, Person
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class PersonLine:
    """A person as a list shows them: where they work, how often and when last they came."""

    person: Person
    organisations: str
    collectives: str
    presences: int
    last_seen: date | None


@dataclass(frozen=True)
class JourneyLine:
    """A rencontre in a person's journey."""

    meeting_id: str
    date: date | None
    collective: str
    state: str
    audience_code: str


@acts("Créer une personne")
def create(
    session: Session, /, *, first_name: str = "", last_name: str = "", **fields: Any
) -> Person:
    """A new person; a first name or a surname is enough."""
    _names(first_name + last_name)
    row = Person(id=session.new_id(), first_name=first_name, last_name=last_name, **fields)
    return session.rows(Person).add(row)


@acts("Modifier une personne")
def change(session: Session, /, *, id: str, **fields: Any) -> Person:
    """Change fields of a person by their names."""
    known = session.rows(Person).get(id)
    names = [fields.get(part, getattr(known, part)) for part in ("first_name", "last_name")]
    if any(part in fields for part in ("first_name", "last_name")):
        _names("".join(names))
    return session.rows(Person).change(id, **fields)


@acts("Supprimer une personne")
def remove(session: Session, /, *, id: str) -> None:
    """Put a person into the bin; presences keep the name of the day."""
    session.rows(Person).remove(id)


@reads
def get(session: Session, /, *, id: str) -> Person:
    """One person."""
    return session.rows(Person).get(id)


@acts("Rattacher une personne")
def affiliate(
    session: Session,
    /,
    *,
    person_id: str,
    organisation_id: str,
    function: str = "",
    audience_code: str = "",
) -> Affiliation:
    """What a person does in a structure (one row for the pair, on every machine)."""
    return session.rows(Affiliation).put(
        Affiliation(
            id=derived_id("affiliation", person_id, organisation_id),
            person_id=person_id,
            organisation_id=organisation_id,
            function=function,
            audience_code=audience_code,
        )
    )


@acts("Retirer un rattachement")
def unaffiliate(session: Session, /, *, id: str) -> None:
    """A person does nothing any more in a structure."""
    session.rows(Affiliation).remove(id)


@reads
def affiliations(session: Session, /, *, person_id: str) -> list[Affiliation]:
    """What a person does, and where."""
    return session.rows(Affiliation).matching(person_id=person_id)


@reads
def listed(
    session: Session, /, *, text: str = "", to_complete: bool = False, counted: bool = True
) -> list[PersonLine]:
    """People by surname then first name; ``text`` filters on folded name, structure, function.

    Unless ``counted``, no presence is counted: of ten years that is most of the work.
    """
    found = session.workspace.connection.rows(_COUNTED_LINES if counted else _LINES)
    people = {person.id: person for person in session.rows(Person).all()}
    lines = []
    wanted = fold(text).split()
    for id, organisations, collectives, *presences in found:
        person, (count, last_seen) = people[id], presences or (0, None)
        line = PersonLine(
            person,
            organisations or "",
            collectives or "",
            count or 0,
            date.fromisoformat(last_seen) if last_seen else None,
        )
        if _holds(line, wanted) and (person.to_complete or not to_complete):
            lines.append(line)
    return sorted(
        lines, key=lambda x: (fold(x.person.last_name or x.person.first_name), fold(x.person.name))
    )


@reads
def suggest(session: Session, /, *, text: str, limit: int = 8) -> list[Person]:
    """People whose name holds every typed word, for « @ » and sign-in fields."""
    wanted = fold(text).split()
    if not wanted:
        return []
    found = []
    for person in session.rows(Person).all():
        words = fold(f"{person.first_name} {person.last_name}").replace("-", " ").split()
        if all(any(word.startswith(typed) for word in words) for typed in wanted):
            found.append(person)
    return sorted(found, key=lambda p: fold(p.name))[:limit]


@reads
def journey(session: Session, /, *, person_id: str) -> list[JourneyLine]:
    """The rencontres of a person, the latest first."""
    found = session.workspace.connection.rows(
        "SELECT m.id, m.date, c.name, a.state, a.audience_code FROM v_attendance a "
        "JOIN v_meeting m ON m.id = a.meeting_id "
        "LEFT JOIN v_collective c ON c.id = m.collective_id "
        "WHERE a.person_id = ? ORDER BY m.date DESC",
        (person_id,),
    )
    return [
        JourneyLine(
            id, date.fromisoformat(day) if day else None, name or "", state or "", who or ""
        )
        for id, day, name, state, who in found
    ]


def _holds(line: PersonLine, wanted: list[str]) -> bool:
    if not wanted:
        return True
    person = line.person
    hay = fold(f"{person.name} {line.organisations} {line.collectives} {person.remark}")
    return all(word in hay for word in wanted)


_COLUMNS = """
SELECT p.id,
  (SELECT group_concat(trim(coalesce(a.function, '') || ' · ' || coalesce(o.name, ''), ' ·'), ', ')
   FROM v_affiliation a LEFT JOIN v_organisation o ON o.id = a.organisation_id
   WHERE a.person_id = p.id),
  (SELECT group_concat(c.name, ', ') FROM v_membership m
   JOIN v_collective c ON c.id = m.collective_id WHERE m.person_id = p.id)
"""
_LINES = f"{_COLUMNS} FROM v_person p"
_COUNTED_LINES = f"""{_COLUMNS}, s.n, s.last
FROM v_person p LEFT JOIN (
  SELECT a.person_id, count(*) AS n, max(m.date) AS last FROM v_attendance a
  JOIN v_meeting m ON m.id = a.meeting_id WHERE a.state IN ('present', 'remote', 'partial')
  GROUP BY a.person_id) s ON s.person_id = p.id
"""


def _names(names: str) -> str:
    return required(names, _("Donnez au moins un prénom ou un nom."))
