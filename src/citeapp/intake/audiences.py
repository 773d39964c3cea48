"""The audience a person belongs to, guessed from words; "" rather than a bad guess."""

from __future__ import annotations

import re

from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.intake import organisations

_SCHOOLS = frozenset(
    {
        "nursery_school",
        "elementary_school",
        "primary_school",
        "lower_secondary",
        "high_school",
        "vocational_high_school",
    }
)
_WORDS = (
    ("parent", r"\bparents?\b|\bmamans?\b|\bpapas?\b|\bfamilles?\b(?!.*refer)"),
    ("resident", r"\bhabitant|\briverain|\bcitoyen"),
    ("aesh", r"\baesh\b|\bavs\b|accompagnant.*handicap"),
    ("atsem", r"\batsem\b"),
    ("teacher", r"enseignant|\bprof\b|professeur|instit|maitresse d'ecole|maitre d'ecole"),
    ("school_staff", r"\bcpe\b|\baed\b|vie scolaire|infirmi.*scolaire|psyen|psychologue scolaire"),
    ("youth_worker", r"periscolaire|animat|\bbafa\b|referente? famill"),
    ("educator", r"educat"),
    ("cultural", r"bibliothec|mediathec|culturel|artiste|comedien|musicien"),
    ("sport", r"sporti|entraineu"),
    ("health", r"infirmi|medecin|orthophon|psycholog|puericult|sage-femme|medico"),
    ("early_childhood", r"creche|petite enfance|assistante? maternelle|\bpmi\b"),
    ("social", r"assistante? sociale?|travailleu\w+ sociale?|\bccas\b|\bcesf\b"),
    ("elected", r"\belu(?:e|s|es)?\b|\bmaire\b|adjointe? au maire|conseill\w+ municipal"),
    ("institution", r"\bdelegue\w* du prefet|inspect|\brectorat\b|prefecture"),
    ("nonprofit", r"benevole|associati|president\w* d"),
    ("child", r"\benfants?\b"),
    ("teen", r"collegien"),
    ("youth", r"\bjeunes?\b"),
)
_BY_STRUCTURE = {
    "social_centre": "youth_worker",
    "around_school": "youth_worker",
    "cultural_venue": "cultural",
    "nonprofit": "nonprofit",
    "sports_club": "sport",
    "health": "health",
    "medico_social": "health",
    "caf": "social",
    "department": "social",
    "early_childhood": "early_childhood",
    "municipal_service": "municipal_staff",
    "intercommunal": "municipal_staff",
    "state": "institution",
    "education_authority": "institution",
    "social_landlord": "institution",
    "residents_group": "parent",
}


def audience(words: str, organisation: str = "") -> str:
    """A code of AUDIENCE from a function, a quality or a « Public » cell."""
    folded = fold(words).replace("’", "'")
    if words in AUDIENCE:
        return words
    kind = organisations.kind(organisation)
    if re.search(r"\bdirect(?:eur|rice|ion)\b|\bprincipale?\b|\bproviseu", folded):
        return "school_head" if kind in _SCHOOLS else _BY_STRUCTURE.get(kind, "")
    for code, pattern in _WORDS:
        if re.search(pattern, folded):
            return code
    return _BY_STRUCTURE.get(kind, "")
