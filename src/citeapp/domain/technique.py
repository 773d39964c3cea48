"""Ways to work together: a small library in our own words (``resources/techniques``).

Each says what it is for, how many people and minutes it takes, and whether it asks people to
read or write: what does not ask it suits everyone.
"""

from __future__ import annotations

import json
from functools import cache

from citeapp.base import paths
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.enumeration import Enumeration

GOAL = Enumeration(
    "technique_goal",
    open="Se rencontrer",
    share="Se parler",
    understand="Comprendre",
    decide="Décider",
    act="Agir",
    close="Finir",
)


@dataclass(frozen=True)
class Technique:
    """A technique; ``people`` and ``minutes`` are the least and the most."""

    code: str
    name: str
    goal: str
    people: tuple[int, int]
    minutes: tuple[int, int]
    reading: bool
    materials: str
    how: str

    @property
    def about(self) -> str:
        """« Se rencontrer · 3 à 25 personnes · 5 à 15 min · ne demande pas de lire »."""
        parts = [
            GOAL.label(self.goal),
            _("{least} à {most} personnes", least=self.people[0], most=self.people[1]),
            _("{least} à {most} min", least=self.minutes[0], most=self.minutes[1]),
        ]
        return " · ".join(parts if self.reading else [*parts, _("ne demande pas de lire")])

    def suits(self, *, people: int | None, minutes: int | None, no_reading: bool) -> bool:
        """Whether it fits so many people and minutes, as far as they are known."""
        return (
            (people is None or self.people[0] <= people <= self.people[1])
            and (minutes is None or self.minutes[0] <= minutes)
            and not (no_reading and self.reading)
        )


@cache
def library() -> dict[str, Technique]:
    """Every technique by its code, in the order of a rencontre."""
    told = json.loads((paths.resources() / "techniques" / "techniques.json").read_text("utf-8"))
    return {
        one["code"]: Technique(
            **{**one, "people": tuple(one["people"]), "minutes": tuple(one["minutes"])}
        )
        for one in told
    }


def technique_name(technique: str) -> str:
    """The name of a technique by its code; words that are no code stay as they are."""
    known = library().get(technique)
    return known.name if known else technique
