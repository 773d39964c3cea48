"""A noun put in the place of another one, with the article that it asks for.

« le copil » becomes « la réunion des chefs », « du CLAS » becomes « de l’aide aux devoirs ». The
gender is known for the words we ship, guessed from the ending for the others.
"""

from __future__ import annotations

import re

from citeapp.base.text import fold

BEFORE = re.compile(
    r"\b(?P<article>du|au|le|la|un|une|ce|cet|cette|de\sla|à\sla|les|des|aux|ces|"
    r"(?:de\s|à\s)?l['’]|d['’])\s?$",
    re.IGNORECASE,
)
_WOMEN = frozenset(
    {"aide", "ecole", "caisse", "personne", "classe", "equipe", "maison", "facon", "place", "date",
     "feuille", "liste", "page", "vie", "lettre", "cantine", "recherche", "fatigue", "grande",
     "salle", "ville", "mairie", "question", "questions", "absences", "information", "fete",
     "garderie", "reunion", "fiche", "porte", "classes", "aides"}
)  # fmt: skip
_MEN = frozenset({"papier", "choix", "respect", "bon", "gouter", "quartier", "sujet", "service"})
_WOMEN_END = re.compile(r"(?:tion|sion|té|ée|ie|ette|ence|ance|ure|ade|ise|esse|aison|ode)s?$")
_VOWEL = re.compile(r"[aeiouyh]")
_FAMILIES = {
    "le": ("le", "la", "l’", "les"), "la": ("le", "la", "l’", "les"),
    "l'": ("le", "la", "l’", "les"), "les": ("les",) * 4,
    "un": ("un", "une", "", "des"), "une": ("un", "une", "", "des"), "des": ("des",) * 4,
    "du": ("du", "de la", "de l’", "des"), "de la": ("du", "de la", "de l’", "des"),
    "de l'": ("du", "de la", "de l’", "des"), "au": ("au", "à la", "à l’", "aux"),
    "à la": ("au", "à la", "à l’", "aux"), "à l'": ("au", "à la", "à l’", "aux"),
    "aux": ("aux",) * 4, "ce": ("ce", "cette", "cet", "ces"), "cet": ("ce", "cette", "cet", "ces"),
    "cette": ("ce", "cette", "cet", "ces"), "ces": ("ces",) * 4,
    "d'": ("de ", "de ", "d’", "de "),
}  # fmt: skip
"""For a man's word, a woman's word, one that begins with a vowel, and several."""


def with_article(before: str, words: str) -> tuple[int, str]:
    """How many letters of ``before`` are replaced too, and the article with ``words``."""
    found = BEFORE.search(before)
    if found is None:
        return 0, words
    article = " ".join(found["article"].lower().replace("’", "'").split())
    first = fold(words.split()[0]) if words.split() else ""
    man, woman, elided, many = _FAMILIES[article]
    is_many = article in ("les", "des", "aux", "ces")
    said = many if is_many else woman if _is_woman(words) else man
    if not is_many and _VOWEL.match(first) and elided:
        said = elided if article not in ("ce", "cet", "cette") or said == "ce" else said
    said = said[:1].upper() + said[1:] if found["article"][:1].isupper() else said
    between = "" if said.endswith(("’", " ")) else " "
    return len(before) - found.start(), f"{said}{between}{words}"


def several(words: str) -> str:
    """The first word of a few in the plural: « aides aux devoirs »."""
    head, space, rest = words.partition(" ")
    return f"{head if head.endswith(('s', 'x', 'z')) else head + 's'}{space}{rest}"


def _is_woman(words: str) -> bool:
    first = words.split()[0].lower() if words.split() else ""
    bare = fold(first)
    return bare in _WOMEN or (bare not in _MEN and _WOMEN_END.search(first) is not None)
