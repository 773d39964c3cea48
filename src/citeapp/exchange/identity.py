"""Who a machine is: a site, a signing key and an age key; and its public half."""

from __future__ import annotations

import hashlib
from dataclasses import field

from citeapp.base import crypto, words
from citeapp.base.frozen import dataclass
from citeapp.base.ids import RandomBytes

FINGERPRINT_WORDS = 6
"""66 bits, short enough to be read out on the telephone (faults P23)."""


@dataclass(frozen=True)
class PublicIdentity:
    """What others need: to check our signatures and to encrypt to us."""

    site_guid: str
    verify_key: bytes
    age_recipient: str


@dataclass(frozen=True)
class Identity:
    """The secrets of a machine; they stay in its encrypted file."""

    site_guid: str
    signing_seed: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @property
    def public(self) -> PublicIdentity:
        """The half that goes on the card."""
        from citeapp.exchange import seal  # age is needed for exchanges, not at every start

        return PublicIdentity(
            self.site_guid,
            crypto.verify_key(self.signing_seed),
            seal.recipient_of(self.age_secret),
        )


def new_identity(random_bytes: RandomBytes, guid: str) -> Identity:
    """Fresh secrets for the site ``guid``."""
    from citeapp.exchange import seal

    return Identity(
        guid, random_bytes(crypto.KEY_SIZE), seal.age_secret(random_bytes(seal.SEED_SIZE))
    )


def sign(identity: Identity, message: bytes, *, purpose: str) -> bytes:
    """Our signature of ``message``; one made for a purpose is worth nothing for another."""
    return crypto.sign(identity.signing_seed, _for(purpose, message))


def verify(
    public: PublicIdentity | bytes, message: bytes, signature: bytes, *, purpose: str
) -> bool:
    """Whether the holder of ``public`` (or of a bare verify key) signed for this purpose."""
    key = public if isinstance(public, bytes) else public.verify_key
    return crypto.verify(key, _for(purpose, message), signature)


def fingerprint_words(public: PublicIdentity) -> tuple[str, ...]:
    """Six words that two people compare aloud to be sure of a card."""
    material = "\n".join((public.site_guid, public.verify_key.hex(), public.age_recipient))
    return words.spell(hashlib.sha256(material.encode()).digest(), FINGERPRINT_WORDS)


def _for(purpose: str, message: bytes) -> bytes:
    return f"citeapp/{purpose}".encode() + b"\0" + message
