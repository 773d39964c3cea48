"""What this machine carries for others: sections it cannot open, and who holds what."""

from __future__ import annotations

import json
from collections.abc import Iterable

from citeapp.base.frozen import dataclass
from citeapp.domain import havesets
from citeapp.domain.lot import Ack, Op
from citeapp.store.connection import Connection


@dataclass(frozen=True)
class KeptSection:
    """A section as it came; ``head`` is JSON that only the exchange room reads."""

    sha256: str
    head: str
    size: int
    came_ms: int


def keep(connection: Connection, section: KeptSection, body: bytes) -> None:
    """Carry a section on; the same one counts once."""
    connection.execute(
        "INSERT INTO _s_sealed VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (section.sha256, section.head, section.size, section.came_ms, body),
    )


def kept(connection: Connection) -> list[KeptSection]:
    """The sections carried, the latest first."""
    found = connection.rows(
        "SELECT sha256, head, size, came_ms FROM _s_sealed ORDER BY came_ms DESC, sha256"
    )
    return [KeptSection(*row) for row in found]


def body_of(connection: Connection, sha256: str) -> bytes:
    """The bytes of a section."""
    return bytes(connection.value("SELECT body FROM _s_sealed WHERE sha256 = ?", (sha256,)))


def drop(connection: Connection, sections: Iterable[str]) -> None:
    """Carry some sections no further."""
    connection.run_many("DELETE FROM _s_sealed WHERE sha256 = ?", [(one,) for one in sections])


def acks(connection: Connection) -> list[Ack]:
    """What each machine last said that it holds, as it signed it."""
    found = connection.rows("SELECT verify_key, stamp, have, sig FROM _s_ack ORDER BY verify_key")
    return [
        Ack(bytes(key), stamp, havesets.from_json(json.loads(have)), bytes(sig))
        for key, stamp, have, sig in found
    ]


def note_ack(connection: Connection, ack: Ack) -> bool:
    """Remember an acknowledgement; False when a later one of that machine is known."""
    have = json.dumps(ack.have)
    changed = connection.execute(
        "INSERT INTO _s_ack VALUES (?, ?, ?, ?) ON CONFLICT (verify_key) DO UPDATE SET "
        "stamp = excluded.stamp, have = excluded.have, sig = excluded.sig "
        "WHERE excluded.stamp > stamp",
        (ack.verify_key, ack.stamp, have, ack.sig),
    )
    if changed > 0:
        connection.execute(
            "UPDATE _s_peer SET have = ? WHERE verify_key = ?", (have, ack.verify_key)
        )
    return changed > 0


def quarantine(
    connection: Connection, ops: Iterable[tuple[Op, str]], bearer: str, at_ms: int
) -> None:
    """Put operations (each with a hash of its content) apart: they contradict one held here."""
    connection.run_many(
        "INSERT INTO _s_quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(o.site, o.seq, digest, o.tbl, o.pk, o.kind, o.val, bearer, at_ms) for o, digest in ops],
    )


def quarantined(connection: Connection) -> int:
    """How many operations are apart."""
    return int(connection.value("SELECT count(*) FROM _s_quarantine"))
