"""A TrueType font as a file for everyone needs it: every letter drawn can be read back."""

from __future__ import annotations

import re

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

_CMAP_BLOCK = 100
"""Mappings in one block of a ToUnicode table, by the specification."""
_BEYOND = re.compile(r"<([0-9A-F]{5,6})>$")
"""A sign beyond U+FFFF, as reportlab writes it."""


class ReadableFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A font whose ToUnicode table maps only what has a meaning.

    reportlab maps the missing-glyph slot to U+0000, which PDF/UA forbids, in blocks longer
    than the specification allows, and writes a sign beyond U+FFFF without its surrogates.
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                stream.content = _well_formed(stream.content)


def _well_formed(cmap: str) -> str:
    lines = cmap.split("\n")
    start = next(i for i, line in enumerate(lines) if line.endswith("beginbfchar"))
    end = lines.index("endbfchar")
    kept = [line for line in lines[start + 1 : end] if not line.endswith("<0000>")]
    mapped = [_BEYOND.sub(_surrogates, line) for line in kept]
    blocks: list[str] = []
    for first in range(0, len(mapped), _CMAP_BLOCK):
        block = mapped[first : first + _CMAP_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines[:start], *blocks, *lines[end + 1 :]])


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
