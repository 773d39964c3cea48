"""Whether words could point at one family: a quote without a name may still tell who spoke.

A rule for a warning, never for a refusal: it would rather ask once too often. What it looks for is
what people of a neighbourhood recognise each other by (domain.md 2.8, 8.1: quotes are anonymous).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.base.text import fold

LEAST_NAME = 2
"""Letters of « de » and « la », which name nobody."""
_KIN = (
    "mon fils|ma fille|mes enfants|mon enfant|mon petit|ma petite|mon bebe|mes jumeaux|"
    "mes jumelles|mon mari|ma femme|mon conjoint|ma conjointe|mon ex|mon frere|ma soeur|ma mere|"
    "mon pere|mon voisin|ma voisine|son fils|sa fille|ses enfants|le fils de|la fille de|"
    "la famille de"
)
_CLASS = r"tps|ps|ms|gs|cp|ce1|ce2|cm1|cm2|ulis|segpa|upe2a|6e|5e|4e|3e"
_STREETS = "rue|avenue|place|impasse|allee|cite|batiment|tour|appartement"
_SCHOOLS = "ecole|college|lycee|creche"
_LIFE = r"divorce\w*|separe\w*|enceinte|expuls\w+|garde a vue|hospitalis\w+"
_PATTERNS = (
    (re.compile(rf"\b(?:{_KIN})\b"), "un proche"),
    (re.compile(r"\b\d{1,2} (?:ans|mois)\b"), "un âge"),
    (re.compile(rf"\b(?:en|classe de|au) (?:{_CLASS})\b"), "une classe"),
    (re.compile(rf"\b(?:{_STREETS}) \w"), "une adresse"),
    (re.compile(rf"\b(?:{_SCHOOLS}) (?!du soir|maternelle|elementaire)\w{{3,}}"), "une école"),
    (re.compile(rf"\b(?:{_LIFE})\b"), "un événement de la vie"),
    (re.compile(r"\b0[1-9](?: ?\d\d){4}\b|@\w+\.\w"), "un contact"),
)


def reasons(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What in ``text`` may tell who spoke, each once; ``names`` are those of people around.

    A first name counts when it is written with its capital, so that « Rose » is not « rose ».
    """
    folded = fold(text)
    found = [_(words) for pattern, words in _PATTERNS if pattern.search(folded)]
    written = set(re.findall(r"\w[\w-]+", text))
    known = {
        part for name in names for part in name.split() if len(part) > 2 and part[:1].isupper()
    }
    if written & known:
        found.insert(0, _("un nom"))
    return tuple(dict.fromkeys(found))
