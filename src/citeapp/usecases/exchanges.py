"""Exchange: cards, bundles out and in, what a bundle would bring, lots set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from citeapp import __version__
from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.files import read_limited, write_verified
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import havesets
from citeapp.exchange import bundle, card
from citeapp.exchange.header import Header
from citeapp.exchange.identity import fingerprint_words
from citeapp.exchange.limits import CARD_SIZE
from citeapp.store import conflicts as conflict_list
from citeapp.store import fingerprint as digests
from citeapp.store import peers, travelling
from citeapp.store.connection import SQLITE_VERSION
from citeapp.store.peers import Lot as Lot
from citeapp.store.peers import Peer as Peer
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import (
    arriving,
    batches,
    carrying,
    collectives,
    composing,
    gaps,
    reading_rights,
)
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.arriving import Merged as Merged
from citeapp.usecases.batches import Batch as Batch
from citeapp.usecases.composing import Sealed as Sealed
from citeapp.usecases.session import Session


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
        arriving.take_card(session, found, data)
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
    with batches.for_a_look(session):
        arrival = arriving.arrived(session, path, accept_unknown=True)
        found = arriving.take(session, arrival, applied=False)
    return found


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
    arrival = arriving.arrived(session, path, accept_unknown=accept_unknown)
    arriving.make_ready(session, [arrival], confirmed=confirmed)
    with session.workspace.connection.transaction():
        merged = arriving.take(session, arrival, kind="arrival" if unattended else "merge")
    return Outcome(merged, arrival.changed, _("Fusionner un lot"))


@reads
def preview_all(session: Session, /, *, paths: Sequence[Path]) -> Batch:
    """What several bundles would bring together, before any of them is merged."""
    with batches.for_a_look(session):
        found = batches.take_all(session, batches.read_all(session, paths), applied=False)
    return found


def merge_all(
    session: Session,
    /,
    *,
    paths: Sequence[Path],
    accept_unknown: bool = False,
    confirmed: bool = False,
) -> Outcome[Batch]:
    """Merge several bundles at once: all those that can be read, or none of them.

    Each stays a lot of its own, which can be set aside alone.
    """
    read = batches.read_all(session, paths, accept_unknown=accept_unknown)
    arrivals = [one for _path, one in read.arrivals]
    arriving.make_ready(session, arrivals, confirmed=confirmed)
    with session.workspace.connection.transaction():
        batch = batches.take_all(session, read)
    changed = frozenset[str]().union(*(one.changed for one in arrivals))
    return Outcome(batch, changed, _("Fusionner plusieurs lots"))


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
