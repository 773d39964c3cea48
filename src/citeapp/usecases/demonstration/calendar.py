"""Working days outside school holidays (zone B), close enough for invented rencontres.

Winter and spring holidays follow a rotation that no rule gives: the years of domain.md 5.1
and two earlier ones are listed, the others take the usual week.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_WINTER = {2024: date(2024, 2, 24), 2025: date(2025, 2, 8), 2027: date(2027, 2, 20)}
_FORTNIGHT = timedelta(days=16)
_TO_SPRING = timedelta(days=56)


def is_off(day: date) -> bool:
    """A week-end, a public holiday or school holidays."""
    return not is_working_day(day) or any(start <= day <= end for start, end in _breaks(day.year))


def is_working_day(day: date) -> bool:
    """Neither a week-end nor a public holiday."""
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def working_day(day: date, step: int = 1) -> date:
    """That day, or the nearest working day after it (before it when ``step`` is -1)."""
    while not is_working_day(day):
        day += timedelta(days=step)
    return day


@cache
def _breaks(year: int) -> tuple[tuple[date, date], ...]:
    """The school holidays that touch a calendar year."""
    winter = _WINTER.get(year, _saturday_from(date(year, 2, 11)))
    starts = (
        _saturday_from(date(year - 1, 12, 17)),
        winter,
        winter + _TO_SPRING,
        _saturday_from(date(year, 10, 17)),
        _saturday_from(date(year, 12, 17)),
    )
    summer = (_saturday_from(date(year, 7, 3)), date(year, 9, 2))
    return (*((start, start + _FORTNIGHT) for start in starts), summer)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
    return frozenset(
        [date(year, month, day) for month, day in fixed]
        + [easter + timedelta(days=days) for days in moving]
    )


def _easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)
