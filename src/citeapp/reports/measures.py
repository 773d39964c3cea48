"""A figure as it is told: never without how it is counted and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.reports.content import Block, Bullets, Fact, Facts, Item, Note


@dataclass(frozen=True)
class Measure:
    """Its name, its value, how it is counted, and what one could wrongly read into it.

    Without a value nobody counted it this time; the trap may then say why.
    """

    label: str
    value: str
    definition: str
    trap: str = ""


def figures(measures: Iterable[Measure]) -> Iterable[Block]:
    """Names and values, then what each one does not say, in small print."""
    told = tuple(one for one in measures if one.value)
    if told:
        yield Facts(tuple(Fact(one.label, one.value) for one in told))
    for trap in dict.fromkeys(one.trap for one in told if one.trap):
        yield Note(trap)


def defined(measures: Iterable[Measure]) -> Block:
    """How each of those that were counted is."""
    return Bullets(
        tuple(
            Item(_("{name} : {definition}", name=one.label, definition=one.definition))
            for one in measures
            if one.value
        )
    )


def uncounted(measures: Iterable[Measure]) -> tuple[str, ...]:
    """The names of those that nobody counted, and why as far as it is known."""
    return tuple(
        _("{name} : {why}", name=one.label, why=french.within(one.trap)) if one.trap else one.label
        for one in measures
        if not one.value
    )
