"""An author's own signature on one operation: a bundle's only speaks for whoever carries it."""

from __future__ import annotations

import msgspec

from citeapp.domain.lot import Op
from citeapp.exchange import identity as identities
from citeapp.exchange.identity import Identity

PURPOSE = "operation"


def sign_op(op: Op, identity: Identity) -> Op:
    """The operation with our signature; it must be one of ours."""
    if op.site != identity.site_guid:
        raise ValueError("only its author signs an operation")
    return op._replace(sig=identities.sign(identity, _signed_part(op), purpose=PURPOSE))


def signed_by(op: Op, verify_key: bytes) -> bool:
    """Whether the holder of ``verify_key`` signed this very operation."""
    return op.sig is not None and identities.verify(
        verify_key, _signed_part(op), op.sig, purpose=PURPOSE
    )


def _signed_part(op: Op) -> bytes:
    return msgspec.json.encode(op[:-1])
