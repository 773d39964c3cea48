"""The file that carries work between machines: signed inside, encrypted outside.

    "CITLOT2\\n" · length · outer header (JSON: format, size, sha256) · age(
        length · header (JSON) · Ed25519 signature of the header · zstd(JSON lines)
        · sealed sections, one after the other )

The outer header tells a truncated file from an altered one without any key; the inner one
is signed and holds the hashes of the body and of each section, so nothing is unpacked that
was not signed. Whether the signer is someone known and entitled is the caller's to decide
(``verify``); who wrote each operation is proven by its page (``pages``), not by the signer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from citeapp.base.crypto import SIGNATURE_SIZE
from citeapp.base.files import read_limited
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.lot import Ack, Context, Op, Site
from citeapp.exchange import header as headers
from citeapp.exchange import identity as identities
from citeapp.exchange import records, refusals, seal
from citeapp.exchange.header import Header
from citeapp.exchange.identity import Identity, PublicIdentity
from citeapp.exchange.limits import LARGE, OUTER_SIZE, USUAL, Count, Hash, Limits
from citeapp.exchange.records import Erasure, IsHere, Packed, Record, Sheet
from citeapp.exchange.section import Section
from citeapp.exchange.wire import Counts

MAGIC = b"CITLOT2\n"
OLD_MAGIC = b"CITLOT1\n"
PURPOSE = "bundle"
ENDING = ".citlot"
_LENGTH = 4


@dataclass(frozen=True)
class BundleContent:
    """Everything in a bundle; ``cards`` as their owners signed them, ``erasures`` all known."""

    header: Header
    sites: Iterable[Site] = ()
    cards: Iterable[bytes] = ()
    acks: Iterable[Ack] = ()
    contexts: Iterable[Context] = ()
    erasures: Iterable[Op] = ()
    sheets: Iterable[Sheet] = ()
    sections: Sequence[Section] = ()

    @property
    def ops(self) -> list[Op]:
        """The operations, whatever page they stand on."""
        return [op for sheet in self.sheets for op in sheet.ops]


@dataclass(frozen=True)
class OpenedBundle:
    """A bundle whose seal, signature and hashes are right; its body is still packed."""

    header: Header
    size: int
    sha256: str
    body: bytes = field(repr=False)
    sections: tuple[Section, ...] = ()
    by_passphrase: bool = False

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


class _Outer(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    format: int
    size: Count
    sha256: Hash
    passphrase: seal.Stretching | None = None


class _Version(msgspec.Struct):
    format: Annotated[int, Meta(ge=1, le=1_000_000)]


def write_bundle(
    content: BundleContent,
    identity: Identity,
    recipients: Iterable[str],
    limits: Limits = LARGE,
    stretching: seal.Stretching | None = None,
) -> bytes:
    """The file that the holders of ``recipients`` can open, signed by ``identity``.

    ``stretching`` says how a passphrase becomes one of the recipients (a first contact).
    """
    packed = records.pack(_records(content), limits)
    public = identity.public
    header = replace(
        content.header,
        sender=public.site_guid,
        verify_key=public.verify_key,
        recipient=public.age_recipient,
        counts=packed.counts,
        body_size=packed.size,
        body_sha256=hashlib.sha256(packed.data).hexdigest(),
        packed_size=len(packed.data),
        sections=tuple(section.head for section in content.sections),
    )
    signed = headers.encode(header)
    headers.decode(signed)  # what could not be read must not go out
    signature = identities.sign(identity, signed, purpose=PURPOSE)
    sealed = (section.sealed for section in content.sections)
    inner = b"".join((_prefixed(signed), signature, packed.data, *sealed))
    payload = seal.encrypt(inner, recipients)
    digest = hashlib.sha256(payload).hexdigest()
    outer = _Outer(headers.FORMAT, len(payload), digest, stretching)
    data = MAGIC + _prefixed(msgspec.json.encode(outer)) + payload
    if len(data) > limits.file:
        raise refusals.too_large(_("trop de contenu pour un seul lot"))
    return data


def read_bundle(
    path: Path, own: Sequence[Identity], limits: Limits = USUAL, passphrase: str | None = None
) -> OpenedBundle:
    """Open the bundle in a file. Raises InputRefused or BundleRefused."""
    return open_bundle(read_limited(path, limits.file), own, limits, passphrase)


def open_bundle(
    data: bytes, own: Sequence[Identity], limits: Limits = USUAL, passphrase: str | None = None
) -> OpenedBundle:
    """Open a bundle with any of our identities, its signature checked. Raises BundleRefused.

    One written for a first contact opens with its ``passphrase``.
    """
    if len(data) > limits.file:
        raise refusals.too_large(_("plus de {n} Mo", n=limits.file // 1_000_000))
    outer, payload = _payload(data)
    secrets = [identity.age_secret for identity in own]
    if outer.passphrase is not None:
        secrets = [seal.passphrase_secret(passphrase, outer.passphrase)]
    inner = _decrypted(payload, secrets, by_passphrase=outer.passphrase is not None)
    length = int.from_bytes(inner[:_LENGTH], "big")
    at = _LENGTH + length
    signed, signature = inner[_LENGTH:at], inner[at : at + SIGNATURE_SIZE]
    if length > limits.header or len(signature) < SIGNATURE_SIZE:
        raise refusals.malformed()
    header = headers.decode(signed)
    if not identities.verify(header.verify_key, signed, signature, purpose=PURPOSE):
        raise refusals.altered()
    at += SIGNATURE_SIZE
    packed = inner[at : at + header.packed_size]
    if hashlib.sha256(packed).hexdigest() != header.body_sha256:
        raise refusals.altered()
    return OpenedBundle(
        header,
        len(data),
        hashlib.sha256(data).hexdigest(),
        packed,
        _sections(header, inner[at + header.packed_size :], limits),
        outer.passphrase is not None,
    )


def verify(opened: OpenedBundle, verify_key: bytes) -> None:
    """Refuse a bundle that was not signed with the key enrolled for its sender."""
    if opened.header.verify_key != verify_key:
        raise refusals.other_signer(opened.header.sender_name)


def stream(
    opened: OpenedBundle, limits: Limits = USUAL, is_here: IsHere | None = None
) -> Iterator[Record]:
    """Sites, cards, acks, contexts, erasures, pages, in this order. Raises BundleRefused."""
    header = opened.header
    return records.unpack(Packed(opened.body, header.body_size, header.counts), limits, is_here)


def read_content(
    opened: OpenedBundle, limits: Limits = USUAL, is_here: IsHere | None = None
) -> BundleContent:
    """The whole content in memory, checked to its end; sections stay sealed.

    Pages that are here already (``is_here``) come without their operations.
    """
    sites, acks, contexts = list[Site](), list[Ack](), list[Context]()
    cards, erasures, sheets = list[bytes](), list[Op](), list[Sheet]()
    for record in stream(opened, limits, is_here):
        match record:
            case Sheet():
                sheets.append(record)
            case Context():
                contexts.append(record)
            case Erasure(op):
                erasures.append(op)
            case Ack():
                acks.append(record)
            case Site():
                sites.append(record)
            case _:
                cards.append(record)
    return BundleContent(
        opened.header, sites, cards, acks, contexts, erasures, sheets, opened.sections
    )


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


def _sections(header: Header, rest: bytes, limits: Limits) -> tuple[Section, ...]:
    """The sealed sections behind the body, each as its head says."""
    if len(header.sections) > limits.sections:
        raise refusals.too_large(_("plus de {n} parties scellées", n=limits.sections))
    found = []
    for head in header.sections:
        sealed, rest = rest[: head.size], rest[head.size :]
        if hashlib.sha256(sealed).hexdigest() != head.sha256:
            raise refusals.altered()
        found.append(Section(head, sealed))
    if rest:
        raise refusals.malformed()
    return tuple(found)


def _decrypted(payload: bytes, secrets: Sequence[str], *, by_passphrase: bool) -> bytes:
    try:
        return seal.decrypt(payload, secrets)
    except seal.NotForUs as error:
        if by_passphrase:
            raise refusals.wrong_passphrase() from error
        raise refusals.not_for_us() from error


def _payload(data: bytes) -> tuple[_Outer, bytes]:
    """The encrypted part, whole and as it was written, and what stands before it."""
    start = len(MAGIC)
    if not data:
        raise refusals.empty()
    if not data.startswith(MAGIC):
        raise _no_bundle(data)
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
    return outer, payload


def _no_bundle(data: bytes) -> Exception:
    """What to say of a file that does not begin as ours do."""
    if MAGIC.startswith(data):
        return refusals.incomplete(None)
    if data.startswith(OLD_MAGIC):
        return refusals.older()
    if data.startswith(MAGIC[:6]) and data[7:8] == b"\n" and data[6:7] in b"3456789":
        return refusals.newer()
    return refusals.not_a_bundle(data)


def _outer(data: bytes) -> _Outer:
    try:
        version = msgspec.json.decode(data, type=_Version).format
        if version != headers.FORMAT:
            raise refusals.newer() if version > headers.FORMAT else refusals.older()
        return msgspec.json.decode(data, type=_Outer)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refusals.altered() from error


def _prefixed(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big") + data


def _records(content: BundleContent) -> Iterator[Record]:
    """In the order of their lines."""
    yield from content.sites
    yield from content.cards
    yield from content.acks
    yield from content.contexts
    yield from map(Erasure, content.erasures)
    yield from content.sheets
