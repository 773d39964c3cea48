"""Days off in Douai: public holidays, school holidays of zone B, and the file that holds them."""

from __future__ import annotations

from datetime import date

import pytest

from citeapp.base import days_off


def test_the_days_of_2026_are_those_of_the_design_page() -> None:
    public = [one.first for one in days_off.between(date(2026, 1, 1), date(2026, 12, 31))
              if one.is_public]  # fmt: skip
    days = ((1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11))
    assert public == [date(2026, month, day) for month, day in (*days, (12, 25))]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 5, 14), "Le 14 mai 2026 est férié (Ascension)."),
        (
            date(2026, 10, 31),
            "Vacances scolaires de la zone B : vacances de la Toussaint, "
            "du 17 octobre au 1er novembre 2026.",
        ),
        (
            date(2027, 1, 3),
            "Vacances scolaires de la zone B : vacances de Noël, "
            "du 19 décembre 2026 au 3 janvier 2027.",
        ),
        (
            date(2029, 2, 20),
            "Vacances scolaires de la zone B : vacances d’hiver, "
            "du 17 février au 4 mars 2029. Calendrier indicatif.",
        ),
    ],
)
def test_a_day_off_is_said_in_one_sentence(day: date, said: str) -> None:
    assert days_off.on(day)[0].sentence(day) == said


def test_the_days_before_and_after_holidays_are_ordinary() -> None:
    for day in (date(2026, 2, 13), date(2026, 3, 2), date(2026, 3, 11), date(2028, 2, 29)):
        assert days_off.on(day) == []


def test_far_away_years_have_their_public_holidays() -> None:
    assert [one.name for one in days_off.on(date(2040, 7, 14))] == ["Fête nationale"]
    assert days_off.on(date(2099, 7, 14)) == []


def test_the_file_says_what_the_package_says() -> None:
    """A line corrected by hand, or an order published since, is noticed here."""
    from make_calendar import lines  # the package takes its time: only this test needs it

    held = [
        ";".join((one.kind, one.first.isoformat(), one.last.isoformat(), one.name))
        for one in days_off.every()
    ]
    assert sorted(held) == sorted(lines())
