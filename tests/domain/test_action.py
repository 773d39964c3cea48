"""Actions: « en retard » is computed, due dates may be words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp.domain.action import ACTION_STATUS, OPEN_STATUSES, ActionItem, lateness

TODAY = date(2026, 3, 11)


def action(status: str = "todo", due: date | None = None, words: str = "") -> ActionItem:
    return ActionItem(id="a", what="Écrire", status=status, due_date=due, due_text=words)


@pytest.mark.parametrize("status", [*ACTION_STATUS, ""])
def test_only_what_is_open_can_be_late(status: str) -> None:
    late = action(status, TODAY - timedelta(days=3)).days_late(TODAY)
    assert late == (0 if status in ("done", "dropped") else 3)


def test_what_is_due_today_is_not_late_yet() -> None:
    assert action(due=TODAY).days_late(TODAY) == 0
    assert action(due=TODAY).days_late(TODAY + timedelta(days=1)) == 1


def test_no_due_date_is_never_late() -> None:
    assert action(words="avant les vacances").days_late(date.max) == 0


def test_a_leap_day_is_a_due_date_like_another() -> None:
    assert action(due=date(2028, 2, 29)).days_late(date(2028, 3, 1)) == 1


@given(st.dates(), st.dates(), st.sampled_from([*ACTION_STATUS, ""]))
def test_days_late_never_go_below_zero(due: date, today: date, status: str) -> None:
    days = action(status, due).days_late(today)
    assert days >= 0
    assert (days > 0) == (due < today and status in OPEN_STATUSES)


@pytest.mark.parametrize(
    ("due", "words", "shown"),
    [
        (date(2026, 3, 20), "", "20 mars"),
        (date(2027, 1, 1), "", "1er janvier 2027"),
        (None, "fin mai", "fin mai"),
        (date(2026, 5, 31), "fin mai", "fin mai"),
        (None, "", "sans date"),
    ],
)
def test_due_dates_in_words(due: date | None, words: str, shown: str) -> None:
    assert action(due=due, words=words).due_words(TODAY) == shown


def test_without_a_day_to_compare_the_year_is_said() -> None:
    assert action(due=date(2026, 3, 20)).due_words() == "20 mars 2026"


def test_lateness_in_words() -> None:
    assert [lateness(n) for n in (-1, 0, 1, 2, 40)] == [
        "",
        "",
        "hier",
        "2 jours de retard",
        "40 jours de retard",
    ]
