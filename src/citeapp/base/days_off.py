"""Public holidays and school holidays of zone B (domain.md 5.1), as the calendar file has them.

``resources/calendar/zone-b.csv`` says where they come from; it may be corrected by hand. Public
holidays are known from 2015 to 2045, school holidays from 2018 to 2030.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache

from citeapp.base import french, paths
from citeapp.base.frozen import dataclass
from citeapp.base.language import _

PUBLIC, SCHOOL, PROJECTED = "public", "school", "projected"


@dataclass(frozen=True)
class DaysOff:
    """A public holiday (one day) or school holidays; both days are included.

    ``kind``: public, school, or projected: school holidays that are not published yet.
    """

    kind: str
    first: date
    last: date
    name: str

    @property
    def is_public(self) -> bool:
        return self.kind == PUBLIC

    @property
    def words(self) -> str:
        """« férié : Ascension », « vacances d’été (zone B) », for a calendar."""
        if self.is_public:
            return _("férié : {name}", name=self.name)
        words = _("{name} (zone B)", name=french.within(self.name))
        return _("{words}, calendrier indicatif", words=words) if self.kind == PROJECTED else words

    def sentence(self, day: date) -> str:
        """What to say of a rencontre planned on a day of it."""
        if self.is_public:
            return _("Le {day} est férié ({name}).", day=french.day(day), name=self.name)
        said = _(
            "Vacances scolaires de la zone B : {name}, du {first} au {last}.",
            name=french.within(self.name),
            first=french.day(self.first, year=self.first.year != self.last.year),
            last=french.day(self.last),
        )
        return f"{said} {_('Calendrier indicatif.')}" if self.kind == PROJECTED else said


def between(first: date, last: date) -> list[DaysOff]:
    """What touches these days, both included, by first day; a public holiday first."""
    listed = every()
    until = bisect_right(listed, last, key=lambda one: one.first)
    return [one for one in listed[:until] if one.last >= first]


def on(day: date) -> list[DaysOff]:
    """What a day is part of: a public holiday first."""
    return sorted(between(day, day), key=lambda one: not one.is_public)


@cache
def every() -> tuple[DaysOff, ...]:
    """The whole file, by first day."""
    text = (paths.resources() / "calendar" / "zone-b.csv").read_text("utf-8")
    read = [line.split(";") for line in text.splitlines() if line and not line.startswith("#")]
    found = [
        DaysOff(kind, date.fromisoformat(first), date.fromisoformat(last), name)
        for kind, first, last, name in read
    ]
    return tuple(sorted(found, key=lambda one: (one.first, not one.is_public)))
