"""The hot evaluation at the end of a rencontre: slips typed in one line, and what may be told.

A figure of fewer than five answers would point at people: no mean and no detail is ever made of
it, nor left to be worked out from what is shown beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL, INHABITANTS, MINORS
from citeapp.domain.keeping import MOOD, Ballot

LEAST = 5
"""Answers under which nothing is made of them."""
MOST = 5
"""ROTI and level go from 0 to 5."""
_MOODS = {"s": "sun", "e": "clearing", "n": "clouds", "o": "storm"}
_MARKS = {"g": "keep", "c": "change", "a": "add"}
_SHORTEST = 3
"""Letters that name an audience (« par », « ens »)."""
_AT_WORK = "other"
"""How a slip that only says « professionnel » is kept: it offers no other box for them."""
_MARKED = re.compile(r"(?:^|\s)([gca])\s*:")


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What stands on one paper slip; whatever is missing was left white."""

    roti: int | None = None
    mood: str = ""
    audience_code: str = ""
    level: int | None = None
    word: str = ""
    keep: str = ""
    change: str = ""
    add: str = ""


class NotASlip(ValueError):
    """A line that says nothing, or a figure out of 0 to 5, its only argument."""


@dataclass(frozen=True)
class Mean:
    """A mean of ``count`` answers, at least five, to one decimal."""

    value: float
    count: int


@dataclass(frozen=True)
class Summary:
    """What may be told of the slips of a rencontre; words are in alphabetical order.

    ``by_audience`` holds means of ROTI of audiences from five answers on. ``level_parents`` and
    ``level_professionals`` are the participation as each felt it, never put together.
    """

    count: int
    roti: Mean | None
    moods: dict[str, int]
    by_audience: dict[str, Mean]
    level_parents: Mean | None
    level_professionals: Mean | None
    words: tuple[str, ...]
    keep: tuple[str, ...]
    change: tuple[str, ...]
    add: tuple[str, ...]


def read_slip(typed: str) -> Slip:
    """« 4 s parent utile =3 g: le goûter c: l’heure »: ROTI, météo, audience, word, level.

    The order is free; after « g: », « c: » and « a: » comes what to keep, change and add.
    """
    head, *marked = _MARKED.split(typed.strip())
    found: dict[str, object] = {}
    words: list[str] = []
    for token in head.split():
        known = _known(token, taken=found, spoken=bool(words))
        if known is None:
            words.append(token)
        else:
            found[known[0]] = known[1]
    for mark, said in zip(marked[::2], marked[1::2], strict=True):
        if said.strip():
            found[_MARKS[mark]] = said.strip()
    slip = Slip(word=" ".join(words), **found)  # type: ignore[arg-type]  # built from its fields
    if slip == Slip():
        raise NotASlip("")
    return slip


def voter(code: str) -> str:
    """Who a slip comes from, in words."""
    return _("Professionnel·le") if code == _AT_WORK else AUDIENCE.label(code)


def summary(ballots: Sequence[Ballot]) -> Summary:
    """What may be told of them."""
    moods = Counter(one.mood for one in ballots if one.mood)
    return Summary(
        count=len(ballots),
        roti=mean(one.roti for one in ballots),
        moods={code: moods[code] for code in MOOD} if moods.total() >= LEAST else {},
        by_audience=_by_audience(ballots),
        level_parents=mean(one.level for one in ballots if one.audience_code == "parent"),
        level_professionals=mean(
            one.level for one in ballots if is_professional(one.audience_code)
        ),
        words=_said(one.word for one in ballots),
        keep=_said(one.keep for one in ballots),
        change=_said(one.change for one in ballots),
        add=_said(one.add for one in ballots),
    )


def mean(answers: Iterable[int | None]) -> Mean | None:
    """The mean of those who answered; None under five of them."""
    given = [answer for answer in answers if answer is not None]
    if len(given) < LEAST:
        return None
    return Mean(round(sum(given) / len(given), 1), len(given))


def is_professional(audience: str) -> bool:
    """Whether somebody comes for their work: said, and neither an inhabitant nor a minor."""
    return bool(audience) and audience not in INHABITANTS | MINORS


def _by_audience(ballots: Sequence[Ballot]) -> dict[str, Mean]:
    """Audiences of five answers or more, as long as the rest could not be worked out.

    The mean of all and those shown would give away a rest of one to four answers: then the
    smallest audience shown joins the rest.
    """
    votes = [one for one in ballots if one.roti is not None]
    counts = Counter(one.audience_code for one in votes if one.audience_code)
    shown = [code for code, count in counts.most_common() if count >= LEAST]
    while shown and 0 < len(votes) - sum(counts[code] for code in shown) < LEAST:
        shown.pop()
    found: dict[str, Mean] = {}
    for code in shown:
        of_them = mean(one.roti for one in votes if one.audience_code == code)
        if of_them is not None:
            found[code] = of_them
    return found


def _known(token: str, *, taken: dict[str, object], spoken: bool) -> tuple[str, object] | None:
    """The field that a token fills, or None when it belongs to the word."""
    plain = fold(token)
    if token.startswith("=") and token[1:].isdecimal():
        return "level", _scale(token[1:])
    if plain.isdecimal() and not spoken and "roti" not in taken:
        return "roti", _scale(plain)
    if plain in _MOODS and not spoken and "mood" not in taken:
        return "mood", _MOODS[plain]
    if not spoken and "audience_code" not in taken and (code := _audience(plain)):
        return "audience_code", code
    return None


def _scale(figure: str) -> int:
    if int(figure) > MOST:
        raise NotASlip(figure)
    return int(figure)


def _audience(plain: str) -> str:
    """The audience that a word begins; blank when none or several do."""
    if len(plain) < _SHORTEST:
        return ""
    if "professionnel".startswith(plain):
        return _AT_WORK
    labels = {code: fold(AUDIENCE.label(code)) for code in AUDIENCE}
    plurals = {code: fold(AUDIENCE_PLURAL.label(code)) for code in AUDIENCE_PLURAL}
    found = [c for c in AUDIENCE if labels[c].startswith(plain) or plurals[c].startswith(plain)]
    return found[0] if len(found) == 1 else ""


def _said(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((text for text in texts if text), key=fold))
