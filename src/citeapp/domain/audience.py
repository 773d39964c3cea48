"""Audience categories for counts, and their families (domain.md 2.9)."""

from __future__ import annotations

from citeapp.domain.enumeration import Enumeration

AUDIENCE = Enumeration(
    "audience",
    parent="Parent",
    resident="Habitant·e",
    child="Enfant (0–10)",
    teen="Collégien·ne (11–15)",
    youth="Jeune (16–25)",
    teacher="Enseignant·e",
    school_head="Direction d’école ou d’établissement",
    aesh="AESH",
    school_staff="Vie scolaire, santé scolaire",
    atsem="ATSEM",
    youth_worker="Périscolaire, animation",
    educator="Éducateur·rice",
    cultural="Acteur culturel",
    nonprofit="Acteur associatif",
    sport="Acteur sportif",
    health="Santé, médico-social",
    social="Acteur social",
    early_childhood="Petite enfance",
    institution="Institution",
    municipal_staff="Agent de collectivité",
    elected="Élu·e",
    other="Autre",
)

AUDIENCE_PLURAL = Enumeration(
    "audience_plural",
    parent="Parents",
    resident="Habitants",
    child="Enfants",
    teen="Collégiens",
    youth="Jeunes",
    teacher="Enseignants",
    school_head="Directions d’école",
    aesh="AESH",
    school_staff="Vie scolaire",
    atsem="ATSEM",
    youth_worker="Animateurs",
    educator="Éducateurs",
    cultural="Acteurs culturels",
    nonprofit="Acteurs associatifs",
    sport="Acteurs sportifs",
    health="Acteurs de santé",
    social="Acteurs sociaux",
    early_childhood="Petite enfance",
    institution="Institutions",
    municipal_staff="Agents de collectivité",
    elected="Élus",
    other="Autres publics",
)

FAMILY = Enumeration(
    "family",
    inhabitants="Parents, habitants",
    minors="Enfants et jeunes",
    education="Éducation nationale",
    municipality="Collectivité",
    early_childhood="Petite enfance",
    culture="Culture",
    sport="Sport",
    health="Santé",
    social="Social",
    nonprofit="Associatif",
    institutions="Institutions",
    elected="Élus",
    other="Autres",
)
"""Audiences put together for reports (domain.md 2.9)."""
_FAMILIES = {
    "inhabitants": ("parent", "resident"),
    "minors": ("child", "teen", "youth"),
    "education": ("teacher", "school_head", "aesh", "school_staff"),
    "municipality": ("atsem", "youth_worker", "municipal_staff"),
    "early_childhood": ("early_childhood",),
    "culture": ("cultural",),
    "sport": ("sport",),
    "health": ("health",),
    "social": ("educator", "social"),
    "nonprofit": ("nonprofit",),
    "institutions": ("institution",),
    "elected": ("elected",),
}


def family_of(audience: str) -> str:
    """The family of an audience; « other » for what no family holds."""
    return next((name for name, held in _FAMILIES.items() if audience in held), "other")


INHABITANTS = frozenset({"parent", "resident"})
"""The audiences counted as « parents et habitants »."""

EDUCATION = frozenset({"teacher", "school_head", "aesh", "school_staff"})
"""Those who work at a school for the Éducation nationale."""

MINORS = frozenset({"child", "teen", "youth"})
"""Counted, never named by default (domain.md 2.9)."""
