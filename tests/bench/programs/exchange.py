"""The stages of an exchange between two machines, each in a process of its own.

exchange.py prepare FOLDER SCALE    two workspaces, one filled, its bundle for the other
exchange.py quarrel FOLDER SCALE    both change the same rows, one in ten of them otherwise
exchange.py change FOLDER ROUNDS    ten further changes at a time, each time in a bundle
exchange.py merge_ten FOLDER ROUNDS each of these bundles into the full workspace
exchange.py merge FOLDER BUNDLE     the real merge, as the window and the command line do it
exchange.py raw FOLDER              the yardstick: INSERT … SELECT from an attached file
exchange.py raw_again FOLDER        the yardstick: the same for changed rows, as an upsert
exchange.py save FOLDER             single saves, with and without the journal
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import million
from measuring import median, memory_mb, timed

from citeapp import bootstrap
from citeapp.base.clock import SystemClock
from citeapp.base.paths import Home
from citeapp.domain.action import ActionItem
from citeapp.store import indexing, installed, workspace
from citeapp.store.connection import Connection
from citeapp.usecases import actions, exchanges, maintenance
from citeapp.usecases.session import Session


def opened(folder: Path) -> Session:
    return bootstrap.open_session(Home(folder, folder))


def prepare(folder: Path, scale: str) -> dict[str, Any]:
    sender = million.create(folder / "sender", "Samira", coordinator=True)
    receiver = million.create(folder / "receiver", "Karim")
    million.enrol(sender, receiver, folder)
    bootstrap.close(receiver)
    values = million.fill(sender, float(scale))
    bundle = folder / "first.citlot"
    seconds = timed(lambda: exchanges.export(sender, path=bundle, everything=True))
    key = sender.key
    bootstrap.close(sender)
    tables = folder / "tables.db"
    copied(tables, key, folder / "sender" / "citeapp.db")
    return {
        "values": values,
        "export": seconds,
        "bundle_mb": bundle.stat().st_size / 1e6,
        "database_mb": (folder / "sender" / "citeapp.db").stat().st_size / 1e6,
        "tables_mb": tables.stat().st_size / 1e6,
    }


def quarrel(folder: Path, scale: str) -> dict[str, Any]:
    sender, receiver = opened(folder / "sender"), opened(folder / "receiver")
    back = folder / "back.citlot"
    exchanges.export(receiver, path=back)
    exchanges.merge(sender, path=back)
    changed = million.change(sender, "late", scale=float(scale))
    million.change(receiver, "excused", scale=float(scale), every=10)
    exchanges.export(sender, path=folder / "second.citlot")
    bootstrap.close(sender)
    bootstrap.close(receiver)
    return {"changes": changed}


def change(folder: Path, rounds: str) -> dict[str, Any]:
    sender, receiver = opened(folder / "sender"), opened(folder / "receiver")
    back = folder / "back-again.citlot"
    exchanges.export(receiver, path=back)
    exchanges.merge(sender, path=back)
    bootstrap.close(receiver)
    ids = [row.id for row in sender.rows(ActionItem).where("1", order="t.id LIMIT 10")]
    for number in range(int(rounds)):
        for id in ids:
            actions.change(sender, id=id, comment=f"Relu {number}")
        exchanges.export(sender, path=folder / f"ten-{number}.citlot")
    bootstrap.close(sender)
    return {}


def merge_ten(folder: Path, rounds: str) -> dict[str, Any]:
    """One bundle after the other, as on an evening at the counter."""
    receiver = opened(folder / "receiver")
    taken: list[float] = []
    merged: list[exchanges.Merged] = []

    def take(path: Path) -> None:
        merged.append(exchanges.merge(receiver, path=path).value)

    for number in range(int(rounds)):
        taken.append(timed(partial(take, folder / f"ten-{number}.citlot")))
    bootstrap.close(receiver)
    agrees = all(one.agrees and one.operations == 10 for one in merged)
    return {"first": 1000 * taken[0], "then": 1000 * median(taken[1:]), "agrees": agrees}


def merge(folder: Path, bundle: str) -> dict[str, Any]:
    receiver = opened(folder / "receiver")
    backups: list[float] = []
    real = maintenance.backup
    maintenance.backup = lambda session: backups.append(timed(lambda: real(session)))  # type: ignore
    merged: list[exchanges.Merged] = []

    def work() -> None:
        merged.append(exchanges.merge(receiver, path=folder / bundle, confirmed=True).value)

    seconds = timed(work)
    found = merged[0]
    words = timed(lambda: indexing.catch_up(receiver.workspace.connection))
    bootstrap.close(receiver)
    return {
        "seconds": seconds - sum(backups),
        "words": words,
        "backup": sum(backups),
        "peak_mb": memory_mb(peak=True),
        "operations": found.operations,
        "conflicts": found.conflicts,
        "agrees": found.agrees,
    }


def raw(folder: Path) -> dict[str, Any]:
    key, source = account_key(folder), folder / "sender" / "citeapp.db"
    return {
        "seconds": copied(folder / "raw.db", key, source),
        "searched": copied(folder / "raw-searched.db", key, source, searched=True),
    }


def raw_again(folder: Path) -> dict[str, Any]:
    key, source = account_key(folder), folder / "sender" / "citeapp.db"
    staged, target = folder / "changed.db", folder / "raw.db"
    connection = Connection(staged, key, create=True)
    attach(connection, source, key)
    for table, limit in (("attendance", 60_000), ("action_item", 12_000)):
        connection.execute(
            f"CREATE TABLE {table} AS SELECT * FROM other.{table} ORDER BY id LIMIT {limit}"
        )
    connection.close()
    connection = Connection(target, key)
    attach(connection, staged, key)

    def upsert() -> None:
        with connection.transaction():
            for table in ("attendance", "action_item"):
                names = installed.columns_of(connection, table)
                updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
                connection.execute(
                    f"INSERT INTO main.{table} SELECT * FROM other.{table} WHERE true "
                    f"ON CONFLICT (id) DO UPDATE SET {updates}"
                )

    seconds = timed(upsert)
    connection.close()
    return {"seconds": seconds}


def save(folder: Path) -> dict[str, Any]:
    shutil.copytree(folder / "receiver", folder / "with")
    shutil.copytree(folder / "receiver", folder / "without")
    journalled, bare = opened(folder / "with"), opened(folder / "without")
    for name in journal_triggers(bare.workspace.connection):
        bare.workspace.connection.execute(f'DROP TRIGGER "{name}"')
    ids = [row.id for row in bare.rows(ActionItem).where("1", order="t.id LIMIT 50")]
    saved: dict[str, list[float]] = {"with": [], "without": []}

    def alone(id: str, status: str) -> None:
        with bare.workspace.connection.transaction():
            bare.rows(ActionItem).change(id, status=status, done_on=None)

    for status in ("todo", "in_progress", "postponed"):
        for id in ids:
            work = partial(actions.set_status, journalled, id=id, status=status)
            saved["with"].append(timed(work))
            saved["without"].append(timed(partial(alone, id, status)))
    bootstrap.close(journalled)
    bare.close()
    return {name: 1000 * median(found) for name, found in saved.items()}


def account_key(folder: Path) -> bytes:
    """The key of the sender's file, which every file of a yardstick shares."""
    session = opened(folder / "sender")
    key = session.key
    session.close()
    return key


def copied(target: Path, key: bytes, source: Path, *, searched: bool = False) -> float:
    """Seconds to fill the same tables and indexes, without the journal, from a whole file."""
    connection = Connection(target, key, create=True)
    workspace.create(connection, SystemClock(), bootstrap.random_bytes)
    dropped = journal_triggers(connection)
    if searched:
        for name in dropped:
            connection.execute(f'DROP TRIGGER "{name}"')
    else:
        installed.remove(connection)
    attach(connection, source, key)

    def copy() -> None:
        with connection.transaction():
            for table in million.TABLES:
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM other.{table}")

    seconds = timed(copy)
    connection.close()
    return seconds


def journal_triggers(connection: Connection) -> list[str]:
    """Their names; those that feed the full-text table are not among them."""
    return [
        name
        for name in installed.expected(connection)
        if name.startswith("_t_") and not indexing.is_ours(name)
    ]


def attach(connection: Connection, path: Path, key: bytes) -> None:
    connection.execute(f"ATTACH '{path}' AS other KEY \"x'{key.hex()}'\"")


STAGES: dict[str, Callable[..., dict[str, Any]]] = {
    stage.__name__: stage
    for stage in (prepare, quarrel, change, merge_ten, merge, raw, raw_again, save)
}

if __name__ == "__main__":
    print(json.dumps(STAGES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
