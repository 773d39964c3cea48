"""A small bundle about invented people, and the pieces to forge bad ones from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import zstandard

from citeapp.domain import pages as paging
from citeapp.domain.lot import Context, Op, Site
from citeapp.exchange import acks, bundle, header, pages, seal, section
from citeapp.exchange import identity as identities
from citeapp.exchange.bundle import MAGIC, BundleContent
from citeapp.exchange.card import Card, write_card
from citeapp.exchange.header import Header
from citeapp.exchange.identity import Identity
from citeapp.exchange.limits import USUAL
from citeapp.exchange.records import Sheet
from citeapp.exchange.section import Section
from citeapp.exchange.wire import Counts

ROW = "0190a5b0-0000-7000-8000-0000000000%02d"


def heading(**changes: object) -> Header:
    found = Header(
        number=14,
        sender_name="Léa Exemple",
        written_at="2026-03-12T17:30:00+01:00",
        app_version="0.1",
        schema=1,
        sqlite_version="3.53.4",
        digest="abri",
    )
    return replace(found, **changes)


def operation(site: str, seq: int, **changes: object) -> Op:
    value = '{"first_name":"Inès","phone":"007"}'
    found = Op(site, seq, (seq + 1) << 40, 1, seq, 1, "person", "I", ROW % (seq % 100), value)
    return found._replace(**changes)


CONTEXT = paging.context_hash([("0190a5b0-0000-7000-8000-000000000001", 1, 2)])


def sheet(author: Identity, ops: Sequence[Op], scope: tuple[str, ...] = ()) -> Sheet:
    """Some operations of one author on a page."""
    contexts = {op.ctx: CONTEXT for op in ops}
    (page,) = pages.write(ops, scope, contexts, author, seeded_salt)
    return Sheet(page, tuple(ops))


def seeded_salt(size: int) -> bytes:
    return hashlib.shake_256(b"salt").digest(size)


def sealed(sealer: Identity, reader: Identity, ops: Sequence[Op]) -> Section:
    """A section for one reader."""
    public = reader.public
    dots = {sealer.site_guid: ((1, len(ops)),)}
    return section.write(
        [sheet(sealer, ops)],
        {public.verify_key: public.age_recipient},
        sealer,
        dots=dots,
        stamp=1,
        limits=USUAL,
    )


def content(lea: Identity, samir: Identity, ops: int = 3) -> BundleContent:
    a, b = lea.site_guid, samir.site_guid
    card = Card("Léa Exemple", "Centre social Exemple", ROW % 1, True, lea.public)
    return BundleContent(
        heading(have={a: ((1, ops + 1),), b: ((1, 2), (4, 9))}, not_shared={b: ((4, 4),)}),
        sites=[Site(a, "Poste de Léa", lea.public.verify_key), Site(b, "Poste de Samir")],
        contexts=[Context(a, 1, b, 1, 2)],
        cards=[write_card(card, lea)],
        acks=[acks.write(samir, {a: ((1, 2),)}, 7)],
        erasures=[operation(b, 2, kind="E", val=None, sig=b"s" * 64)],
        sheets=[sheet(lea, [operation(a, n) for n in range(1, ops + 1)])],
        sections=[sealed(lea, lea, [operation(a, ops + 1)])],
    )


def forged(
    lines: bytes,
    signer: Identity,
    recipient: Identity,
    *,
    packed: bytes | None = None,
    signed: bytes | None = None,
    payload: bytes | None = None,
    **changes: object,
) -> bytes:
    """A bundle whose seal and hashes are right whatever its content is."""
    body = zstandard.compress(lines) if packed is None else packed
    public = signer.public
    fields = {
        "sender": public.site_guid,
        "verify_key": public.verify_key,
        "recipient": public.age_recipient,
        "counts": Counts(erasures=lines.count(b"\n")),
        "body_size": len(lines),
        "body_sha256": hashlib.sha256(body).hexdigest(),
        "packed_size": len(body),
    }
    if signed is None:
        signed = header.encode(heading(**fields | changes))
    signature = identities.sign(signer, signed, purpose=bundle.PURPOSE)
    inner = len(signed).to_bytes(4, "big") + signed + signature + body
    if payload is None:
        payload = seal.encrypt(inner, [recipient.public.age_recipient])
    return enveloped(payload)


def enveloped(payload: bytes, **changes: object) -> bytes:
    """Any payload in a right outer envelope."""
    fields = {"format": 2, "size": len(payload), "sha256": hashlib.sha256(payload).hexdigest()}
    outer = msgspec.json.encode(fields | changes)
    return MAGIC + len(outer).to_bytes(4, "big") + outer + payload
