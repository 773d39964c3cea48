"""Who may be the same person: certain enough to link, or only proposed, with reasons.

Nothing is merged here. A name and structure (or an e-mail address) that designate one
known person link a row to that person; everything less certain is a proposal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold, key
from citeapp.intake import blocking, organisations
from citeapp.intake.people import ContactRow

_PARTICLES = frozenset(
    {"de", "du", "des", "d", "da", "do", "dos", "van", "von", "el", "al", "la", "le", "les", "l"}
)
_REMEMBERED = 50_000
"""Names kept in their compared spelling: each is compared with many others."""
_COMMON_TOKEN = 300
"""A word shared by more people than this finds nobody by itself."""


@dataclass(frozen=True)
class Identity:
    """What tells people apart; ``organisations`` holds every known spelling of theirs."""

    last_name: str = ""
    first_name: str = ""
    organisations: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class KnownPerson:
    """Someone already in the workspace.

    A person made of two merged records is given twice, under one id: each record finds
    the row it came from, so that the same file twice still changes nothing.
    """

    id: str
    identity: Identity


@dataclass(frozen=True)
class Similarity:
    """Two people may be one; ``reasons`` in French, ``score`` from 0 to 100 to sort by."""

    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """« même téléphone, prénoms proches »."""
        return ", ".join(self.reasons)


@dataclass(frozen=True)
class Candidate:
    """A known person a row may designate."""

    id: str
    similarity: Similarity


@dataclass(frozen=True)
class Match:
    """What to do with one row: ``known_id`` set: link it, and show ``reason``.

    Otherwise a new person is made, and each of ``candidates`` is proposed as its double.
    """

    known_id: str = ""
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_linked(self) -> bool:
        return bool(self.known_id)


@dataclass(frozen=True)
class Double:
    """Two people of one list, by their indexes (``a`` < ``b``), to be judged by a person."""

    a: int
    b: int
    similarity: Similarity


def identity(row: ContactRow) -> Identity:
    """What a row of a file says of who it is."""
    organisation = (row.organisation,) if row.organisation else ()
    return Identity(row.last_name, row.first_name, organisation, row.phone, row.email)


def match(rows: Sequence[Identity], known: Sequence[KnownPerson]) -> tuple[Match, ...]:
    """One answer a row, in order. Two rows of a file are never linked to one person.

    Where several known people have the row's name and structure, the one spelt exactly
    alike is linked; without one, all of them are candidates.
    """
    index = _Index([one.identity for one in known])
    near = [sorted(index.near(row)) for row in rows]
    linked = _links(rows, known, near)
    matches = []
    for number, row in enumerate(rows):
        if number in linked:
            place, reason = linked[number]
            matches.append(Match(known[place].id, reason))
            continue
        matches.append(Match(candidates=_candidates(row, known, near[number])))
    return tuple(matches)


def doubles(people: Sequence[Identity]) -> tuple[Double, ...]:
    """Every pair of a list that may be one person, the likeliest first."""
    near = blocking.near(name for one in people for name in one.organisations)
    worth = blocking.pairs(map(_sure_marks, people), len(people))
    worth |= blocking.pairs((_marks_at(one, near) for one in people), _COMMON_TOKEN)
    found = [
        Double(a, b, similarity)
        for a, b in worth
        if (similarity := similar_people(people[a], people[b])) is not None
    ]
    return tuple(sorted(found, key=lambda double: (-double.similarity.score, double.a, double.b)))


def similar_people(a: Identity, b: Identity) -> Similarity | None:
    """Whether two descriptions may be of one person, and why; None when nothing says so."""
    name = _compare_names(a, b)
    if name is None:
        return None
    score, reasons, certain = name
    shared = []
    if a.email and a.email.casefold() == b.email.casefold():
        shared.append((25, _("même adresse électronique")))
    if a.phone and a.phone == b.phone:
        shared.append((20, _("même téléphone")))
    structure = _same_structure(a, b)
    if structure and a.organisations:
        shared.append((15, _("même structure")))
    elif not structure and _near_structure(a, b):
        shared.append((10, _("structures proches")))
    if not shared and not certain:
        return None
    total = min(100, score + sum(points for points, _reason in shared))
    return Similarity(total, (*(reason for _points, reason in shared), *reasons))


def _compare_names(a: Identity, b: Identity) -> tuple[int, tuple[str, ...], bool] | None:
    """Score, reasons, and whether the names alone are worth a proposal."""
    last_a, first_a, last_b, first_b = map(
        _letters, (a.last_name, a.first_name, b.last_name, b.first_name)
    )
    if not (last_a and first_a and last_b and first_b):
        return _compare_parts(last_a, first_a, last_b, first_b)
    if (last_a, first_a) == (last_b, first_b):
        if (a.last_name, a.first_name) == (b.last_name, b.first_name):
            return 70, (_("même nom"),), True
        return 68, (_("même nom, écrit autrement"),), True
    if (last_a, first_a) == (first_b, last_b) or _tokens(a) == _tokens(b):
        return 64, (_("nom et prénom inversés"),), True
    last = _closeness(last_a, last_b) or _without_particles(a.last_name, b.last_name)
    first = _closeness(first_a, first_b)
    if last and first:
        reasons = [_("même nom") if last_a == last_b else _("noms proches")]
        reasons.append(_("même prénom") if first_a == first_b else _("prénoms proches"))
        return 50, tuple(reasons), False
    if _initial(a.first_name, first_b) or _initial(b.first_name, first_a):
        return (48, (_("même nom, prénom abrégé"),), False) if last else None
    return None


def _compare_parts(
    last_a: str, first_a: str, last_b: str, first_b: str
) -> tuple[int, tuple[str, ...], bool] | None:
    """One of the two is a first name alone, or a surname alone (a couple, « Mme Dupont »)."""
    if last_a and last_b and last_a == last_b and not (first_a and first_b):
        return 45, (_("même nom, un prénom manque"),), False
    if first_a and first_b and first_a == first_b and not (last_a and last_b):
        return 40, (_("même prénom, un nom manque"),), False
    return None


@lru_cache(maxsize=_REMEMBERED)
def _letters(name: str) -> str:
    """Folded letters; a name in another script keeps its own letters."""
    return key(name) or fold(name).strip()


def _tokens(one: Identity) -> frozenset[str]:
    return _words_of(f"{one.last_name} {one.first_name}")


@lru_cache(maxsize=_REMEMBERED)
def _words_of(name: str) -> frozenset[str]:
    words = fold(name).replace("'", " ").replace("’", " ")
    return frozenset(words.replace("-", " ").split())


def _closeness(a: str, b: str) -> bool:
    """Equal, or a slip of the pen apart (two letters swapped is one slip)."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    allowed = 0 if shorter < 4 else 1 if shorter < 9 else 2
    return bool(allowed) and OSA.distance(a, b, score_cutoff=allowed) <= allowed


def _without_particles(a: str, b: str) -> bool:
    """« DE LA FONTAINE » and « Fontaine »; a double surname and one of its halves."""
    words_a, words_b = _surname_words(a), _surname_words(b)
    if not words_a or not words_b:
        return False
    return words_a == words_b or (
        min(len(words_a), len(words_b)) == 1
        and (set(words_a) <= set(words_b) or set(words_b) <= set(words_a))
    )


@lru_cache(maxsize=_REMEMBERED)
def _surname_words(name: str) -> tuple[str, ...]:
    words = fold(name).replace("'", " ").replace("’", " ").replace("-", " ").split()
    return tuple(word for word in words if word not in _PARTICLES)


def _initial(first_name: str, other: str) -> bool:
    letters = _letters(first_name)
    return len(letters) == 1 and other.startswith(letters)


def _same_structure(a: Identity, b: Identity) -> bool:
    if not a.organisations or not b.organisations:
        return not a.organisations and not b.organisations
    keys = {_letters(name) for name in a.organisations}
    return any(_letters(name) in keys for name in b.organisations)


def _near_structure(a: Identity, b: Identity) -> bool:
    return any(
        organisations.similar(x, y) is not None for x in a.organisations for y in b.organisations
    )


def _candidates(
    row: Identity, known: Sequence[KnownPerson], near: Sequence[int]
) -> tuple[Candidate, ...]:
    best: dict[str, Similarity] = {}
    for place in near:
        one = known[place]
        found = similar_people(row, one.identity)
        if found is not None and (one.id not in best or found.score > best[one.id].score):
            best[one.id] = found
    ranked = sorted(best.items(), key=lambda item: -item[1].score)
    return tuple(Candidate(identifier, found) for identifier, found in ranked)


def _links(
    rows: Sequence[Identity], known: Sequence[KnownPerson], near: Sequence[Sequence[int]]
) -> dict[int, tuple[int, str]]:
    """Row number to (place among the known, reason): the surest links are made first."""
    ranks: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(rows):
        for place in near[number]:
            rank = _rank(row, known[place].identity)
            if rank:
                ranks[rank][number].append(place)
    linked: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for rank in sorted(ranks, reverse=True):
        wanted = {
            number: tuple(place for place in places if place not in taken)
            for number, places in ranks[rank].items()
            if number not in linked
        }
        alike = Counter(wanted.values())
        for number, places in wanted.items():
            free = [place for place in places if place not in taken]
            one_person = len({known[place].id for place in places}) == 1
            # Several people fit: only as many equal rows may share them out.
            if free and (one_person or alike[places] >= len(places)):
                linked[number] = (free[0], _reason(rank))
                taken.add(free[0])
    return linked


def _rank(row: Identity, known: Identity) -> int:
    """How sure a link would be; 0: not sure enough. Higher ranks are linked first."""
    last_row, first_row = _letters(row.last_name), _letters(row.first_name)
    last, first = _letters(known.last_name), _letters(known.first_name)
    if not (last_row or first_row):
        return 0
    same_name = (last_row, first_row) == (last, first) or (
        (last_row, first_row) == (first, last) and bool(last and first)
    )
    if not same_name:
        return 0
    spelt_alike = (row.last_name, row.first_name) == (known.last_name, known.first_name)
    if row.email and row.email.casefold() == known.email.casefold():
        return 6 if spelt_alike else 5
    if not _same_structure(row, known):
        return 0
    conflict = bool(row.phone and known.phone and row.phone != known.phone)
    if not known.organisations and conflict:
        return 0  # two people of one name and no structure: the telephone tells them apart
    if spelt_alike:
        return 4 if row.phone == known.phone else 3
    return 2 if row.phone == known.phone else 1


def _reason(rank: int) -> str:
    if rank >= 5:
        return _("même nom, même adresse électronique")
    return _("même nom, même structure")


def _sure_marks(one: Identity) -> Iterator[Hashable]:
    """Shared by two people of one name, or by two who write from or answer at one place."""
    yield frozenset((_letters(one.last_name), _letters(one.first_name)))
    yield _tokens(one)
    if one.email:
        yield "@" + one.email.casefold()
    if one.phone:
        yield "#" + one.phone


def _marks_at(one: Identity, near: Mapping[str, frozenset[str]]) -> Iterator[Hashable]:
    """Shared by two people of one structure who have a word of their names in common."""
    places = {place for name in one.organisations for place in near[name]}
    for word in (*_tokens(one), _letters(one.last_name)):
        for place in places:
            yield word, place


class _Index:
    """Finds people who share a word of their name, a telephone or an address."""

    def __init__(self, people: Sequence[Identity]) -> None:
        self._by: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(people):
            for word in set(_marks(one)):
                self._by[word].append(place)

    def near(self, one: Identity) -> set[int]:
        found: set[int] = set()
        for word in _marks(one):
            places = self._by.get(word, ())
            if len(places) <= _COMMON_TOKEN or word[0] in "*@#":
                found.update(places)
        return found


def _marks(one: Identity) -> Iterator[str]:
    """Words of the name, the whole name (*), address (@), telephone (#)."""
    words: Iterable[str] = _tokens(one)
    yield from words
    yield _letters(one.last_name) + "_"
    yield "*" + "".join(sorted((_letters(one.last_name), _letters(one.first_name))))
    if one.email:
        yield "@" + one.email.casefold()
    if one.phone:
        yield "#" + one.phone
