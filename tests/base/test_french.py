"""Dates, hours, numbers and telephones as they are printed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.base import french


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 12), "jeudi 12 mars 2026"),
        (date(2026, 5, 1), "vendredi 1er mai 2026"),
        (date(2028, 2, 29), "mardi 29 février 2028"),
        (date(2026, 8, 31), "lundi 31 août 2026"),
        (date(1, 1, 1), "lundi 1er janvier 1"),
    ],
)
def test_days(value: date, words: str) -> None:
    assert french.long_day(value) == words
    assert french.day(value) == words.split(" ", 1)[1]
    assert french.long_day(value, year=False) == words.rsplit(" ", 1)[0]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(17, 30), "17 h 30"),
        (time(19, 0), "19 h"),
        (time(0, 0), "0 h"),
        (time(9, 5), "9 h 05"),
        (time(23, 59), "23 h 59"),
    ],
)
def test_hours_never_break_at_the_end_of_a_line(value: time, words: str) -> None:
    assert french.hour(value) == words.replace(" ", "\u00a0")


def test_a_moment_lately_says_its_year_only_when_it_is_another() -> None:
    at = datetime(2026, 3, 12, 17, 30)
    assert french.lately(at, date(2026, 5, 1)).replace("\u00a0", " ") == "12 mars, 17 h 30"
    assert french.lately(at, date(2027, 1, 1)).startswith("12 mars 2026, ")


def test_a_moment_is_a_day_and_an_hour() -> None:
    words = french.moment(datetime(2026, 3, 12, 17, 30))
    assert words.replace("\u00a0", " ") == "12 mars 2026 à 17 h 30"


def test_thousands_are_parted() -> None:
    numbers = [french.number(n).replace("\u202f", " ") for n in (0, 999, 1204, 14500, -1204)]
    assert numbers == ["0", "999", "1 204", "14 500", "-1 204"]


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("+33612345678", "+33612345678"),
        ("3949", "3949"),
        ("poste 1234", "poste 1234"),
        ("", ""),
    ],
)
def test_telephones(digits: str, shown: str) -> None:
    assert french.phone(digits).replace("\u00a0", " ") == shown


def test_the_school_year_turns_on_the_first_of_september() -> None:
    assert french.school_year(date(2026, 8, 31)) == "2025-2026"
    assert french.school_year(date(2026, 9, 1)) == "2026-2027"


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_school_year_lasts_until_the_next_one_begins(day: date) -> None:
    following = day + timedelta(days=1)
    turns = (following.month, following.day) == (9, 1)
    assert (french.school_year(day) != french.school_year(following)) == turns


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Awa"], "Awa"),
        (["Awa", "Zoé"], "Awa et Zoé"),
        (["Awa", "Zoé", "Léa"], "Awa, Zoé et Léa"),
    ],
)
def test_names_are_listed_as_one_says_them(names: list[str], words: str) -> None:
    assert french.listed(names) == words


def test_a_word_begins_a_line_or_stands_within_one() -> None:
    assert french.begun("jeudi 12 mars") == "Jeudi 12 mars"
    words = ("Créer une rencontre", "ATSEM", "")
    assert [french.within(text) for text in words] == ["créer une rencontre", "ATSEM", ""]


def test_no_line_breaks_inside_a_quotation_or_before_its_mark() -> None:
    assert french.unbroken("« Oui » : 18:30 ?") == "«\u00a0Oui\u00a0»\u00a0: 18:30\u00a0?"


def test_a_number_has_one_place_after_the_comma():
    said = [french.decimal(n) for n in (0, 7, 6.5, 2.04, -1.25, -0.01, 1204.96)]
    assert said == ["0", "7", "6,5", "2", "-1,2", "0", "1\u202f205"]
