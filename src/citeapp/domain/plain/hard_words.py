"""Jargon, initials and foreign words: those of the shipped list and those of a local glossary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from citeapp.base import paths
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.plain import articles
from citeapp.domain.plain.remarks import Remark, dressed

_INITIALS = re.compile(r"(?<![\w.@/-])[A-ZÀ-Þ]{2,5}\d?\+?(?![\w@])")
_KNOWN_INITIALS = frozenset(
    {"SMS", "TV", "CP", "CE1", "CE2", "CM1", "CM2", "CD", "DVD", "OK", "WC", "SNCF", "ADN", "CV"}
)
"""Initials that are better known than what they stand for."""


@dataclass(frozen=True)
class HardWord:
    """A hard word: what to say instead, what it means, an example; ``number`` is its rule."""

    word: str
    plain: str = ""
    meaning: str = ""
    example: str = ""
    number: str = "6.4"


@cache
def shipped() -> tuple[HardWord, ...]:
    """The words of the trade that come with the program (``resources/words``)."""
    path = paths.resources() / "words" / "mots-difficiles.json"
    return tuple(HardWord(**told) for told in json.loads(path.read_text("utf-8")))


def remarks(text: str, words: Sequence[HardWord]) -> Iterator[Remark]:
    """Each hard word with a plain one, or with what is to be explained of it."""
    shape, known = _matcher(tuple(words))
    for found in shape.finditer(text) if known else ():
        met = _bare(found[0])
        word = known.get(met) or known.get(met[:-1]) or known.get(met[:-2])
        if word is None or (word.word.isupper() and not found[0].isupper()):
            continue
        if word.plain:
            yield _instead(word, found, text)
        elif word.meaning and fold(word.meaning.rstrip(".")) not in fold(text):
            why = _("« {word} » est à expliquer : {meaning}", word=found[0], meaning=word.meaning)
            yield Remark("6.7", *found.span(), why)


def initials(text: str) -> Iterator[Remark]:
    """Letters that stand for words, which nobody has explained."""
    for found in _INITIALS.finditer(text):
        if found[0] not in _KNOWN_INITIALS and set(found[0]) - set("IVX"):
            why = _("« {word} » : dites ces mots en entier, ou expliquez-les.", word=found[0])
            yield Remark("6.4", *found.span(), why)


def _instead(word: HardWord, found: re.Match[str], text: str) -> Remark:
    """Only what stands for it is in the plural when it was."""
    many = len(found[0]) > len(word.word)
    said = articles.several(word.plain) if many else word.plain
    taken, said = articles.with_article(text[: found.start()], said)
    start = found.start() - taken
    if not text[:start].strip():
        said = dressed(said, "A" if text[start : start + 1].isupper() else "a")
    why = _(
        "« {word} » est un mot difficile. Dites par exemple « {plain} ».",
        word=found[0],
        plain=word.plain,
    )
    return Remark(word.number, start, found.end(), why, said)


@lru_cache(maxsize=8)
def _matcher(words: tuple[HardWord, ...]) -> tuple[re.Pattern[str], dict[str, HardWord]]:
    known = {_bare(word.word): word for word in reversed(words) if word.word.strip()}
    longest = sorted((word.word for word in known.values()), key=len, reverse=True)
    each = "|".join(re.escape(one).replace("'", "['’]").replace("’", "['’]") for one in longest)
    return re.compile(rf"(?<![\w-])(?:{each or 'x^'})(?:e?s|x)?(?![\w-])", re.IGNORECASE), known


def _bare(word: str) -> str:
    return word.lower().replace("’", "'")
