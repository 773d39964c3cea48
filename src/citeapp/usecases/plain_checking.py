"""A plain text checked: the rules of RLS, the words of here, and whom it may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citeapp.base import lexicon
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.audience import INHABITANTS, MINORS
from citeapp.domain.collective import Membership
from citeapp.domain.meeting import Attendance
from citeapp.domain.person import Person
from citeapp.domain.plain.checking import Said, advise, check
from citeapp.domain.plain.hard_words import HardWord, shipped
from citeapp.domain.plain.remarks import Advice, Remark
from citeapp.domain.publishing import GlossaryWord, PlainLine, PlainVersion
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting import plain_texts, printed
from citeapp.usecases.documenting.printed import Names
from citeapp.usecases.session import Session

_NOBODY_ELSE = r"(?!\w|\s+[A-ZÀ-ÖØ-Þ])"
"""After a first name alone: another surname would be another person's."""
_SHORTEST = 3
"""Letters of the shortest first name that is looked for."""


@dataclass(frozen=True)
class Checked:
    """A line and what is to be said of it."""

    line: PlainLine
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Checks:
    """A whole text: its lines in order, then what is said of all of them."""

    lines: tuple[Checked, ...]
    advice: tuple[Advice, ...]

    @property
    def count(self) -> int:
        """How many things are to be looked at."""
        return sum(len(one.remarks) for one in self.lines) + len(self.advice)


class Checker:
    """The words and names of one plain text, read once: a sentence is checked as it is typed."""

    def __init__(self, session: Session, version: PlainVersion) -> None:
        self._words = words(session)
        self._names = _near(session, version)
        self._french = lexicon.french()

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """What is to be said of a sentence, names first."""
        named = tuple(_naming(text, self._names))
        said = check(text, self._words, self._french)
        return named + tuple(
            one for one in said if not any(_overlap(one, other) for other in named)
        )


@reads
def of_text(session: Session, /, *, id: str) -> Checks:
    """Everything that can be said of a plain text, its lines in order."""
    checker = Checker(session, session.rows(PlainVersion).get(id))
    rows = plain_texts.lines(session, id)
    return Checks(
        tuple(Checked(row, checker.remarks(row.text)) for row in rows),
        advise([Said(row.text, row.kind, row.picture) for row in rows]),
    )


def line_remarks(session: Session, line: PlainLine) -> tuple[Remark, ...]:
    """What is to be said of one line."""
    version = session.rows(PlainVersion).get(line.plain_version_id)
    return Checker(session, version).remarks(line.text)


def words(session: Session) -> tuple[HardWord, ...]:
    """The hard words: those of here, then those that come with the program."""
    own = session.rows(GlossaryWord).all(order="t.word, t.id")
    return (
        *(HardWord(row.word, row.plain, row.meaning, row.example) for row in own if row.word),
        *shipped(),
    )


def _near(session: Session, version: PlainVersion) -> Names:
    """Whoever was there or belongs to the collectif, and may be named by mistake."""
    there = session.rows(Attendance).matching(meeting_id=version.meeting_id or "-")
    members = session.rows(Membership).matching(collective_id=version.collective_id or "-")
    return printed.names_of(
        session, [*(row.person_id for row in there), *(row.person_id for row in members)]
    )


def _naming(text: str, names: Names) -> Iterator[Remark]:
    """Parents, residents and children: by their first name, and only when they agreed."""
    told: list[tuple[int, int]] = []
    for person in _guarded(names.people.values()):
        agreed = person.id in names.agreed
        first = re.escape(person.first_name)
        last = rf"(?i:\s+{re.escape(person.last_name)})" if person.last_name else r"(?:(?!))"
        alone = rf"(?:{last}|{_NOBODY_ELSE})"
        shape = rf"\b{first}{last if agreed else alone}\b"
        for found in re.finditer(shape, text):
            if any(a < found.end() and found.start() < b for a, b in told):
                continue
            told.append(found.span())
            if agreed:
                why = _("Le prénom suffit.")
                yield Remark("noms", *found.span(), why, person.first_name)
            else:
                who = printed.unnamed(person.main_audience)
                said = who if text[: found.start()].strip() else who[:1].upper() + who[1:]
                why = _(
                    "{name} n’a pas donné son accord pour être nommé dans un document.",
                    name=found[0],
                )
                yield Remark("noms", *found.span(), why, said)


def _guarded(people: Iterable[Person]) -> list[Person]:
    kept = INHABITANTS | MINORS
    return [
        person
        for person in people
        if person.main_audience in kept and len(person.first_name) >= _SHORTEST
    ]


def _overlap(one: Remark, other: Remark) -> bool:
    return one.start < other.end and other.start < one.end and one.number != "4.1"
