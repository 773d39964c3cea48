"""Abbreviations that everybody writes and not everybody reads, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citeapp.base.language import _
from citeapp.domain.plain.remarks import Remark, dressed

WRITTEN_OUT: Mapping[str, str | None] = {
    "Mr": "Monsieur", "M.": "Monsieur", "MM.": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames",
    "Mlle": "Madame", "Dr": "Docteur", "Pr": "Professeur",
    "cad": "c’est-à-dire", "càd": "c’est-à-dire", "c-à-d": "c’est-à-dire",
    "c.-à-d.": "c’est-à-dire", "c.à.d.": "c’est-à-dire", "c-a-d": "c’est-à-dire",
    "par ex.": "par exemple", "p. ex.": "par exemple", "p.ex.": "par exemple",
    "ex.": "par exemple", "ex :": "par exemple :",
    "rdv": "rendez-vous", "RDV": "rendez-vous", "tél.": "téléphone", "tel.": "téléphone",
    "tél": "téléphone", "n°": "numéro", "N°": "numéro", "nb": "nombre", "nbre": "nombre",
    "qqn": "quelqu’un", "qqch": "quelque chose", "qq": "quelques", "svp": "s’il vous plaît",
    "SVP": "s’il vous plaît", "stp": "s’il te plaît", "bcp": "beaucoup", "tjs": "toujours",
    "env.": "environ", "min.": "minutes", "mn": "minutes", "resp.": "responsable",
    "av.": "avenue", "bd": "boulevard", "bld": "boulevard", "pl.": "place", "asso": "association",
    "assos": "associations", "ap.": "après", "cf.": "voyez", "cf": "voyez",
    "hab.": "habitants", "prof": "enseignant", "profs": "enseignants", "maxi": "au plus",
    "max.": "au plus", "mini": "au moins", "min": "minutes", "sem.": "semaine", "pb": "problème",
    "pbs": "problèmes", "CR": "compte rendu", "NB": "à savoir", "PS": "à savoir", "k€": None,
    "etc.": None, "etc": None, "ndlr": None, "i.e.": "c’est-à-dire", "vs": "ou",
}  # fmt: skip
"""None where only the person who writes knows the words that are missing."""
_ANY = re.compile(
    r"(?<![\w.’'-])(?:"
    + "|".join(re.escape(short) for short in sorted(WRITTEN_OUT, key=len, reverse=True))
    + r")(?![\w’'-])",
    re.IGNORECASE,
)
_EXACT = frozenset({"Mr", "M.", "MM.", "Dr", "Pr", "CR", "NB", "PS", "ex :", "cf", "cad", "mini"})
"""Too short, or too like other words, to be met in other letters."""
_LOWER = {short.lower(): words for short, words in WRITTEN_OUT.items() if short not in _EXACT}


def remarks(text: str) -> Iterator[Remark]:
    """Each abbreviation with its words."""
    for found in _ANY.finditer(text):
        short = found[0]
        if short in WRITTEN_OUT:
            words = WRITTEN_OUT[short]
        elif short.lower() in _LOWER:
            words = _LOWER[short.lower()]
        else:
            continue
        if words is None:
            yield Remark("6.4", *found.span(), _("Écrivez ces mots en entier, ou enlevez-les."))
            continue
        said = dressed(words, short) if not text[: found.start()].strip() else words
        why = _("Écrivez en entier : « {words} ».", words=words)
        if short.endswith(".") and not text[found.end() :].strip():
            said += "."
        yield Remark("6.4", *found.span(), why, said)
