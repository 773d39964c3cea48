"""Exchange: cards, bundles out and in, what a bundle would bring, lots set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from citeapp import __version__
from citeapp.base.errors import BundleRefused, InputRefused, NotFound
from citeapp.base.files import read_limited, write_verified
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import havesets
from citeapp.domain.lot import Op
from citeapp.exchange import authorship, bundle, card
from citeapp.exchange.header import Header
from citeapp.exchange.identity import fingerprint_words
from citeapp.exchange.limits import CARD_SIZE, LARGE, USUAL, Limits
from citeapp.store import conflicts as conflict_list
from citeapp.store import fingerprint as digests
from citeapp.store import peers, sealed, travelling
from citeapp.store.connection import SQLITE_VERSION
from citeapp.store.peers import Lot as Lot
from citeapp.store.peers import Peer as Peer
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import (
    carrying,
    collectives,
    composing,
    gaps,
    incarnations,
    maintenance,
    proving,
    reading_rights,
)
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.composing import Sealed as Sealed
from citeapp.usecases.figures import Totals, totals
from citeapp.usecases.gaps import Gap
from citeapp.usecases.proving import Proven
from citeapp.usecases.session import Session

LARGE_LOT = 1000
"""Operations from which a verified backup is made before the merge."""
BRAKE_ROWS = 10
BRAKE_SHARE = 0.05
"""More deletions than this ask for a yes (faults.md F49)."""


@dataclass(frozen=True)
class Receipt:
    """A bundle that was written, re-read and verified."""

    path: str
    number: int
    operations: int
    recipients: tuple[str, ...]
    size: int
    sealed: tuple[Sealed, ...] = ()
    """What travels sealed to others, who alone can open it."""
    carried: int = 0
    """Sections of others that are handed on unopened."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """The rows that the recipients can read, by noun."""


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


@dataclass(frozen=True)
class Summary:
    """What the first page says of exchanges."""

    to_send: int
    last_sent: datetime | None
    conflicts: int
    peers: int


@reads
def my_card(session: Session, /) -> card.Card:
    """My public card: who I am and the public half of my keys."""
    me = session.me
    return card.Card(
        name=me.display_name,
        organisation=me.organisation,
        facilitator_id=me.id,
        is_coordinator=me.is_coordinator,
        public=session.identity.public,
    )


@reads
def my_words(session: Session, /) -> tuple[str, ...]:
    """Six words to read out, so that a colleague can check my card."""
    return tuple(fingerprint_words(session.identity.public))


@reads
def write_card(session: Session, /, *, path: Path) -> Path:
    """My card as a file to hand over."""
    session.home.refuse_own(Path(path))
    write_verified(Path(path), card.write_card(my_card(session), session.identity))
    return Path(path)


@reads
def look_at_card(session: Session, /, *, path: Path) -> tuple[card.Card, tuple[str, ...]]:
    """Whose card a file is, and its six words, before taking it in."""
    found = card.read_card(read_limited(Path(path), CARD_SIZE))
    return found, tuple(fingerprint_words(found.public))


def enrol(session: Session, /, *, path: Path) -> Outcome[str]:
    """Take in someone's card: from now on their bundles are known and ours can be for them."""
    data = read_limited(Path(path), CARD_SIZE)
    found = card.read_card(data)
    if found.public.verify_key == session.identity.public.verify_key:
        raise InputRefused(_("C’est votre propre carte."), todo=_("Donnez-la à vos collègues."))
    with session.workspace.connection.transaction():
        _take_card(session, found, data)
    return Outcome(found.name, frozenset({"peer"}), _("Inscrire une carte"))


def revoke(session: Session, /, *, guid: str) -> Outcome[None]:
    """A machine is lost or someone left: its bundles are refused from now on."""
    known = next(
        (peer for peer in peers.peers(session.workspace.connection) if peer.guid == guid), None
    )
    if known is None:
        raise NotFound(_("Cette machine n’est pas inscrite."))
    with session.workspace.connection.transaction():
        peers.put_peer(session.workspace.connection, replace(known, state="revoked"))
    return Outcome(None, frozenset({"peer"}), _("Révoquer une machine"))


@reads
def listed(session: Session, /) -> list[Peer]:
    """Everyone whose card was taken in."""
    return peers.peers(session.workspace.connection)


@reads
def lots(session: Session, /) -> list[Lot]:
    """The bundles merged here, the latest first."""
    return peers.lots(session.workspace.connection)


@reads
def fingerprint(session: Session, /) -> str:
    """A digest of the shared content, equal on machines that hold the same operations."""
    return digests.fingerprint(session.workspace.connection)


@reads
def summary(session: Session, /) -> Summary:
    """How much there is to send and to settle."""
    connection = session.workspace.connection
    team = [peer for peer in peers.peers(connection) if peer.state == "enrolled"]
    to_send = havesets.count(carrying.to_send(session)) if team else 0
    sent = max((peer.sent_ms or 0 for peer in team), default=0)
    return Summary(
        to_send=to_send,
        last_sent=datetime.fromtimestamp(sent / 1000).astimezone() if sent else None,
        conflicts=conflict_list.count(connection),
        peers=len(team),
    )


def export(
    session: Session,
    /,
    *,
    path: Path,
    to: Sequence[str] = (),
    collectives_named: Sequence[str] = (),
    everything: bool = False,
    contacts: bool = False,
) -> Outcome[Receipt]:
    """Write a bundle for some people (everyone enrolled by default).

    It holds what they have not acknowledged, or everything; the coordinator's carries
    everyone's cards, so that a newcomer enrols once (« lot de départ »). Each reads the
    collectifs that are theirs; those chosen by name are shared with whoever is not in charge
    of them too, without ``contacts`` (addresses, telephones) unless asked.
    """
    session.home.refuse_own(Path(path))
    connection = session.workspace.connection
    recipients = _recipients(session, to)
    scope = [collectives.named(session, name=name).id for name in collectives_named]
    wish = composing.Wish(
        [reading_rights.as_reader(peer) for peer in recipients],
        frozenset(scope) if scope else None,
        everything,
        contacts,
    )
    with connection.transaction():
        composing.sign_pages(session)
        composed = composing.compose(session, wish)
        acks = [carrying.own_ack(session), *carrying.known_acks(session)]
    have, base, sent = travelling.held(connection), wish.base, composed.sent
    number = int(session.workspace.meta("lot_number", 0)) + 1
    header = Header(
        number=number,
        sender_name=session.me.display_name,
        written_at=session.now.isoformat(timespec="seconds"),
        app_version=__version__,
        schema=SCHEMA_VERSION,
        sqlite_version=SQLITE_VERSION,
        digest=digests.fingerprint(connection),
        base=base,
        have=have,
        not_shared=havesets.difference(havesets.difference(have, base), sent),
        kind="starter" if everything and session.me.is_coordinator else "lot",
        scope=tuple(collectives_named),
        earlier=gaps.earlier(session, [peer.guid for peer in recipients], base),
    )
    content = bundle.BundleContent(
        header,
        cards=_cards(session),
        acks=acks,
        contexts=composed.contexts,
        sheets=composed.sheets,
        sections=composed.sections,
    )
    data = bundle.write_bundle(
        content, session.identity, [peer.age_recipient for peer in recipients]
    )
    write_verified(Path(path), data)
    with connection.transaction():
        session.workspace.set_meta("lot_number", number)
        carrying.note_withheld(session, composed.withheld)
        gaps.note_written(session, number, sent, [peer.guid for peer in recipients])
        for peer in recipients:
            peers.note_sent(connection, peer.guid, number, session.workspace.now_ms())
    receipt = Receipt(
        str(path),
        number,
        composed.operations,
        tuple(peer.name for peer in recipients),
        len(data),
        composed.sealed,
        composed.carried,
        composed.rows,
    )
    return Outcome(receipt, frozenset({"peer"}), _("Faire un lot"))


@reads
def preview(session: Session, /, *, path: Path) -> Merged:
    """What merging a bundle would bring; it is merged for a look, then all is rolled back."""
    opened, known = _open(session, Path(path), accept_unknown=True)
    content = bundle.read_content(opened, _limits(known))
    right = proving.proven(session, content, _limits(known))
    found: list[Merged] = []
    try:
        with session.workspace.connection.transaction():
            found.append(_merge(session, opened, content, right, known=known, applied=False))
            raise _PreviewDone
    except _PreviewDone:
        return found[0]


def merge(
    session: Session,
    /,
    *,
    path: Path,
    accept_unknown: bool = False,
    confirmed: bool = False,
    unattended: bool = False,
) -> Outcome[Merged]:
    """Merge a bundle, all of it or nothing; unknown senders are refused unless accepted.

    A merge that nobody asked for (``unattended``) is never what « Annuler » takes back: the
    hands may be in the middle of a line. Its lot can be set aside like any other.
    """
    opened, known = _open(session, Path(path), accept_unknown=accept_unknown)
    content = bundle.read_content(opened, _limits(known))
    right = proving.proven(session, content, _limits(known))
    connection = session.workspace.connection
    fresh = travelling.unseen(connection, right.ops)
    deletions = travelling.would_delete(connection, fresh)
    braked = deletions > BRAKE_ROWS or deletions > BRAKE_SHARE * max(200, _row_count(session))
    if braked and not confirmed:
        raise InputRefused(
            _("Ce lot supprimerait {n} fiches.", n=deletions),
            safe=_("Rien n’a été fusionné."),
            todo=_("Regardez l’aperçu, puis confirmez si c’est bien voulu."),
        )
    if braked or len(fresh) > LARGE_LOT:
        maintenance.backup(session)
    if travelling.own_future(connection, opened.header.have):
        incarnations.renew(session)
    with connection.transaction():
        kind = "arrival" if unattended else "merge"
        merged = _merge(session, opened, content, right, known=known, applied=True, kind=kind)
    return Outcome(merged, frozenset({"peer", *_nouns(right.ops)}), _("Fusionner un lot"))


def set_aside(session: Session, /, *, lot: int) -> Outcome[None]:
    """Take a merged lot out again, on this machine only."""
    if _lot(session, lot).aside:
        raise InputRefused(_("Ce lot est déjà de côté."), safe=_("Rien n’a été changé."))
    with session.workspace.act(_("Mettre un lot de côté"), kind="aside", lot=lot) as act:
        act.changed |= travelling.set_aside(session.workspace, lot)
    return Outcome(None, act.changed, act.label)


def take_again(session: Session, /, *, lot: int) -> Outcome[None]:
    """Bring a lot that was set aside back."""
    if not _lot(session, lot).aside:
        raise InputRefused(_("Ce lot n’est pas de côté."), safe=_("Rien n’a été changé."))
    with session.workspace.act(_("Reprendre un lot"), kind="again", lot=lot) as act:
        act.changed |= travelling.take_again(session.workspace, lot)
    return Outcome(None, act.changed, act.label)


def _lot(session: Session, number: int) -> Lot:
    known = peers.lots(session.workspace.connection)
    found = next((lot for lot in known if lot.n == number), None)
    if found is None:
        raise NotFound(_("Aucun lot n’a été fusionné sous ce numéro : {n}.", n=number))
    return found


class _PreviewDone(Exception):
    """Leaves the transaction of a preview, so that nothing of it stays."""


def _open(
    session: Session, path: Path, *, accept_unknown: bool
) -> tuple[bundle.OpenedBundle, Peer | None]:
    opened = bundle.read_bundle(path, [session.identity], LARGE)
    known = _peer_of(session, opened.header.verify_key)
    name = opened.header.sender_name
    ours = opened.header.verify_key == session.identity.public.verify_key
    if known is not None and known.state == "revoked":
        raise BundleRefused(
            _("La machine de {name} a été révoquée.", name=name),
            safe=_("Rien n’a été fusionné."),
        )
    if known is None and not ours and not accept_unknown:
        raise BundleRefused(
            _("Ce lot est signé par « {name} », que cette machine ne connaît pas.", name=name),
            safe=_("Rien n’a été fusionné."),
            todo=_(
                "Inscrivez d’abord sa carte, ou acceptez cet expéditeur en connaissance de cause."
            ),
        )
    return opened, known


def _merge(
    session: Session,
    opened: bundle.OpenedBundle,
    content: bundle.BundleContent,
    right: Proven,
    *,
    known: Peer | None,
    applied: bool,
    kind: str = "merge",
) -> Merged:
    workspace, header = session.workspace, opened.header
    connection = workspace.connection
    ops = right.ops
    before = totals(session)
    conflicts_before = conflict_list.count(connection)
    strange = _put_apart(session, right, header.sender_name)
    fresh = travelling.unseen(connection, ops)
    trusted = _authentic(fresh, right.keys)
    deletions = travelling.would_delete(connection, trusted)
    lot_number = peers.add_lot(
        connection,
        Lot(
            0,
            header.sender,
            header.sender_name,
            header.number,
            header.written_at,
            workspace.now_ms(),
            opened.sha256,
            0,
            False,
        ),
    )
    taken = travelling.TakenIn(lot_number, 0, frozenset(), 0)
    if trusted:
        with workspace.act(
            _("Fusionner le lot de {name}", name=header.sender_name), kind=kind, lot=lot_number
        ) as act:
            taken = travelling.take_in(workspace, trusted, right.contexts, lot=lot_number)
            act.changed |= taken.changed
        proving.remember(session, right, trusted, strange)
    peers.count_lot(connection, lot_number)
    if known is not None:
        peers.note_seen(connection, known.guid, workspace.now_ms())
        if known.is_coordinator:
            for data in content.cards:
                found = card.read_card(data)
                ours = found.public.verify_key == session.identity.public.verify_key
                if not ours and _peer_of(session, found.public.verify_key) is None:
                    _take_card(session, found, data)
    carrying.note_acks(session, content.acks)
    carried = carrying.keep(session, content.sections)
    gaps.note_not_shared(session, header.not_shared)
    have = travelling.held(connection)
    same = havesets.covers(have, header.have) and havesets.covers(header.have, have)
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
        after=totals(session),
        gaps=gaps.found(session, header),
        others=_other_authors(session, trusted, header),
        agrees=not same or digests.fingerprint(connection) == header.digest,
        applied=applied,
        lot=lot_number,
        altered=len(strange),
        carried=carried,
        unknown=right.unknown,
    )


def _put_apart(session: Session, right: Proven, bearer: str) -> set[tuple[str, int]]:
    """Put operations that contradict one held here apart, for people to look at: which ones."""
    connection = session.workspace.connection
    strange = travelling.altered(connection, right.ops)
    apart = [op for op in right.ops if (op.site, op.seq) in strange]
    apart += right.contradicting
    told = [(op, hashlib.sha256(repr(op).encode()).hexdigest()) for op in apart]
    sealed.quarantine(connection, told, bearer, session.workspace.now_ms())
    return {(op.site, op.seq) for op in apart}


def _limits(known: Peer | None) -> Limits:
    """A whole base is read only from someone enrolled."""
    return USUAL if known is None else LARGE


def _authentic(fresh: Sequence[Op], keys: Mapping[str, bytes]) -> list[Op]:
    """Fresh operations that may count: what needs its author's signature has a right one.

    A wrong signature refuses the bundle; an author whose key is not known yet leaves a gap
    that a later bundle fills.
    """
    kept = []
    for op in fresh:
        if op.needs_signature:
            key = keys.get(op.site)
            if key is None:
                continue
            if not authorship.signed_by(op, key):
                raise BundleRefused(
                    _(
                        "Une suppression ou un rapprochement de ce lot "
                        "n’est pas signé par son auteur."
                    ),
                    safe=_("Rien n’a été fusionné."),
                    todo=_("Prévenez la personne qui vous l’a remis."),
                )
        kept.append(op)
    return kept


def _take_card(session: Session, found: card.Card, data: bytes) -> None:
    peers.put_peer(
        session.workspace.connection,
        Peer(
            guid=found.public.site_guid,
            name=found.name,
            organisation=found.organisation,
            facilitator_id=found.facilitator_id,
            verify_key=found.public.verify_key,
            age_recipient=found.public.age_recipient,
            is_coordinator=found.is_coordinator,
            card=data,
            state="enrolled",
            have={},
        ),
    )


def _cards(session: Session) -> list[bytes]:
    """My card; the coordinator passes everyone's on."""
    own = [card.write_card(my_card(session), session.identity)]
    if not session.me.is_coordinator:
        return own
    team = peers.peers(session.workspace.connection)
    return own + [peer.card for peer in team if peer.state == "enrolled" and peer.card]


def _recipients(session: Session, to: Sequence[str]) -> list[Peer]:
    team = [p for p in peers.peers(session.workspace.connection) if p.state == "enrolled"]
    if not team:
        raise InputRefused(
            _("Personne n’est encore inscrit sur cette machine."),
            todo=_("Échangez d’abord vos cartes : Échanges, « Inscrire une carte »."),
        )
    if not to:
        return team
    found = []
    for name in to:
        matches = [p for p in team if p.guid == name or fold(p.name) == fold(name)]
        if not matches:
            raise NotFound(_("« {name} » n’est pas inscrit·e sur cette machine.", name=name))
        found += matches
    return found


def _peer_of(session: Session, verify_key: bytes) -> Peer | None:
    """By key, not by site: a restored machine has a new site and the same keys."""
    team = peers.peers(session.workspace.connection)
    return next((peer for peer in team if peer.verify_key == verify_key), None)


def _other_authors(session: Session, ops: Sequence[Op], header: Header) -> tuple[str, ...]:
    names = travelling.site_names(session.workspace.connection)
    found = {names.get(op.site, "") for op in ops if op.site != header.sender}
    return tuple(sorted(name for name in found if name and name != header.sender_name))


def _row_count(session: Session) -> int:
    return travelling.row_count(session.workspace.connection)


def _nouns(ops: Iterable[Op]) -> set[str]:
    return {op.tbl for op in ops}
