"""Who may read what: a colleague the collectifs they share, the coordination all of them.

A collectif that was entrusted to nobody yet is everyone's. Nobody can let themselves in: an
appointment counts when the coordination made it, or someone who is in charge already, or who
made the collectif.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from citeapp.base.frozen import dataclass
from citeapp.domain.havesets import HaveSet

Entrusted = Mapping[str, frozenset[str]]
"""Collectif to those in charge; a collectif that is not in it is everyone's."""


@dataclass(frozen=True)
class Reader:
    """A machine that things can be sealed for, whose it is, and what it said that it holds."""

    verify_key: bytes
    age_recipient: str
    name: str
    facilitator_id: str
    is_coordinator: bool
    have: HaveSet


@dataclass(frozen=True)
class Appointment:
    """Someone put in charge of a collectif: by whom, and whether that still stands."""

    collective_id: str
    facilitator_id: str
    authors: frozenset[str]
    stands: bool = True


def may_read(reader: Reader, collectives: Set[str], entrusted: Entrusted) -> bool:
    """Whether a reader may read what belongs to these collectifs (none: it is everyone's)."""
    if reader.is_coordinator or not collectives:
        return True
    return any(
        collective not in entrusted or reader.facilitator_id in entrusted[collective]
        for collective in collectives
    )


def entrusted(
    appointments: Iterable[Appointment],
    makers: Mapping[str, frozenset[str]],
    coordination: Set[str],
) -> dict[str, frozenset[str]]:
    """Who is in charge of what, by the appointments that count.

    ``makers`` maps collectifs to who made them. Where all who were in charge left, its
    makers are.
    """
    waiting = list(appointments)
    counted: dict[str, set[str]] = {}
    standing: dict[str, set[str]] = {}
    found = True
    while found:
        found = False
        for one in list(waiting):
            entitled = (
                coordination
                | makers.get(one.collective_id, frozenset())
                | counted.get(one.collective_id, set())
            )
            if one.authors & entitled:
                waiting.remove(one)
                counted.setdefault(one.collective_id, set()).add(one.facilitator_id)
                if one.stands:
                    standing.setdefault(one.collective_id, set()).add(one.facilitator_id)
                found = True
    return {
        collective: frozenset(standing.get(collective) or makers.get(collective, frozenset()))
        for collective in counted
    }
