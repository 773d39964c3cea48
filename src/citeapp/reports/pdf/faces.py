"""The fonts of a document: Inter, DejaVu Sans for the letters it lacks, Noto Emoji for faces.

Inter holds the Latin, Greek and Cyrillic letters; DejaVu adds Arabic, Hebrew, Armenian,
Georgian, Tifinagh, N’Ko and a few signs, in one weight; emoji are drawn in outline, so that
they bear black and white. Both are read only when they are needed.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.reports.pdf.font import ReadableFont
from citeapp.reports.pdf.lines import Style
from citeapp.reports.pdf.scripts import is_right_to_left, joined, visual
from citeapp.reports.pdf.style import FACES, REGULAR

SPARES = ("DejaVuSans", "NotoEmoji-Regular")
_WORDS_KEPT = 8192
"""Words whose width is remembered: a table says the same ones again and again."""
Run = tuple[str, str]
"""The name of a font, and letters to draw with it."""


class Faces:
    """The fonts of a folder, known to reportlab under names of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts = {face: _font(folder, face) for face in FACES}
        self._own: Container[int] = self._fonts[REGULAR].face.charToGlyph.keys()
        self._letters = frozenset(map(chr, self._fonts[REGULAR].face.charToGlyph))
        self._advance = lru_cache(_WORDS_KEPT)(self._measured)

    @property
    def first(self) -> str:
        """The name of the face for plain text."""
        return str(self._fonts[REGULAR].fontName)

    def __contains__(self, code: object) -> bool:
        """Whether a letter (a code point) can be drawn."""
        return code in self._own or any(
            code in _font(self._folder, spare).face.charToGlyph for spare in SPARES
        )

    def width(self, text: str, style: Style) -> float:
        """Points that the letters take."""
        return self._advance(text, style.face) * style.size + style.tracking * len(text)

    def _measured(self, text: str, face: str) -> float:
        """The same at a size of one point, without tracking."""
        return sum(
            float(pdfmetrics.stringWidth(part, name, 1))
            for name, part in self._runs(self._joined(text), face)
        )

    def drawn(self, text: str, style: Style) -> list[Run]:
        """What the pen draws, from left to right."""
        shaped = self._joined(text)
        if is_right_to_left(shaped):
            shaped = visual(shaped, leftwards=style.leftwards)
        return self._runs(shaped, style.face)

    def _joined(self, text: str) -> str:
        return text if text.isascii() else joined(text, self)

    def _runs(self, text: str, face: str) -> list[Run]:
        name = str(self._fonts[face].fontName)
        if self._letters.issuperset(text):
            return [(name, text)]
        found = groupby(text, lambda letter: self._holding(letter) or name)
        return [(font, "".join(letters)) for font, letters in found]

    def _holding(self, letter: str) -> str:
        """The first spare font that has a letter; none where Inter has it, or nobody."""
        if letter in self._letters:
            return ""
        for spare in SPARES:
            font = _font(self._folder, spare)
            if ord(letter) in font.face.charToGlyph:
                return str(font.fontName)
        return ""


@cache
def faces(folder: Path) -> Faces:
    """The fonts of ``folder``; a missing or damaged one is said plainly."""
    return Faces(folder)


@cache
def _font(folder: Path, face: str) -> ReadableFont:
    try:
        font = ReadableFont(f"{face} {folder}", str(folder / f"{face}.ttf"), asciiReadable=0)
    except (TTFError, OSError) as error:
        raise UserError(
            _("La police de caractères {face} manque ou est abîmée.", face=face),
            safe=_("Vos données ne sont pas touchées."),
            todo=_("Réinstallez le programme."),
        ) from error
    pdfmetrics.registerFont(font)
    return font
