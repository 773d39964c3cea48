"""What came in a bundle, proven: each operation by its author's page, each context too.

Whoever carries a bundle answers for nothing in it and can invent nothing: operations that
their author did not sign refuse the whole bundle. An author whose key is not known here yet
leaves a gap, which a later bundle fills.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from citeapp.base.frozen import dataclass
from citeapp.domain.lot import Context, Op
from citeapp.domain.pages import context_hash
from citeapp.exchange import pages, refusals, section
from citeapp.exchange.bundle import BundleContent
from citeapp.exchange.header import Header
from citeapp.exchange.limits import LARGE, Limits
from citeapp.exchange.records import IsHere, Sheet
from citeapp.exchange.section import Section
from citeapp.store import pages as kept_pages
from citeapp.store import peers, travelling
from citeapp.store.pages import Shown
from citeapp.usecases.session import Session

Keys = Mapping[str, bytes]
SHEETS = 100
"""Pages kept at a time."""


@dataclass(frozen=True)
class Proven:
    """What its authors wrote; ``opened`` sections were for us.

    ``contradicting`` operations were written in a context of which another version is known
    (one machine went on as two); ``unknown`` counts those of machines without a known key.
    """

    sheets: Sequence[Sheet]
    contexts: Sequence[Context]
    keys: Keys
    contradicting: Sequence[Op] = ()
    opened: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """Operations on pages that are here already, word for word: they were not read again."""
        return sum(sheet.known for sheet in self.sheets)

    @cached_property
    def ops(self) -> Sequence[Op]:
        return [op for sheet in self.sheets for op in sheet.ops]

    @property
    def bare(self) -> frozenset[tuple[str, int]]:
        """Operations whose content their page no longer proves: it must have been erased."""
        return frozenset(
            (op.site, op.seq)
            for sheet in self.sheets
            if not sheet.page.is_whole
            for salts in (sheet.page.salt_of(),)
            for op in sheet.ops
            if op.seq not in salts
        )


@dataclass(frozen=True)
class _Part:
    """The body of a bundle, or a section of it that we could open."""

    sheets: list[Sheet]
    contexts: list[Context]


def proven(session: Session, content: BundleContent, limits: Limits = LARGE) -> Proven:
    """Open what is sealed for us and check every author. Raises BundleRefused."""
    ours = [one for one in content.sections if section.is_for(one.head, [session.identity])]
    parts = [_Part(list(content.sheets), list(content.contexts))]
    is_here = kept_pages.here(session.workspace.connection)
    parts += [_unsealed(session, one, limits, is_here) for one in ours]
    sheets = [sheet for part in parts for sheet in part.sheets]
    keys = known_keys(session, [op for sheet in sheets for op in sheet.ops], content.header)
    contexts: dict[bytes, list[Context]] = {}
    for part in parts:
        contexts |= _signed_contexts(part)
    known = [sheet for sheet in sheets if _is_proven(sheet, keys)]
    odd = _contradicting(session, known)
    right = [sheet for sheet in known if sheet.page.sig not in odd]
    return Proven(
        sheets=right,
        contexts=[one for sheet in right for one in contexts[sheet.page.sig]],
        keys=keys,
        contradicting=[op for sheet in known if sheet.page.sig in odd for op in sheet.ops],
        opened=len(ours),
        unknown=sum(len(sheet.ops) for sheet in sheets) - sum(len(sheet.ops) for sheet in known),
    )


def remember(
    session: Session, right: Proven, taken: Iterable[Op], apart: Collection[tuple[str, int]]
) -> None:
    """Keep the pages of what was taken in, so that others can be shown who wrote it.

    ``apart``: known operations that came with other content.
    """
    fresh: dict[str, set[int]] = defaultdict(set)
    for op in taken:
        fresh[op.site].add(op.seq)
    for start in range(0, len(right.sheets), SHEETS):
        came = [
            Shown(
                sheet.page,
                sheet.ops,
                [op.seq for op in sheet.ops if op.seq in fresh[op.site]],
                [op.seq for op in sheet.ops if (op.site, op.seq) in apart] if apart else (),
            )
            for sheet in right.sheets[start : start + SHEETS]
        ]
        kept_pages.learn(session.workspace.connection, came)


def known_keys(session: Session, ops: Iterable[Op], header: Header) -> Keys:
    """Site to signing key: cards first, then what machines said of themselves.

    A sender who bears the site of somebody else is refused.
    """
    connection = session.workspace.connection
    keys = travelling.machine_keys(connection, ops)
    keys |= {peer.guid: peer.verify_key for peer in peers.peers(connection)}
    keys[session.identity.site_guid] = session.identity.public.verify_key
    if keys.setdefault(header.sender, header.verify_key) != header.verify_key:
        raise refusals.other_signer(header.sender_name)
    return keys


def _unsealed(session: Session, one: Section, limits: Limits, is_here: IsHere) -> _Part:
    part = _Part([], [])
    for record in section.unseal(one, [session.identity], limits, is_here):
        match record:
            case Sheet():
                part.sheets.append(record)
            case Context():
                part.contexts.append(record)
            case _:
                raise refusals.malformed()
    return part


def _is_proven(sheet: Sheet, keys: Keys) -> bool:
    """False for an author nobody knows; raises BundleRefused for a forgery."""
    key = keys.get(sheet.page.site)
    if key is None:
        return False
    if sheet.known:
        return True
    if not pages.is_signed_by(sheet.page, key) or not pages.holds(
        sheet.page, sheet.ops, sheet.quick
    ):
        raise refusals.forged()
    return True


def _signed_contexts(part: _Part) -> dict[bytes, list[Context]]:
    """By page, the contexts that its author signed with it; anything else is a forgery."""
    given: dict[tuple[str, int], set[tuple[str, int, int]]] = defaultdict(set)
    for one in part.contexts:
        given[one.site, one.ctx].add((one.other, one.lo, one.hi))
    hashes = {place: context_hash(found) for place, found in given.items()}
    nothing = context_hash(())
    right: dict[bytes, list[Context]] = {}
    for sheet in part.sheets:
        site, kept = sheet.page.site, list[Context]()
        for number, signed in sheet.page.contexts:
            if hashes.get((site, number), nothing) != signed:
                raise refusals.forged()
            kept += (Context(site, number, *one) for one in sorted(given[site, number]))
        right[sheet.page.sig] = kept
    return right


def _contradicting(session: Session, sheets: Iterable[Sheet]) -> set[bytes]:
    """Pages (by signature) that name another version of a context than the one known first."""
    connection = session.workspace.connection
    known = {
        (site, number): found
        for site in {sheet.page.site for sheet in sheets}
        for number, found in kept_pages.context_hashes(connection, site).items()
    }
    return {
        sheet.page.sig
        for sheet in sheets
        for number, found in sheet.page.contexts
        if known.setdefault((sheet.page.site, number), found) != found
    }
