"""The few primitives the program needs, from libsodium; nothing else imports ``nacl``.

It is imported when it is first needed: opening a window on one's own account needs none of it.

Ed25519 signatures, XSalsa20-Poly1305 boxes, argon2id for passphrases, and boxes sealed to
the holder of a signing key. Randomness is passed in wherever libsodium lets us.
"""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.ids import RandomBytes

KEY_SIZE = 32
SALT_SIZE = 16
SIGNATURE_SIZE = 64
_NONCE_SIZE = 24


@dataclass(frozen=True)
class Cost:
    """What one try of a passphrase costs: passes over ``memory`` bytes."""

    passes: int
    memory: int


MODERATE = Cost(3, 256 << 20)
"""About a second and 256 MiB: bearable once a day, ruinous for who tries millions."""
LOWEST = Cost(1, 8192)
"""For tests."""
HIGHEST = Cost(10, 1 << 30)
"""More than this is refused: a forged slot file must not stall the machine."""


def verify_key(seed: bytes) -> bytes:
    """The public half (32 bytes) of the signing key grown from ``seed`` (32 bytes)."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def sign(seed: bytes, message: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) of ``message``."""
    from nacl.signing import SigningKey

    return SigningKey(seed).sign(message).signature


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` of ``message`` was made by the holder of ``public``."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(public).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


def lock(key: bytes, secret: bytes, random_bytes: RandomBytes) -> bytes:
    """``secret`` in a box that ``key`` (32 bytes) opens; the nonce stands in front."""
    from nacl import bindings

    nonce = random_bytes(_NONCE_SIZE)
    return nonce + bindings.crypto_secretbox(secret, nonce, key)


def unlock(key: bytes, box: bytes) -> bytes | None:
    """What ``lock`` put into the box, or None if the key is another or the box damaged."""
    from nacl import bindings
    from nacl.exceptions import CryptoError

    try:
        return bindings.crypto_secretbox_open(box[_NONCE_SIZE:], box[:_NONCE_SIZE], key)
    except (CryptoError, ValueError):
        return None


def passphrase_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The 32-byte key that argon2id draws from a passphrase."""
    from nacl import pwhash

    return pwhash.argon2id.kdf(
        KEY_SIZE, passphrase.encode(), salt, opslimit=cost.passes, memlimit=cost.memory
    )


def seal_for(public: bytes, secret: bytes) -> bytes:
    """``secret`` in a box that only the holder of the signing key behind ``public`` opens.

    Raises ValueError if ``public`` is no such key.
    """
    from nacl import bindings
    from nacl.exceptions import CryptoError

    try:
        curve = bindings.crypto_sign_ed25519_pk_to_curve25519(public)
    except CryptoError as error:
        raise ValueError("not an Ed25519 public key") from error
    return bindings.crypto_box_seal(secret, curve)


def open_with(seed: bytes, box: bytes) -> bytes | None:
    """What ``seal_for`` put into the box, or None if it was sealed for someone else."""
    from nacl import bindings
    from nacl.exceptions import CryptoError
    from nacl.signing import SigningKey

    curve = SigningKey(seed).to_curve25519_private_key()
    try:
        return bindings.crypto_box_seal_open(box, bytes(curve.public_key), bytes(curve))
    except (CryptoError, ValueError):
        return None
