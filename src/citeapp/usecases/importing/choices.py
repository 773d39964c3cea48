"""What a person says of a file before it is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Required, TypedDict

from citeapp.base.frozen import dataclass

TWO, SWAP = "two", "swap"
"""Answers: a couple is two people; a surname is the first name."""


class Given(TypedDict, total=False):
    """The keyword arguments of ``preview`` and ``apply``, to be kept between the two."""

    path: Required[Path]
    kind: str
    collective: str
    sheet: int | None
    mapping: Mapping[str, str] | None
    heading_row: int | None
    school_year: int | None
    mend_accents: bool
    answers: Mapping[str, str] | None


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The same with its defaults; empty values leave it to the program.

    ``sheet`` counts from 0, ``heading_row`` from 1 (0: no headings), ``mapping`` goes from the
    name of a column to a FIELD, ``answers`` from a name as written to TWO or SWAP.
    """

    kind: str = ""
    collective: str = ""
    sheet: int | None = None
    mapping: Mapping[str, str] | None = None
    heading_row: int | None = None
    school_year: int | None = None
    mend_accents: bool = False
    answers: Mapping[str, str] | None = None

    def answer(self, written: str) -> str:
        """What was said of a name, or nothing."""
        return (self.answers or {}).get(written, "")
