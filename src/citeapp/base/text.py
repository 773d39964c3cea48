"""Comparing French words: accents, ligatures, case and punctuation set aside."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
"""Letters that Unicode does not decompose; the full-text triggers apply the same table."""

_LIGATURE_TABLE = str.maketrans(LIGATURES)
_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"}
_CONTROL |= {0x7F: None, 0x202E: None, 0x202D: None, 0x2066: None, 0x2067: None, 0x2069: None}
_CONTROL |= {0x200B: None, 0x2060: None, 0xFEFF: None}


def fold(text: str) -> str:
    """Lower case, no accents, ligatures spelt out: « Œuvre » and "oeuvre" become equal."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURE_TABLE))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def key(text: str) -> str:
    """Only the folded letters and digits, for headings and names: « N° Tél. » is "ntel"."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def clean(text: str) -> str:
    """Text typed or read from a file: NFC, no control or direction-override characters."""
    return unicodedata.normalize("NFC", text).translate(_CONTROL).strip()


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical order as a French reader expects it; the text itself breaks ties."""
    return fold(text), text
