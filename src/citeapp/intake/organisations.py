"""Names of structures: what is none, what kind it is, and who may be the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import clean, fold, key

_NO_STRUCTURE = {
    "resident": re.compile(r"habitant(?:[·.\-]?e)?(?:[·.\-]?s)?|riverain(?:e)?s?|citoyen(?:ne)?s?"),
    "parent": re.compile(
        r"(?:les )?(?:parents?|familles?|papas?|mamans?|mere|pere)(?: d'eleves?| d'enfants?)?"
    ),
    "": re.compile(r"neant|aucune?|sans|particulier|particuliere|nc|[-–—/?.]+"),
}
_KINDS = (
    ("nursery_school", r"\becole maternelle\b|\bmaternelle\b|\bem\b"),
    ("elementary_school", r"\becole elementaire\b|\belementaire\b"),
    ("vocational_high_school", r"\blp\b|\blpi\b|lycee (?:pro|des metiers)"),
    ("high_school", r"\blycee\b|\blpo\b|\blgt\b"),
    ("lower_secondary", r"\bcollege\b|\bclg\b"),
    ("primary_school", r"\becole\b|\bgroupe scolaire\b|\bgs\b|\bec\b|\bprimaire\b"),
    ("social_centre", r"\bcentre social\b|\bmaison de quartier\b|\bcsc\b"),
    ("early_childhood", r"\bcreche\b|\bpmi\b|\blaep\b|\brpe\b|petite enfance|halte"),
    ("around_school", r"periscolaire|\balsh\b|centre de loisirs|accueil de loisirs"),
    ("cultural_venue", r"bibliothe|mediathe|musee|theatre|scene nationale|conservatoire|cinema"),
    ("education_authority", r"rectorat|\bdsden\b|inspection|circonscription|education nationale"),
    ("caf", r"\bcaf\b|allocations familiales"),
    ("department", r"departement|\butpas\b|\bmds\b|conseil departemental"),
    ("medico_social", r"\bime\b|\bsessad\b|\bcmpp\b|\bcamsp\b|\bitep\b"),
    ("health", r"hopital|sante|\bcpts\b|\bchs?\b"),
    ("social_landlord", r"bailleur|norevie|partenord|maisons (?:&|et) cites|\bsia\b"),
    ("state", r"prefecture|prefet|\banct\b|\bddets\b"),
    ("intercommunal", r"agglo|communaute d'agglomeration|\bepci\b"),
    ("municipal_service", r"^ville d|^mairie|\bccas\b|service municipal|^commune d"),
    ("residents_group", r"parents d'eleves|\bfcpe\b|\bpeep\b|\bape\b|conseil citoyen"),
    ("sports_club", r"\bclub\b|sporti"),
    ("nonprofit", r"\basso"),
)  # fmt: skip
_SHORT = {
    "ec": "ecole", "gs": "groupe scolaire", "lp": "lycee professionnel",
    "lpi": "lycee professionnel",
    "clg": "college", "col": "college", "cs": "centre social", "csc": "centre social",
    "asso": "association", "ass": "association", "bib": "bibliotheque", "med": "mediatheque",
    "mat": "maternelle", "elem": "elementaire", "prim": "primaire", "st": "saint", "ste": "sainte",
}  # fmt: skip
_GENERIC_WORDS = """
    ecole groupe scolaire primaire maternelle elementaire college lycee professionnel industriel
    centre social association bibliotheque mediatheque ville mairie service residence
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_EMPTY_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au"})
CLOSE = 88
"""From this ratio of equal letters on, two proper names are near."""


@dataclass(frozen=True)
class Place:
    """What stands in a « Structure » column: a structure's name, or an audience."""

    name: str = ""
    audience: str = ""


@dataclass(frozen=True)
class NameMatch:
    """``exact``: the same name for certain (also by alias); else proposed, with a reason."""

    exact: bool
    reason: str
    score: int


def place(written: str) -> Place:
    """« habitante » and « Parents » are no structures but audiences (issue 2)."""
    name = clean(written)
    words = re.sub(r"[()]", "", fold(name)).strip().replace("’", "'")
    for audience, pattern in _NO_STRUCTURE.items():
        if pattern.fullmatch(words):
            return Place(audience=audience)
    return Place(name=name)


def kind(name: str) -> str:
    """A code of ORGANISATION_KIND guessed from the name, "" when it does not show."""
    words = fold(name).replace("’", "'").replace("ec.", "ecole")
    return next((code for code, pattern in _KINDS if re.search(pattern, words)), "")


def same_name(a: str, b: str) -> bool:
    """Equal but for case, accents, ligatures, spaces and punctuation."""
    letters = key(a) or fold(a).strip()
    return bool(letters) and letters == (key(b) or fold(b).strip())


def similar(a: str, b: str) -> NameMatch | None:
    """Whether two names may designate one structure: « Éc. D. Papin », « école Denis Papin »."""
    if same_name(a, b):
        return NameMatch(True, _("même nom"), 100)
    words_a, words_b = words(a), words(b)
    if words_a and words_a == words_b:
        return NameMatch(False, _("même nom, une abréviation près"), 97)
    proper_a, proper_b = _proper(words_a), _proper(words_b)
    if not proper_a or not proper_b or _kinds_differ(words_a, words_b):
        return None
    if proper_a == proper_b:
        return NameMatch(False, _("même nom propre"), 92)
    if _initials_agree(proper_a, proper_b):
        return NameMatch(False, _("même nom propre, un prénom abrégé"), 90)
    shorter, longer = sorted((proper_a, proper_b), key=len)
    told = min(len(words_a), len(words_b)) > 1  # « Papin » alone says too little
    if told and len(shorter) == 1 and len(longer) == 2 and shorter[0] == longer[-1]:
        return NameMatch(False, _("même nom propre, l’un plus court"), 86)
    score = round(100 * Indel.normalized_similarity(" ".join(proper_a), " ".join(proper_b)))
    if score >= CLOSE and min(map(len, proper_a + proper_b)) > 1:
        return NameMatch(False, _("noms proches"), min(score, 89))
    return None


def find(
    name: str, known: Sequence[tuple[str, Sequence[str]]]
) -> tuple[str, tuple[tuple[str, NameMatch], ...]]:
    """Among ``(id, names and aliases)``: the id of the same structure or "", and proposals."""
    proposals: list[tuple[str, NameMatch]] = []
    for identifier, names in known:
        best: NameMatch | None = None
        for one in names:
            found = similar(name, one)
            if found is not None and found.exact:
                return identifier, ()
            if found is not None and (best is None or found.score > best.score):
                best = found
        if best is not None:
            proposals.append((identifier, best))
    return "", tuple(sorted(proposals, key=lambda pair: -pair[1].score))


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """Folded words of a name, abbreviations spelt out, small words left aside."""
    folded = re.sub(r"[’']", " ", fold(name))
    found = re.findall(r"[a-z0-9]+", folded)
    spelt = " ".join(_SHORT.get(word, word) for word in found)
    return tuple(word for word in spelt.split() if word not in _EMPTY_WORDS)


def proper_words(name: str) -> list[str]:
    """The words that are this structure's own: not « école », « centre social »…"""
    return _proper(words(name))


def _proper(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _GENERIC]


def _kinds_differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """A collège and an école of the same name are two structures; so are numbers 12 and 13."""
    numbers = [[word for word in words if word.isdigit()] for words in (a, b)]
    if all(numbers) and numbers[0] != numbers[1]:
        return True
    for word in ("college", "lycee", "social", "bibliotheque", "mediatheque", "ville"):
        if (word in a) != (word in b):
            return True
    return ("maternelle" in a and "elementaire" in b) or ("elementaire" in a and "maternelle" in b)


def _initials_agree(a: list[str], b: list[str]) -> bool:
    if len(a) != len(b) or a[-1] != b[-1] or len(a) < 2:
        return False
    return all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0])
        for x, y in zip(a[:-1], b[:-1], strict=True)
    )
