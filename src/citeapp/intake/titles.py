"""What the lines above the headings say: the collectif, the school year, the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from citeapp.base.frozen import dataclass
from citeapp.base.text import fold
from citeapp.intake import dates, times

_COLLECTIVE = re.compile(
    r"\bcollectif\s+(?:(?:du |de |des )?(?:quartier )?)(?:de la |de l['’]|du |des |de |d['’])?"
    r"([A-ZÀ-ÖØ-ÞŒ0-9«][^\n\-–—:;,(]*?)\s*(?:$|[-–—:;,(]| 20\d\d)",
)
_IN_FILE_NAME = re.compile(r"collectif[-_ ]+([^\d.]+?)[-_ ]*(?:\d|\.|$)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s*[-–/]\s*(20\d\d|\d\d)\b")
_MONTH_YEAR = re.compile(r"\b(septembre|octobre|novembre|decembre)\s+(20\d\d)\b")
_PLACE = re.compile(r"\blieu\s*:\s*([^\n;|]+)", re.IGNORECASE)


@dataclass(frozen=True)
class TitleFacts:
    """``school_year`` is the year of its September; empty parts were not found."""

    collective: str = ""
    school_year: int | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""


def facts(lines: Sequence[str], file_name: str = "", sheet_name: str = "") -> TitleFacts:
    """Titles first, then the name of the sheet, then the name of the file."""
    joined = "\n".join(lines)
    everything = "\n".join((joined, sheet_name, file_name))
    school_year = _school_year(everything)
    days = dates.days_in(joined, school_year) or dates.days_in(sheet_name, school_year)
    start, end = times.times(joined)
    place = _PLACE.search(joined)
    return TitleFacts(
        collective=_collective(lines, file_name),
        school_year=school_year or (dates.school_year_of(days[0].day) if days else None),
        day=days[0].day if len({one.day for one in days}) == 1 else None,
        start=start,
        end=end,
        place=place[1].strip() if place else "",
    )


def _collective(lines: Sequence[str], file_name: str) -> str:
    for line in lines:
        lowered = re.sub(r"(?i)\bcollectif\b", "collectif", line)
        if found := _COLLECTIVE.search(lowered):
            return found[1].strip("« »\u00a0")
    if found := _IN_FILE_NAME.search(file_name):
        return re.sub(r"[-_ ]+", " ", found[1]).strip().title()
    return ""


def _school_year(words: str) -> int | None:
    for found in _SCHOOL_YEAR.finditer(words):
        start, end = int(found[1]), int(found[2]) % 100
        if end == (start + 1) % 100:
            return start
    if found_month := _MONTH_YEAR.search(fold(words)):
        return int(found_month[2])
    return None
