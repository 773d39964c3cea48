"""Fractional order keys: a row can always be put between two others, moving nobody.

Keys are strings over ``0-9a-z`` and ``_`` compared as text, never ending in ``0`` or ``_``, so
that there is always room before, after and between (exchange.md, texts). What someone writes
line after line is a run: its keys share a beginning that bears their mark, « place_mark_number »,
so that two people who write at the same place have their lines one after the other, never
mixed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""What places and numbers are made of."""
_ORDER = "0123456789_abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_KEY = re.compile("[0-9a-z_]*[1-9a-z]")
_MARK_LETTERS = 4


def mark_of(author: str) -> str:
    """A few letters that stand for an author in order keys."""
    value = int.from_bytes(hashlib.blake2b(author.encode(), digest_size=8).digest(), "big")
    return _digits(value % _BASE**_MARK_LETTERS, _MARK_LETTERS)


def key_between(before: str, after: str) -> str:
    """A key strictly between two others; "" stands for the beginning or the end."""
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    out: list[str] = []
    index = 0
    bounded = bool(after)
    while True:
        low = _ORDER.index(before[index]) if index < len(before) else 0
        high = _ORDER.index(after[index]) if bounded and index < len(after) else len(_ORDER)
        room = [digit for digit in _ORDER[low + 1 : high] if digit != "_"]
        if room:
            out.append(room[len(room) // 2] if bounded else room[min(1, len(room) - 1)])
            return "".join(out)
        out.append(_ORDER[low])
        bounded = bounded and low == high
        index += 1


def key_after(before: str, after: str, mark: str) -> str:
    """A key between two others for a row written by someone: the next one of their run, or the
    first one of a new run.
    """
    run = re.fullmatch(rf"(.*_{mark}_)([0-9a-z]+)", before)
    if run and not after.startswith(run[1]):
        following = run[1] + key_between(run[2], "")
        if not after or following < after:
            return following
    return _new_run(before, after, mark) + key_between("", "")


def make_room(keys: Sequence[str], place: int, mark: str = "") -> tuple[str, dict[int, str]]:
    """A key for a new row at ``place`` among sorted ``keys``, and the keys that must move for it.

    ``mark`` is that of whoever writes it (:func:`mark_of`); without one the row is of no run.

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
    found = before = key_after(before, after, mark) if mark else key_between(before, after)
    for n in range(place, high):
        moved[n] = before = key_between(before, after)
    return found, moved


def keys_after(before: str, count: int, mark: str = "") -> list[str]:
    """``count`` rising keys after ``before``, evenly spread and short; a run, with a mark."""
    width = 1
    while _BASE**width // 2 <= count:
        width += 1
    step = _BASE**width // (count + 1)
    stem = _new_run(before, "", mark) if mark else before + ("i" if before else "")
    return [stem + _digits(step * (n + 1), width) for n in range(count)]


def _new_run(before: str, after: str, mark: str) -> str:
    """The beginning of the keys of a new run between two others."""
    place = key_between(before, after)
    while after.startswith(place):
        place = key_between(before, place)
    return f"{place}_{mark}_"


def _digits(value: int, width: int) -> str:
    letters = []
    for _place in range(width):
        value, rest = divmod(value, _BASE)
        letters.append(DIGITS[rest])
    text = "".join(reversed(letters))
    return text if text[-1] != "0" else text + "i"
