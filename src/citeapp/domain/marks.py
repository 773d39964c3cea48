"""Line marks: what a typed line of notes says about itself (screens.md, The feel, 6).

``!`` begins an action, ``>`` a decision, ``"`` or « a quote; ``@`` names who, ``/`` says when.
« Écrire à la mairie @Samira /20 mars ».
"""

from __future__ import annotations

import re

from citeapp.base.frozen import dataclass

_KINDS = {"!": "action", ">": "decision", '"': "quote", "«": "quote"}
_TOKEN = re.compile(r"(?:^|(?<=\s))([@/])(?=[^\s\d/@]|/?\d)")


@dataclass(frozen=True)
class Marked:
    """A line taken apart: its kind, the words, who is named and for when."""

    kind: str
    text: str
    mentions: tuple[str, ...] = ()
    due: str = ""


def mark_of(typed: str) -> str:
    """The kind that the first character announces, "" when there is no mark."""
    return _KINDS.get(typed.lstrip()[:1], "")


def parse(typed: str) -> Marked:
    """Take a typed line apart; a line without mark is a note."""
    stripped = typed.strip()
    kind = mark_of(stripped)
    if kind:
        stripped = stripped[1:].strip()
    if kind == "quote":
        return Marked(kind, stripped.strip('"«» \u00a0'))
    if kind in ("", "note"):
        return Marked("note", stripped)
    words, mentions, due = split_tokens(stripped)
    return Marked(kind, words, mentions, due)


def split_tokens(text: str) -> tuple[str, tuple[str, ...], str]:
    """(words, mentions, due): a token runs to the next one, a comma or the end of the line."""
    pieces = _TOKEN.split(text)
    words = [pieces[0]]
    mentions: list[str] = []
    due = ""
    for sign, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        token, comma, after = rest.partition(",")
        if sign == "@":
            mentions.append(token.strip())
        else:
            due = token.strip()
        words.append(after if comma else "")
    return " ".join(" ".join(words).split()), tuple(m for m in mentions if m), due


def typed_form(kind: str, text: str) -> str:
    """How a line is shown in a plain text field: with its mark."""
    signs = {"action": "! ", "decision": "> ", "quote": '" '}
    return signs.get(kind, "") + text
