"""Breaking text into lines, without any drawing library: the widths are asked for.

No markup is read anywhere: a text is letters and spaces, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citeapp.base.frozen import dataclass


@dataclass(frozen=True)
class Style:
    """How letters look: face (a font file's stem), size and leading in points, colour.

    ``leftwards``: the line they stand on begins at the right.
    """

    face: str
    size: float
    leading: float
    colour: str
    tracking: float = 0.0
    leftwards: bool = False


Piece = tuple[str, Style]
Line = tuple[Piece, ...]
Measure = Callable[[str, Style], float]

_TOKENS = re.compile(r"\n| +|[^ \n]+")


def wrap(pieces: Line, width: float, measure: Measure) -> list[Line]:
    """``pieces`` in lines no wider than ``width``; a word that is too long is cut.

    Each broken line keeps its last space, so that words stay apart when text is read aloud.
    """
    if len(pieces) == 1 and _plain(pieces[0][0]) and measure(*pieces[0]) <= width:
        return [pieces]
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0.0
    for word in _words(pieces):
        if word == [("\n", word[0][1])]:
            lines.append(_joined(current))
            current, used = [], 0.0
            continue
        for part in _cut(word, width, measure):
            ink = sum(measure(text.rstrip(" "), style) for text, style in part)
            if current and used + ink > width:
                lines.append(_joined(current))
                current, used = [], 0.0
            current += part
            used += sum(measure(text, style) for text, style in part)
    if current or not lines:
        lines.append(_joined(current))
    return lines


def _plain(text: str) -> bool:
    """Whether a text that fits is already a line: most cells of a table are."""
    return bool(text) and text[0] != " " and "\n" not in text and "  " not in text


def _words(pieces: Line) -> list[list[Piece]]:
    """Words with the spaces that follow them; a word may change its style midway."""
    words: list[list[Piece]] = []
    open_word = False
    for text, style in pieces:
        for token in _TOKENS.findall(text):
            if token == "\n":
                words.append([(token, style)])
                open_word = False
            elif token.startswith(" "):
                if open_word:
                    words[-1].append((" ", style))
                open_word = False
            elif open_word:
                words[-1].append((token, style))
            else:
                words.append([(token, style)])
                open_word = True
    return words


def _cut(word: list[Piece], width: float, measure: Measure) -> list[list[Piece]]:
    """A word wider than a whole line, letter by letter in parts that fit."""
    if sum(measure(text.rstrip(" "), style) for text, style in word) <= width:
        return [word]
    parts: list[list[Piece]] = [[]]
    used = 0.0
    for text, style in word:
        for letter in text:
            wide = 0.0 if letter == " " else measure(letter, style)
            if parts[-1] and used + wide > width:
                parts.append([])
                used = 0.0
            parts[-1].append((letter, style))
            used += wide
    return [list(_joined(part)) for part in parts]


def _joined(pieces: list[Piece]) -> Line:
    """Neighbours of one style as one piece."""
    joined: list[Piece] = []
    for text, style in pieces:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return tuple(joined)
