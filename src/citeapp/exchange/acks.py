"""Acknowledgements: each machine signs what it holds, and everyone carries it on."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Ack
from citeapp.exchange import identity as identities
from citeapp.exchange.identity import Identity

PURPOSE = "ack"


def write(identity: Identity, have: HaveSet, stamp: int) -> Ack:
    """What we hold, signed."""
    ack = Ack(identity.public.verify_key, stamp, have)
    return replace(ack, sig=identities.sign(identity, _signed_part(ack), purpose=PURPOSE))


def is_sound(ack: Ack) -> bool:
    """Whether the machine that it speaks of signed it."""
    return identities.verify(ack.verify_key, _signed_part(ack), ack.sig, purpose=PURPOSE)


def _signed_part(ack: Ack) -> bytes:
    held = sorted((site, tuple(parts)) for site, parts in ack.have.items())
    return msgspec.json.encode((ack.verify_key, ack.stamp, held))
