"""Which pairs of a list are worth comparing: those that share what two spellings must share.

Comparing everyone with everyone takes minutes for ten thousand people. Every pair for which
:func:`citeapp.intake.organisations.similar` has an answer is among those of ``names``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from citeapp.base.text import fold, key
from citeapp.intake import organisations

Pair = tuple[int, int]
Marks = Iterable[Hashable]


def pairs(marks: Iterable[Marks], most: int) -> set[Pair]:
    """Places (the lower one first) that share a mark; one shared by more than ``most`` is none."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, found in enumerate(marks):
        for mark in set(found):
            blocks[mark].append(place)
    small = (block for block in blocks.values() if len(block) <= most)
    return {pair for block in small for pair in combinations(block, 2)}


def names(listed: Sequence[str]) -> set[Pair]:
    """Names of structures that may designate the same one, by their places."""
    proper = [organisations.proper_words(name) for name in listed]
    found = pairs(map(_marks, listed, proper), len(listed))
    spelt = [" ".join(words) for words in proper]
    close, likeness = (organisations.CLOSE - 0.5) / 100, Indel.normalized_similarity
    found.update(
        (place, other)
        for place, words in enumerate(spelt)
        for other in range(place + 1, len(spelt))
        if likeness(words, spelt[other]) >= close
    )
    return found


def near(listed: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Each name to those that may designate the same structure, itself among them."""
    distinct = sorted(set(listed))
    found = {name: {name} for name in distinct}
    for a, b in names(distinct):
        if organisations.similar(distinct[a], distinct[b]) is not None:
            found[distinct[a]].add(distinct[b])
            found[distinct[b]].add(distinct[a])
    return {name: frozenset(others) for name, others in found.items()}


def _marks(name: str, proper: Sequence[str]) -> Iterator[Hashable]:
    """What two names share when they are the same but for an abbreviation or a first name."""
    if letters := key(name) or fold(name).strip():
        yield "key", letters
    if words := organisations.words(name):
        yield "words", tuple(words)
    if proper:
        yield "initials", (*(word[0] for word in proper[:-1]), proper[-1])
        if len(proper) <= 2:
            yield "last", proper[-1]
