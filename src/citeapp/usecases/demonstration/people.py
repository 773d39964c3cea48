"""The people of the demo: parents first, professionals with what they do where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.text import fold
from citeapp.domain.collective import Membership
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Affiliation, Person
from citeapp.usecases.demonstration.draft import Bag, Draft
from citeapp.usecases.demonstration.network import Setting
from citeapp.usecases.demonstration.texts import load

AT_FIRST = 25
EACH_YEAR = 7
"""Members when a collectif begins, and those who join it in a school year."""
PASSING = 5
"""Of those, how many leave in a school year."""

_PARENTS = ("parent", "parent", "parent", "parent", "resident")
_PROFESSIONALS = (
    "teacher", "school_head", "youth_worker", "atsem", "teacher", "cultural", "social",
    "aesh", "educator", "early_childhood", "nonprofit", "municipal_staff", "teacher",
    "youth_worker", "health", "school_staff", "sport", "institution",
)  # fmt: skip
_SHARED = 0.4
"""Share of a collectif's professionals who already belong to another one."""


@dataclass(frozen=True)
class Member:
    """Someone's time in a collectif, and how often they come."""

    person: Person
    organisation: str
    since: date
    until: date | None
    regularity: float

    def at(self, day: date) -> bool:
        """Whether they belong to it that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Known:
    """A person and the name of their structure."""

    person: Person
    organisation: str


class Crowd:
    """Everybody, so that no two invented people have the same name and some come twice."""

    def __init__(self, draft: Draft, *, beside: Crowd | None = None) -> None:
        """``beside`` another crowd: strangers to it, whose names differ from theirs."""
        self._draft = draft
        self._names: Iterator[tuple[str, str, bool]] = beside._names if beside else _names(draft)
        self._professionals: list[Known] = []
        self._audiences = {True: Bag(draft, _PROFESSIONALS), False: Bag(draft, _PARENTS)}

    def join(self, setting: Setting, day: date, *, professional: bool) -> Known:
        """Someone who joins a collectif: a parent, or a professional of its structures."""
        draft = self._draft
        if professional and draft.chance(_SHARED) and len(self._professionals) > 30:
            return draft.pick(self._professionals)
        audience = self._audiences[professional].draw()
        person = self._person(setting, day, audience)
        if not professional:
            return Known(person, "")
        organisation = self._employ(person, audience, setting.around)
        known = Known(person, organisation)
        self._professionals.append(known)
        return known

    def passer_by(self, day: date) -> Person:
        """Someone who came once and gave a first name, to be completed."""
        draft = self._draft
        first, _last, _feminine = next(self._names)
        return draft.add(
            Person(id=draft.id(day), first_name=first, main_audience="parent", to_complete=True)
        )

    def _person(self, setting: Setting, day: date, audience: str) -> Person:
        draft = self._draft
        first, last, feminine = next(self._names)
        address = fold(f"{first}.{last}").replace(" ", "").replace("’", "").replace("ł", "l")
        reached = draft.chance(0.75)
        return draft.add(
            Person(
                id=draft.id(day),
                civility=("Mme" if feminine else "M.") if draft.chance(0.6) else "",
                first_name=first,
                last_name=last,
                email=f"{address}@exemple.invalid" if reached else "",
                phone=draft.phone() if draft.chance(0.8) else "",
                commune=setting.collective.commune,
                main_audience=audience,
                remark=draft.pick(_REMARKS) if draft.chance(0.05) else "",
            )
        )

    def _employ(self, person: Person, audience: str, around: tuple[Organisation, ...]) -> str:
        draft = self._draft
        told = load("network")["audiences"][audience]
        places = [o for o in around if o.kind in told["kinds"]] or list(around)
        organisation = draft.pick(places)
        feminine, masculine = draft.pick(told["functions"])
        names = load("names")["feminine"]
        draft.add(
            Affiliation(
                id=derived_id("affiliation", person.id, organisation.id),
                person_id=person.id,
                organisation_id=organisation.id,
                function=feminine if person.first_name in names else masculine,
                audience_code=audience,
            )
        )
        return organisation.name


_REMARKS = (
    "Préfère être appelée le matin.",
    "Préfère un message vocal.",
    "Peut traduire de l’arabe.",
    "Peut traduire du polonais.",
    "Vient avec son bébé.",
)


def members(
    draft: Draft, crowd: Crowd, setting: Setting, days: list[date], *, at_first: int = AT_FIRST
) -> list[Member]:
    """The members of a collectif over the years: those who begin, join and leave."""
    found: dict[str, Member] = {}
    for number in range(at_first):
        known = crowd.join(setting, days[0], professional=number % 9 in (1, 3, 5, 7))
        _join(draft, found, known, setting, days[0], days[-1])
    joining = [day for day in days[1:] for _n in range(int(EACH_YEAR / 8 + draft.rng.random()))]
    for day in joining:
        known = crowd.join(setting, day, professional=draft.chance(0.4))
        _join(draft, found, known, setting, day, days[-1])
    for number in range(2):
        known = crowd.join(setting, days[-1], professional=bool(number))
        if known.person.id not in found:
            _belong(draft, setting, known.person, ("interested", "to_contact")[number])
    return list(found.values())


def type_again(draft: Draft, member: Member) -> None:
    """The same person typed a second time, without accents: a double to be found."""
    person = member.person
    first, last = fold(person.first_name).title(), fold(person.last_name).title()
    draft.add(replace(person, id=draft.id(member.since), first_name=first, last_name=last))


def _join(
    draft: Draft, found: dict[str, Member], known: Known, setting: Setting, day: date, last: date
) -> None:
    if known.person.id in found:
        return
    years = draft.rng.expovariate(PASSING / AT_FIRST)
    until = date.fromordinal(day.toordinal() + 60 + int(years * 365))
    left = until if until < last else None
    found[known.person.id] = Member(
        known.person, known.organisation, day, left, draft.rng.betavariate(3, 3)
    )
    _belong(draft, setting, known.person, "withdrawn" if left else "member")


def _belong(draft: Draft, setting: Setting, person: Person, status: str) -> None:
    collective_id = setting.collective.id
    draft.add(
        Membership(
            id=derived_id("membership", collective_id, person.id),
            collective_id=collective_id,
            person_id=person.id,
            status=status,
        )
    )


def _names(draft: Draft) -> Iterator[tuple[str, str, bool]]:
    """First name, surname in capitals, whether feminine; a double surname once all are used."""
    names = load("names")
    firsts = [(name, True) for name in names["feminine"]]
    firsts += [(name, False) for name in names["masculine"]]
    lasts = [name.upper() for name in names["surnames"]]
    total = len(firsts) * len(lasts)
    second = 0
    while True:
        for number in draft.rng.sample(range(total), total):
            first, feminine = firsts[number % len(firsts)]
            last = lasts[number // len(firsts)]
            double = f"{last}-{lasts[(number + second) % len(lasts)]}" if second else last
            yield first, double, feminine
        second += 7
