"""Words that call for care in free text: health, religion, origin, money, couple (domain.md 8.1).

They remind, in amber, and never keep anyone from writing: « dépression » may be the subject of the
evening. The list is a beginning; a Cité éducative adds its own words and takes others out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citeapp.base.text import fold

LIST = "sensitive_words"
_WORD = re.compile(r"\w[\w-]*")
WORDS: Mapping[str, tuple[str, ...]] = {
    "health": (
        "maladie", "malade", "dépression", "dépressif", "cancer", "handicap", "autiste", "autisme",
        "hyperactif", "TDAH", "alcool", "alcoolique", "drogue", "toxicomane", "hôpital", "enceinte",
        "psychiatre", "psychiatrie", "suicide", "diabète", "épilepsie", "séropositif", "traitement",
    ),
    "religion": (
        "religion", "religieux", "musulman", "musulmane", "chrétien", "chrétienne", "catholique",
        "juif", "juive", "témoin de Jéhovah", "évangélique", "voile", "mosquée", "ramadan", "imam",
    ),
    "origin": (
        "origine", "étranger", "étrangère", "immigré", "immigrée", "sans-papiers", "clandestin",
        "réfugié", "réfugiée", "OQTF", "titre de séjour", "gitan", "gitane", "rom", "race",
    ),
    "money": (
        "dette", "surendettement", "RSA", "impayé", "expulsion", "saisie",
        "chômage", "licencié", "licenciée", "pauvre", "misère", "aide alimentaire",
    ),
    "couple": (
        "divorce", "divorcé", "divorcée", "séparation", "séparés", "violences", "battue", "inceste",
        "infidèle", "homosexuel", "homosexuelle", "garde alternée", "placement", "placé", "placée",
    ),
}  # fmt: skip
THEMES: Mapping[str, str] = {
    "health": "santé",
    "religion": "religion",
    "origin": "origine",
    "money": "argent",
    "couple": "vie de couple ou de famille",
}


def met(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Which of some words stand in a text, whole, accents and capitals ignored."""
    folded = fold(text)
    typed = set(_WORD.findall(folded))
    return tuple(word for word in words if _stands(fold(word), folded, typed))


def _stands(word: str, text: str, typed: set[str]) -> bool:
    if " " in word:
        return re.search(rf"\b{re.escape(word)}\b", text) is not None
    return word in typed or f"{word}s" in typed
