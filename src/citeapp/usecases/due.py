"""Due dates as people type them: a day when it is one, else their words."""

from __future__ import annotations

from datetime import date, timedelta

from citeapp.intake import dates

PAST = timedelta(days=60)
"""A day without year that is gone for longer is the next one: « 15 septembre », said in June."""


def understood(words: str, today: date) -> tuple[date | None, str]:
    """(day, words): « 20 mars » gives the next 20 March, « avant les vacances » stays as said.

    Who types the day of last week means last week: an action may already be late.
    """
    words = words.strip()
    found = dates.due(words, reference=today, school_year=dates.school_year_of(today))
    if found.day is None:
        return None, found.words or words
    if found.inferred and found.day < today - PAST:
        return dates.following(found.day), ""
    return found.day, ""
