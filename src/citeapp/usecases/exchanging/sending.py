"""A bundle on its way out: put together, looked at before it is written, and noted after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from citeapp import __version__
from citeapp.base import words
from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.files import write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.domain.readers import Reader, may_read
from citeapp.exchange import bundle, card, seal
from citeapp.exchange.card import Card
from citeapp.exchange.header import Header
from citeapp.store import erasing, holding, peers, scope
from citeapp.store import fingerprint as digests
from citeapp.store.connection import SQLITE_VERSION
from citeapp.store.peers import Peer, Written
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import collectives
from citeapp.usecases.exchanging import (
    aboard,
    carrying,
    comparing,
    composing,
    gaps,
    reading_rights,
    standing,
)
from citeapp.usecases.exchanging.aboard import Riding
from citeapp.usecases.exchanging.composing import Composed, Sealed, Wish
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Asked:
    """What a person asked for: for whom, of which collectifs, new or everything.

    ``contacts``: how to reach people is for all recipients. ``passphrase``: also for who has
    no card yet and is told these words; nobody then, unless people are named too. ``updates``:
    files that bring a newer version of the program.
    """

    to: Sequence[str] = ()
    collectives_named: Sequence[str] = ()
    everything: bool = False
    contacts: bool = False
    passphrase: str = ""
    updates: Sequence[Path] = ()


@dataclass(frozen=True)
class Readable:
    """A recipient, and the collectifs of which the bundle may tell them."""

    name: str
    collectives: tuple[str, ...]


@dataclass(frozen=True)
class Receipt:
    """A bundle that was written, re-read and verified; or that would be (``path`` empty).

    ``operations`` and ``rows`` (by noun) are what all recipients can read; ``sealed`` is what
    travels for those alone who may read it, ``carried`` how many sections of other machines
    are handed on unopened.
    """

    path: str
    number: int
    operations: int
    recipients: tuple[str, ...]
    size: int
    readable: tuple[Readable, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    sealed: tuple[Sealed, ...] = ()
    carried: int = 0
    backup: str = ""
    """The backup written beside it, when one was asked for and could be written."""
    backup_refused: str = ""
    """Why not: the bundle itself is there all the same."""
    updates: tuple[Riding, ...] = ()
    """Newer versions of the program that ride along."""


@dataclass(frozen=True)
class Draft:
    """A bundle as it would be written.

    ``digest`` was counted whole when this machine held ``have``.
    """

    data: bytes
    digest: str
    have: HaveSet
    receipt: Receipt
    recipients: Sequence[Peer]
    composed: Composed


def my_card(session: Session) -> Card:
    """Who I am, and the public half of my keys."""
    me = session.me
    return Card(
        name=me.display_name,
        organisation=me.organisation,
        facilitator_id=me.id,
        is_coordinator=me.is_coordinator,
        public=session.identity.public,
    )


def draft(session: Session, asked: Asked) -> Draft:
    """Put a bundle together; inside a transaction, since our pages are signed for it."""
    recipients = _recipients(session, asked)
    wish = _wish(session, asked, recipients)
    composing.sign_pages(session)
    composed = composing.compose(session, wish)
    header = _header(session, asked, wish, composed, recipients)
    riders, riding = aboard.written(session, asked.updates)
    content = bundle.BundleContent(
        header,
        cards=_cards(session),
        acks=[carrying.own_ack(session), *carrying.known_acks(session)],
        contexts=composed.contexts,
        erasures=erasing.erase_list(session.workspace.connection),
        sheets=composed.sheets,
        sections=[*composed.sections, *riders],
    )
    to, how = [peer.age_recipient for peer in recipients], None
    if asked.passphrase:
        how = seal.new_stretching(session.workspace.random_bytes)
        to.append(seal.recipient_of(seal.passphrase_secret(asked.passphrase, how)))
    data = bundle.write_bundle(content, session.identity, to, stretching=how)
    receipt = Receipt(
        path="",
        number=header.number,
        operations=composed.operations,
        recipients=tuple(peer.name for peer in recipients),
        size=len(data),
        readable=_readable(session, wish),
        rows=composed.rows,
        sealed=composed.sealed,
        carried=composed.carried,
        updates=riding,
    )
    have = holding.held(session.workspace.connection)
    return Draft(data, header.digest, have, receipt, recipients, composed)


def write(session: Session, made: Draft, path: Path) -> Receipt:
    """Write a draft to a file, read it back, then note that it left."""
    write_verified(path, made.data)
    connection, number = session.workspace.connection, made.receipt.number
    with connection.transaction():
        if holding.held(connection) == made.have:  # nobody wrote since: merges start from it
            digests.remember(connection, made.digest)
        session.workspace.set_meta("lot_number", number)
        standing.note_withheld(session, made.composed.withheld)
        gaps.note_written(
            session,
            Written(
                number=number,
                at_ms=session.workspace.now_ms(),
                names=made.receipt.recipients,
                readers=tuple(peer.guid for peer in made.recipients),
                operations=made.receipt.operations,
                size=made.receipt.size,
                sent=made.composed.sent,
            ),
        )
        for peer in made.recipients:
            peers.note_sent(connection, peer.guid, number, session.workspace.now_ms())
    return replace(made.receipt, path=str(path))


def _wish(session: Session, asked: Asked, recipients: Sequence[Peer]) -> Wish:
    readers = [reading_rights.as_reader(peer) for peer in recipients]
    if asked.passphrase:
        if not words.strong_enough(asked.passphrase):
            raise InputRefused(
                _("Cette phrase de passe est trop facile à deviner."),
                safe=_("Rien n’a été écrit."),
                todo=_("Prenez huit mots au hasard, ou laissez CitéApp les tirer."),
            )
        readers.append(Reader(b"", "", _("avec la phrase de passe"), "", False, {}))
    chosen = frozenset(collectives.named(session, name=name).id for name in asked.collectives_named)
    return Wish(readers, chosen or None, asked.everything, asked.contacts)


def _header(
    session: Session,
    asked: Asked,
    wish: Wish,
    composed: Composed,
    recipients: Sequence[Peer],
) -> Header:
    have = reading_rights.myself(session).have
    left_out = havesets.difference(havesets.difference(have, wish.base), composed.sent)
    whole, each = comparing.told(session, wish)
    return Header(
        number=int(session.workspace.meta("lot_number", 0)) + 1,
        sender_name=session.me.display_name,
        written_at=session.now.isoformat(timespec="seconds"),
        app_version=__version__,
        schema=SCHEMA_VERSION,
        sqlite_version=SQLITE_VERSION,
        digest=whole,
        digests=each,
        base=wish.base,
        have=have,
        not_shared=left_out,
        kind="starter" if asked.everything and session.me.is_coordinator else "lot",
        scope=tuple(asked.collectives_named),
        earlier=gaps.earlier(session, [peer.guid for peer in recipients], wish.base),
    )


def _readable(session: Session, wish: Wish) -> tuple[Readable, ...]:
    """Each recipient and the collectifs that they read in this bundle, by name."""
    names = scope.collective_names(session.workspace.connection)
    entrusted = reading_rights.in_charge(session)
    chosen = names if wish.collectives is None else wish.collectives

    def reads(reader: Reader, collective: str) -> bool:
        shared = wish.collectives is not None
        return collective in chosen and (
            shared or may_read(reader, frozenset({collective}), entrusted)
        )

    return tuple(
        Readable(
            reader.name,
            tuple(sorted(name for id, name in names.items() if reads(reader, id))),
        )
        for reader in wish.recipients
    )


def _cards(session: Session) -> list[bytes]:
    """My card; the coordinator passes everyone's on."""
    own = [card.write_card(my_card(session), session.identity)]
    if not session.me.is_coordinator:
        return own
    team = peers.peers(session.workspace.connection)
    return own + [peer.card for peer in team if peer.state == "enrolled" and peer.card]


def _recipients(session: Session, asked: Asked) -> list[Peer]:
    """The machines asked for; all that are enrolled when nobody is named."""
    team = [p for p in peers.peers(session.workspace.connection) if p.state == "enrolled"]
    if not asked.to and asked.passphrase:
        return []
    if not team:
        raise InputRefused(
            _("Personne n’est encore inscrit sur cette machine."),
            todo=_("Échangez d’abord vos cartes : Échanges, « Inscrire une carte »."),
        )
    if not asked.to:
        return team
    found = []
    for name in asked.to:
        matches = [p for p in team if p.guid == name or fold(p.name) == fold(name)]
        if not matches:
            raise NotFound(_("« {name} » n’est pas inscrit·e sur cette machine.", name=name))
        found += matches
    return found
