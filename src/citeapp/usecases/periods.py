"""The years a report is made of: « 2025-2026 » from September on, « 2026 » from January on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

_WELL_BEGUN = timedelta(days=120)
"""Until a school year is so old, one reports on the year before."""
_LONG_AGO = timedelta(days=30 * 365)
"""Before that, a date is a slip of the hand."""
_SCHOOL, _CIVIL = re.compile(r"(\d{4})-(\d{4})"), re.compile(r"\d{4}")
_FIRST_MONTH = 9


@dataclass(frozen=True)
class Period:
    """A year; ``code`` is how it is asked for and printed."""

    code: str
    first: date
    last: date

    @property
    def is_school_year(self) -> bool:
        return self.first.month == _FIRST_MONTH

    @property
    def words(self) -> str:
        """« année scolaire 2025-2026 », « année 2026 »."""
        if self.is_school_year:
            return _("année scolaire {code}", code=self.code)
        return _("année {code}", code=self.code)

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its twelve months."""
        start = self.first.year * 12 + self.first.month - 1
        return tuple(date(*_month(start + n), 1) for n in range(12))


def school_year(first_year: int) -> Period:
    """The year that begins in September of ``first_year``."""
    first = date(first_year, _FIRST_MONTH, 1)
    last = date(first_year + 1, _FIRST_MONTH, 1) - timedelta(days=1)
    return Period(french.school_year(first), first, last)


def civil_year(year: int) -> Period:
    """The year from January to December."""
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def usual(today: date) -> Period:
    """The school year on which one reports: last year's until this one has well begun."""
    begun = today - _WELL_BEGUN
    return school_year(begun.year if begun.month >= _FIRST_MONTH else begun.year - 1)


def named(code: str, today: date) -> Period:
    """The year of a code; the usual one without any. Raises InputRefused for other words."""
    if not code:
        return usual(today)
    school = _SCHOOL.fullmatch(code)
    if school and 1 < int(school[1]) + 1 == int(school[2]):
        return school_year(int(school[1]))
    if _CIVIL.fullmatch(code) and int(code):
        return civil_year(int(code))
    raise InputRefused(
        _("« {code} » n’est pas une année.", code=code),
        todo=_("Écrivez une année scolaire (2025-2026) ou une année civile (2026)."),
    )


@reads
def offered(session: Session, /, *, collective_id: str = "") -> list[Period]:
    """The years since the first rencontre, and the usual one: school years first."""
    of, values = ("WHERE collective_id = ?", [collective_id]) if collective_id else ("", [])
    found = session.workspace.connection.rows(
        f"SELECT min(date), max(date) FROM v_meeting {of}", values
    )
    ordinary, today = usual(session.today), session.today
    first, last = (day_of(text) or today for text in found[0])
    begin = max(min(first, ordinary.first), today - _LONG_AGO)
    end = min(max(last, ordinary.last), today)
    schools = [school_year(year) for year in range(end.year, begin.year - 2, -1)]
    civils = [civil_year(year) for year in range(end.year, begin.year - 1, -1)]
    return [year for year in (*schools, *civils) if year.last >= begin and year.first <= end]


def day_of(text: str | None) -> date | None:
    """A stored day; None where there is none, or something else (from a foreign program)."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1
