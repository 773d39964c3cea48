"""How long the demo takes to fill, beside the same number of plain inserts into one table."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.store.connection import Connection
from citeapp.usecases import demo

BUDGET_SECONDS = 60
"""Ten years in under a minute (issue 2, the demo)."""


@pytest.mark.bench
@pytest.mark.parametrize(("years", "cites"), [(2, 1), (10, 1), (2, 250)])
def test_filling_the_demo(tmp_path: Path, clock: FixedClock, years: int, cites: int) -> None:
    folder = tmp_path / "home"
    session = bootstrap.create(
        Home(folder, folder),
        name="Samira",
        organisation="Centre social",
        coordinator=True,
        clock=clock,
        random_bytes=random.Random(1).randbytes,
    ).session
    seconds = timed(lambda: demo.fill(session, years=years, cites=cites))
    connection = session.workspace.connection
    operations = int(connection.value("SELECT count(*) FROM _s_op"))
    size = session.home.database.stat().st_size / 1e6
    bootstrap.close(session)
    yardstick = plain_inserts(tmp_path / "plain.db", operations)
    print(
        f"\ndemo, {years} years, {cites} cités: {operations} rows and operations, {size:.0f} MB, "
        f"{seconds:.1f} s; plain inserts of as many rows {yardstick:.2f} s, "
        f"ratio {seconds / yardstick:.1f}"
    )
    assert seconds < BUDGET_SECONDS


def plain_inserts(path: Path, count: int) -> float:
    """Seconds to write as many rows of ten short texts with the same encrypted library."""
    connection = Connection(path, bytes(32), create=True)
    columns = ", ".join(f"c{n} TEXT" for n in range(9))
    connection.execute(f"CREATE TABLE plain (id TEXT PRIMARY KEY NOT NULL, {columns}) STRICT")
    marks = ", ".join("?" * 10)
    rows = [(f"{n:036}", *(f"valeur {n}",) * 9) for n in range(count)]

    def insert() -> None:
        with connection.transaction():
            connection.run_many(f"INSERT INTO plain VALUES ({marks})", rows)

    seconds = timed(insert)
    connection.close()
    return seconds


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
