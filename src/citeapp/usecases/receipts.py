"""What became of lots: of those we sent, who holds them; of those we took, a receipt to return."""

from __future__ import annotations

from datetime import datetime

from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain import havesets
from citeapp.store import joined, peers, sealed
from citeapp.store.peers import Lot, LotRow
from citeapp.usecases import conflicts
from citeapp.usecases.acting import reads
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

_COUNTED = ("meeting", "person", "organisation", "action_item", "decision")


@dataclass(frozen=True)
class Seen:
    """Someone whose machine says that it holds all of a lot, and when it said so."""

    name: str
    is_coordinator: bool
    at: datetime


@dataclass(frozen=True)
class Sent:
    """A bundle that was written here; ``at`` is None for those of an earlier version."""

    number: int
    at: datetime | None
    names: tuple[str, ...]
    operations: int
    size: int
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class Receipt:
    """What became of a lot that was merged: taken, known already, joined with, in question."""

    lot: Lot
    already_known: int
    taken: tuple[str, ...]
    joined: tuple[tuple[str, str], ...]
    questions: tuple[Conflict, ...]


@reads
def sent(session: Session, /) -> list[Sent]:
    """Every bundle written here, the latest first, with those who acknowledged all of it."""
    connection = session.workspace.connection
    stamps = {ack.verify_key: ack.stamp for ack in sealed.acks(connection)}
    team = [peer for peer in peers.peers(connection) if peer.verify_key in stamps]

    def seen(written: peers.Written) -> tuple[Seen, ...]:
        if written.sent is None:
            return ()
        return tuple(
            Seen(peer.name, peer.is_coordinator, _moment(stamps[peer.verify_key] >> 16))
            for peer in team
            if peer.guid in written.readers and havesets.covers(peer.have, written.sent)
        )

    return [
        Sent(
            written.number,
            None if written.at_ms is None else _moment(written.at_ms),
            written.names,
            written.operations,
            written.size,
            seen(written),
        )
        for written in peers.written(connection)
    ]


@reads
def of_lot(session: Session, /, *, lot: int) -> Receipt:
    """The receipt of a merged bundle, by its local number, as things stand now."""
    connection = session.workspace.connection
    found = next((one for one in peers.lots(connection) if one.n == lot), None)
    if found is None:
        raise NotFound(_("Aucun lot n’a été fusionné sous ce numéro : {n}.", n=lot))
    rows = peers.rows_of(connection, lot)
    touched = {(row.table, row.id) for row in rows}
    questions = [c for c in conflicts.listed(session) if (c.noun, c.id) in touched]
    return Receipt(
        found,
        peers.known_in(connection, lot),
        tuple(_taken(rows)),
        tuple(_joined(session, rows)),
        tuple(questions),
    )


def _taken(rows: list[LotRow]) -> list[str]:
    """« 2 rencontres », « 7 personnes »: the rows that the lot brought for the first time."""
    told = []
    for noun in _COUNTED:
        n = sum(row.table == noun and "I" in row.kinds for row in rows)
        if n:
            told.append(_in_words(noun, n))
    return told


def _in_words(noun: str, n: int) -> str:
    match noun:
        case "meeting":
            return ngettext("{n} rencontre", "{n} rencontres", n)
        case "person":
            return ngettext("{n} personne", "{n} personnes", n)
        case "organisation":
            return ngettext("{n} structure", "{n} structures", n)
        case "action_item":
            return ngettext("{n} action", "{n} actions", n)
        case _:
            return ngettext("{n} décision", "{n} décisions", n)


def _joined(session: Session, rows: list[LotRow]) -> list[tuple[str, str]]:
    """Rows of the lot that are shown as one with another, both in words."""
    connection = session.workspace.connection
    pairs = []
    for row in rows:
        if row.table not in ("person", "organisation", "collective", "meeting"):
            continue
        root = joined.leading(connection, row.id)
        others = [id for id in joined.members(connection, row.table, root) if id != row.id]
        stored = joined.stored(connection, row.table, row.id)
        if others and stored:
            other = joined.stored(connection, row.table, others[0])
            if other:
                pairs.append(
                    (
                        describing.titled(session, row.table, stored),
                        describing.titled(session, row.table, other),
                    )
                )
    return pairs


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000).astimezone()
