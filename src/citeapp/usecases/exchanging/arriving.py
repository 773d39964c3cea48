"""A bundle that comes: opened, proven, weighed, merged whole or for a look only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from citeapp.base.errors import BundleRefused, InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain import havesets
from citeapp.domain.lot import Op
from citeapp.exchange import bundle
from citeapp.exchange.header import Header
from citeapp.exchange.identity import fingerprint_words
from citeapp.exchange.limits import LARGE, USUAL, Limits
from citeapp.store import conflicts as conflict_list
from citeapp.store import (
    declining,
    erasing,
    holding,
    peers,
    sealed,
    taking_in,
    travelling,
    weighing,
)
from citeapp.store import fingerprint as digests
from citeapp.store import pages as kept_pages
from citeapp.store.peers import Lot, Peer
from citeapp.usecases import figures, maintenance, trust
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.exchanging import (
    aboard,
    brake,
    carrying,
    comparing,
    enrolling,
    gaps,
    incarnations,
    proving,
)
from citeapp.usecases.exchanging.gaps import Gap
from citeapp.usecases.exchanging.proving import Proven
from citeapp.usecases.figures import Totals
from citeapp.usecases.newer import Offer
from citeapp.usecases.reviewing.pairs import Pair
from citeapp.usecases.session import Session
from citeapp.usecases.trust import Ignored

LARGE_LOT = 1000
"""Operations from which a verified backup is made before the merge."""


@dataclass(frozen=True)
class Merged:
    """What a bundle brought, or would bring (``applied`` false)."""

    sender: str
    number: int
    written_at: str
    operations: int
    already_known: bool
    known_sender: bool
    deletions: int
    conflicts: int
    before: Totals
    after: Totals
    gaps: tuple[Gap, ...]
    others: tuple[str, ...]
    agrees: bool
    applied: bool
    lot: int
    altered: int = 0
    """Operations known here that came with other content, put apart: a machine was copied."""
    carried: int = 0
    """Sealed sections for others, carried on from here."""
    unknown: int = 0
    """Operations of machines whose key nobody here knows yet: they stay out."""
    refused: int = 0
    """Operations that a machine wrote after it was revoked: they stay out."""
    following: int = 0
    """Operations about rows that a lot refused for good had created: they wait with it."""
    words: tuple[str, ...] = ()
    """The six words of who signed it, to be compared aloud."""
    unusual: str = ""
    """Why the merge waits for a plain yes, in a sentence, or nothing."""
    erasures: int = 0
    """Rows that stood here and are erased for good, everywhere."""
    ignored: tuple[Ignored, ...] = ()
    """Deletions, erasures and joins that do not count here, since their author may not."""
    questions: tuple[Conflict, ...] = ()
    """In a preview: the first of the questions that would be asked."""
    doubles: tuple[Pair, ...] = ()
    """In a preview: rows that would look the same (two rencontres of one evening)."""
    differing: tuple[str, ...] = ()
    """Collectifs of which both hold the same and show something else; see ``comparing``."""
    update: Offer | None = None
    """A newer version of the program for this machine, which rides along."""
    update_refused: str = ""
    """Why one that rides along is left aside, in a sentence, or nothing."""


@dataclass(frozen=True)
class Arrival:
    """A bundle that was opened, read and proven, and not yet merged."""

    opened: bundle.OpenedBundle
    known: Peer | None
    content: bundle.BundleContent
    right: Proven

    @cached_property
    def ops(self) -> Sequence[Op]:
        """Each operation once: the erase list repeats what may stand on the pages."""
        every = (*self.content.erasures, *self.right.ops)
        return list({(op.site, op.seq): op for op in every}.values())

    @cached_property
    def update(self) -> tuple[Offer | None, str]:
        """The newer version of the program that rides along, or why one is left aside."""
        return aboard.offered(self.content.sections)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The nouns that it touches."""
        return frozenset({"peer", *(op.tbl for op in self.ops)})


def arrived(
    session: Session, path: Path, *, accept_unknown: bool = False, passphrase: str = ""
) -> Arrival:
    """Open, read and prove a bundle; nothing is written. Raises InputRefused, BundleRefused.

    Whose ``passphrase`` of a first contact we know is not unknown.
    """
    session.progress.tell(-1, _("lecture"))
    opened, known = _open(session, Path(path), passphrase, accept_unknown=accept_unknown)
    is_here = kept_pages.here(session.workspace.connection)
    content = bundle.read_content(opened, _limits(known), is_here)
    session.progress.tell(-1, _("vérification des signatures"))
    return Arrival(opened, known, content, proving.proven(session, content, _limits(known)))


def make_ready(session: Session, arrivals: Sequence[Arrival], *, confirmed: bool) -> None:
    """Brake what is unusual unless it was confirmed, then back up what is large.

    Raises InputRefused when the bundles together would delete or change an unusual share.
    """
    connection = session.workspace.connection
    fresh = [op for one in arrivals for op in taking_in.unseen(connection, one.ops)]
    reason = brake.reason(session, fresh)
    if reason and not confirmed:
        raise InputRefused(
            reason,
            safe=_("Rien n’a été fusionné."),
            todo=_("Regardez l’aperçu, puis confirmez si c’est bien voulu."),
        )
    if reason or len(fresh) > LARGE_LOT:
        session.progress.tell(-1, _("copie de sauvegarde"))
        maintenance.backup(session)
    if any(_needs_new_site(session, one) for one in arrivals):
        incarnations.renew(session)


def _needs_new_site(session: Session, arrival: Arrival) -> bool:
    """Whether somebody tells of more than this file wrote, or of something else: it is a copy.

    The bearer may know nothing of it: then what others saw, acknowledged or sealed tells so.
    """
    connection, header = session.workspace.connection, arrival.opened.header
    told = [header.have, header.base, header.not_shared]
    told += [lot.sent for lot in header.earlier]
    told += [section.dots for section in header.sections]
    told += [ack.have for ack in arrival.content.acks]
    told.append(havesets.of_dots((op.site, op.seq) for op in arrival.right.ops))
    contexts = arrival.content.contexts
    return taking_in.own_future(connection, told, contexts) or taking_in.own_twin(
        connection, [*arrival.right.ops, *arrival.right.contradicting]
    )


def take(
    session: Session, arrival: Arrival, *, applied: bool = True, kind: str = "merge"
) -> Merged:
    """Merge what arrived, inside the caller's transaction."""
    session.progress.tell(-1, _("fusion"))
    return _merge(session, arrival, applied=applied, kind=kind)


def _open(
    session: Session, path: Path, passphrase: str, *, accept_unknown: bool
) -> tuple[bundle.OpenedBundle, Peer | None]:
    opened = bundle.read_bundle(path, [session.identity], LARGE, passphrase)
    known = peer_of(session, opened.header.verify_key)
    name = opened.header.sender_name
    ours = opened.header.verify_key == session.identity.public.verify_key
    if known is not None and known.state == "revoked":
        raise BundleRefused(
            _("La machine de {name} a été révoquée.", name=name),
            safe=_("Rien n’a été fusionné."),
        )
    if known is None and not (ours or accept_unknown or opened.by_passphrase):
        raise BundleRefused(
            _(
                "Ce lot est signé par « {name} », que cette machine ne connaît pas. "
                "Ses six mots : {words}.",
                name=name,
                words=" ".join(fingerprint_words(opened.signer)),
            ),
            safe=_("Rien n’a été fusionné."),
            todo=_(
                "Inscrivez d’abord sa carte, ou acceptez cet expéditeur en connaissance de cause."
            ),
        )
    return opened, known


def _merge(
    session: Session,
    arrival: Arrival,
    *,
    applied: bool,
    kind: str = "merge",
) -> Merged:
    opened, content, right = arrival.opened, arrival.content, arrival.right
    header, connection = opened.header, session.workspace.connection
    before = figures.totals_kept(session)
    conflicts_before = conflict_list.count(connection)
    strange = _put_apart(session, right, header.sender_name)
    known = _greet(session, arrival)
    fresh = taking_in.unseen(connection, arrival.ops)
    said = enrolling.verdicts(session, fresh, right.keys)
    counting, left_out = list[Op](), list[Op]()
    for op in fresh:
        (counting if enrolling.still_counts(op, right.keys, said) else left_out).append(op)
    judged = trust.judge(session, _with_waiting(session, counting), header=header)
    trusted = judged.trusted
    deletions = weighing.would_delete(connection, trusted)
    erased = weighing.would_erase(connection, trusted)
    unusual = brake.reason(session, trusted)
    lot_number = _enter_lot(session, arrival)
    taken = taking_in.TakenIn(lot_number, 0, frozenset(), 0)
    if trusted:
        taken = _take_in(session, arrival, trusted, lot=lot_number, kind=kind)
        proving.remember(session, right, trusted, strange)
    taking_in.keep_refused(connection, [op for op, _why in judged.refused], lot=lot_number)
    peers.count_lot(connection, lot_number)
    peers.note_known(connection, lot_number, right.known + len(arrival.ops) - len(fresh))
    if known is not None:
        peers.note_seen(connection, known.verify_key, session.workspace.now_ms())
    enrolling.follow(session, said)
    carrying.note_acks(session, content.acks)
    carried = carrying.keep(session, content.sections)
    not_counting = havesets.of_dots((op.site, op.seq) for op in left_out)
    gaps.note_not_shared(session, havesets.union(header.not_shared, not_counting))
    have = holding.held(connection)
    same = havesets.covers(have, header.have) and havesets.covers(header.have, have)
    after = figures.totals_after(session, before, taken.changed)
    figures.keep(session, after)
    agrees = not same or _agrees(session, header.digest)
    return Merged(
        sender=header.sender_name,
        number=header.number,
        written_at=header.written_at,
        operations=taken.operations,
        already_known=not taken.operations,
        known_sender=known is not None,
        deletions=deletions,
        conflicts=conflict_list.count(connection) - conflicts_before,
        before=before,
        after=after,
        gaps=gaps.found(session, header),
        others=_other_authors(session, trusted, header),
        agrees=agrees,
        applied=applied,
        lot=lot_number,
        altered=len(strange),
        carried=carried,
        unknown=right.unknown,
        refused=len(left_out),
        following=declining.following(connection, lot_number) if taken.operations else 0,
        words=tuple(fingerprint_words(opened.signer)),
        unusual=unusual,
        erasures=erased,
        ignored=trust.told(session, judged.refused),
        differing=comparing.after_merge(session, header, same=same),
        update=arrival.update[0],
        update_refused=arrival.update[1],
    )


def _greet(session: Session, arrival: Arrival) -> Peer | None:
    """Who brings it, if they are known or a passphrase vouches; the cards they brought are read."""
    known, content = arrival.known, arrival.content
    if known is None and arrival.opened.by_passphrase:
        known = enrolling.meet(session, content)
    if known is not None:  # whom the coordination introduces may erase
        enrolling.learn_cards(session, content, known)
    return known


def _enter_lot(session: Session, arrival: Arrival) -> int:
    """Write the bundle into the list of lots, nothing counted yet; its number here."""
    header, workspace = arrival.opened.header, session.workspace
    lot = Lot(
        0,
        header.sender,
        header.sender_name,
        header.number,
        header.written_at,
        workspace.now_ms(),
        arrival.opened.sha256,
        0,
        False,
    )
    return peers.add_lot(workspace.connection, lot)


def _take_in(
    session: Session, arrival: Arrival, trusted: Sequence[Op], *, lot: int, kind: str
) -> taking_in.TakenIn:
    """What may count becomes part of the workspace, in one act that can be undone."""
    right, name = arrival.right, arrival.opened.header.sender_name
    words = _("Fusionner le lot de {name}", name=name)
    with session.workspace.act(words, kind=kind, lot=lot) as act:
        taken = taking_in.take_in(
            session.workspace, trusted, right.contexts, lot=lot, bare=right.bare
        )
        act.changed |= taken.changed
    return taken


def _agrees(session: Session, digest: str) -> bool:
    """Whether our content has the sender's digest; counted whole before anyone is alarmed."""
    connection = session.workspace.connection
    ours = digests.current(connection)
    if ours != digest:
        ours = digests.fingerprint(connection)
    digests.remember(connection, ours)
    return ours == digest


def _put_apart(session: Session, right: Proven, bearer: str) -> set[tuple[str, int]]:
    """Put operations that contradict one held here apart, for people to look at: which ones."""
    connection = session.workspace.connection
    strange = taking_in.altered(connection, right.ops)
    apart = [op for op in right.ops if (op.site, op.seq) in strange]
    apart += right.contradicting
    told = [(op, hashlib.sha256(repr(op).encode()).hexdigest()) for op in apart]
    sealed.quarantine(connection, told, bearer, session.workspace.now_ms())
    erasing.scrub_quarantine(connection)
    return {(op.site, op.seq) for op in apart}


def _limits(known: Peer | None) -> Limits:
    """A whole base is read only from someone enrolled."""
    return USUAL if known is None else LARGE


def _with_waiting(session: Session, fresh: Sequence[Op]) -> list[Op]:
    """With what has had no effect so far: this bundle may bring what it waits for."""
    waiting = [op for _lot, op in taking_in.refused(session.workspace.connection)]
    here = {(op.site, op.seq) for op in fresh} if waiting else set()
    return [*fresh, *(op for op in waiting if (op.site, op.seq) not in here)]


def peer_of(session: Session, verify_key: bytes) -> Peer | None:
    """By key, not by site: a restored machine has a new site and the same keys."""
    team = peers.peers(session.workspace.connection)
    return next((peer for peer in team if peer.verify_key == verify_key), None)


def _other_authors(session: Session, ops: Sequence[Op], header: Header) -> tuple[str, ...]:
    names = travelling.site_names(session.workspace.connection)
    found = {names.get(op.site, "") for op in ops if op.site != header.sender}
    return tuple(sorted(name for name in found if name and name != header.sender_name))
