"""« NOM Prénom » in one cell, in every way people write it (domain.md 6.4).

No letter is ever lost, no surname forced: what cannot be told apart is suggested and
flagged with a question.
"""

from __future__ import annotations

import re

from citeapp.base.frozen import dataclass
from citeapp.base.text import clean, fold
from citeapp.intake import first_names

COUPLE = "couple"
ORDER = "order"
INITIAL = "initial"

_CIVILITY = r"(?:mm|mmes|mr|mme|mlle|mlles|m|monsieur|madame|mademoiselle|dr|docteur|me|pr)\b\.?"
_ONE_CIVILITY = re.compile(rf"({_CIVILITY})\s+(?=\S)", re.IGNORECASE)
_TWO_CIVILITIES = re.compile(
    rf"({_CIVILITY}\s*(?:et|&|/|ou)\s*{_CIVILITY})\s+(?=\S)", re.IGNORECASE
)
_QUALIFIER = re.compile(r"\s*\(([^()]*)\)\s*$")
_PARTICLE_WORDS = """
    de du des d da do dos das di del della den der ter ten van von zu zum el al ben ibn bin
    ait ould abou abu le la les st saint sainte mac mc y e
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


@dataclass(frozen=True)
class PersonName:
    """The parts of a name as written; ``question`` is COUPLE, ORDER, INITIAL or ""."""

    last_name: str = ""
    first_name: str = ""
    civility: str = ""
    qualifier: str = ""
    question: str = ""

    @property
    def is_couple(self) -> bool:
        return self.question == COUPLE


def parse(written: str, *, first_name_first: bool = False) -> PersonName:
    """Parts of a full name; ``first_name_first`` when the heading says « Prénom Nom »."""
    rest = re.sub(r"\s+", " ", clean(written)).strip(" ,;")
    qualifier = ""
    if found := _QUALIFIER.search(rest):
        qualifier, rest = found[1].strip(), rest[: found.start()].strip()
        if not rest:
            rest, qualifier = qualifier, ""
    if found := _TWO_CIVILITIES.match(rest):
        last, first, _question = _split(rest[found.end() :].split(), first_name_first, True)
        return PersonName(last, first, found[1], qualifier, COUPLE)
    civility = ""
    if found := _ONE_CIVILITY.match(rest):
        civility, rest = found[1], rest[found.end() :]
    tokens = rest.replace(",", ", ").split()
    last, first, question = _split(tokens, first_name_first, bool(civility))
    if re.search(r"\s(?:et|&)\s", f" {rest} ", re.IGNORECASE):
        question = COUPLE
    return PersonName(last, first, civility, qualifier, question)


def _split(tokens: list[str], first_name_first: bool, formal: bool) -> tuple[str, str, str]:
    """Surname, first name, question. ``formal``: after « Mme » one word is a surname."""
    if len(tokens) <= 1:
        return _single("".join(tokens), formal)
    comma = next((i for i, token in enumerate(tokens[:-1]) if token.endswith(",")), None)
    if comma is not None:  # « Dupont, Marie »
        return _joined(tokens[: comma + 1]).rstrip(","), _joined(tokens[comma + 1 :]), ""
    capitals = [_is_capitals(token) for token in tokens]
    if all(capitals):
        return _suggested(tokens, first_name_first, always_ask=True)
    if any(capitals):
        return _by_capitals(tokens, capitals)
    if len(tokens) == 2 and re.fullmatch(r"[^\W\d_]\.?", tokens[1]):  # « Dupont M. »
        return tokens[0], tokens[1], INITIAL
    return _by_particle(tokens) or _suggested(tokens, first_name_first, always_ask=False)


def _single(token: str, formal: bool) -> tuple[str, str, str]:
    if formal or (_is_capitals(token) and not first_names.is_known(token)):
        return token, "", ""
    return "", token, ""


def _by_capitals(tokens: list[str], capitals: list[bool]) -> tuple[str, str, str]:
    """The run of capitals is the surname, with the particles just before it."""
    start = capitals.index(True)
    end = start
    while end < len(tokens) and capitals[end]:
        end += 1
    while start and _is_particle(tokens[start - 1]):
        alone = start == 1 and end == len(tokens)
        if alone and tokens[start - 1][:1].isupper():
            break  # « Ben DUPONT »: a first name after all
        start -= 1
    before, after = tokens[:start], tokens[end:]
    question = ORDER if before and after else ""
    return _joined(tokens[start:end]), _joined(before + after), question


def _by_particle(tokens: list[str]) -> tuple[str, str, str] | None:
    """« de Almeida Rosa », « Karim Ben Ahmed »: a particle opens the surname."""
    start = next((i for i, token in enumerate(tokens) if _is_particle(token)), None)
    if start is None or (start == 0 and len(tokens) == 2):
        return None
    if start:
        return _joined(tokens[start:]), _joined(tokens[:start]), ""
    end = next(
        i for i, token in enumerate(tokens) if not _is_particle(token) or i == len(tokens) - 1
    )
    if end + 1 >= len(tokens):
        return None
    return _joined(tokens[: end + 1]), _joined(tokens[end + 1 :]), ""


def _suggested(
    tokens: list[str], first_name_first: bool, *, always_ask: bool
) -> tuple[str, str, str]:
    """Capitals do not tell: known first names suggest, else the order of the heading."""
    known_first = first_names.is_known(tokens[0])
    known_last = first_names.is_known(tokens[-1])
    sure = known_first != known_last
    leading = known_first if sure else first_name_first
    question = "" if sure and not always_ask else ORDER
    if leading:
        return _joined(tokens[1:]), tokens[0], question
    return _joined(tokens[:-1]), tokens[-1], question


def _is_capitals(token: str) -> bool:
    letters = [letter for letter in token if letter.isalpha()]
    return len(letters) >= 2 and all(letter.isupper() for letter in letters)


def _is_particle(token: str) -> bool:
    return fold(token).rstrip("'’") in _PARTICLES


def _joined(tokens: list[str]) -> str:
    return " ".join(tokens)
