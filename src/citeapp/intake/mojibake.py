"""Accents broken by a wrong encoding (« Ã©cole »): found, and a repair proposed."""

from __future__ import annotations

import re

_SIGN = re.compile("[ÂÃÅ][\u0080-\u00bf\u0152-\u2122]|â€|Ã$")
_BYTES = {bytes((byte,)).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)}


def repaired(text: str) -> str | None:
    """« école » for « Ã©cole »; None when the text is sound or cannot be repaired."""
    if not _SIGN.search(text):
        return None
    try:
        mended = bytes(_BYTES[letter] for letter in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return mended if mended != text else None
