"""A sealed section: what the bearer may not read, on its way to those who may.

Any bearer keeps it unopened and hands it on; what its head says, signed by who sealed it,
lets bearers drop it once all its readers hold its operations. The authors of what is inside
are proven by their pages, as everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.frozen import dataclass
from citeapp.exchange import identity as identities
from citeapp.exchange import records, refusals, seal
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import Count, Hash, Held, Key, Limits, Signature, Stamp
from citeapp.exchange.records import IsHere, Packed, Record
from citeapp.exchange.wire import Counts

PURPOSE = "section"
MOST_READERS = 200
_PREFIX = 4


@dataclass(frozen=True, kw_only=True)
class SectionHead:
    """What a bearer may know: who sealed it for whom, which operations, and its bytes.

    ``readers`` and ``sealer`` are signing keys; ``stamp`` rises with each section of a sealer.
    """

    readers: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_READERS)]
    dots: Held
    stamp: Stamp
    size: Count
    sha256: Hash
    sealer: Key
    sig: Signature = bytes(64)


@dataclass(frozen=True)
class Section:
    """A section as it travels: its head, and bytes that only its readers can open."""

    head: SectionHead
    sealed: bytes = field(repr=False)


class _Inside(msgspec.Struct, forbid_unknown_fields=True):
    size: Count
    counts: Counts


def write(
    inside: Iterable[Record],
    readers: Mapping[bytes, str],
    identity: Identity,
    *,
    dots: Held,
    stamp: int,
    limits: Limits,
) -> Section:
    """Some records sealed for ``readers`` (signing key to age recipient). Raises BundleRefused."""
    packed = records.pack(inside, limits)
    first = msgspec.json.encode(_Inside(packed.size, packed.counts))
    plain = b"".join((len(first).to_bytes(_PREFIX, "big"), first, packed.data))
    sealed = seal.encrypt(plain, readers.values())
    head = SectionHead(
        readers=tuple(sorted(readers)),
        dots=dots,
        stamp=stamp,
        size=len(sealed),
        sha256=hashlib.sha256(sealed).hexdigest(),
        sealer=identity.public.verify_key,
    )
    return Section(replace(head, sig=sign(head, identity)), sealed)


def sign(head: SectionHead, identity: Identity) -> bytes:
    """The signature of who sealed a section, over all else that its head says."""
    return identities.sign(identity, _signed_part(head), purpose=PURPOSE)


def is_sound(head: SectionHead) -> bool:
    """Whether the sealer that it names signed it."""
    return identities.verify(head.sealer, _signed_part(head), head.sig, purpose=PURPOSE)


def is_for(head: SectionHead, own: Sequence[Identity]) -> bool:
    """Whether one of our identities may open it."""
    return any(identity.public.verify_key in head.readers for identity in own)


def unseal(
    section: Section, own: Sequence[Identity], limits: Limits, is_here: IsHere | None = None
) -> Iterator[Record]:
    """What is inside, for a reader; pages that are here are not read again.

    Raises BundleRefused.
    """
    try:
        plain = seal.decrypt(section.sealed, [identity.age_secret for identity in own])
    except seal.NotForUs as error:
        raise refusals.altered() from error
    end = _PREFIX + int.from_bytes(plain[:_PREFIX], "big")
    try:
        inside = msgspec.json.decode(plain[_PREFIX:end], type=_Inside)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refusals.malformed() from error
    return records.unpack(Packed(plain[end:], inside.size, inside.counts), limits, is_here)


def head_json(head: SectionHead) -> str:
    """The head as it is kept."""
    return msgspec.json.encode(head).decode()


def head_of(text: str) -> SectionHead:
    """A head that was kept."""
    return msgspec.json.decode(text, type=SectionHead)


def _signed_part(head: SectionHead) -> bytes:
    dots = sorted((site, tuple(parts)) for site, parts in head.dots.items())
    return msgspec.json.encode(
        (head.readers, dots, head.stamp, head.size, head.sha256, head.sealer)
    )
