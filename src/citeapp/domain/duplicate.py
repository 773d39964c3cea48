"""Verdicts on doubles, and what imports and lists remember."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

VERDICT = Enumeration("verdict", same="La même", different="Deux fiches différentes")


@dataclass(frozen=True, kw_only=True)
class SameAs(Row):
    """What was decided of two rows of ``noun``; the identifier is derived from the pair."""

    noun: str = ""
    a: str = ""
    b: str = ""
    verdict: str = ""


def verdict_id(noun: str, a: str, b: str) -> str:
    """One row for the pair on every machine, whoever judges first."""
    return derived_id("same_as", noun, *sorted((a, b)))


@dataclass(frozen=True, kw_only=True)
class PassedOver(Row):
    """While a row is joined, what this operation wrote into a field gives way to another row's.

    The identifier is derived from row and field; ``op`` is « site/number », so that no value is
    copied; empty: nothing gives way any more.
    """

    noun: str = ""
    row_id: str = ""
    field: str = ""
    op: str = ""


@dataclass(frozen=True, kw_only=True)
class Question(Row):
    """« Je ne sais pas » : whoever wrote one of two values is asked; a settlement answers it."""

    noun: str = ""
    row_id: str = ""
    field: str = ""
    facilitator_id: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportProfile(Row):
    """How the columns of a spreadsheet were matched by hand, found again by its headings."""

    headings: str = ""
    mapping: str = ""


@dataclass(frozen=True, kw_only=True)
class ListEntry(Row):
    """An entry of an editable list (domain.md 8.1, 5); its code never changes meaning."""

    list_code: str = ""
    code: str = ""
    label: str = ""
    active: bool = True
    sort: int | None = None
