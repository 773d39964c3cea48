"""Days and due dates as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import french
from citeapp.intake import dates

MARCH = date(2026, 3, 12)


@pytest.mark.parametrize(
    "written",
    [
        "12/03/2026", "12/3/26", "12-03-2026", "12.03.2026", "12 mars 2026", "jeudi 12 mars 2026",
        "le 12 mars 2026", "2026-03-12", MARCH, datetime(2026, 3, 12, 17, 30), 46093,
    ],
)  # fmt: skip
def test_a_full_date_is_read_day_first(written: str | int | date) -> None:
    assert dates.day(written) == dates.Day(MARCH)


def test_a_date_is_never_read_month_first() -> None:
    assert dates.day("03/04/2026") == dates.Day(date(2026, 4, 3))
    assert dates.day("03/13/2026") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("jeudi 12 mars", MARCH),
        ("1er octobre", date(2025, 10, 1)),
        ("25/09", date(2025, 9, 25)),
        ("15 janv.", date(2026, 1, 15)),
    ],
)
def test_a_missing_year_comes_from_the_school_year_and_is_flagged(
    written: str, expected: date
) -> None:
    assert dates.day(written, 2025) == dates.Day(expected, inferred=True)
    assert dates.day(written) is None


@pytest.mark.parametrize(
    "written", ["", "asap", "31/02/2026", "12", "présent", True, 3.5, "99/99/99"]
)
def test_what_is_no_day_is_none(written: str | float) -> None:
    assert dates.day(written, 2025) is None


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("asap", date(2025, 10, 9)),
        ("fin juin", date(2026, 6, 30)),
        ("mars 2026", date(2026, 3, 31)),
        ("mi-novembre", date(2025, 11, 15)),
        ("avant les vacances", date(2025, 10, 17)),
        ("rentrée", date(2026, 9, 1)),
        ("quand Zoé sera là", None),
    ],
)
def test_a_due_date_in_words_stays_words_with_a_suggestion(
    words: str, suggested: date | None
) -> None:
    assert dates.due(words, date(2025, 9, 25)) == dates.Due(words=words, suggested=suggested)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_we_write_is_read_back(value: date) -> None:
    assert dates.day(french.long_day(value)) == dates.Day(value)
    assert dates.day(value.strftime("%d/%m/%Y")) == dates.Day(value)
    assert dates.day(value.isoformat()) == dates.Day(value)


@given(st.text(max_size=30))
def test_no_text_stumbles(written: str) -> None:
    dates.due(written, date(2026, 3, 12))
    dates.days_in(written, 2025)
