"""Dates, times and numbers as a French reader expects them (domain.md, typography)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

NBSP = "\u00a0"
_SPACE_INSIDE = re.compile(r" (?=[:;?!»])|(?<=«) ")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_AT = {
    **dict.fromkeys(("centre", "collège", "foyer", "gymnase", "lycée", "local", "musée"), "au "),
    **dict.fromkeys(("bibliothèque", "ludothèque", "mairie", "maison", "médiathèque"), "à la "),
    **dict.fromkeys(("salle",), "à la "),
    **dict.fromkeys(("auditorium", "école", "espace", "hôtel", "immeuble"), "à l’"),
}
"""Places by their first word, and how one goes to them."""
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


_SHORT = {
    0: "janv.",
    1: "févr.",
    3: "avr.",
    6: "juil.",
    8: "sept.",
    9: "oct.",
    10: "nov.",
    11: "déc.",
}


def short_month(value: date) -> str:
    """« sept. », « mars »: a month where there is little room."""
    return _SHORT.get(value.month - 1, MONTHS[value.month - 1])


def month(value: date) -> str:
    """« septembre 2025 »."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def day(value: date, *, year: bool = True) -> str:
    """« 12 mars 2026 », « 1er mai »."""
    number = "1er" if value.day == 1 else str(value.day)
    words = f"{number} {MONTHS[value.month - 1]}"
    return f"{words} {value.year}" if year else words


def long_day(value: date, *, year: bool = True) -> str:
    """« jeudi 12 mars 2026 »."""
    return f"{WEEKDAYS[value.weekday()]} {day(value, year=year)}"


def begun(words: str) -> str:
    """As at the beginning of a line: « Jeudi 12 mars »."""
    return words[:1].upper() + words[1:]


def within(words: str) -> str:
    """As inside a sentence: « Créer une rencontre » becomes « créer une rencontre »."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def unbroken(words: str) -> str:
    """The spaces at which a French line never breaks: before « : », inside « »."""
    return _SPACE_INSIDE.sub(NBSP, words)


def quoted(words: str, most: int = 80) -> str:
    """« words », cut with « … » after ``most`` characters."""
    cut = words if len(words) <= most else words[: most - 1].rstrip() + "…"
    return f"«\u00a0{cut}\u00a0»"


def hour(value: time) -> str:
    """« 17 h 30 », « 19 h » (non-breaking spaces)."""
    words = f"{value.hour}{NBSP}h"
    return f"{words}{NBSP}{value.minute:02}" if value.minute else words


def moment(value: datetime) -> str:
    """« 12 mars 2026 à 17 h 30 »."""
    return f"{day(value.date())} à {hour(value.time())}"


def lately(value: datetime, today: date) -> str:
    """« 3 mars, 14 h 10 »; the year only when it is not today's."""
    return f"{day(value.date(), year=value.year != today.year)}, {hour(value.time())}"


def number(value: int) -> str:
    """Thousands parted by a narrow no-break space: « 1 204 »."""
    return f"{value:,}".replace(",", "\u202f")


def decimal(value: float) -> str:
    """A number with one place after the comma at most: « 6,5 », « 1 204 »."""
    whole, tenth = divmod(round(abs(value) * 10), 10)
    sign = "-" if value < 0 and (whole or tenth) else ""
    return sign + number(whole) + (f",{tenth}" if tenth else "")


def weight(size: int) -> str:
    """A size in bytes: « 214 ko », « 3,4 Mo »."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NBSP}ko"
    return f"{size / 1_000_000:.1f}".replace(".", ",").replace(",0", "") + f"{NBSP}Mo"


def listed(names: Sequence[str]) -> str:
    """« Awa », « Awa et Zoé », « Awa, Zoé et Léa »; nothing for nobody."""
    if not names:
        return ""
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last


def phone(digits: str) -> str:
    """« 06 12 34 56 78 » for a French number, anything else unchanged."""
    if len(digits) == 10 and digits.isdigit():
        return NBSP.join(digits[i : i + 2] for i in range(0, 10, 2))
    return digits


def at_place(name: str) -> str:
    """Where one goes: « au centre social Papin », « à l’école Papin »; else « ici : Papin »."""
    first, _space, rest = name.strip().partition(" ")
    article = _AT.get(first.lower())
    if article is None:
        return f"ici{NBSP}: {name.strip()}"
    return f"{article}{first.lower()}{' ' if rest else ''}{rest}"


def named_collective(name: str) -> str:
    """Whose rencontre it is: « du collectif Dorignies »."""
    return f"du {within(name)}" if name[:9].lower() == "collectif" else f"de {name}"


def school_year(value: date) -> str:
    """« 2025-2026 » for any day from 1 September 2025 to 31 August 2026."""
    start = value.year if value.month >= 9 else value.year - 1
    return f"{start}-{start + 1}"
