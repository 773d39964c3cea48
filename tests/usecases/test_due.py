"""Due dates as people say them, whenever they say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import french
from citeapp.usecases.due import understood

MARCH, JUNE, OCTOBER = date(2026, 3, 11), date(2026, 6, 30), date(2026, 10, 15)


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("20 mars", MARCH, date(2026, 3, 20)),
        ("1er mars", MARCH, date(2026, 3, 1)),
        ("15 septembre", MARCH, date(2026, 9, 15)),
        ("15 septembre", JUNE, date(2026, 9, 15)),
        ("10/09", JUNE, date(2026, 9, 10)),
        ("20 mars", OCTOBER, date(2027, 3, 20)),
        ("1er octobre", OCTOBER, date(2026, 10, 1)),
        ("3 janvier", date(2026, 12, 20), date(2027, 1, 3)),
        ("20 mars 2025", MARCH, date(2025, 3, 20)),
        ("29 février", date(2028, 1, 10), date(2028, 2, 29)),
        ("29 février", date(2028, 6, 10), date(2029, 2, 28)),
        ("jeudi 12 mars", MARCH, date(2026, 3, 12)),
        (" 2026-04-01 ", MARCH, date(2026, 4, 1)),
    ],
)
def test_a_day_without_year_is_the_one_people_mean(said: str, today: date, day: date) -> None:
    assert understood(said, today) == (day, "")


@pytest.mark.parametrize(
    "said", ["avant les vacances", "fin mai", "30 février", "asap", "la rentrée"]
)
def test_words_stay_words(said: str) -> None:
    assert understood(said, MARCH) == (None, said)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_no_day_is_understood_as_long_past(today: date, wanted: date) -> None:
    found, _words = understood(french.day(wanted, year=False), today)
    if found is not None:
        assert -60 <= (found - today).days <= 366
        assert found.month == wanted.month
