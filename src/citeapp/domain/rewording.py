"""Two people changed the same line: a proposal, word by word, that takes both.

It is only ever proposed: nothing is merged inside a line behind anyone's back. A line break
counts as a word, so that a line that one person split takes the words another one changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import reduce

from citeapp.base.frozen import dataclass

_WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
EITHER = " / "
"""Between what one and the other put in the same place."""

_AFTER, _WITHIN = "\x1e", "\x1f"
"""Between additions in one place: at the end of the text, or before more of it."""

Words = Sequence[str]


@dataclass(frozen=True)
class Edit:
    """Words of the base from ``low`` up to ``high`` that became others."""

    low: int
    high: int
    words: tuple[str, ...]


def take_both(base: str, versions: Sequence[str], *, lines: bool = False) -> str:
    """The base with what each version changed; where they disagree, one « / » the other.

    With ``lines``, what several added in one place is no disagreement: at the end of the text
    one comes after the other, on lines of their own. Within a sentence that would make none:
    then each whole version is a line.
    """
    start = _split(base)
    merged = reduce(
        lambda one, other: _merge(start, one, other, lines=lines), map(_split, versions)
    )
    if _WITHIN in merged:
        return "\n".join(dict.fromkeys(versions))
    parts = "".join(merged).split(_AFTER)
    return parts[0] if len(parts) == 1 else "\n".join(part.strip() for part in parts)


@dataclass(frozen=True)
class Piece:
    """Words of a text, and which of the versions say them too (by their index)."""

    words: str
    by: frozenset[int]


def pieces(text: str, versions: Sequence[str]) -> list[Piece]:
    """A text word by word, those that the same versions say together: to mark what each wrote."""
    words = _split(text)
    said: list[set[int]] = [set() for _word in words]
    for number, version in enumerate(versions):
        matcher = SequenceMatcher(None, words, _split(version), autojunk=False)
        for start, _start, size in matcher.get_matching_blocks():
            for place in range(start, start + size):
                said[place].add(number)
    found: list[Piece] = []
    for word, by in zip(words, map(frozenset, said), strict=True):
        last = found[-1] if found else None
        if last and (last.by == by or word.isspace()):  # a space goes with the words before it
            found[-1] = Piece(last.words + word, last.by)
        else:
            found.append(Piece(word, by))
    return found


def _split(text: str) -> list[str]:
    return _WORDS.findall(text)


def _merge(base: Words, one: Words, other: Words, *, lines: bool) -> list[str]:
    out: list[str] = []
    place = 0
    for ours, theirs in _regions(_edits(base, one), _edits(base, other)):
        low = min(edit.low for edit in ours + theirs)
        high = max(edit.high for edit in ours + theirs)
        out += base[place:low]
        between = EITHER
        if lines and low == high:
            between = _AFTER if low == len(base) else _WITHIN
        sides = [_applied(base, low, high, edits) for edits in (ours, theirs)]
        out += _settled(sides[0], sides[1], base[low:high], between)
        place = high
    return out + list(base[place:])


def _edits(base: Words, version: Words) -> list[Edit]:
    codes = SequenceMatcher(None, base, version, autojunk=False).get_opcodes()
    return [
        Edit(low, high, tuple(version[first:last]))
        for kind, low, high, first, last in codes
        if kind != "equal"
    ]


def _regions(ours: list[Edit], theirs: list[Edit]) -> list[tuple[list[Edit], list[Edit]]]:
    """Edits that touch each other, together; those that do not, apart."""
    regions: list[tuple[list[Edit], list[Edit]]] = []
    reach = -1
    for low, high, side, edit in sorted(
        [(e.low, e.high, 0, e) for e in ours] + [(e.low, e.high, 1, e) for e in theirs],
        key=lambda one: one[:3],
    ):
        if low > reach or not regions:
            regions.append(([], []))
        regions[-1][side].append(edit)
        reach = max(reach, high)
    return regions


def _applied(base: Words, low: int, high: int, edits: list[Edit]) -> list[str]:
    """A stretch of the base as one side left it."""
    out: list[str] = []
    for edit in edits:
        out += [*base[low : edit.low], *edit.words]
        low = edit.high
    return out + list(base[low:high])


def _settled(ours: list[str], theirs: list[str], was: Words, between: str) -> list[str]:
    """One stretch out of two: what was left alone or removed gives way to what was written."""
    if ours == theirs or theirs == list(was):
        return ours
    if ours == list(was):
        return theirs
    if not "".join(ours).strip() or not "".join(theirs).strip():
        return theirs if not "".join(ours).strip() else ours
    return _alternatives(ours, theirs, between)


def _alternatives(ours: list[str], theirs: list[str], between: str) -> list[str]:
    """« 18 h / 19 h », what both share at the ends said once; whole, where each has its line."""
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    one, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    end = ours[len(ours) - tail :]
    if not one or not other:
        return [*ours[:head], *one, *other, *end]
    if between != EITHER:
        return [*ours, between, *theirs]
    return [*ours[:head], "".join(one).strip(), EITHER, "".join(other).strip(), *end]
