"""Days as typed and in French words; a due date given in words stays words (domain.md 6.4)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from citeapp.base.french import MONTHS, WEEKDAYS
from citeapp.base.frozen import dataclass
from citeapp.base.text import fold
from citeapp.intake.cells import Cell, text

_EPOCH = date(1899, 12, 30)
_SERIALS = range(18_264, 73_051)  # 1950 to 2100
_MONTHS = {fold(name): number for number, name in enumerate(MONTHS, 1)}
_MONTHS |= {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|lun|mar|mer|jeu|ven|sam|dim)\b\.?,?\s*")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?")
_FIGURES = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")
_WORDS = re.compile(
    rf"(?:le\s+)?(\d{{1,2}})(?:er)?\s*[ \-]?\s*{_MONTH}(?:\s*[ \-]?\s*(\d{{4}}|\d{{2}}))?"
)
_IN_TEXT = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})\b"
    rf"|\b\d{{1,2}}(?:er)?\s+{_MONTH}(?:\s+\d{{4}})?\b"
)
_PART_OF_MONTH = re.compile(
    rf"(?:(debut|mi|fin|courant|en|pour|avant(?: la)? fin|d'ici(?: la)? fin)[\s\-]+)?(?:de |d')?"
    rf"{_MONTH}(?:\s+(\d{{4}}))?"
)
_SOON = re.compile(r"asap|des que possible|au plus vite|urgent|rapidement|au plus tot")
_ZONE_B = tuple(
    date.fromisoformat(day)
    for day in (
        "2025-10-18", "2025-12-20", "2026-02-14", "2026-04-11", "2026-07-04", "2026-10-17",
        "2026-12-19", "2027-02-20", "2027-04-17", "2027-07-03",
    )
)  # fmt: skip
"""First days of school holidays in Douai (domain.md 5.1): indicative, for suggestions only."""


@dataclass(frozen=True)
class Day:
    """A day read from a cell; ``inferred`` when its year comes from the school year."""

    day: date
    inferred: bool = False


@dataclass(frozen=True)
class Due:
    """A due date, or the words it was given in with a day a person may accept."""

    day: date | None = None
    words: str = ""
    suggested: date | None = None
    inferred: bool = False


def day(cell: Cell, school_year: int | None = None) -> Day | None:
    """The day a cell names, day first, never month first; None when it names none.

    ``school_year`` is the year of its September: it completes « jeudi 12 mars ».
    """
    if isinstance(cell, datetime):
        return Day(cell.date())
    if isinstance(cell, date):
        return Day(cell)
    if isinstance(cell, bool | time):
        return None
    if isinstance(cell, int | float):
        return Day(_EPOCH + timedelta(int(cell))) if int(cell) in _SERIALS else None
    words = _WEEKDAY.sub("", fold(text(cell))).strip(" ,.")
    words = re.sub(r"^le\s+", "", words)
    if found := _ISO.fullmatch(words):
        return _made(int(found[3]), int(found[2]), found[1], None)
    if found := _FIGURES.fullmatch(words):
        return _made(int(found[1]), int(found[2]), found[3], school_year)
    if found := _WORDS.fullmatch(words):
        return _made(int(found[1]), _MONTHS[found[2]], found[3], school_year)
    return None


def days_in(words: str, school_year: int | None = None) -> tuple[Day, ...]:
    """Every day named inside a title such as « Rencontre du 12 mars 2026 »."""
    found = (day(match[0], school_year) for match in _IN_TEXT.finditer(fold(words)))
    return tuple(one for one in found if one is not None)


def due(cell: Cell, reference: date | None = None, school_year: int | None = None) -> Due:
    """A day, or words kept as they are with a suggested day counted from ``reference``."""
    words = text(cell).strip()
    if not words:
        return Due()
    if school_year is None and reference is not None:
        school_year = school_year_of(reference)
    if found := day(cell, school_year):
        return Due(found.day, inferred=found.inferred)
    return Due(words=words, suggested=_suggested(fold(words), reference, school_year))


def school_year_of(value: date) -> int:
    """The year of its September: 2025 for 12 March 2026."""
    return value.year if value.month >= 9 else value.year - 1


def following(value: date) -> date:
    """The same day of the next year; 28 February after a leap day."""
    leap = (value.month, value.day) == (2, 29)
    return value.replace(year=value.year + 1, day=28 if leap else value.day)


def _made(number: int, month: int, year: str | None, school_year: int | None) -> Day | None:
    if year is None and school_year is None:
        return None
    if year is not None:
        full = int(year) + (2000 if len(year) == 2 else 0)
    else:
        full = _year(month, school_year or 0)
    try:
        return Day(date(full, month, number), inferred=year is None)
    except ValueError:
        return None


def _year(month: int, school_year: int) -> int:
    return school_year if month >= 9 else school_year + 1


def _suggested(words: str, reference: date | None, school_year: int | None) -> date | None:
    if found := _PART_OF_MONTH.fullmatch(words.strip(" .")):
        part, month, year = found[1] or "fin", _MONTHS[found[2]], found[3]
        if year is None and school_year is None:
            return None
        full = int(year) if year else _year(month, school_year or 0)
        number = {"debut": 5, "mi": 15}.get(part)
        if not 1990 <= full <= 2100:
            return None
        return date(full, month, number) if number else _last_of_month(full, month)
    if reference is None:
        return None
    if _SOON.search(words):
        return reference + timedelta(14)
    if "vacances" in words or "conges" in words:
        starts = [start for start in _ZONE_B if start > reference]
        return starts[0] - timedelta(1) if starts and reference >= _ZONE_B[0] - _TERM else None
    if "rentree" in words:
        return date(reference.year + (reference.month >= 9), 9, 1)
    if "fin de l'annee scolaire" in words or "fin d'annee scolaire" in words:
        return date(school_year_of(reference) + 1, 7, 3)
    return None


_TERM = timedelta(60)


def _last_of_month(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(1)
