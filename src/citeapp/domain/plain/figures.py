"""Numbers, dates and hours in a sentence: digits, the month in letters, nothing over a thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.plain.remarks import Remark, dressed

LARGE = 1000
_DATE = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.-]\d)")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_HOUR = re.compile(
    r"(?<![\w:,.])(\d{1,2})\s?[hH](?:\s?(\d{2})(?:\s?min)?)?(?!\w)|(?<![\w:])(\d{1,2}):(\d{2})(?![\w:])"
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%(?:\s+des\s+([^\W\d_]+))?")
_NUMBER = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d])|(?<![\w.,/-])\d{4,}(?!\w)"
)
_PHONE = re.compile(r"(?:\+\d{2}\s?|0)\d(?:[\s.\u00a0\u202f-]?\d{2}){4}")
_ROMAN = re.compile(r"\b(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?=\b|e\b|ème\b)")
_WRITTEN = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
}  # fmt: skip
_IN_LETTERS = re.compile(
    rf"(?<![\w-])({'|'.join(_WRITTEN)})(?![\w-])(?!\s+(?:{'|'.join(_WRITTEN)}|et\s+une?|mille)\b)",
    re.IGNORECASE,
)
_ONES = {
    "parents": "parent", "familles": "famille", "enfants": "enfant", "élèves": "élève",
    "habitants": "habitant", "habitantes": "habitante", "enseignants": "enseignant",
    "personnes": "personne", "jeunes": "jeune", "mères": "mère", "pères": "père",
    "écoles": "école", "professionnels": "professionnel",
}  # fmt: skip
"""What one counts here, and how one of them is called."""


def remarks(text: str, taken: list[tuple[int, int]] | None = None) -> Iterator[Remark]:
    """Every number that a plain text says otherwise; ``taken`` are addresses to leave alone."""
    spared = [*(taken or ()), *(m.span() for m in _PHONE.finditer(text))]
    for find in (_dates, _hours, _percents, _large, _roman, _in_letters):
        for remark in find(text):
            if not any(a < remark.end and remark.start < b for a, b in spared):
                spared.append((remark.start, remark.end))
                yield remark


def _dates(text: str) -> Iterator[Remark]:
    why = _("Écrivez le mois en lettres.")
    for found in _ISO.finditer(text):
        said = _said_date(int(found[3]), int(found[2]), int(found[1]))
        yield from _dated(found, said, why)
    for found in _DATE.finditer(text):
        day, month, written = int(found[1]), int(found[3]), found[4]
        if not written and not (found[2] == "/" and len(found[3]) == 2):
            continue
        year = int(written) + (2000 if len(written) == 2 else 0) if written else None
        yield from _dated(found, _said_date(day, month, year), why)


def _dated(found: re.Match[str], said: str, why: str) -> Iterator[Remark]:
    if said:
        yield Remark("5.3", *found.span(), why, said)


def _said_date(day: int, month: int, year: int | None) -> str:
    """Empty for a day that no calendar has."""
    try:
        return french.day(date(year or 2024, month, day), year=year is not None)
    except ValueError:
        return ""


def _hours(text: str) -> Iterator[Remark]:
    for found in _HOUR.finditer(text):
        hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
        if hour < 25 and minute < 60:
            words = _("{n} heures", n=hour) if hour > 1 else _("{n} heure", n=hour)
            said = f"{words} {minute:02}" if minute else words
            yield Remark("6.4", *found.span(), _("Écrivez « heures » en entier."), said)


def _percents(text: str) -> Iterator[Remark]:
    for found in _PERCENT.finditer(text):
        share = Fraction(found[1].replace(",", ".")) / 100
        near = share.limit_denominator(10)
        if 0 < near < 1:
            example = _("{n} personne sur {of}") if near.numerator == 1 else _(
                "{n} personnes sur {of}"
            )  # fmt: skip
            said = example.format(n=near.numerator, of=near.denominator)
            why = _("Un pourcentage est difficile. Dites par exemple « {said} ».", said=said)
        else:
            why = _("Un pourcentage est difficile. Dites combien de personnes.")
        yield Remark("5.2", *found.span(), why, _share_of(near, share, found[2]))


def _share_of(near: Fraction, share: Fraction, whom: str | None) -> str | None:
    """« 1 parent sur 2 » for « 50 % des parents »; None where the words are not known."""
    one = _ONES.get((whom or "").lower())
    if one is None or whom is None or not 0 < near < 1:
        return None
    counted = one if near.numerator == 1 else whom.lower()
    words = _("{n} {whom} sur {of}", n=near.numerator, whom=counted, of=near.denominator)
    return words if near == share else _("environ {words}", words=words)


def _large(text: str) -> Iterator[Remark]:
    why = _("Un nombre plus grand que 1 000 est difficile. Dites « beaucoup », ou comparez.")
    for found in _NUMBER.finditer(text):
        value = int(re.sub(r"\D", "", found[0]))
        is_year = found[0].isdigit() and 1900 <= value < 2100
        is_postcode = len(found[0]) == 5 and text[found.end() : found.end() + 2].strip().isupper()
        if value > LARGE and not is_year and not is_postcode:
            yield Remark("5.2", *found.span(), why)


def _roman(text: str) -> Iterator[Remark]:
    for found in _ROMAN.finditer(text):
        why = _("Écrivez les nombres avec des chiffres de tous les jours.")
        yield Remark("5.1", *found.span(), why, str(_roman_value(found[0])))


def _roman_value(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _in_letters(text: str) -> Iterator[Remark]:
    for found in _IN_LETTERS.finditer(text):
        before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
        if before not in _WRITTEN and before != "mille":
            digits = dressed(str(_WRITTEN[found[0].lower()]), found[0])
            yield Remark("5.1", *found.span(), _("Écrivez ce nombre en chiffres."), digits)
