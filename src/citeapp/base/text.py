"""Comparing French words: accents, ligatures, case and punctuation set aside."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
"""Letters that Unicode does not decompose; the full-text triggers apply the same table."""

_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_MAY_HOLD_MARKS = re.compile("[^\u0000-\u02ff\u2000-\u20cf\u2100-\u2bff]")
"""Letters beyond Latin: their marks are looked up one by one, which takes its time.

Said by what they are not: the ranges themselves take 5 ms to compile, at every start.
"""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_KEPT = "\n\t"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphens, spaces of no width, and what turns the direction of a line."""


def fold(text: str) -> str:
    """Lower case, no accents, ligatures spelt out: « Œuvre » and "oeuvre" become equal."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    for ligature, letters in LIGATURES.items():
        bare = bare.replace(ligature, letters)
    if _MAY_HOLD_MARKS.search(bare):
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return bare.casefold()


def key(text: str) -> str:
    """Only the folded letters and digits, for headings and names: « N° Tél. » is "ntel"."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def clean(text: str) -> str:
    """Text typed or read from a file: NFC, lines ended by ``\\n``, nothing that cannot be seen."""
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    kept = "".join(c for c in seen if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical order as a French reader expects it; the text itself breaks ties."""
    return fold(text), text
