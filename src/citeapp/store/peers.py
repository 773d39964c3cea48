"""The machines we exchange with, and the lots that came and went."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets
from citeapp.domain.havesets import HaveSet
from citeapp.store import declining
from citeapp.store.connection import Connection

"""Named values of this machine, one a lot that it wrote."""


@dataclass(frozen=True)
class Peer:
    """Someone's machine; ``have`` is what their last bundle said that they hold."""

    guid: str
    name: str
    organisation: str
    facilitator_id: str
    verify_key: bytes
    age_recipient: str
    is_coordinator: bool
    card: bytes
    state: str
    have: HaveSet
    seen_ms: int | None = None
    sent_ms: int | None = None
    sent_number: int | None = None


@dataclass(frozen=True)
class Lot:
    """A bundle that was merged here; ``refused``: set aside for good.

    ``following``: operations of other lots that wait with a refused one, since they are about
    rows that it created.
    """

    n: int
    sender: str
    sender_name: str
    number: int
    written_at: str
    merged_ms: int
    sha256: str
    operations: int
    aside: bool
    refused: bool = False
    following: int = 0


@dataclass(frozen=True)
class Written:
    """A bundle that was written here. ``sent`` is None when it was too scattered to be kept."""

    number: int
    at_ms: int | None
    names: tuple[str, ...]
    readers: tuple[str, ...]
    operations: int
    size: int
    sent: HaveSet | None


def peers(connection: Connection) -> list[Peer]:
    """Everyone whose card was taken in, by name."""
    found = connection.dicts("SELECT * FROM _s_peer ORDER BY name")
    return [
        Peer(
            guid=row["guid"],
            name=row["name"],
            organisation=row["organisation"] or "",
            facilitator_id=row["facilitator_id"] or "",
            verify_key=bytes(row["verify_key"]),
            age_recipient=row["age_recipient"],
            is_coordinator=bool(row["is_coordinator"]),
            card=bytes(row["card"] or b""),
            state=row["state"],
            have=havesets.from_json(json.loads(row["have"])),
            seen_ms=row["seen_ms"],
            sent_ms=row["sent_ms"],
            sent_number=row["sent_number"],
        )
        for row in found
    ]


def put_peer(connection: Connection, peer: Peer) -> None:
    """Take in or renew a card; what was exchanged so far is kept.

    A machine is known by its key: one that begins a new incarnation is the same peer.
    """
    connection.execute(
        "UPDATE OR REPLACE _s_peer SET guid = ? WHERE verify_key = ?", (peer.guid, peer.verify_key)
    )
    connection.execute(
        "INSERT INTO _s_peer (guid, name, organisation, facilitator_id, verify_key, age_recipient, "
        "is_coordinator, card, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (guid) DO "
        "UPDATE SET name = excluded.name, organisation = excluded.organisation, "
        "facilitator_id = excluded.facilitator_id, verify_key = excluded.verify_key, "
        "age_recipient = excluded.age_recipient, is_coordinator = excluded.is_coordinator, "
        "card = excluded.card, state = excluded.state",
        (
            peer.guid,
            peer.name,
            peer.organisation,
            peer.facilitator_id,
            peer.verify_key,
            peer.age_recipient,
            int(peer.is_coordinator),
            peer.card,
            peer.state,
        ),
    )


def note_have(connection: Connection, guid: str, have: HaveSet, at_ms: int) -> None:
    """What a peer holds, as their bundle says: it need not be sent to them again."""
    connection.execute(
        "UPDATE _s_peer SET have = ?, seen_ms = ? WHERE guid = ?", (json.dumps(have), at_ms, guid)
    )


def note_seen(connection: Connection, verify_key: bytes, at_ms: int) -> None:
    """A bundle of a peer came; what they hold stands in their acknowledgement."""
    connection.execute("UPDATE _s_peer SET seen_ms = ? WHERE verify_key = ?", (at_ms, verify_key))


def note_sent(connection: Connection, guid: str, number: int, at_ms: int) -> None:
    """A bundle was written for a peer; what has left can no longer be rewritten in place."""
    connection.execute(
        "UPDATE _s_peer SET sent_ms = ?, sent_number = ? WHERE guid = ?", (at_ms, number, guid)
    )
    connection.execute("UPDATE _s_me SET sent_seq = seq")


def note_written(connection: Connection, written: Written) -> None:
    """Remember one of our bundles: when, for whom, what it held."""
    connection.execute(
        "INSERT INTO _s_sent VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
        (
            written.number,
            written.at_ms,
            json.dumps(written.names, ensure_ascii=False),
            json.dumps(sorted(written.readers)),
            written.operations,
            written.size,
            None if written.sent is None else json.dumps(written.sent),
        ),
    )


def written(connection: Connection) -> Iterator[Written]:
    """Our bundles, the latest first."""
    for row in connection.dicts("SELECT * FROM _s_sent ORDER BY number DESC"):
        yield Written(
            number=row["number"],
            at_ms=row["at_ms"],
            names=tuple(json.loads(row["names"])),
            readers=tuple(json.loads(row["readers"])),
            operations=row["operations"],
            size=row["size"],
            sent=None if row["sent"] is None else _grouped(json.loads(row["sent"])),
        )


def written_for(connection: Connection, readers: Sequence[str], most: int) -> dict[int, HaveSet]:
    """The lots of ours that all of ``readers`` can read, by number: what each held."""
    lots: dict[int, HaveSet] = {}
    for one in written(connection):
        if one.sent is not None and set(readers) <= set(one.readers):
            lots[one.number] = one.sent
        if len(lots) == most:
            break
    return lots


def note_known(connection: Connection, lot: int, operations: int) -> None:
    """How many operations of a merged bundle were here already when it first came."""
    connection.execute(
        "INSERT INTO _s_lot_known VALUES (?, ?) ON CONFLICT (n) DO NOTHING", (lot, operations)
    )


def known_in(connection: Connection, lot: int) -> int:
    """How many operations of a merged bundle were here already when it first came."""
    found = connection.value("SELECT operations FROM _s_lot_known WHERE n = ?", (lot,))
    return int(found or 0)


def lots(connection: Connection) -> list[Lot]:
    """The bundles merged here, the latest first."""
    following = declining.followers(connection)
    return [
        Lot(
            **{**row, "aside": bool(row["aside"])},
            refused=row["aside"] > 1,
            following=following.get(row["n"], 0),
        )
        for row in connection.dicts("SELECT * FROM _s_lot ORDER BY n DESC")
    ]


def add_lot(connection: Connection, lot: Lot) -> int:
    """Note a bundle; the local number of the lot (the same bundle again keeps its number)."""
    connection.execute(
        "INSERT INTO _s_lot "
        "(sender, sender_name, number, written_at, merged_ms, sha256, operations) "
        "VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (sha256) DO UPDATE "
        "SET aside = CASE aside WHEN 1 THEN 0 ELSE aside END",
        (lot.sender, lot.sender_name, lot.number, lot.written_at, lot.merged_ms, lot.sha256),
    )
    return int(connection.value("SELECT n FROM _s_lot WHERE sha256 = ?", (lot.sha256,)))


def count_lot(connection: Connection, n: int) -> None:
    """How many operations a lot brought that no earlier one had."""
    connection.execute(
        "UPDATE _s_lot SET operations = (SELECT count(*) FROM _s_op WHERE lot = ?1) WHERE n = ?1",
        (n,),
    )


@dataclass(frozen=True)
class LotRow:
    """A row that a lot touched: kinds of its operations there, and the columns written."""

    table: str
    id: str
    kinds: frozenset[str]
    columns: frozenset[str]


def rows_of(connection: Connection, lot: int) -> list[LotRow]:
    """The rows that a lot touched with operations that no earlier one had brought."""
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for table, id, kind, values in connection.rows(
        "SELECT tbl, pk, kind, val FROM _s_op WHERE lot = ? AND aside = 0 ORDER BY tbl, pk", (lot,)
    ):
        kinds, columns = found.setdefault((table, id), (set(), set()))
        kinds.add(kind)
        columns.update(json.loads(values) if values else ())
    return [
        LotRow(table, id, frozenset(kinds), frozenset(columns))
        for (table, id), (kinds, columns) in found.items()
    ]


def _grouped(stored: Mapping[str, list[list[int]]]) -> HaveSet:
    return {
        guid: tuple((int(low), int(high)) for low, high in intervals)
        for guid, intervals in stored.items()
    }
