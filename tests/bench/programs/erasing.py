"""Erasing people from a million values, in a process of its own.

erasing.py FOLDER SCALE ROUNDS    fill a workspace, send all of it, then erase people one by one
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import million
from measuring import median, timed

from citeapp import bootstrap
from citeapp.domain.person import Person
from citeapp.store.connection import Connection
from citeapp.usecases import erasure, exchanges, maintenance, sweeping


def erasing(folder: Path, scale: str, rounds: str) -> dict[str, Any]:
    session = million.create(folder / "one", "Samira", coordinator=True)
    million.enrol(session, million.create(folder / "other", "Karim"), folder)
    values = million.fill(session, float(scale))
    exchanges.export(session, path=folder / "all.citlot", everything=True)
    maintenance.backup(session)
    ids = [person.id for person in session.rows(Person).all()][100 : 100 + 2 * int(rounds)]
    looked, erased, plain = [], [], []
    for id, other in zip(ids[::2], ids[1::2], strict=True):
        looked.append(timed(partial(erasure.preview, session, id=id)))
        erased.append(timed(partial(erasure.person, session, id=id)))
        plain.append(timed(partial(delete, session.workspace.connection, other)))
    swept = timed(lambda: sweeping.sweep(session))
    bootstrap.close(session)
    return {
        "values": values,
        "look": 1000 * median(looked),
        "erase": 1000 * median(erased),
        "worst": 1000 * max(erased),
        "plain": 1000 * median(plain),
        "sweep": swept,
    }


def delete(connection: Connection, id: str) -> None:
    """The yardstick: the rows of another person deleted, synced, with nothing forgotten."""
    with connection.transaction():
        connection.execute("UPDATE _s_me SET capture = 0")
        connection.execute("DELETE FROM attendance WHERE person_id = ?", (id,))
        connection.execute("DELETE FROM person WHERE id = ?", (id,))
        connection.execute("UPDATE _s_me SET capture = 1")


if __name__ == "__main__":
    print(json.dumps(erasing(Path(sys.argv[1]), *sys.argv[2:])))
