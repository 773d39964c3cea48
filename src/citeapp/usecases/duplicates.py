"""Doubles: proposed with reasons in words, judged by a person, the verdict exchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from citeapp.base import french
from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.language import _, ngettext
from citeapp.domain.collective import Collective
from citeapp.domain.duplicate import VERDICT, SameAs, verdict_id
from citeapp.domain.fields import field_label
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.intake import blocking, matching, organisations, twice
from citeapp.store import joined
from citeapp.store.folding import joinable
from citeapp.usecases.acting import Outcome, acts, reads
from citeapp.usecases.importing import persons
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.reviewing import describing
from citeapp.usecases.reviewing.pairs import LATER, Difference, Found, Pair
from citeapp.usecases.session import Session

Side = tuple[str, str, str]
"""Identifier, title, and what is told besides, of one of the two."""


PUT_OFF = 500
"""Pairs remembered as put off; the oldest come back first."""
_SAID_ELSEWHERE = frozenset({"id", "previous_meeting_id", "to_complete"})
"""Columns that tell nothing about who or what a row is."""


@reads
def listed(session: Session, /) -> list[Pair]:
    """Pairs that wait for a verdict, the likeliest first; rows joined already count as one.

    Two rows that were told apart and yet stand in one group come too: only a person can say
    which of the verdicts is wrong.
    """
    return [*found(session).waiting]


@reads
def found(session: Session, /) -> Found:
    """Every pair without a verdict; one put off waits again as soon as it says something else."""
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
    pairs = [pair for pair in pairs if frozenset((pair.a, pair.b)) not in judged]
    pairs += _contradictions(session)
    pairs = [replace(pair, differences=_differences(session, pair)) for pair in pairs]
    pairs.sort(key=lambda pair: (-pair.score, pair.title_a))
    later = session.workspace.meta(LATER, {})
    quiet = [pair for pair in pairs if _is_put_off(session, pair, later)]
    return Found(tuple(pair for pair in pairs if pair not in quiet), tuple(quiet))


def put_off(session: Session, /, *, noun: str, a: str, b: str) -> Outcome[None]:
    """« Plus tard » : not shown here until one of the two changes (no act, nothing travels)."""
    said = _digest(session, noun, a, b)
    if not said:
        raise NotFound(_("Une des deux fiches n’est plus ici."))
    name = verdict_id(noun, a, b)
    known = session.workspace.meta(LATER, {})
    known.pop(name, None)
    _remember(session, {**dict([*known.items()][1 - PUT_OFF :]), name: said})
    return Outcome(None, frozenset({LATER}), _("Plus tard"))


def take_up(session: Session, /) -> Outcome[None]:
    """Show again every pair that was put off."""
    _remember(session, {})
    return Outcome(None, frozenset({LATER}), _("Regarder maintenant"))


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


def _is_put_off(session: Session, pair: Pair, later: dict[str, str]) -> bool:
    said = later.get(verdict_id(pair.noun, pair.a, pair.b))
    return said is not None and said == _digest(session, pair.noun, pair.a, pair.b)


def _digest(session: Session, noun: str, a: str, b: str) -> str:
    """What two rows say, with what hangs on them; nothing when one of them is not here."""
    if noun not in joinable():
        return ""
    connection = session.workspace.connection
    rows = [
        joined.shown(connection, noun, id) or joined.stored(connection, noun, id)
        for id in sorted((a, b))
    ]
    if not all(rows):
        return ""
    said = [*rows, *(_hanging(session, noun, id) for id in sorted((a, b)))]
    return hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()


def _hanging(session: Session, noun: str, id: str) -> list[Any]:
    """Where a person belongs, what a rencontre holds."""
    connection = session.workspace.connection
    if noun == "person":
        sql = "SELECT organisation_id, function FROM v_affiliation WHERE person_id = ? ORDER BY id"
        return connection.rows(sql, (id,))
    meeting = session.rows(Meeting).find(id) if noun == "meeting" else None
    return [_holds(session, meeting)] if meeting else []


def _remember(session: Session, later: dict[str, str]) -> None:
    with session.workspace.connection.transaction():
        session.workspace.set_meta(LATER, later)


def _differences(session: Session, pair: Pair) -> tuple[Difference, ...]:
    """Field by field, as people read them."""
    connection = session.workspace.connection
    one, other = (
        joined.shown(connection, pair.noun, id) or joined.stored(connection, pair.noun, id)
        for id in (pair.a, pair.b)
    )
    differing = [
        column
        for column, value in one.items()
        if column not in _SAID_ELSEWHERE and (value or "") != (other.get(column) or "")
    ]
    return tuple(
        Difference(
            field_label(column),
            describing.shown(session, pair.noun, column, one[column]),
            describing.shown(session, pair.noun, column, other.get(column)),
        )
        for column in differing
    )


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
