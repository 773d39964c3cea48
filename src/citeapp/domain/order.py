"""Fractional order keys: a row can always be put between two others, moving nobody.

Keys are strings over ``0-9a-z`` compared as text, never ending in ``0``, so that there is
always room before, after and between (exchange.md, texts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_KEY = re.compile("[0-9a-z]*[1-9a-z]")


def key_between(before: str, after: str) -> str:
    """A key strictly between two others; "" stands for the beginning or the end."""
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    out: list[str] = []
    index = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[index]) if index < len(before) else 0
        high = DIGITS.index(after[index]) if bounded and index < len(after) else _BASE
        if low == high:
            out.append(DIGITS[low])
        elif high - low > 1:
            out.append(DIGITS[(low + high) // 2 if bounded else min(low + 2, _BASE - 1)])
            return "".join(out)
        else:
            out.append(DIGITS[low])
            bounded = False
        index += 1


def make_room(keys: Sequence[str], place: int) -> tuple[str, dict[int, str]]:
    """A key for a new row at ``place`` among sorted ``keys``, and the keys that must move for it.

    Nobody moves, unless two machines gave the same key to rows they put at the same place, or
    a key is none of ours: then those neighbours alone, by their index, get keys of their own.
    """
    sound = [bool(_KEY.fullmatch(key)) for key in keys]
    low = next((n for n in range(place - 1, -1, -1) if sound[n]), -1)
    before = keys[low] if low >= 0 else ""
    high = next((n for n in range(place, len(keys)) if sound[n] and keys[n] > before), len(keys))
    after = keys[high] if high < len(keys) else ""
    moved: dict[int, str] = {}
    for n in range(low + 1, place):
        moved[n] = before = key_between(before, after)
    found = before = key_between(before, after)
    for n in range(place, high):
        moved[n] = before = key_between(before, after)
    return found, moved


def keys_after(before: str, count: int) -> list[str]:
    """``count`` rising keys after ``before``, evenly spread and short."""
    width = 1
    while _BASE**width // 2 <= count:
        width += 1
    step = _BASE**width // (count + 1)
    stem = before + ("i" if before else "")
    return [stem + _digits(step * (n + 1), width) for n in range(count)]


def _digits(value: int, width: int) -> str:
    letters = []
    for _place in range(width):
        value, rest = divmod(value, _BASE)
        letters.append(DIGITS[rest])
    text = "".join(reversed(letters))
    return text if text[-1] != "0" else text + "i"
