"""Decisions, how they were taken and with what participation (domain.md 2.5, 8.3)."""

from __future__ import annotations

from datetime import date

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

DECISION_MODE = Enumeration(
    "decision_mode",
    consensus="Consensus",
    consent="Consentement",
    vote="Vote",
    institution="Décision de l’institution après avis",
    undecided="Non décidé",
)

DECISION_STATE = Enumeration(
    "decision_state", in_force="En vigueur", replaced="Remplacée", dropped="Abandonnée"
)
"""An empty state is that of a decision in force."""

_LEVELS = (
    "Aucune",
    "Information",
    "Consultation",
    "Concertation",
    "Co-construction",
    "Co-décision",
)


PARTICIPATION_LEVELS = len(_LEVELS)


def participation_level(level: int | None) -> str:
    """The label of a participation level, 0 to 5; empty when unknown."""
    return _(_LEVELS[level]) if level is not None and 0 <= level < len(_LEVELS) else ""


@dataclass(frozen=True, kw_only=True)
class Decision(Row):
    """Something decided together; ``level`` is the participation reached, 0 to 5.

    ``replaced_by_id`` is the decision that took its place, ``reason`` why it was left.
    """

    meeting_id: str = ""
    agenda_item_id: str = ""
    collective_id: str = ""
    text: str = ""
    mode: str = ""
    level: int | None = None
    revisit_on: date | None = None
    state: str = ""
    replaced_by_id: str = ""
    reason: str = ""
