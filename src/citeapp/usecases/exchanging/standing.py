"""Where exchanges stand: what waits to be sent, what waits for a choice.

The first page asks for it, hence nothing here imports how bundles are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.store import conflicts, holding, peers
from citeapp.store.peers import Peer
from citeapp.usecases import settlements
from citeapp.usecases.session import Session

_WITHHELD = "withheld"


@dataclass(frozen=True)
class Summary:
    """What the first page says of exchanges."""

    to_send: int
    last_sent: datetime | None
    conflicts: int
    peers: int


def summary(session: Session) -> Summary:
    """How much there is to send and to settle."""
    enrolled = team(session)
    sent = max((peer.sent_ms or 0 for peer in enrolled), default=0)
    return Summary(
        to_send=havesets.count(to_send(session)) if enrolled else 0,
        last_sent=datetime.fromtimestamp(sent / 1000).astimezone() if sent else None,
        conflicts=conflicting(session),
        peers=len(enrolled),
    )


def conflicting(session: Session) -> int:
    """How many questions wait for someone to choose, those opened again included."""
    return conflicts.count(session.workspace.connection) + len(settlements.reopened(session))


def team(session: Session) -> list[Peer]:
    """The machines enrolled here."""
    found = peers.peers(session.workspace.connection)
    return [peer for peer in found if peer.state == "enrolled"]


def to_send(session: Session) -> HaveSet:
    """What someone enrolled has not said that they hold, as far as it is theirs to read."""
    kept = session.workspace.meta(_WITHHELD, {})
    left: HaveSet | None = None
    for peer in team(session):
        theirs = havesets.union(peer.have, havesets.from_json(kept.get(peer.verify_key.hex(), {})))
        left = theirs if left is None else havesets.intersection(left, theirs)
    return havesets.difference(holding.held(session.workspace.connection), left or {})


def note_withheld(session: Session, withheld: Mapping[bytes, HaveSet]) -> None:
    """Remember what is not for whom to read, so that it is not announced as news for them."""
    told = {key.hex(): havesets.to_json(dots) for key, dots in withheld.items()}
    session.workspace.set_meta(_WITHHELD, told)
