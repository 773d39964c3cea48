"""Exchange: cards, bundles out and in, what a bundle would bring, lots set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from citeapp.base import words as spelt
from citeapp.base.errors import InputRefused, NotFound, UserError
from citeapp.base.files import write_verified
from citeapp.base.language import _
from citeapp.domain.facilitator import LIFTED, REVOKED
from citeapp.exchange import card
from citeapp.exchange.card import Card as Card
from citeapp.exchange.identity import fingerprint_words
from citeapp.store import declining, peers, taking_in
from citeapp.store import fingerprint as digests
from citeapp.store.peers import Lot as Lot
from citeapp.store.peers import Peer as Peer
from citeapp.usecases import collectives, maintenance, trust
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.exchanging import (
    aboard,
    arriving,
    batches,
    comparing,
    enrolling,
    sending,
    standing,
)
from citeapp.usecases.exchanging.aboard import Riding as Riding
from citeapp.usecases.exchanging.arriving import Merged as Merged
from citeapp.usecases.exchanging.batches import Batch as Batch
from citeapp.usecases.exchanging.comparing import Disagreement as Disagreement
from citeapp.usecases.exchanging.sending import Asked
from citeapp.usecases.exchanging.sending import Receipt as Receipt
from citeapp.usecases.exchanging.standing import Summary as Summary
from citeapp.usecases.session import Session


@reads
def my_card(session: Session, /) -> card.Card:
    """My public card: who I am and the public half of my keys."""
    return sending.my_card(session)


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
    """Whose card a file is (or who wrote a bundle), and its six words, before taking it in."""
    found = enrolling.found_in(session, Path(path))
    return found.card, found.words


@reads
def look_for_words(session: Session, /, *, words: str) -> tuple[card.Card, tuple[str, ...]]:
    """Whose machine six words name that a colleague reads out, before taking it in."""
    found = enrolling.by_words(session, words)
    return found.card, found.words


def enrol(session: Session, /, *, path: Path | None = None, words: str = "") -> Outcome[str]:
    """Take in someone's machine: from now on their bundles are known and ours can be for them.

    By their card (or a bundle that they wrote), by the six words they read out where others
    told of that machine, or by both, which then must agree.
    """
    if path is None:
        found = enrolling.by_words(session, words)
    else:
        found = enrolling.found_in(session, Path(path))
        if words and tuple(spelt.split(words)) != found.words:
            raise InputRefused(
                _("Les six mots de cette carte ne sont pas ceux-là."),
                safe=_("Personne n’a été inscrit."),
                todo=_("Relisez-les ensemble, de vive voix."),
            )
    with session.workspace.connection.transaction():
        enrolling.take(session, found)
        changed = trust.reconsider(session)
    return Outcome(found.card.name, frozenset({"peer", *changed}), _("Inscrire une carte"))


def revoke(session: Session, /, *, guid: str) -> Outcome[None]:
    """A machine is lost or someone left: it is refused from now on.

    When the coordination does it, everyone else will too; what the machine wrote before stays.
    Undone by readmitting it, never by « Annuler ».
    """
    label = _("Révoquer une machine")
    with session.workspace.act(label, kind="init") as act:
        enrolling.change_state(session, guid, REVOKED)
    return Outcome(None, act.changed | {"peer"}, label)


def readmit(session: Session, /, *, guid: str) -> Outcome[None]:
    """A machine that was revoked was found again."""
    label = _("Réadmettre une machine")
    with session.workspace.act(label, kind="init") as act:
        enrolling.change_state(session, guid, LIFTED)
    return Outcome(None, act.changed | {"peer"}, label)


@reads
def listed(session: Session, /) -> list[Peer]:
    """Everyone whose card was taken in."""
    return peers.peers(session.workspace.connection)


@reads
def lots(session: Session, /) -> list[Lot]:
    """The bundles merged here, the latest first."""
    return peers.lots(session.workspace.connection)


@reads
def fingerprint(session: Session, /, *, collective_named: str = "") -> str:
    """A digest of the shared content, equal on machines that hold the same operations.

    Of all of it, or of one collectif, for machines that do not read the same collectifs; how to
    reach people counts too, so that who has no telephone numbers finds another.
    """
    one = collectives.named(session, name=collective_named).id if collective_named else ""
    return digests.fingerprint(session.workspace.connection, one)


@reads
def disagreements(session: Session, /) -> tuple[Disagreement, ...]:
    """The collectifs of which a machine holds the same as this one and shows something else."""
    return comparing.disagreements(session)


@reads
def compare(session: Session, /) -> tuple[Disagreement, ...]:
    """Look at the digests of collectifs that lots told and nobody looked at yet; what differs."""
    comparing.compare(session)
    return comparing.disagreements(session)


@reads
def summary(session: Session, /) -> Summary:
    """How much there is to send and to settle."""
    return standing.summary(session)


@reads
def propose_passphrase(session: Session, /) -> str:
    """Eight words drawn at random, to be told to who opens a bundle without a card."""
    return spelt.propose_passphrase(session.workspace.random_bytes)


def export(
    session: Session,
    /,
    *,
    path: Path,
    to: Sequence[str] = (),
    collectives_named: Sequence[str] = (),
    everything: bool = False,
    contacts: bool = False,
    passphrase: str = "",
    backup: bool = False,
    updates: Sequence[Path] = (),
) -> Outcome[Receipt]:
    """Write a bundle for some people (everyone enrolled by default).

    It holds what they have not acknowledged, or everything; the coordinator's carries
    everyone's cards, so that a newcomer enrols once (« lot de départ »). Each reads the
    collectifs that are theirs; those chosen by name are shared with whoever is not in charge
    of them too, without ``contacts`` (addresses, telephones) unless asked. A ``passphrase``
    is for a first contact: who is told it needs no card. With ``backup``, a backup of this
    machine lies beside it; when that cannot be written the bundle stays, and the receipt says why.
    ``updates`` are files that bring a newer version of the program, signed by the project.
    """
    session.home.refuse_own(Path(path))
    asked = Asked(to, collectives_named, everything, contacts, passphrase, updates)
    with session.workspace.connection.transaction():
        made = sending.draft(session, asked)
    receipt = sending.write(session, made, Path(path))
    if backup:
        receipt = _backed_up(session, receipt)
    return Outcome(receipt, frozenset({"peer"}), _("Faire un lot"))


def _backed_up(session: Session, receipt: Receipt) -> Receipt:
    try:
        copy = maintenance.backup_beside(session, Path(receipt.path).parent)
    except UserError as error:
        return replace(receipt, backup_refused=error.message)
    return replace(receipt, backup=str(copy))


@reads
def outline(
    session: Session,
    /,
    *,
    to: Sequence[str] = (),
    collectives_named: Sequence[str] = (),
    everything: bool = False,
    contacts: bool = False,
    passphrase: str = "",
    updates: Sequence[Path] = (),
) -> Receipt:
    """What a bundle would hold: for whom, what they can read, what travels sealed, its size.

    It is put together for a look, then all is rolled back.
    """
    asked = Asked(to, collectives_named, everything, contacts, passphrase, updates)
    with batches.for_a_look(session):
        found = sending.draft(session, asked).receipt
    return found


@reads
def preview(session: Session, /, *, path: Path, passphrase: str = "") -> Merged:
    """What merging a bundle would bring; it is merged for a look, then all is rolled back."""
    with batches.for_a_look(session):
        arrival = arriving.arrived(session, path, accept_unknown=True, passphrase=passphrase)
        found = batches.look(session, arrival)
    return found


def merge(
    session: Session,
    /,
    *,
    path: Path,
    accept_unknown: bool = False,
    confirmed: bool = False,
    unattended: bool = False,
    passphrase: str = "",
) -> Outcome[Merged]:
    """Merge a bundle, all of it or nothing; unknown senders are refused unless accepted.

    Who told us the ``passphrase`` of a first contact is enrolled by it.
    A merge that nobody asked for (``unattended``) is never what « Annuler » takes back: the
    hands may be in the middle of a line. Its lot can be set aside like any other.
    """
    arrival = arriving.arrived(session, path, accept_unknown=accept_unknown, passphrase=passphrase)
    arriving.make_ready(session, [arrival], confirmed=confirmed)
    with session.workspace.connection.transaction():
        merged = arriving.take(session, arrival, kind="arrival" if unattended else "merge")
    aboard.keep(session, arrival.content.sections)
    return Outcome(merged, arrival.changed, _("Fusionner un lot"))


@reads
def about_update(_session: Session, /, *, path: Path) -> Riding:
    """What an update file would add to a bundle. Raises InputRefused."""
    return aboard.about(path)


@reads
def take_update(session: Session, /, *, paths: Sequence[Path]) -> Path | None:
    """Put the newer version that rides in some bundles by, without merging them: its file."""
    read = batches.read_all(session, paths)
    found = (aboard.keep(session, one.content.sections) for _path, one in read.arrivals)
    return next((path for path in found if path is not None), None)


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
    for one in arrivals:
        aboard.keep(session, one.content.sections)
    changed = frozenset[str]().union(*(one.changed for one in arrivals))
    return Outcome(batch, changed, _("Fusionner plusieurs lots"))


def set_aside(session: Session, /, *, lot: int) -> Outcome[None]:
    """Take a merged lot out again, on this machine only."""
    if _lot(session, lot).aside:
        raise InputRefused(_("Ce lot est déjà de côté."), safe=_("Rien n’a été changé."))
    with session.workspace.act(_("Mettre un lot de côté"), kind="aside", lot=lot) as act:
        act.changed |= taking_in.set_aside(session.workspace, lot)
    return Outcome(None, act.changed, act.label)


def take_again(session: Session, /, *, lot: int) -> Outcome[None]:
    """Bring a lot that was set aside back."""
    _check_waits(_lot(session, lot))
    with session.workspace.act(_("Reprendre un lot"), kind="again", lot=lot) as act:
        act.changed |= taking_in.take_again(session.workspace, lot)
    return Outcome(None, act.changed, act.label)


def refuse(session: Session, /, *, lot: int) -> Outcome[None]:
    """Refuse a lot that was set aside for good: no later bundle brings back what it held.

    What others change on the rows it created waits with it. On this machine only; nothing
    travels, nobody else loses anything.
    """
    _check_waits(_lot(session, lot))
    label = _("Refuser un lot pour de bon")
    with session.workspace.act(label, kind="refuse", lot=lot) as act:
        act.changed |= declining.decline(session.workspace, lot)
    return Outcome(None, act.changed | {"peer"}, label)


def _check_waits(lot: Lot) -> None:
    """Only what was set aside is taken again or refused. Raises InputRefused."""
    if lot.refused:
        raise InputRefused(
            _("Ce lot a été refusé pour de bon."),
            safe=_("Rien n’a été changé."),
        )
    if not lot.aside:
        raise InputRefused(_("Ce lot n’est pas de côté."), safe=_("Rien n’a été changé."))


def _lot(session: Session, number: int) -> Lot:
    known = peers.lots(session.workspace.connection)
    found = next((lot for lot in known if lot.n == number), None)
    if found is None:
        raise NotFound(_("Aucun lot n’a été fusionné sous ce numéro : {n}.", n=number))
    return found
