"""The same rencontre or the same collectif, created twice: noticed, with reasons in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time

from rapidfuzz.distance import Indel

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold, key

APART_MINUTES = 120
"""Two rencontres of one day that begin further apart are two: one in the morning, one at night."""
_CLOSE = 0.85


@dataclass(frozen=True)
class Rencontre:
    """What tells a rencontre from another one."""

    collective_id: str
    day: date | None
    start: time | None
    title: str = ""


@dataclass(frozen=True)
class Twice:
    """Two of a list, by their indexes (``a`` < ``b``), and why they may be one."""

    a: int
    b: int
    reasons: str
    score: int


def rencontres(listed: Sequence[Rencontre]) -> list[Twice]:
    """Rencontres of one collectif on one day, unless their times keep them apart."""
    by_day: dict[tuple[str, date], list[int]] = defaultdict(list)
    for place, one in enumerate(listed):
        if one.day and one.collective_id:
            by_day[one.collective_id, one.day].append(place)
    found = []
    for places in by_day.values():
        for rank, a in enumerate(places):
            for b in places[rank + 1 :]:
                twice = _same_day(listed[a], listed[b])
                if twice:
                    found.append(Twice(a, b, *twice))
    return found


def collectifs(names: Sequence[str]) -> list[Twice]:
    """Collectifs whose names are the same but for a word, an accent or a slip of the pen."""
    told = [_told(name) for name in names]
    found = []
    for a, one in enumerate(told):
        for b in range(a + 1, len(told)):
            other = told[b]
            if not one or not other:
                continue
            if one == other:
                found.append(Twice(a, b, _("même nom"), 95))
            elif (
                _numbers(one) == _numbers(other)
                and Indel.normalized_similarity(one, other) >= _CLOSE
            ):
                found.append(Twice(a, b, _("noms proches"), 80))
    return found


def _same_day(a: Rencontre, b: Rencontre) -> tuple[str, int] | None:
    reasons = [_("même collectif"), _("même jour")]
    score = 70
    if a.start and b.start:
        apart = abs(_minutes(a.start) - _minutes(b.start))
        if apart >= APART_MINUTES:
            return None
        reasons.append(_("même heure") if not apart else _("heures proches"))
        score += 20 if not apart else 10
    if a.title and b.title and key(a.title) == key(b.title):
        reasons.append(_("même titre"))
        score += 10
    return ", ".join(reasons), score


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _told(name: str) -> str:
    """The name without what every collectif is called."""
    words = fold(name).replace("-", " ").replace("’", " ").replace("'", " ").split()
    kept = [word for word in words if word not in ("collectif", "de", "du", "des", "d", "la", "le")]
    return " ".join(kept)


def _numbers(name: str) -> list[str]:
    """« Groupe 1 » and « Groupe 2 » are one letter apart, and two."""
    return [word for word in name.split() if word.isdigit()]
