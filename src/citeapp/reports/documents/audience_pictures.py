"""The picture of an audience, for who does not read: a pictogram of the project or an icon."""

from __future__ import annotations

_PICTURES = {
    "parent": "parents",
    "resident": "house",
    "child": "child",
    "teen": "bag",
    "youth": "friend",
    "teacher": "teacher",
    "school_head": "school",
    "aesh": "school",
    "school_staff": "school",
    "atsem": "school",
    "youth_worker": "game",
    "cultural": "culture",
    "sport": "sport",
    "health": "health",
    "social": "social-centre",
    "early_childhood": "childcare",
    "institution": "town-hall",
    "municipal_staff": "town-hall",
    "elected": "town-hall",
}


def picture_of(audience: str) -> str:
    """The name of a picture; people where there is none of its own."""
    return _PICTURES.get(audience, "people")
