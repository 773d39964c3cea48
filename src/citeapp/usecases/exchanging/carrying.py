"""What this machine carries for others: sections that it cannot open, and acknowledgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.domain.lot import Ack
from citeapp.exchange import aboard, acks, section
from citeapp.exchange.section import Section, SectionHead
from citeapp.store import holding, peers, sealed
from citeapp.store.sealed import KeptSection
from citeapp.usecases.exchanging import standing
from citeapp.usecases.session import Session

MOST_BYTES = 64_000_000
MOST_SECTIONS = 1000
"""More is not carried: who sealed it still holds what is inside."""


def own_ack(session: Session) -> Ack:
    """What this machine holds, signed."""
    have = holding.held(session.workspace.connection)
    return acks.write(session.identity, have, session.workspace.stamp())


def known_acks(session: Session) -> list[Ack]:
    """The acknowledgements to hand on: of machines enrolled here."""
    known = {peer.verify_key for peer in standing.team(session)}
    return [ack for ack in sealed.acks(session.workspace.connection) if ack.verify_key in known]


def note_acks(session: Session, found: Iterable[Ack]) -> None:
    """Learn what enrolled machines hold, whoever brought their word."""
    known = {peer.verify_key for peer in standing.team(session)}
    for ack in found:
        if ack.verify_key in known and acks.is_sound(ack):
            sealed.note_ack(session.workspace.connection, ack)


def to_hand_on(session: Session) -> list[Section]:
    """The sections of others that some reader may still lack."""
    connection = session.workspace.connection
    _tidy(session)
    return [
        Section(section.head_of(one.head), sealed.body_of(connection, one.sha256))
        for one in sealed.kept(connection)
    ]


def keep(session: Session, found: Sequence[Section]) -> int:
    """Carry sections that came, unless they are for us or nobody needs them; how many stay."""
    connection = session.workspace.connection
    at = session.workspace.now_ms()
    strangers = [
        one
        for one in found
        if not section.is_for(one.head, [session.identity])
        and not aboard.is_aboard(one.head)
        and section.is_sound(one.head)
    ]
    for one in strangers:
        head = section.head_json(one.head)
        sealed.keep(connection, KeptSection(one.head.sha256, head, one.head.size, at), one.sealed)
    _tidy(session)
    stayed = {one.sha256 for one in sealed.kept(connection)}
    return sum(one.head.sha256 in stayed for one in strangers)


def _tidy(session: Session) -> None:
    """Drop what all its readers hold, what a later section holds too, and what is too much."""
    connection = session.workspace.connection
    kept = [(one, section.head_of(one.head)) for one in sealed.kept(connection)]
    team = peers.peers(connection)
    have = {peer.verify_key: peer.have for peer in team}
    revoked = {peer.verify_key for peer in team if peer.state == "revoked"}
    trusted = {peer.verify_key for peer in team if peer.state == "enrolled"}
    left = [
        (one, head)
        for one, head in kept
        if not revoked.intersection(head.readers) and _lacking(head, have)
    ]
    useful = [
        (one, head)
        for one, head in left
        if not any(_replaces(other, head, have, trusted) for _one, other in left)
    ]
    stay = {one.sha256 for one in _bounded(useful)}
    sealed.drop(connection, [one.sha256 for one, _head in kept if one.sha256 not in stay])


def _lacking(head: SectionHead, have: dict[bytes, HaveSet]) -> list[bytes]:
    """The readers who have not said that they hold all of it."""
    return [key for key in head.readers if not havesets.covers(have.get(key, {}), head.dots)]


def _replaces(
    new: SectionHead, old: SectionHead, have: dict[bytes, HaveSet], trusted: set[bytes]
) -> bool:
    """Whether ``new`` brings all that ``old`` does to everyone who still lacks it.

    Only its own sealer, or someone enrolled here, is believed about what is inside.
    """
    if new is old or (new.sealer != old.sealer and new.sealer not in trusted):
        return False
    if (new.stamp, new.sha256) <= (old.stamp, old.sha256):
        return False
    lacking = _lacking(old, have)
    needed = havesets.difference(old.dots, _held_by_all(lacking, have))
    return set(lacking) <= set(new.readers) and havesets.covers(new.dots, needed)


def _held_by_all(readers: Sequence[bytes], have: dict[bytes, HaveSet]) -> HaveSet:
    shared: HaveSet | None = None
    for key in readers:
        own = have.get(key, {})
        shared = own if shared is None else havesets.intersection(shared, own)
    return shared or {}


def _bounded(useful: Sequence[tuple[KeptSection, SectionHead]]) -> list[KeptSection]:
    """Within bounds; who sealed most gives way first, with their oldest."""
    stay = list(useful)
    while sum(one.size for one, _h in stay) > MOST_BYTES or len(stay) > MOST_SECTIONS:
        weight = Counter[bytes]()
        for one, head in stay:
            weight[head.sealer] += one.size
        heaviest = max(weight, key=lambda key: (weight[key], key))
        stay.remove(next(part for part in reversed(stay) if part[1].sealer == heaviest))
    return [one for one, _head in stay]
