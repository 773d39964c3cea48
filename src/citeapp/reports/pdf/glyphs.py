"""Letters a font does not have, replaced so that nothing is drawn as an empty box by chance."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

MISSING = "□"


def drawable(text: str, known: Container[int]) -> str:
    """``text`` with the characters of ``known`` only (code points; the newline stays).

    Composed forms and plain equivalents are tried first (« ﬁ » becomes « fi »); marks and
    invisible characters without a glyph vanish; the rest becomes one « □ ».
    """
    out: list[str] = []
    missing = MISSING if ord(MISSING) in known else "?"
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        if letter == "\n" or (ord(letter) in known and category not in ("Mn", "Me", "Cc", "Cf")):
            out.append(letter)
        elif category == "Zs":
            out.append("\u00a0" if letter in "\u00a0\u202f\u2007" else " ")
        elif category not in ("Mn", "Me", "Cc", "Cf", "Cs", "Sk"):
            plain = unicodedata.normalize("NFKC", letter)
            if plain != letter and all(ord(part) in known for part in plain):
                out.append(plain)
            elif out[-1:] != [missing]:
                out.append(missing)
    return "".join(out)
