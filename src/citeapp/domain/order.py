"""Fractional order keys: a row can always be put between two others, moving nobody.

Keys are strings over ``0-9a-z`` compared as text, never ending in ``0``, so that there is
always room before, after and between (exchange.md, texts).
"""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


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
