"""Doubles: proposed with reasons in words, judged by a person, the verdict exchanged."""

from __future__ import annotations

from dataclasses import dataclass

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.duplicate import VERDICT, SameAs, verdict_id
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.intake import matching, organisations
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.importing import persons
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


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
    """Pairs that wait for a verdict, the likeliest first."""
    judged = {row.id for row in session.rows(SameAs).all()}
    pairs = [*_people(session), *_organisations(session)]
    waiting = [pair for pair in pairs if verdict_id(pair.noun, pair.a, pair.b) not in judged]
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
    pairs = []
    for double in matching.doubles([one.identity for one in known]):
        a, b = known[double.a], known[double.b]
        pairs.append(
            Pair(
                "person",
                a.id,
                b.id,
                _titled(people[a.id]),
                _titled(people[b.id]),
                ", ".join(a.identity.organisations[:2]) or people[a.id].commune,
                ", ".join(b.identity.organisations[:2]) or people[b.id].commune,
                double.similarity.words,
                int(double.similarity.score),
            )
        )
    return pairs


def _organisations(session: Session) -> list[Pair]:
    rows = session.rows(Organisation).all()
    pairs = []
    for place, a in enumerate(rows):
        for b in rows[place + 1 :]:
            match = organisations.similar(a.name, b.name)
            if match is not None:
                pairs.append(
                    Pair(
                        "organisation",
                        a.id,
                        b.id,
                        a.name,
                        b.name,
                        a.commune,
                        b.commune,
                        match.reason,
                        int(match.score),
                    )
                )
    return pairs


def _titled(person: Person) -> str:
    return f"{person.last_name} {person.first_name}".strip() or person.name
