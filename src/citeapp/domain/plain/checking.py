"""A sentence checked, then a whole text: what the rules of RLS find in them.

Nothing is changed here and nothing is forbidden: each remark says why, and often what to write.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.plain import (
    figures,
    hard_words,
    joined_words,
    signs,
    wording,
    written_out,
)
from citeapp.domain.plain.hard_words import HardWord
from citeapp.domain.plain.remarks import Advice, Remark

PAGE_WORDS = 120
"""Words on a page of large letters with room to breathe."""
SAME = (
    ("rencontre", "réunion", "séance"),
    ("enseignant", "professeur", "instituteur"),
    ("mairie", "municipalité"),
    ("garderie", "accueil périscolaire"),
    ("centre social", "maison de quartier"),
)
"""Words for one thing, of which a text keeps one."""


@dataclass(frozen=True)
class Said:
    """A line of a plain text: a title, a heading or a sentence, and its pictogram."""

    text: str
    kind: str = "line"
    picture: str = ""


@lru_cache(maxsize=2048)
def check(
    text: str, words: tuple[HardWord, ...] = (), french: Container[str] = frozenset()
) -> tuple[Remark, ...]:
    """Every remark on a sentence, in the order of the words; one remark a place.

    ``words`` are the hard ones, those of here first; ``french`` tells words from initials.
    """
    found: dict[tuple[int, int], Remark] = {}
    for remark in _every(text, words, french):
        place = (remark.start, remark.end)
        inside = any(
            a <= remark.start and remark.end <= b and (a, b) != (0, len(text.rstrip()))
            for a, b in found
        )
        if place not in found and not inside:
            found[place] = remark
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.number)))


def _every(text: str, words: Sequence[HardWord], french: Container[str]) -> Iterator[Remark]:
    """The surest first: what is marked once is not marked again inside."""
    yield from joined_words.remarks(text)
    yield from figures.remarks(text, signs.addresses(text))
    yield from written_out.remarks(text)
    yield from hard_words.remarks(text, words)
    yield from signs.remarks(text, french)
    yield from hard_words.initials(text)
    yield from wording.remarks(text)


def advise(lines: Sequence[Said]) -> tuple[Advice, ...]:
    """What is said of the whole text: its length, its pictures, one word for one thing."""
    return tuple(_advice([line for line in lines if line.text]))


def _advice(lines: Sequence[Said]) -> Iterator[Advice]:
    if not lines:
        return
    words = sum(wording.word_count(line.text) for line in lines)
    if words > 2 * PAGE_WORDS:
        pages = -(-words // PAGE_WORDS)
        yield Advice("1.12", _("Environ {n} pages. Une ou 2 pages se lisent mieux.", n=pages))
    if not any(line.picture for line in lines):
        yield Advice("3.1", _("Aucun pictogramme. Ils aident à trouver chaque partie."))
    yield from _pictures(lines)
    whole = fold(" ".join(line.text for line in lines))
    for group in SAME:
        used = [word for word in group if re.search(rf"\b{fold(word)}s?\b", whole)]
        if len(used) > 1:
            told = " / ".join(used)
            yield Advice("7.5", _("Choisissez un seul mot et gardez-le : {words}.", words=told))


def _pictures(lines: Sequence[Said]) -> Iterator[Advice]:
    """One picture for one idea: the same one beside two different headings is questioned."""
    beside: dict[str, set[str]] = {}
    for line in lines:
        if line.picture and line.kind == "heading":
            beside.setdefault(line.picture, set()).add(fold(line.text))
    if any(len(headings) > 2 for headings in beside.values()):
        yield Advice("3.5", _("Le même pictogramme est à côté de plusieurs idées."))
