"""Due dates as people type them: a day when it is one, else their words."""

from __future__ import annotations

from datetime import date

from citeapp.intake import dates


def understood(words: str, today: date) -> tuple[date | None, str]:
    """(day, words): « 20 mars » gives the next 20 March, « avant les vacances » stays as said."""
    found = dates.due(words.strip(), reference=today, school_year=dates.school_year_of(today))
    return (found.day, "") if found.day else (None, found.words or words.strip())
