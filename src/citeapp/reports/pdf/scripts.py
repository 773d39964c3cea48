"""Words written from right to left, made ready for a page that is drawn from left to right.

reportlab draws one glyph a letter, in the order given. Arabic letters change their form with
their neighbours and Hebrew, Arabic or N'Ko words run the other way: both are done here for
what a French document holds of them, names and sentences, after the rules of Unicode (UAX 9
without embeddings, which ``base.text.clean`` takes away; the Arabic forms of UAX 53's block).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

_RIGHT_TO_LEFT = ("R", "AL")
_FIRST = "\u0590"
"""No letter before the Hebrew ones runs the other way."""
_NUMBERS = ("EN", "AN")
_WHOLE_NUMBER = re.compile("\\d+(?:[:.,/\u00a0]\\d+)+|\\d{2}(?: \\d{2}){3,}")
"""Hours, days, amounts, telephone numbers: their parts are never put in another order."""
_TATWEEL = "\u0640"
_LAM = "\u0644"
_PRESENTATION_FORMS = (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD))
_LAM_ALEF = 0xFEF5
"""From here on lam and alef make one sign that must be drawn; other pairs are ornaments."""
_SHAPES = ("isolated", "final", "initial", "medial")


def is_right_to_left(text: str) -> bool:
    """Whether any of the letters runs the other way."""
    return max(text, default="") >= _FIRST and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )


def joined(text: str, known: Container[int]) -> str:
    """``text`` with its Arabic letters in the form they have between their neighbours.

    Forms that are not in ``known`` (code points of the font) are left as they are.
    """
    if max(text, default="") < "\u0600":
        return text
    out: list[str] = []
    place = 0
    while place < len(text):
        letter, after = text[place], text[place + 1 : place + 2]
        length = 2 if letter == _LAM and (letter + after) in _forms() else 1
        unit = text[place : place + length]
        before_joins = place > 0 and _joins_on(text[place - 1]) and _joins_back(unit)
        following = text[place + length : place + length + 1]
        after_joins = bool(following) and _joins_on(unit) and _joins_back(following)
        shape = _SHAPES[before_joins + 2 * after_joins]
        shaped = _forms().get(unit, {}).get(shape, unit)
        out.append(shaped if all(ord(part) in known for part in shaped) else unit)
        place += length
    return "".join(out)


def visual(text: str, *, leftwards: bool = False) -> str:
    """The letters of one line in the order the pen meets them, from left to right.

    ``leftwards``: the line begins at the right; a space at its end stays at the end of the pen's.
    """
    if leftwards:
        bare = text.rstrip(" ")
        runs = _runs(bare, "R")
        return "".join(reversed(runs)) + text[len(bare) :]
    return "".join(_runs(text, "L"))


def _runs(text: str, base: str) -> list[str]:
    """The parts of a line that run one way, in the order of reading, each as it is drawn."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    for found in _WHOLE_NUMBER.finditer(text):
        kinds[found.start() : found.end()] = ["EN"] * len(found[0])
    sides = _sides(kinds, base)
    out: list[str] = []
    place = 0
    while place < len(text):
        end = place
        while end < len(text) and sides[end] == sides[place]:
            end += 1
        run = text[place:end]
        out.append(run if sides[place] == "L" else _reversed(run, kinds[place:end]))
        place = end
    return out


def _sides(kinds: list[str], base: str) -> list[str]:
    """« R » or « L » for each letter; what has no side takes that of both its neighbours, or
    the one of the line.
    """
    strong: list[str] = []
    last = base
    for kind in kinds:
        if kind in _RIGHT_TO_LEFT:
            last = "R"
        elif kind == "L":
            last = "L"
        strong.append(last if kind in ("L", *_RIGHT_TO_LEFT, *_NUMBERS) else "")
    sides = list(strong)
    following = base
    for place in reversed(range(len(kinds))):
        if strong[place]:
            following = strong[place]
        else:
            before = next((s for s in reversed(strong[:place]) if s), base)
            sides[place] = before if before == following else base
    return sides


def _reversed(run: str, kinds: list[str]) -> str:
    """The other way round, but numbers stay readable and brackets open where they should."""
    out: list[str] = []
    place = len(run) - 1
    while place >= 0:
        start = place
        while start > 0 and kinds[place] in _NUMBERS and kinds[start - 1] in _NUMBERS:
            start -= 1
        out.append(run[start : place + 1].translate(_MIRRORED))
        place = start - 1
    return "".join(out)


def _joins_on(letters: str) -> bool:
    """Whether the next letter can join this one."""
    return letters == _TATWEEL or "initial" in _forms().get(letters, ())


def _joins_back(letters: str) -> bool:
    """Whether this letter can join the one before."""
    return letters == _TATWEEL or "final" in _forms().get(letters, ())


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam and alef) to its forms, as Unicode itself tells them."""
    found: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION_FORMS:
        shape, _end, bases = unicodedata.decomposition(chr(code)).removeprefix("<").partition("> ")
        letters = "".join(chr(int(base, 16)) for base in bases.split())
        lam_alef = len(letters) == 2 and letters[0] == _LAM and code >= _LAM_ALEF
        if shape in _SHAPES and (len(letters) == 1 or lam_alef):
            found.setdefault(letters, {})[shape] = chr(code)
    return found


_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
