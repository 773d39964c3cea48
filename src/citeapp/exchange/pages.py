"""Signing and checking pages: nobody but their author can invent or alter operations.

What a page is, and why a part of it can be handed on, stands in ``domain/pages.py``. A page
that comes whole is checked by one hash over its lines as they were read; only parts are
checked leaf by leaf. What it costs is measured by ``tests/bench/test_seal_bench.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from citeapp.base.ids import RandomBytes
from citeapp.domain import pages
from citeapp.domain.lot import Op
from citeapp.domain.pages import MARK, PAGE_SIZE, ROOT, Page
from citeapp.exchange import identity as identities
from citeapp.exchange.identity import Identity
from citeapp.exchange.wire import OpLine, encode

PURPOSE = "page"


def write(
    ops: Iterable[Op],
    scope: tuple[str, ...],
    contexts: Mapping[int, bytes],
    identity: Identity,
    random_bytes: RandomBytes,
) -> Iterator[Page]:
    """Some operations of one of our sites on signed pages.

    ``contexts`` maps the numbers of their contexts to hashes.
    """
    ordered = sorted(ops, key=lambda op: op.seq)
    for at in range(0, len(ordered), PAGE_SIZE):
        part = ordered[at : at + PAGE_SIZE]
        salt = random_bytes(MARK)
        page = Page(
            site=part[0].site,
            scope=scope,
            dots=pages.dots_of(op.seq for op in part),
            contexts=tuple(sorted({op.ctx: contexts[op.ctx] for op in part}.items())),
            whole=whole(salt, (encode(OpLine(*op)) for op in part)).digest(),
            root=bytes(ROOT),
            sig=b"",
            salts=salt,
        )
        found = pages.root_of(page, {op.seq: op for op in part})
        page = replace(page, root=found or b"")
        yield replace(page, sig=identities.sign(identity, _signed_part(page), purpose=PURPOSE))


def whole(salt: bytes, lines: Iterable[bytes] = ()) -> hashlib.blake2b:
    """A hash to be fed with the encoded operations of a page, in order."""
    found = hashlib.blake2b(salt, digest_size=ROOT)
    for line in lines:
        found.update(line)
    return found


def is_signed_by(page: Page, verify_key: bytes) -> bool:
    """Whether the holder of ``verify_key`` signed this page."""
    return identities.verify(verify_key, _signed_part(page), page.sig, purpose=PURPOSE)


def holds(page: Page, ops: Sequence[Op], quick: bytes = b"") -> bool:
    """Whether these operations are what the page's author wrote.

    ``quick`` is the hash over their lines as they came; another encoding of the same values
    is checked leaf by leaf.
    """
    if page.is_whole and quick == page.whole:
        return True
    return pages.root_of(page, {op.seq: op for op in ops}) == page.root


def _signed_part(page: Page) -> bytes:
    return msgspec.json.encode(
        (page.site, page.scope, page.dots, page.contexts, page.whole, page.root)
    )
