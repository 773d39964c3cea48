"""The years on which one reports."""

from __future__ import annotations

from datetime import date

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import collectives, meetings, periods
from citeapp.usecases.session import Session


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 3, 11), "2025-2026"),
        (date(2026, 7, 1), "2025-2026"),
        (date(2026, 11, 23), "2025-2026"),
        (date(2026, 12, 29), "2025-2026"),
        (date(2026, 12, 30), "2026-2027"),
    ],
)
def test_one_reports_on_the_year_before_until_this_one_has_well_begun(
    today: date, code: str
) -> None:
    assert periods.usual(today).code == code
    assert periods.named("", today) == periods.usual(today)


def test_a_school_year_and_a_civil_year() -> None:
    school = periods.named("2025-2026", date(2026, 3, 11))
    assert (school.first, school.last) == (date(2025, 9, 1), date(2026, 8, 31))
    assert school.words == "année scolaire 2025-2026"
    assert (school.months[0], school.months[-1]) == (date(2025, 9, 1), date(2026, 8, 1))
    civil = periods.named("2026", date(2026, 3, 11))
    assert (civil.first, civil.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert civil.words == "année 2026"
    assert civil.months[11] == date(2026, 12, 1)


@pytest.mark.parametrize("words", ["2025-2027", "l’an dernier", "26", "0000", "9999-10000"])
def test_other_words_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(InputRefused, match="n’est pas une année"):
        periods.named(words, date(2026, 3, 11))


def test_the_years_that_hold_rencontres_are_offered(session: Session, dorignies: str) -> None:
    assert [one.code for one in periods.offered(session)] == ["2025-2026", "2026", "2025"]
    meetings.create(session, collective_id=dorignies, date=date(2024, 5, 2))
    other = collectives.create(session, name="Gayant").value.id
    codes = [one.code for one in periods.offered(session)]
    assert codes == ["2025-2026", "2024-2025", "2023-2024", "2026", "2025", "2024"]
    assert "2024" not in [one.code for one in periods.offered(session, collective_id=other)]
