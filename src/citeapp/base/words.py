"""Secrets and fingerprints in plain French words, to be printed, typed or read out.

``resources/words/francais.txt`` holds 2,048 short words without accents, so each stands for
11 bits. The order of the list is part of the format: words already printed depend on it.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from citeapp.base import paths
from citeapp.base.ids import RandomBytes
from citeapp.base.text import fold

BITS = 11
SECRET_SIZE = 16
SECRET_WORDS = 12
"""128 bits of secret and 4 of checksum, which catches most slips of the pen."""
PASSPHRASE_WORDS = 8
"""88 bits: seven words of this list would stay under the 80 bits asked for (faults.md P20)."""

ENOUGH_BITS = 80
ENOUGH_CHARACTERS = 14
_ENOUGH_DIFFERENT = 8
_CLASSES = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[ \W_]", 32), (r"[à-ÿœæ]", 16))


@cache
def all_words() -> tuple[str, ...]:
    """The list, in its fixed order."""
    listed = (paths.resources() / "words" / "francais.txt").read_text("utf-8")
    return tuple(listed.split())


def spell(data: bytes, count: int) -> tuple[str, ...]:
    """The first ``count`` × 11 bits of ``data`` in words."""
    bits = int.from_bytes(data, "big")
    total = len(data) * 8
    listed = all_words()
    return tuple(listed[bits >> (total - BITS * (n + 1)) & 0x7FF] for n in range(count))


def split(typed: str | Iterable[str]) -> tuple[str, ...]:
    """Words as they were typed: case, accents, numbers, commas and line ends do not matter."""
    text = typed if isinstance(typed, str) else " ".join(typed)
    return tuple(re.findall(r"[a-z]+", fold(text)))


def secret_words(secret: bytes) -> tuple[str, ...]:
    """The 12 words to print for a secret of 16 bytes."""
    return spell(secret + hashlib.sha256(secret).digest()[:1], SECRET_WORDS)


def secret_of(typed: str | Iterable[str]) -> bytes | None:
    """The 16 bytes behind 12 words, or None if a word is unknown or the checksum is wrong."""
    chosen = split(typed)
    places = {word: n for n, word in enumerate(all_words())}
    if len(chosen) != SECRET_WORDS or not all(word in places for word in chosen):
        return None
    bits = 0
    for word in chosen:
        bits = bits << BITS | places[word]
    secret = (bits >> 4).to_bytes(SECRET_SIZE, "big")
    return secret if secret_words(secret) == chosen else None


def propose_passphrase(random_bytes: RandomBytes) -> str:
    """Eight words drawn at random, to be accepted or drawn again."""
    return " ".join(spell(random_bytes(PASSPHRASE_WORDS * BITS // 8), PASSPHRASE_WORDS))


def strength_bits(passphrase: str) -> int:
    """A cautious estimate: 11 bits a different listed word, else by kinds of characters."""
    listed = frozenset(all_words())
    parts = passphrase.split()
    known = {fold(part) for part in parts if fold(part) in listed}
    other = "".join(part for part in parts if fold(part) not in listed)
    kinds = sum(size for pattern, size in _CLASSES if re.search(pattern, other))
    bits = _surprises(other) * math.log2(kinds) if kinds else 0.0
    return int(len(known) * BITS + bits)


def strong_enough(passphrase: str) -> bool:
    """At least 80 bits, or 14 characters of which 8 differ (CNIL 2022-100; faults.md P20)."""
    long = len(passphrase.strip()) >= ENOUGH_CHARACTERS
    varied = len(set(passphrase)) >= _ENOUGH_DIFFERENT
    return strength_bits(passphrase) >= ENOUGH_BITS or (long and varied)


def _surprises(text: str) -> int:
    """Characters that are neither the one before nor its neighbour (« aaaa », « 1234 »)."""
    codes = [ord(c) for c in text]
    return len(codes[:1]) + sum(abs(b - a) > 1 for a, b in pairwise(codes))
