"""Whose machines this one knows: cards taken in, six words read out, machines revoked.

A revocation travels as an ordinary row and counts when the coordination wrote it: what the
machine had written until then stays, what comes later under its key is refused everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from citeapp.base import words
from citeapp.base.errors import BundleRefused, InputRefused, NotFound
from citeapp.base.files import read_limited
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain import havesets
from citeapp.domain.facilitator import LIFTED, REVOKED, Facilitator, Machine, Revocation
from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Op
from citeapp.exchange import bundle, card
from citeapp.exchange.bundle import BundleContent
from citeapp.exchange.card import Card
from citeapp.exchange.identity import FINGERPRINT_WORDS, PublicIdentity, fingerprint_words
from citeapp.exchange.limits import CARD_SIZE, LARGE, USUAL
from citeapp.store import holding, peers, travelling
from citeapp.store.peers import Peer
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Candidate:
    """A machine that can be enrolled, and the six words its owner reads out."""

    card: Card
    words: tuple[str, ...]
    data: bytes = b""
    """The card as its owner signed it; empty for a machine that is only known by others."""


@dataclass(frozen=True)
class Verdict:
    """What the coordination said of a machine; ``kept`` is what stays of a revoked one."""

    state: str
    kept: HaveSet


def found_in(session: Session, path: Path) -> Candidate:
    """Whose card a file is, or who wrote a bundle. Raises InputRefused or BundleRefused."""
    data = read_limited(path, LARGE.file)
    if data.startswith(bundle.MAGIC):
        opened = bundle.open_bundle(data, [session.identity], LARGE)
        content = bundle.read_content(opened, USUAL)
        data = sender_card(content)
    elif len(data) > CARD_SIZE:
        data = data[: CARD_SIZE + 1]
    found = card.read_card(data)
    return Candidate(found, tuple(fingerprint_words(found.public)), data)


def sender_card(content: BundleContent) -> bytes:
    """The card of who signed a bundle. Raises BundleRefused when it is not in it."""
    for data in content.cards:
        if card.read_card(data).public.verify_key == content.header.verify_key:
            return data
    raise BundleRefused(
        _("Ce lot ne contient pas la carte de la personne qui l’a écrit."),
        safe=_("Rien n’a été changé."),
        todo=_("Demandez-lui sa carte."),
    )


def heard_of(session: Session) -> list[Candidate]:
    """Machines that others told of and that are not enrolled here."""
    known = {peer.verify_key.hex() for peer in peers.peers(session.workspace.connection)}
    known.add(session.identity.public.verify_key.hex())
    people = {row.id: row for row in session.rows(Facilitator).all()}
    found = []
    for row in session.rows(Machine).all():
        owner = people.get(row.facilitator_id)
        public = _public(row)
        if row.verify_key not in known and owner is not None and public is not None:
            told = Card(
                owner.display_name, owner.organisation, owner.id, owner.is_coordinator, public
            )
            found.append(Candidate(told, tuple(fingerprint_words(public))))
    return found


def by_words(session: Session, said: str | Sequence[str]) -> Candidate:
    """The machine that six words name, among those that others told of."""
    wanted = words.split(said)
    if len(wanted) != FINGERPRINT_WORDS:
        raise InputRefused(
            _("Il faut les six mots, dans l’ordre."),
            safe=_("Rien n’a été changé."),
            todo=_("Faites-les relire à votre collègue : Échanges, « Ma carte »."),
        )
    for one in heard_of(session):
        if one.words == wanted:
            return one
    raise NotFound(
        _("Aucune machine connue ici ne porte ces six mots."),
        safe=_("Rien n’a été changé."),
        todo=_("Relisez-les ensemble, ou demandez la carte en fichier."),
    )


def take(session: Session, found: Candidate) -> None:
    """Enrol a machine, or renew what is known of it; inside a transaction of the caller."""
    public = found.card.public
    if public.verify_key == session.identity.public.verify_key:
        raise InputRefused(_("C’est votre propre carte."), todo=_("Donnez-la à vos collègues."))
    _refuse_other_key(session, public)
    peers.put_peer(
        session.workspace.connection,
        Peer(
            guid=public.site_guid,
            name=found.card.name,
            organisation=found.card.organisation,
            facilitator_id=found.card.facilitator_id,
            verify_key=public.verify_key,
            age_recipient=public.age_recipient,
            is_coordinator=found.card.is_coordinator,
            card=found.data,
            state="enrolled",
            have={},
        ),
    )


def learn_cards(session: Session, content: BundleContent, known: Peer) -> None:
    """What a bundle of someone enrolled tells of machines.

    Of their own: its site may have changed. Of others: only the coordination introduces.
    """
    connection = session.workspace.connection
    ours = session.identity.public.verify_key
    team = {peer.verify_key for peer in peers.peers(connection)}
    for data in content.cards:
        found = card.read_card(data)
        key = found.public.verify_key
        if key == known.verify_key:
            kept = replace(known, guid=found.public.site_guid, name=found.name, card=data)
            peers.put_peer(connection, kept)
        elif known.is_coordinator and key != ours and key not in team:
            take(session, Candidate(found, (), data))


def meet(session: Session, content: BundleContent) -> Peer:
    """Enrol who wrote a bundle for a first contact: the passphrase vouched for them."""
    data = sender_card(content)
    take(session, Candidate(card.read_card(data), (), data))
    key = content.header.verify_key
    team = peers.peers(session.workspace.connection)
    return next(peer for peer in team if peer.verify_key == key)


def change_state(session: Session, guid: str, state: str) -> None:
    """Refuse a machine from now on, or no more; the coordination's word travels."""
    connection = session.workspace.connection
    known = next((peer for peer in peers.peers(connection) if peer.guid == guid), None)
    if known is None:
        raise NotFound(_("Cette machine n’est pas inscrite."))
    peers.put_peer(connection, replace(known, state=_PEER_STATE[state]))
    if session.me.is_coordinator:
        key = known.verify_key.hex()
        kept = _written_by(session, known.verify_key) if state == REVOKED else {}
        session.rows(Revocation).put(
            Revocation(
                id=derived_id("revocation", key),
                verify_key=key,
                name=known.name,
                state=state,
                kept=json.dumps(havesets.to_json(kept)),
            )
        )


def verdicts(
    session: Session, arriving: Iterable[Op], keys: Mapping[str, bytes]
) -> dict[bytes, Verdict]:
    """What the coordination said of machines, as known here and just arriving, by their keys."""
    connection = session.workspace.connection
    coordination = {
        peer.verify_key
        for peer in peers.peers(connection)
        if peer.is_coordinator and peer.state == "enrolled"
    }
    if session.me.is_coordinator:
        coordination.add(session.identity.public.verify_key)
    told: dict[str, dict[str, str]] = {}
    ops = travelling.operations_on(connection, "revocation")
    ops += (op for op in arriving if op.tbl == "revocation")
    for op in sorted(ops, key=lambda op: (op.hlc, op.site, op.seq)):
        if op.val and keys.get(op.site) in coordination:
            told.setdefault(op.pk, {}).update(json.loads(op.val))
    return {
        bytes.fromhex(row["verify_key"]): Verdict(
            row.get("state", ""), havesets.from_json(json.loads(row.get("kept") or "{}"))
        )
        for row in told.values()
        if row.get("verify_key")
    }


def still_counts(op: Op, keys: Mapping[str, bytes], said: Mapping[bytes, Verdict]) -> bool:
    """Whether an operation was written before its machine was revoked, if it was."""
    verdict = said.get(keys.get(op.site, b""))
    return (
        verdict is None
        or verdict.state != REVOKED
        or havesets.contains(verdict.kept, op.site, op.seq)
    )


def follow(session: Session, said: Mapping[bytes, Verdict]) -> None:
    """Bring the list of machines to what the coordination said."""
    connection = session.workspace.connection
    for peer in peers.peers(connection):
        verdict = said.get(peer.verify_key)
        state = _PEER_STATE.get(verdict.state, peer.state) if verdict else peer.state
        if state != peer.state:
            peers.put_peer(connection, replace(peer, state=state))


_PEER_STATE = {REVOKED: "revoked", LIFTED: "enrolled"}


def _written_by(session: Session, verify_key: bytes) -> HaveSet:
    """What is held here of a machine, of all its incarnations."""
    connection = session.workspace.connection
    keys = travelling.machine_keys(connection, ())
    keys |= {peer.guid: peer.verify_key for peer in peers.peers(connection)}
    held = holding.held(connection)
    return {site: parts for site, parts in held.items() if keys.get(site) == verify_key}


def _refuse_other_key(session: Session, public: PublicIdentity) -> None:
    """A site whose work is held here under another key cannot be theirs."""
    known = travelling.machine_keys(session.workspace.connection, ())
    if known.get(public.site_guid, public.verify_key) != public.verify_key:
        raise BundleRefused(
            _("Cette carte porte le nom d’une machine déjà connue sous une autre clé."),
            safe=_("Rien n’a été changé."),
            todo=_("Vérifiez les six mots de vive voix et prévenez la coordination."),
        )


def _public(row: Machine) -> PublicIdentity | None:
    try:
        key = bytes.fromhex(row.verify_key)
    except ValueError:
        return None
    return PublicIdentity(row.id, key, row.age_recipient)
