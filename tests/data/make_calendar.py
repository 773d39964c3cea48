"""Writes resources/calendar/zone-b.csv: public holidays and school holidays of zone B.

    python tests/data/make_calendar.py

The package ``holidays`` takes 0.3 s and 11 MB to be imported, for dates that change once a year:
they are read from it here, and the program reads the file. ``tests/base/test_days_off.py`` holds
the file against the package, so that a year published since is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays

TARGET = Path(__file__).parents[2] / "resources" / "calendar" / "zone-b.csv"
PUBLIC_YEARS = range(2015, 2046)
SCHOOL_YEARS = range(2018, 2031)
PUBLISHED_UNTIL = date(2028, 9, 4)
"""What the ministry's last order covers (school year 2027-2028); later days are projections."""
HEAD = """\
# Days off in Douai: public holidays, and school holidays of zone B (académie de Lille).
# Source: Python package « holidays » (MIT), which follows the ministry's orders in the Journal
# officiel. Lines « projected » are not published yet: shown as « calendrier indicatif ».
# Written by tests/data/make_calendar.py; a line may be corrected by hand.
# kind;first day;last day (both included);name
"""


def lines() -> list[str]:
    """The lines of the file, by first day."""
    found = [*public(), *school()]
    return [";".join(line) for line in sorted(found, key=lambda line: (line[1], line[0]))]


def public() -> Iterator[tuple[str, str, str, str]]:
    """One line a public holiday."""
    for day, name in holidays.country_holidays("FR", years=PUBLIC_YEARS, language="fr").items():
        yield "public", day.isoformat(), day.isoformat(), french(name)


def school() -> Iterator[tuple[str, str, str, str]]:
    """One line a period: consecutive days of the same name."""
    found = holidays.country_holidays(
        "FR", subdiv="Zone B", years=SCHOOL_YEARS, categories=("school",), language="fr"
    )
    first: date | None = None
    for day in sorted(found):
        first = first or day
        after = day + timedelta(days=1)
        if found.get(after) != found[day]:
            if after.year in SCHOOL_YEARS:  # a period cut by the end of the years is unknown
                kind = "school" if day < PUBLISHED_UNTIL else "projected"
                yield kind, first.isoformat(), day.isoformat(), french(found[day])
            first = None


def french(name: str) -> str:
    """With the apostrophe of French print."""
    return name.replace("'", "’")


if __name__ == "__main__":
    TARGET.write_text(HEAD + "\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
