"""What a bundle says of itself before its body: who, when, what it relies on, what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.frozen import dataclass
from citeapp.base.text import clean
from citeapp.domain.havesets import is_normal
from citeapp.exchange import refusals
from citeapp.exchange.limits import Count, Guid, Hash, Held, Key, Name, Recipient, RowId, Version
from citeapp.exchange.section import SectionHead
from citeapp.exchange.wire import Counts

FORMAT = 2
_Short = Annotated[str, Meta(max_length=200)]


@dataclass(frozen=True)
class Earlier:
    """An earlier lot of the sender for the same readers: its number, what it held."""

    number: Count
    sent: Held


@dataclass(frozen=True, kw_only=True)
class Header:
    """``number`` counts the sender's lots (« lot n° 14 »); ``digest`` is its fingerprint.

    ``base`` is what the receiver must hold already for the lot to leave no gap, ``have``
    what the sender holds, ``not_shared`` what it left out by scope (no gap either),
    ``earlier`` the lots that brought ``base``, so that a gap is named by a lot to ask for.
    ``digests`` maps a collectif to a digest of the operations held and one of their content:
    who holds the same operations must find the same content.
    The fields after ``scope`` are filled in by ``write_bundle``.
    """

    number: Count
    sender_name: Name
    written_at: Annotated[str, Meta(max_length=40)]
    app_version: _Short
    schema: Version
    sqlite_version: _Short
    digest: _Short = ""
    digests: Mapping[RowId, tuple[_Short, _Short]] = field(default_factory=dict)
    base: Held = field(default_factory=dict)
    have: Held = field(default_factory=dict)
    not_shared: Held = field(default_factory=dict)
    kind: Annotated[str, Meta(pattern=r"^[a-z_]{1,30}\Z")] = "lot"
    scope: tuple[_Short, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    format: Version = FORMAT
    sender: Guid = ""
    verify_key: Key = b""
    recipient: Recipient = ""
    counts: Counts = field(default_factory=Counts)
    body_size: Count = 0
    body_sha256: Hash = ""
    packed_size: Count = 0
    sections: tuple[SectionHead, ...] = ()


class _Version(msgspec.Struct):
    format: Annotated[int, Meta(ge=1, le=1_000_000)]


def encode(header: Header) -> bytes:
    """The header as it is signed."""
    return msgspec.json.encode(replace(header, format=FORMAT))


def decode(data: bytes) -> Header:
    """The header that was signed. Raises BundleRefused."""
    try:
        version = msgspec.json.decode(data, type=_Version).format
        if version != FORMAT:
            raise refusals.newer() if version > FORMAT else refusals.older()
        header = msgspec.json.decode(data, type=Header)
        datetime.fromisoformat(header.written_at)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refusals.malformed() from error
    held = [header.base, header.have, header.not_shared]
    held += [lot.sent for lot in header.earlier]
    held += [section.dots for section in header.sections]
    name = header.sender_name
    if not all(map(is_normal, held)) or clean(name) != name:
        raise refusals.malformed()
    return header
