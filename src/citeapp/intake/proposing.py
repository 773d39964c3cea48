"""What a column with an unknown heading may hold: proposed from its words and its values.

A proposal is never taken over by itself: a person sees it beside the values, and keeps it
or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citeapp.base.text import fold, key
from citeapp.intake import audiences, dates, first_names, organisations, phones
from citeapp.intake.cells import Cell, text
from citeapp.intake.fields import NOTE, field_of, used_by

_ENOUGH = 0.6
"""The share of the filled cells that must agree."""
_LOOKED_AT = 50
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WORDS = (
    ("email", r"\be?-?mails?\b|\bcourriels?\b|\bmel\b"),
    ("mobile", r"\bportables?\b|\bmobiles?\b|\bgsm\b"),
    ("phone", r"\btel\b|\btelephones?\b|\bfixe\b|\bjoindre\b"),
    ("postcode", r"\bpostal\b"),
    ("full_name", r"\bnoms?\b.*\bprenoms?\b|\bprenoms?\b.*\bnoms?\b|\bparticipants?\b"
     r"|\bpersonnes?\b"),
    ("first_name", r"\bprenoms?\b"),
    ("organisation", r"\bstructures?\b|\borganismes?\b|\bassociations?\b|\betablissements?\b"
     r"|\bemployeur\b|\bpartenaires?\b"),
    ("last_name", r"\bnoms?\b"),
    ("role", r"\bfonctions?\b|\bpostes?\b|\bmetiers?\b|\bprofession\b|\bqualite\b"),
    ("collective", r"\bcollectifs?\b"),
    ("presence", r"\bsignatures?\b|\bemargement\b|\bpresences?\b"),
    ("due", r"\becheances?\b|\bdelais?\b|\bpour (?:le|quand)\b"),
    ("status", r"\betat\b|\bavancement\b|\bou en est\b"),
    ("action_what", r"\bactions?\b|\btaches?\b|\bfaire\b"),
    ("action_who", r"\bresponsables?\b|\bpilotes?\b|\breferente?s?\b|\bqui\b|^par$"),
    ("district", r"\bquartiers?\b|\bqpv\b"),
    ("commune", r"\bcommunes?\b|\bvilles?\b"),
    ("address", r"\badresses?\b|\brue\b"),
    ("website", r"\bsite\b|\bweb\b"),
    ("comment", r"\bobservations?\b|\bremarques?\b|\bcommentaires?\b|\bnotes?\b|\bprecisions?\b"),
)  # fmt: skip


def proposal(heading: str, values: Sequence[Cell], kind: str, taken: set[str]) -> str:
    """A field for the column, or "": its words first, then what most of its values look like.

    ``kind`` is "" while open; a field in ``taken`` is another column's already. A heading that
    is known but has no place in this kind of file, or has its column already, is proposed as a
    note, so that it is kept.
    """
    for found in (_by_words(fold(heading)), _by_values([cell for cell in values if cell != ""])):
        field = "mobile" if found == "phone" and "phone" in taken else found
        if field and field not in taken and used_by(kind, field):
            return field
    known = field_of(key(heading))
    return NOTE if known and (known in taken or not used_by(kind, known)) else ""


def looks_like_data(cell: Cell) -> bool:
    """Whether a cell is surely no heading: an address, a number, a day, a person's name."""
    if not isinstance(cell, str):
        return True
    if not cell:
        return False
    named = _is_full_name(cell) and any(map(first_names.is_known, cell.split()))
    return _is_email(cell) or _is_phone(cell) or named


def _by_words(heading: str) -> str:
    return next((field for field, pattern in _WORDS if re.search(pattern, heading)), "")


def _by_values(cells: Sequence[Cell]) -> str:
    values = [text(cell).strip() for cell in cells[:_LOOKED_AT]]
    for field, fits in _FITS:
        if values and sum(map(fits, values)) >= _ENOUGH * len(values):
            return field
    return ""


def _is_email(value: str) -> bool:
    return bool(_EMAIL.fullmatch(value))


def _is_phone(value: str) -> bool:
    found = phones.phone(value)
    return found.understood and bool(found.digits)


def _is_mobile(value: str) -> bool:
    return _is_phone(value) and phones.phone(value).digits.startswith(("06", "07"))


def _is_uai(value: str) -> bool:
    return bool(re.fullmatch(r"\d{7}[A-Za-z]", value))


def _is_postcode(value: str) -> bool:
    return bool(re.fullmatch(r"\d{5}", value))


def _is_civility(value: str) -> bool:
    return fold(value).strip(". ") in {"m", "mr", "mme", "mlle", "monsieur", "madame"}


def _is_full_name(value: str) -> bool:
    """« DUPONT Zoé », « Zoé Dupont »: two to four words, one of them a first name."""
    words = value.split()
    if not 2 <= len(words) <= 4 or any(letter.isdigit() for letter in value):
        return False
    if organisations.kind(value):
        return False
    capitals = [word.isupper() and len(word) > 1 for word in words]
    known = any(first_names.is_known(word) for word in (words[0], words[-1]))
    return (any(capitals) and not all(capitals)) or known


def _is_first_name(value: str) -> bool:
    return len(value.split()) == 1 and first_names.is_known(value)


def _is_surname(value: str) -> bool:
    return value.isupper() and value.replace("-", "").replace(" ", "").isalpha() and len(value) > 2


def _is_structure(value: str) -> bool:
    return bool(organisations.kind(value)) or organisations.place(value).audience != ""


def _is_day(value: str) -> bool:
    return dates.day(value) is not None


def _is_role(value: str) -> bool:
    return bool(audiences.audience(value))


_FITS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", _is_email),
    ("mobile", _is_mobile),
    ("phone", _is_phone),
    ("uai", _is_uai),
    ("postcode", _is_postcode),
    ("civility", _is_civility),
    ("first_name", _is_first_name),
    ("full_name", _is_full_name),
    ("last_name", _is_surname),
    ("organisation", _is_structure),
    ("role", _is_role),
    ("meeting_date", _is_day),
)
"""Tried in this order: the most telling shapes first."""
