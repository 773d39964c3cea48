"""Who may read a bundle: age encryption to enrolled people; nothing else imports ``pyrage``.

For a first contact a passphrase is stretched (argon2id, how far is said beside the file) into
the secret of a recipient like any other. What a file asks for is capped before anything is
computed, and age's own passphrase files are refused by their header alone: neither can
stall the machine (faults F57).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
import pyrage
from msgspec import Meta

from citeapp.base import crypto
from citeapp.base.crypto import Cost
from citeapp.base.ids import RandomBytes
from citeapp.base.text import fold
from citeapp.exchange import refusals
from citeapp.exchange.limits import Mark

SEED_SIZE = 32
_START = b"age-encryption.org/v1\n"
_HEADER_SIZE = 1 << 20
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

BUNDLE_COST = Cost(3, 64 << 20)
MOST_COST = Cost(4, 128 << 20)
"""What a file may ask for; the passphrase itself is strong enough (``words``)."""


class NotForUs(Exception):
    """None of our secrets opens it."""


class Stretching(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How a passphrase becomes a secret: argon2id, so many passes over so much memory."""

    salt: Mark
    passes: Annotated[int, Meta(ge=1, le=1 << 40)]
    memory: Annotated[int, Meta(ge=8192, le=1 << 60)]


def new_stretching(random_bytes: RandomBytes, cost: Cost = BUNDLE_COST) -> Stretching:
    """For a bundle that is being written."""
    return Stretching(random_bytes(crypto.SALT_SIZE), cost.passes, cost.memory)


def passphrase_secret(passphrase: str | None, how: Stretching) -> str:
    """The age identity behind a passphrase, typed with any case, accents and spaces.

    Raises BundleRefused without one, or before computing what would stall the machine.
    """
    if how.passes > MOST_COST.passes or how.memory > MOST_COST.memory:
        raise refusals.costly_passphrase()
    if not passphrase:
        raise refusals.needs_passphrase()
    said = " ".join(fold(passphrase).split())
    return age_secret(crypto.passphrase_key(said, how.salt, Cost(how.passes, how.memory)))


def age_secret(seed: bytes) -> str:
    """The age identity (``AGE-SECRET-KEY-1…``) grown from 32 random bytes."""
    return _bech32("age-secret-key-", seed).upper()


def recipient_of(secret: str) -> str:
    """The public half (``age1…``) of an age identity."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


def is_recipient(text: str) -> bool:
    """Whether something can be encrypted to ``text``."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """``data`` for the holders of the identities behind ``recipients``, whom nobody sees."""
    keys = [pyrage.x25519.Recipient.from_str(text) for text in sorted(set(recipients))]
    if not keys:
        raise refusals.no_recipient()
    sealed: bytes = pyrage.encrypt(data, keys)
    return sealed


def decrypt(data: bytes, secrets: Sequence[str]) -> bytes:
    """What was encrypted to one of ``secrets``. Raises NotForUs or BundleRefused."""
    _check_header(data)
    identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
    try:
        opened: bytes = pyrage.decrypt(data, identities)
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NotForUs from error
        raise refusals.altered() from error
    return opened


def _check_header(data: bytes) -> None:
    """Only stanzas for people, within a bounded header."""
    if not data.startswith(_START):
        raise refusals.altered()
    end = data.find(b"\n--- ", 0, _HEADER_SIZE)
    if end < 0:
        raise refusals.altered()
    if any(line.startswith(b"-> scrypt") for line in data[:end].split(b"\n")):
        raise refusals.foreign_passphrase()


def _bech32(prefix: str, data: bytes) -> str:
    """BIP 173, as age writes its keys."""
    bits, size = int.from_bytes(data, "big"), len(data) * 8
    padding = -size % 5
    bits <<= padding
    values = [bits >> shift & 31 for shift in range(size + padding - 5, -1, -5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _checksum([*expanded, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> shift & 31 for shift in range(25, -1, -5)]
    return prefix + "1" + "".join(_BECH32[value] for value in values)


def _checksum(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for n, factor in enumerate(_GENERATOR):
            check ^= factor if top >> n & 1 else 0
    return check
