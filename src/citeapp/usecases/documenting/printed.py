"""The names that documents print, read from the rows; ``domain.printed`` holds the rule."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ActionOwner
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL
from citeapp.domain.meeting import Attendance
from citeapp.domain.person import Person
from citeapp.domain.printed import first_word, in_full, printed_name
from citeapp.usecases import consents
from citeapp.usecases.following import ActionLine
from citeapp.usecases.session import Session

_AMONG = "t.{name} IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Names:
    """The cards of some people, and who of them agreed to be named in full."""

    people: Mapping[str, Person]
    agreed: frozenset[str]

    def of(self, person_id: str, audience: str = "", noted: str = "") -> str:
        """The name to print; empty when the person is only counted."""
        person = self.people.get(person_id)
        coming_as = audience or (person.main_audience if person else "")
        return printed_name(person, coming_as, noted=noted, agreed=person_id in self.agreed)

    def in_full(self, person_id: str, audience: str) -> bool:
        """Whether surname and contact may stand on a sheet that goes round."""
        return in_full(audience, agreed=person_id in self.agreed)

    def of_presence(self, presence: Attendance) -> str:
        """Someone of a rencontre, as who they came that day."""
        return self.of(presence.person_id, presence.audience_code, presence.name_snapshot)

    def representative(self, presence: Attendance) -> str:
        """Who came instead; words that name nobody known follow the rule of the one they speak for.

        « sa sœur » is no name, and stays.
        """
        words = presence.represented_by
        own = not in_full(presence.audience_code)
        if self.called(words) is None and own and words[:1].isupper():
            return first_word(words)
        return self.said(words)

    def called(self, words: str) -> Person | None:
        """Who goes by exactly these words."""
        wanted = fold(words)
        return next((one for one in self.people.values() if fold(one.name) == wanted), None)

    def said(self, words: str) -> str:
        """Words that people typed; the full name of somebody known is printed as theirs is."""
        person = self.called(words) if words else None
        return words if person is None else self.of(person.id) or unnamed(person.main_audience)


def names_of(session: Session, person_ids: Iterable[str], words: Iterable[str] = ()) -> Names:
    """The names of some people, and of whoever is called by some ``words``."""
    ids = sorted({*person_ids} - {""})
    rows = session.rows(Person).where(_AMONG.format(name="id"), (json.dumps(ids),))
    wanted = {fold(one) for one in words if one}
    if wanted:
        rows += [one for one in session.rows(Person).all() if fold(one.name) in wanted]
    shown = [row.id for row in rows]
    return Names(
        {row.id: row for row in rows},
        consents.agreed(session, person_ids=shown, scope="named"),
    )


def names_with(session: Session, presences: Sequence[Attendance]) -> Names:
    """Those of a rencontre, and whoever came in the place of one of them."""
    return names_of(
        session,
        (one.person_id for one in presences),
        (one.represented_by for one in presences),
    )


def for_print(session: Session, lines: Sequence[ActionLine]) -> list[ActionLine]:
    """The same actions, whoever carries them named as a document may name them."""
    rows = _owners(session, lines)
    names = names_of(session, (row.person_id for row in rows), (row.words for row in rows))
    people: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        people.setdefault((row.action_item_id, row.role or "owner"), []).append(row.person_id)
    return [
        replace(
            line,
            owners=_named(names, line.owners, people.get((line.action.id, "owner"), [])),
            partners=_named(names, line.partners, people.get((line.action.id, "partner"), [])),
        )
        for line in lines
    ]


def carriers(session: Session, lines: Sequence[ActionLine]) -> Names:
    """The names of whoever carries some actions."""
    rows = _owners(session, lines)
    return names_of(session, (row.person_id for row in rows), (row.words for row in rows))


def _owners(session: Session, lines: Sequence[ActionLine]) -> list[ActionOwner]:
    ids = json.dumps([line.action.id for line in lines])
    among = _AMONG.format(name="action_item_id")
    return session.rows(ActionOwner).where(among, (ids,), order="t.id")


def _named(names: Names, shown: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
    """Structures and plain words stay as they are."""
    return tuple(
        (names.of(id) or unnamed(names.people[id].main_audience))
        if id in names.people
        else names.said(words)
        for words, id in zip(shown, ids, strict=True)
    )


def unnamed(audience: str) -> str:
    """« un parent », « un enfant », « une personne »: mid-dots harm reading (domain.md 3)."""
    plain = {"parent": _("un parent"), "child": _("un enfant"), "youth": _("un jeune")}
    return plain.get(audience, _("une personne"))


def counted(audience: str, count: int) -> str:
    """« 4 enfants »."""
    one, many = audience_words(audience)
    return f"{french.number(count)} {one if count < 2 else many}"


def audience_words(audience: str) -> tuple[str, str]:
    """« enfant », « enfants »: one, then several."""
    one = AUDIENCE.label(audience).lower().split(" (")[0]
    return one, AUDIENCE_PLURAL.label(audience).lower()


def counted_words(audiences: Iterable[str]) -> list[str]:
    """« 1 parent », « 2 enfants »: those who are not named."""
    return [counted(code, count) for code, count in Counter(audiences).items()]
