"""People named in a file: linked to one known person, else created; doubles are proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import key
from citeapp.domain.collective import Membership
from citeapp.domain.duplicate import SameAs, verdict_id
from citeapp.domain.fields import field_label
from citeapp.domain.person import Affiliation, Person
from citeapp.intake import matching, names
from citeapp.intake.people import ContactRow, halves, swapped
from citeapp.usecases.importing.choices import SWAP, TWO, Choices
from citeapp.usecases.importing.collectives import Collectives
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import COUPLE, DOUBLE, ORDER, Tally
from citeapp.usecases.session import Session


def known_people(session: Session, structures: Structures) -> list[matching.KnownPerson]:
    """Everyone known here, as the matching rules see them; each card of a joined person."""
    where: dict[str, list[str]] = {}
    for row in session.rows(Affiliation).all():
        where.setdefault(row.person_id, []).append(row.organisation_id)
    behind = session.rows(Person).behind()
    joined = {id for id, _card in behind}
    cards = [(one.id, one) for one in session.rows(Person).all() if one.id not in joined]
    return [
        matching.KnownPerson(
            id,
            matching.Identity(
                card.last_name,
                card.first_name,
                structures.all_names(where.get(id, [])),
                card.phone,
                card.email,
            ),
        )
        for id, card in [*cards, *behind]
    ]


TOLD_EVERY = 100
"""Rows between two words about the progress; there one can stop too."""


@dataclass(frozen=True)
class Places:
    """Where the people of a file belong: structures, collectifs, and the one of the file."""

    structures: Structures
    collectives: Collectives
    collective_id: str = ""


def take_in(
    session: Session, rows: Sequence[ContactRow], places: Places, choices: Choices, tally: Tally
) -> list[tuple[str, ...]]:
    """The people of each row (two for a couple that is parted): linked and completed, or created.

    All become members of the collectif of the file, and of those their row names.
    """
    tally.answered |= {row.written for row in rows if choices.answer(row.written) == SWAP}
    rows = [swapped(row) if choices.answer(row.written) == SWAP else row for row in rows]
    taking = _Taking(session, places, tally)
    parted = [choices.answer(row.written) == TWO or taking.was_parted(row) for row in rows]
    tally.answered |= {row.written for row, two in zip(rows, parted, strict=True) if two}
    whole = [row for row, two in zip(rows, parted, strict=True) if not two]
    matches = iter(
        matching.match([matching.identity(row) for row in whole], taking.known(places.structures))
    )
    ids = []
    for place, (row, two) in enumerate(zip(rows, parted, strict=True)):
        if place % TOLD_EVERY == 0:
            session.progress.tell(place / len(rows))
        ids.append(taking.couple(row) if two else (taking.one(row, next(matches)),))
    _propose_doubles(whole, tally)
    return ids


def _propose_doubles(rows: Sequence[ContactRow], tally: Tally) -> None:
    identities = [matching.identity(row) for row in rows]
    for double in matching.doubles(identities):
        first, second = rows[double.a], rows[double.b]
        words = _(
            "peut-être la même personne que « {name} », ligne {row} : {why}",
            name=first.written,
            row=first.row,
            why=double.similarity.words,
        )
        tally.note(second.row, "person", "asked", second.written, words, ask=DOUBLE)


class _Taking:
    """One import of people: what is known at its start, and what each row becomes."""

    def __init__(self, session: Session, places: Places, tally: Tally) -> None:
        self.session, self.places, self.tally = session, places, tally
        self.people = {person.id: person for person in session.rows(Person).all()}
        self.affiliations = {row.id: row for row in session.rows(Affiliation).all()}
        self.memberships = {row.id for row in session.rows(Membership).all()}

    def known(self, structures: Structures) -> list[matching.KnownPerson]:
        return known_people(self.session, structures)

    def was_parted(self, row: ContactRow) -> bool:
        """Whether this couple was made two people before, here or elsewhere."""
        return row.is_couple and all(id in self.people for id in _half_ids(row))

    def one(self, row: ContactRow, match: matching.Match) -> str:
        """The person of a row."""
        if match.is_linked:
            self._complete(self.people[match.known_id], row, match.reason)
            return match.known_id
        id = self.session.new_id()
        self._create(id, row)
        self._ask(row)
        for candidate in match.candidates:
            words = _(
                "peut-être « {name} » : {why}",
                name=self.people[candidate.id].name,
                why=candidate.similarity.words,
            )
            self.tally.note(row.row, "person", "asked", row.written, words, ask=DOUBLE)
        return id

    def couple(self, row: ContactRow) -> tuple[str, ...]:
        """The two people of a couple, never proposed as doubles of each other."""
        ids = _half_ids(row)
        for id, half in zip(ids, halves(row), strict=True):
            if id in self.people:
                self._complete(self.people[id], half, _("la moitié d’un couple"))
            else:
                self._create(id, half, _("la moitié d’un couple"))
        a, b = sorted(ids)
        self.session.rows(SameAs).put(
            SameAs(id=verdict_id("person", a, b), noun="person", a=a, b=b, verdict="different")
        )
        return ids

    def _create(self, id: str, row: ContactRow, *details: str) -> None:
        made = Person(id=id, to_complete=row.first_name_only, **_fields(row))
        self.people[id] = self.session.rows(Person).add(made)
        said = [*details, _("zéro du téléphone remis")] if row.phone_zero_restored else details
        self._belong(id, row)
        self.tally.note(row.row, "person", "created", row.written, ", ".join(said))

    def _ask(self, row: ContactRow) -> None:
        """What a person can say before anything is written."""
        if row.is_couple:
            words = _("une ou deux personnes ?")
            self.tally.note(row.row, "person", "asked", row.written, words, ask=COUPLE)
        elif row.name_question == names.ORDER:
            words = _("« {name} » est-il bien le nom ?", name=row.last_name)
            self.tally.note(row.row, "person", "asked", row.written, words, ask=ORDER)

    def _complete(self, person: Person, row: ContactRow, reason: str) -> None:
        """Fill blanks; never overwrite, and say what differs."""
        given = {name: value for name, value in _fields(row).items() if value}
        given.pop("first_name", None)
        given.pop("last_name", None)
        filled = {name: value for name, value in given.items() if not getattr(person, name)}
        if not person.last_name and row.last_name:
            filled["last_name"] = row.last_name
        if filled:
            self.people[person.id] = self.session.rows(Person).change(person.id, **filled)
        added = [field_label(name) for name in filled] + self._belong(person.id, row)
        details = ", ".join([reason, *added])
        self.tally.note(row.row, "person", "completed" if added else "kept", row.written, details)
        for name in ("phone", "email", "commune"):
            if given.get(name) and getattr(person, name) not in ("", given[name]):
                self.tally.note(
                    row.row,
                    "person",
                    "asked",
                    row.written,
                    _(
                        "gardé « {kept} », le fichier dit « {other} »",
                        kept=getattr(person, name),
                        other=given[name],
                    ),
                )

    def _belong(self, person_id: str, row: ContactRow) -> list[str]:
        """The structure and the collectifs of a row; the words for those that are new."""
        named = [self.places.collectives.named(name) for name in row.collectives]
        joined = [
            _("membre de {name}", name=self.places.collectives.names[id])
            for id in dict.fromkeys([self.places.collective_id, *named])
            if id and self._join(person_id, id)
        ]
        return self._affiliate(person_id, row) + joined

    def _affiliate(self, person_id: str, row: ContactRow) -> list[str]:
        organisation_id = self.places.structures.named(row.organisation, row.row)
        if not organisation_id:
            return []
        id = derived_id("affiliation", person_id, organisation_id)
        known = self.affiliations.get(id)
        if known is None:
            self.affiliations[id] = self.session.rows(Affiliation).add(
                Affiliation(
                    id=id,
                    person_id=person_id,
                    organisation_id=organisation_id,
                    function=row.role,
                    audience_code=row.audience,
                )
            )
            return [row.organisation or ""]
        if row.role and not known.function:
            self.affiliations[id] = self.session.rows(Affiliation).change(id, function=row.role)
            return [field_label("function")]
        return []

    def _join(self, person_id: str, collective_id: str) -> bool:
        id = derived_id("membership", collective_id, person_id)
        if id in self.memberships:
            return False
        self.memberships.add(id)
        self.session.rows(Membership).add(
            Membership(id=id, collective_id=collective_id, person_id=person_id)
        )
        return True


def _half_ids(row: ContactRow) -> tuple[str, str]:
    """The same two people on every machine that parts the same couple."""
    parts = ("couple", key(row.written), key(row.organisation or ""))
    return derived_id(*parts, "1"), derived_id(*parts, "2")


def _fields(row: ContactRow) -> dict[str, Any]:
    return {
        "civility": row.civility,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "email": row.email,
        "phone": row.phone,
        "commune": row.commune,
        "main_audience": row.audience,
        "remark": row.note,
    }
