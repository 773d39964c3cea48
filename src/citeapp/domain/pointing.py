"""Whether words could point at one family: a quote without a name may still tell who spoke.

A rule for a warning, never for a refusal: it would rather ask once too often. What it looks for is
what people of a neighbourhood recognise each other by (domain.md 2.8, 8.1: quotes are anonymous).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import sensitive

_BONDS = (
    "fils|filles?|enfants?|bebe|jumeaux|jumelles|aine|ainee|cadet|cadette|mari|femme|compagne|"
    "compagnon|conjointe?|ex|freres?|soeurs?|mere|pere|niece|neveu|voisine?s?"
)
_KIN = (
    rf"(?:mon|ma|mes|notre|son|sa|ses) (?:(?:petite?|grande?|beau|belle|demi)[ -])?(?:{_BONDS})|"
    "mon petit|ma petite|(?:le fils|la fille|la mere|le pere|la famille) d[e'’]"
)
_NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "dix-sept|dix-huit"
)
_CLASS = r"tps|ps|ms|gs|cp|ce1|ce2|cm1|cm2|ulis|segpa|upe2a|6e|5e|4e|3e"
_STREETS = "rue|avenue|place|impasse|allee|cite|batiment|tour|appartement"
_SCHOOLS = "ecole|college|lycee|creche"
_LIFE = r"divorce\w*|separe\w*|enceinte|expuls\w+|garde a vue|hospitalis\w+"
_PATTERNS = {
    "kin": re.compile(rf"\b(?:{_KIN})\b"),
    "age": re.compile(rf"(?<!depuis )(?<!dans )(?<!y a )\b(?:\d{{1,2}}|{_NUMBERS}) (?:ans|mois)\b"),
    "class": re.compile(rf"\b(?:en|classe de|au) (?:{_CLASS})\b"),
    "address": re.compile(rf"\b(?:{_STREETS}) \w"),
    "school": re.compile(rf"\b(?:{_SCHOOLS}) (?!du soir|maternelle|elementaire)\w{{3,}}"),
    "life": re.compile(rf"\b(?:{_LIFE})\b"),
    "contact": re.compile(r"\b0[1-9](?: ?\d\d){4}\b|@\w+\.\w"),
}
_REASONS = {
    "kin": "un proche",
    "age": "un âge",
    "class": "une classe",
    "address": "une adresse",
    "school": "une école",
    "life": "un événement de la vie",
    "contact": "un contact",
}


def reasons(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What in ``text`` may tell who spoke, each once; ``names`` are those of people around.

    A first name counts when it is written with its capital, so that « Rose » is not « rose ».
    """
    folded = fold(text)
    found = [_(_REASONS[what]) for what, pattern in _PATTERNS.items() if pattern.search(folded)]
    if sensitive.met(text, sensitive.WORDS["health"]):
        found.append(_("la santé"))
    written = set(re.findall(r"\w[\w-]+", text))
    known = {
        part for name in names for part in name.split() if len(part) > 2 and part[:1].isupper()
    }
    if written & known:
        found.insert(0, _("un nom"))
    return tuple(dict.fromkeys(found))
