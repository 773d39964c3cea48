"""Which machines have confirmed an erasure: the proof that it reached everyone.

The first page asks for it, hence nothing here imports how bundles are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain import havesets
from citeapp.domain.erasure import reference
from citeapp.domain.lot import Op
from citeapp.store import erasing, holding
from citeapp.store.peers import Peer
from citeapp.usecases.exchanging import standing
from citeapp.usecases.history import authors
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Waiting:
    """Someone whose machine has not confirmed; when we last heard of it."""

    name: str
    seen: datetime | None


@dataclass(frozen=True)
class Erasure:
    """A line of the board, without any name of who was erased.

    ``here`` is false when it has no effect on this machine, since its author may not erase;
    ``mine`` when it was asked for on this machine.
    """

    reference: str
    at: datetime
    author: str
    people: int
    texts: int
    here: bool
    mine: bool
    confirmed: tuple[str, ...]
    waiting: tuple[Waiting, ...]


def board(session: Session) -> list[Erasure]:
    """Every erasure known here, those that somebody has not confirmed first, then the latest."""
    connection = session.workspace.connection
    listed = erasing.erase_list(connection)
    if not listed:
        return []
    team, names = standing.team(session), authors(session)
    held = holding.held(connection)
    lines = []
    for (site, _tx), group in groupby(listed, lambda op: (op.site, op.tx)):
        ops = list(group)
        missing = [peer for peer in team if not _has(peer, ops)]
        lines.append(
            Erasure(
                reference=reference(next((op.pk for op in ops if op.kind == "E"), ops[0].pk)),
                at=datetime.fromtimestamp((ops[0].hlc >> 16) / 1000).astimezone(),
                author=names.get(site) or _("une autre machine"),
                people=sum(op.kind == "E" and op.tbl == "person" for op in ops),
                texts=sum(op.kind == "X" for op in ops),
                here=all(havesets.contains(held, op.site, op.seq) for op in ops),
                mine=names.get(site) == session.me.display_name,
                confirmed=tuple(peer.name for peer in team if peer not in missing),
                waiting=tuple(Waiting(peer.name, _moment(peer.seen_ms)) for peer in missing),
            )
        )
    return sorted(lines, key=lambda line: (bool(line.here and line.waiting), line.at), reverse=True)


def to_follow(session: Session) -> list[Erasure]:
    """What whoever erased, and the coordination, have to see through to the last machine."""
    return [
        line
        for line in board(session)
        if line.here and line.waiting and (line.mine or session.me.is_coordinator)
    ]


def _has(peer: Peer, ops: Sequence[Op]) -> bool:
    """Whether a machine has said that it holds some operations; its own it holds."""
    return all(op.site == peer.guid or havesets.contains(peer.have, op.site, op.seq) for op in ops)


def _moment(ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(ms / 1000).astimezone() if ms else None
