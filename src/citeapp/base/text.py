"""Comparing French words: accents, ligatures, case and punctuation set aside."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
"""Letters that Unicode does not decompose; the full-text triggers apply the same table."""

_LIGATURE_TABLE = str.maketrans(LIGATURES)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_KEPT = "\n\t"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphens, spaces of no width, and what turns the direction of a line."""


def fold(text: str) -> str:
    """Lower case, no accents, ligatures spelt out: « Œuvre » and "oeuvre" become equal."""
    decomposed = unicodedata.normalize("NFKD", text).translate(_LIGATURE_TABLE)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


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
