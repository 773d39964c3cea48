"""Merging a large bundle, as a ratio to plain INSERT of the same rows by the same library."""

from __future__ import annotations

import json
import random
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citeapp.base.clock import FixedClock
from citeapp.domain.lot import Op
from citeapp.store import peers, taking_in
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.workspace import Workspace

KEY = bytes(range(32))
ROWS = 100_000
COLUMNS = ("meeting_id", "person_id", "state", "audience_code", "name_snapshot", "walk_in")
BUDGET = 15.0
"""Times the plain INSERT; exchange.md 1.1 measured 3.6 for wider rows without encryption."""


def make(path: Path) -> Workspace:
    clock = FixedClock(datetime(2026, 3, 11, tzinfo=UTC))
    connection = Connection(path, KEY, create=True)
    return workspaces.create(connection, clock, random.Random(path.name).randbytes)


def values(n: int) -> tuple[str | int, ...]:
    return (f"m{n // 40}", f"p{n % 2000}", "present", "parent", f"Personne {n % 2000}", 1)


def merge(workspace: Workspace, ops: list[Op]) -> float:
    began = time.perf_counter()
    with workspace.connection.transaction():
        lot = peers.add_lot(workspace.connection, Lot(0, "", "", 1, "", 0, "x", 0, False))
        with workspace.act("merge", kind="merge", lot=lot):
            taking_in.take_in(workspace, ops, [], lot=lot)
    return time.perf_counter() - began


def plain(path: Path) -> float:
    connection = Connection(path, KEY, create=True)
    names = ", ".join(COLUMNS)
    connection.execute(f"CREATE TABLE attendance (id TEXT PRIMARY KEY, {names})")
    connection.execute("CREATE INDEX by_meeting ON attendance (meeting_id)")
    connection.execute("CREATE INDEX by_person ON attendance (person_id)")
    began = time.perf_counter()
    with connection.transaction():
        connection.run_many(
            "INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(f"a{n}", *values(n)) for n in range(ROWS)],
        )
    took = time.perf_counter() - began
    connection.close()
    return took


@pytest.mark.bench
def test_a_merge_of_100_000_operations(tmp_path: Path) -> None:
    ops = [
        Op(
            "author", n + 1, n << 16, 1, n, 1, "attendance", "I", f"a{n}",
            json.dumps(dict(zip(COLUMNS, values(n), strict=True))),
        )
        for n in range(ROWS)
    ]  # fmt: skip
    raw = plain(tmp_path / "plain.db")
    workspace = make(tmp_path / "merged.db")
    first, again = merge(workspace, ops), merge(workspace, ops)
    workspace.close()
    print(f"plain {raw:.2f} s, merge {first:.2f} s (x{first / raw:.1f}), again {again:.2f} s")
    assert first < BUDGET * raw
    assert again < first / 2
