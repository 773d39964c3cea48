"""Doubles: proposed with reasons in words, judged by a person, the verdict exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _, ngettext
from citeapp.domain.collective import Collective
from citeapp.domain.duplicate import VERDICT, SameAs, verdict_id
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.intake import blocking, matching, organisations, twice
from citeapp.store import joined
from citeapp.usecases import describing
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.importing import persons
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session

Side = tuple[str, str, str]
"""Identifier, title, and what is told besides, of one of the two."""


@dataclass(frozen=True)
class Pair:
    """Two rows that may be the same, and why."""

    noun: str
    a: str
    b: str
    title_a: str
    title_b: str
    about_a: str
    about_b: str
    reasons: str
    score: int


@reads
def listed(session: Session, /) -> list[Pair]:
    """Pairs that wait for a verdict, the likeliest first; rows joined already count as one.

    Two rows that were told apart and yet stand in one group come too: only a person can say
    which of the verdicts is wrong.
    """
    connection = session.workspace.connection
    judged = {
        frozenset((joined.leading(connection, row.a), joined.leading(connection, row.b)))
        for row in session.rows(SameAs).all()
    }
    pairs = [
        *_people(session),
        *_organisations(session),
        *_collectives(session),
        *_meetings(session),
    ]
    waiting = [pair for pair in pairs if frozenset((pair.a, pair.b)) not in judged]
    waiting += _contradictions(session)
    return sorted(waiting, key=lambda pair: (-pair.score, pair.title_a))


@acts("Donner un avis sur un doublon")
def judge(session: Session, /, *, noun: str, a: str, b: str, verdict: str) -> SameAs:
    """« La même » or « deux fiches différentes »; the verdict can change at any later time."""
    if verdict not in VERDICT or a == b:
        raise InputRefused(_("Avis inconnu : {verdict}.", verdict=verdict))
    low, high = sorted((a, b))
    return session.rows(SameAs).put(
        SameAs(id=verdict_id(noun, a, b), noun=noun, a=low, b=high, verdict=verdict)
    )


@reads
def judged(session: Session, /) -> list[SameAs]:
    """The verdicts given so far."""
    return session.rows(SameAs).all()


def _people(session: Session) -> list[Pair]:
    known = persons.known_people(session, Structures(session, Tally()))
    people = {person.id: person for person in session.rows(Person).all()}

    def about(one: matching.KnownPerson) -> Side:
        person = people[one.id]
        where = ", ".join(one.identity.organisations[:2]) or person.commune
        return one.id, _titled(person), where

    pairs: dict[frozenset[str], Pair] = {}
    for double in matching.doubles([one.identity for one in known]):
        a, b = known[double.a], known[double.b]
        if a.id != b.id:  # else two cards of one person, joined already
            reasons, score = double.similarity.words, int(double.similarity.score)
            pair = _pair("person", [about(a), about(b)], reasons, score)
            pairs.setdefault(frozenset((a.id, b.id)), pair)
    return list(pairs.values())


def _organisations(session: Session) -> list[Pair]:
    rows = session.rows(Organisation).all()
    pairs = []
    for place, other in sorted(blocking.names([row.name for row in rows])):
        a, b = rows[place], rows[other]
        match = organisations.similar(a.name, b.name)
        if match is not None:
            sides = [(row.id, row.name, row.commune) for row in (a, b)]
            pairs.append(_pair("organisation", sides, match.reason, int(match.score)))
    return pairs


def _collectives(session: Session) -> list[Pair]:
    rows = session.rows(Collective).all(order="t.id")
    sides = [(row.id, row.name, row.commune) for row in rows]
    return [
        _pair("collective", [sides[found.a], sides[found.b]], found.reasons, found.score)
        for found in twice.collectifs([row.name for row in rows])
    ]


def _meetings(session: Session) -> list[Pair]:
    rows = session.rows(Meeting).all(order="t.id")
    compared = [twice.Rencontre(m.collective_id, m.date, m.start, m.title) for m in rows]
    pairs = []
    for found in twice.rencontres(compared):
        sides = [
            (row.id, describing.described(session, "meeting", row.id), _holds(session, row))
            for row in (rows[found.a], rows[found.b])
        ]
        pairs.append(_pair("meeting", sides, found.reasons, found.score))
    return pairs


def _holds(session: Session, meeting: Meeting) -> str:
    """« 18 h · 3 points · 12 présences »: what tells two rencontres of one day apart."""
    points, presences = session.workspace.connection.rows(
        "SELECT (SELECT count(*) FROM v_agenda_item WHERE meeting_id = ?1), "
        "(SELECT count(*) FROM v_attendance WHERE meeting_id = ?1)",
        (meeting.id,),
    )[0]
    parts = [meeting.title, french.hour(meeting.start) if meeting.start else ""]
    parts.append(ngettext("{n} point", "{n} points", points))
    parts.append(ngettext("{n} présence", "{n} présences", presences))
    return " · ".join(part for part in parts if part)


def _contradictions(session: Session) -> list[Pair]:
    """Rows told apart that other verdicts bring together."""
    connection = session.workspace.connection
    pairs = []
    for row in session.rows(SameAs).matching(verdict="different"):
        if joined.leading(connection, row.a) == joined.leading(connection, row.b):
            sides = [
                (id, describing.titled(session, row.noun, stored), "")
                for id in (row.a, row.b)
                if (stored := joined.stored(connection, row.noun, id))
            ]
            if len(sides) == 2:
                why = _("dites différentes, et pourtant jointes à une même troisième fiche")
                pairs.append(_pair(row.noun, sides, why, 100))
    return pairs


def _pair(noun: str, sides: Sequence[Side], reasons: str, score: int) -> Pair:
    a, b = sides
    return Pair(noun, a[0], b[0], a[1], b[1], a[2], b[2], reasons, score)


def _titled(person: Person) -> str:
    return f"{person.last_name} {person.first_name}".strip() or person.name
