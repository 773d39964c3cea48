"""The card a person gives to others once: who they are, and the public half of their keys."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.frozen import dataclass
from citeapp.base.text import clean
from citeapp.exchange import identity as identities
from citeapp.exchange import refusals, seal
from citeapp.exchange.identity import Identity, PublicIdentity
from citeapp.exchange.limits import CARD_SIZE, Guid, Key, Recipient, Signature

FORMAT = 1
PURPOSE = "card"
_NameOnCard = Annotated[str, Meta(min_length=1, max_length=200)]


@dataclass(frozen=True)
class Card:
    """A person on a machine, as others know them; compare ``fingerprint_words`` aloud."""

    name: str
    organisation: str
    facilitator_id: str
    is_coordinator: bool
    public: PublicIdentity


class _Version(msgspec.Struct):
    citeapp_card: Annotated[int, Meta(ge=1, le=1_000_000)]


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    citeapp_card: int
    name: _NameOnCard
    organisation: Annotated[str, Meta(max_length=200)]
    facilitator_id: Guid
    is_coordinator: bool
    site: Guid
    verify_key: Key
    age_recipient: Recipient
    signature: Signature = b"\0" * 64


def write_card(card: Card, identity: Identity) -> bytes:
    """The card as a small JSON file, signed by the machine it speaks of."""
    if card.public != identity.public:
        raise ValueError("a card speaks of the machine that signs it")
    written = _Written(
        FORMAT,
        card.name,
        card.organisation,
        card.facilitator_id,
        card.is_coordinator,
        card.public.site_guid,
        card.public.verify_key,
        card.public.age_recipient,
    )
    written.signature = identities.sign(identity, _signed_part(written), purpose=PURPOSE)
    data = msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"
    read_card(data)  # what we could not read ourselves must not go out
    return data


def read_card(data: bytes) -> Card:
    """The card in a file, its own signature checked. Raises BundleRefused on anything odd."""
    if len(data) > CARD_SIZE:
        raise refusals.not_a_card()
    try:
        version = msgspec.json.decode(data, type=_Version).citeapp_card
        if version > FORMAT:
            raise refusals.newer_card()
        written = msgspec.json.decode(data, type=_Written)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise refusals.not_a_card() from error
    public = PublicIdentity(written.site, written.verify_key, written.age_recipient)
    names = (written.name, written.organisation)
    if (
        not identities.verify(public, _signed_part(written), written.signature, purpose=PURPOSE)
        or any(clean(name) != name or "\n" in name for name in names)
        or not seal.is_recipient(written.age_recipient)
    ):
        raise refusals.not_a_card()
    return Card(*names, written.facilitator_id, written.is_coordinator, public)


def _signed_part(written: _Written) -> bytes:
    values = msgspec.to_builtins(written)
    del values["signature"]
    return msgspec.json.encode(list(values.values()))
