"""Rows that may be the same, as they are told; what finds them compares everybody and is heavy."""

from __future__ import annotations

from citeapp.base.frozen import dataclass

LATER = "doubles_later"
"""Named value of this machine: pairs put off, each with a digest of what its rows said then."""


@dataclass(frozen=True)
class Difference:
    """A field that the two say differently, or that only one of them fills."""

    field: str
    a: str
    b: str


@dataclass(frozen=True)
class Pair:
    """Two rows that may be the same, why, and in what they differ."""

    noun: str
    a: str
    b: str
    title_a: str
    title_b: str
    about_a: str
    about_b: str
    reasons: str
    score: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Found:
    """Pairs that wait for a verdict, and those that someone here put off for later."""

    waiting: tuple[Pair, ...] = ()
    put_off: tuple[Pair, ...] = ()
