"""A text cut into sentences, one a line: what is pasted, and two sentences typed in one."""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?…]+(?:\s?[»”\")\]])*\s+(?=[«“\"(\[]?\s?[A-ZÀ-ÖØ-ÞŒ0-9])|[؟۔!.]\s+(?=[\u0600-\u06ff])"
)
_SHORT = re.compile(
    r"(?:\b(?:M|MM|Mr|Mme|Mmes|Mlle|Dr|Pr|St|Ste|av|bd|ex|etc|env|p|n|tél|cf|art|c\.-à-d)"
    r"|\b[A-ZÀ-Þ])\.\s+$"
)
"""Points that end no sentence: « Mme. Petit », « p. ex. », initials."""
_BULLET = re.compile(r"^\s*(?:[-–—•▪◦●*·]|\d{1,2}[.)])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; lines and bullets of a list begin new ones."""
    found: list[str] = []
    for line in text.splitlines():
        bare = _BULLET.sub("", line)
        begin = 0
        for place in ends(bare):
            found.append(bare[begin:place])
            begin = place
        found.append(bare[begin:])
    return [" ".join(one.split()) for one in found if one.strip()]


def ends(line: str) -> list[int]:
    """Where further sentences begin in a line."""
    return [m.end() for m in _END.finditer(line) if not _SHORT.search(line[: m.end()])]
