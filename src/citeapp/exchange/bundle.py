"""The file that carries work between machines: signed inside, encrypted outside.

    "CITLOT1\\n" · length · outer header (JSON: format, size, sha256) · age(
        length · header (JSON) · Ed25519 signature of the header · zstd(JSON lines) )

The outer header tells a truncated file from an altered one without any key; the inner one
is signed and holds the hash of the body, so nothing is unpacked that was not signed.
Whether the signer is someone known and entitled is the caller's to decide (``verify``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.crypto import SIGNATURE_SIZE
from citeapp.base.files import read_limited
from citeapp.base.language import _
from citeapp.domain.lot import Context, Op, Site
from citeapp.exchange import body, refusals, seal, wire
from citeapp.exchange import header as headers
from citeapp.exchange import identity as identities
from citeapp.exchange.card import read_card
from citeapp.exchange.header import Counts, Header
from citeapp.exchange.identity import Identity, PublicIdentity
from citeapp.exchange.limits import LARGE, OUTER_SIZE, USUAL, Count, Hash, Limits

MAGIC = b"CITLOT1\n"
PURPOSE = "bundle"
ENDING = ".citlot"
_LENGTH = 4


@dataclass(frozen=True)
class BundleContent:
    """Everything in a bundle; ``cards`` as their owners signed them, ``erasures`` all known."""

    header: Header
    sites: Iterable[Site] = ()
    contexts: Iterable[Context] = ()
    ops: Iterable[Op] = ()
    cards: Iterable[bytes] = ()
    erasures: Iterable[Op] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """An operation of the complete erase list, met before the ordinary operations."""

    op: Op


Record = Site | Context | Op | Erasure | bytes
"""``bytes`` is a card."""


@dataclass(frozen=True)
class OpenedBundle:
    """A bundle whose seal, signature and hashes are right; its body is still packed."""

    header: Header
    size: int
    sha256: str
    body: bytes = field(repr=False)

    @property
    def signer(self) -> PublicIdentity:
        """Who signed, by the key that the header itself names: known or not is yours to say."""
        return PublicIdentity(self.header.sender, self.header.verify_key, self.header.recipient)


@dataclass(frozen=True)
class Summary:
    """What a receipt keeps of a bundle."""

    sha256: str
    size: int
    number: int
    sender: str
    sender_name: str
    written_at: str
    kind: str
    counts: Counts


class _Outer(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    size: Count
    sha256: Hash


class _Version(msgspec.Struct):
    format: Annotated[int, Meta(ge=1, le=1_000_000)]


def write_bundle(
    content: BundleContent,
    identity: Identity,
    recipients: Iterable[str],
    limits: Limits = LARGE,
) -> bytes:
    """The file that the holders of ``recipients`` can open, signed by ``identity``."""
    counted = dict.fromkeys(wire.ORDER, 0)
    packed, size = body.pack(_encoded(content, counted, limits))
    if size > limits.unpacked or sum(counted.values()) > limits.records:
        raise refusals.too_large(_("trop de contenu pour un seul lot"))
    public = identity.public
    header = replace(
        content.header,
        sender=public.site_guid,
        verify_key=public.verify_key,
        recipient=public.age_recipient,
        counts=Counts(*counted.values()),
        body_size=size,
        body_sha256=hashlib.sha256(packed).hexdigest(),
    )
    signed = headers.encode(header)
    headers.decode(signed)  # what could not be read must not go out
    signature = identities.sign(identity, signed, purpose=PURPOSE)
    payload = seal.encrypt(b"".join((_prefixed(signed), signature, packed)), recipients)
    outer = _Outer(headers.FORMAT, len(payload), hashlib.sha256(payload).hexdigest())
    data = MAGIC + _prefixed(msgspec.json.encode(outer)) + payload
    if len(data) > limits.file:
        raise refusals.too_large(_("trop de contenu pour un seul lot"))
    return data


def read_bundle(path: Path, own: Sequence[Identity], limits: Limits = USUAL) -> OpenedBundle:
    """Open the bundle in a file. Raises InputRefused or BundleRefused."""
    return open_bundle(read_limited(path, limits.file), own, limits)


def open_bundle(data: bytes, own: Sequence[Identity], limits: Limits = USUAL) -> OpenedBundle:
    """Open a bundle with any of our identities, its signature checked. Raises BundleRefused."""
    if len(data) > limits.file:
        raise refusals.too_large(_("plus de {n} Mo", n=limits.file // 1_000_000))
    inner = seal.decrypt(_payload(data), [identity.age_secret for identity in own])
    length = int.from_bytes(inner[:_LENGTH], "big")
    at = _LENGTH + length
    signed, signature = inner[_LENGTH:at], inner[at : at + SIGNATURE_SIZE]
    if length > limits.header or len(signature) < SIGNATURE_SIZE:
        raise refusals.malformed()
    header = headers.decode(signed)
    if not identities.verify(header.verify_key, signed, signature, purpose=PURPOSE):
        raise refusals.altered()
    packed = inner[at + SIGNATURE_SIZE :]
    if hashlib.sha256(packed).hexdigest() != header.body_sha256:
        raise refusals.altered()
    return OpenedBundle(header, len(data), hashlib.sha256(data).hexdigest(), packed)


def verify(opened: OpenedBundle, verify_key: bytes) -> None:
    """Refuse a bundle that was not signed with the key enrolled for its sender."""
    if opened.header.verify_key != verify_key:
        raise refusals.other_signer(opened.header.sender_name)


def stream(opened: OpenedBundle, limits: Limits = USUAL) -> Iterator[Record]:
    """Sites, cards, contexts, erasures, operations, in this order. Raises BundleRefused."""
    counted = dict.fromkeys(wire.ORDER, 0)
    reached = 0
    for data in body.unpack(opened.body, opened.header.body_size, limits):
        try:
            line = wire.decode(data)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise refusals.malformed() from error
        if (place := wire.PLACE[type(line)]) < reached:
            raise refusals.malformed()
        reached = place
        counted[type(line)] += 1
        yield _record(line)
    if Counts(*counted.values()) != opened.header.counts:
        raise refusals.malformed()


def read_content(opened: OpenedBundle, limits: Limits = USUAL) -> BundleContent:
    """The whole content in memory, checked to its end."""
    sites, contexts, ops = list[Site](), list[Context](), list[Op]()
    cards, erasures = list[bytes](), list[Op]()
    for record in stream(opened, limits):
        match record:
            case Op():
                ops.append(record)
            case Erasure(op):
                erasures.append(op)
            case Context():
                contexts.append(record)
            case Site():
                sites.append(record)
            case _:
                cards.append(record)
    return BundleContent(opened.header, sites, contexts, ops, cards, erasures)


def inner_summary(opened: OpenedBundle) -> Summary:
    """What to remember of a bundle, for receipts and « déjà reçu le … »."""
    header = opened.header
    return Summary(
        opened.sha256,
        opened.size,
        header.number,
        header.sender,
        header.sender_name,
        header.written_at,
        header.kind,
        header.counts,
    )


def _payload(data: bytes) -> bytes:
    """The encrypted part, whole and as it was written."""
    start = len(MAGIC)
    if not data:
        raise refusals.empty()
    if not data.startswith(MAGIC):
        if MAGIC.startswith(data):
            raise refusals.incomplete(None)
        if data.startswith(MAGIC[:6]) and data[7:8] == b"\n" and data[6:7] in b"23456789":
            raise refusals.newer()
        raise refusals.not_a_bundle(data)
    length = int.from_bytes(data[start : start + _LENGTH], "big")
    at = start + _LENGTH
    if length > OUTER_SIZE:
        raise refusals.altered()
    if len(data) < at + length:
        raise refusals.incomplete(None)
    outer = _outer(data[at : at + length])
    payload = data[at + length :]
    if len(payload) < outer.size:
        raise refusals.incomplete(100 * len(data) // (at + length + outer.size))
    if len(payload) > outer.size or hashlib.sha256(payload).hexdigest() != outer.sha256:
        raise refusals.altered()
    return payload


def _outer(data: bytes) -> _Outer:
    try:
        if msgspec.json.decode(data, type=_Version).format > headers.FORMAT:
            raise refusals.newer()
        return msgspec.json.decode(data, type=_Outer)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refusals.altered() from error


def _prefixed(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big") + data


def _encoded(content: BundleContent, counted: dict[type, int], limits: Limits) -> Iterator[bytes]:
    for line in _lines(content):
        counted[type(line)] += 1
        data = wire.encode(line)
        if len(data) > limits.record:
            raise body.record_too_large(limits)
        yield data


def _lines(content: BundleContent) -> Iterator[wire.Line]:
    yield from map(wire.site_line, content.sites)
    yield from map(wire.CardLine, content.cards)
    yield from map(wire.context_line, content.contexts)
    yield from (wire.ErasureLine(*wire.op_fields(op)) for op in content.erasures)
    yield from (wire.OpLine(*wire.op_fields(op)) for op in content.ops)


def _record(line: wire.Line) -> Record:
    match line:
        case wire.OpLine():
            return wire.op_of(line)
        case wire.ErasureLine():
            return Erasure(wire.op_of(line))
        case wire.ContextLine():
            return Context(line.site, line.ctx, line.other, line.lo, line.hi)
        case wire.SiteLine():
            return Site(line.guid, line.label, line.verify_key)
        case wire.CardLine():
            read_card(line.card)
            return line.card
