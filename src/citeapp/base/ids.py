"""Row identifiers: UUIDv7 for new rows, UUIDv5 for natural pairs (RFC 9562)."""

from __future__ import annotations

import hashlib
from typing import Protocol

NAMESPACE = bytes.fromhex("6f1d7a523f0e5c7a9d4bc17e0a99ed00")
"""Our own namespace for derived identifiers; changing it would part every pair in two."""


class RandomBytes(Protocol):
    """A source of random bytes: ``os.urandom``, or a seeded one for the demo."""

    def __call__(self, size: int, /) -> bytes: ...


def new_id(milliseconds: int, random_bytes: RandomBytes) -> str:
    """A UUIDv7: 48 bits of time, then random; sorts by creation time."""
    bits = (milliseconds & ((1 << 48) - 1)) << 80
    bits |= int.from_bytes(random_bytes(10), "big")
    return _written(bits, version=7)


def derived_id(*parts: str) -> str:
    """The same identifier on every machine for the same natural pair (kind, a, b, …)."""
    digest = hashlib.sha1(NAMESPACE + "\x1f".join(parts).encode(), usedforsecurity=False).digest()
    return _written(int.from_bytes(digest[:16], "big"), version=5)


def _written(bits: int, *, version: int) -> str:
    """128 bits as people see them; ``uuid`` itself takes 5 ms to import, at every start."""
    bits = bits & ~(0xF << 76) | (version << 76)
    bits = bits & ~(0x3 << 62) | (0x2 << 62)
    figures = f"{bits:032x}"
    return "-".join(figures[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
