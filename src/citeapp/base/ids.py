"""Row identifiers: UUIDv7 for new rows, UUIDv5 for natural pairs (RFC 9562)."""

from __future__ import annotations

import uuid
from typing import Protocol

NAMESPACE = uuid.UUID("6f1d7a52-3f0e-5c7a-9d4b-c17e0a99ed00")
"""Our own namespace for derived identifiers; changing it would part every pair in two."""


class RandomBytes(Protocol):
    """A source of random bytes: ``os.urandom``, or a seeded one for the demo."""

    def __call__(self, size: int, /) -> bytes: ...


def new_id(milliseconds: int, random_bytes: RandomBytes) -> str:
    """A UUIDv7: 48 bits of time, then random; sorts by creation time."""
    bits = (milliseconds & ((1 << 48) - 1)) << 80
    bits |= int.from_bytes(random_bytes(10), "big")
    bits = bits & ~(0xF << 76) | (0x7 << 76)
    bits = bits & ~(0x3 << 62) | (0x2 << 62)
    return str(uuid.UUID(int=bits))


def derived_id(*parts: str) -> str:
    """The same identifier on every machine for the same natural pair (kind, a, b, …)."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))
