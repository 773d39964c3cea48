"""Long work is stopped in the middle of a statement, and leaves nothing behind."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from citeapp.base.progress import Cancelled
from citeapp.store.connection import Connection

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) "


def fill(connection: Connection) -> None:
    with connection.transaction():
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute(f"INSERT INTO t {LONG} SELECT i FROM n")


def test_a_statement_that_is_stopped_takes_its_transaction_back(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "a.db", bytes(32), create=True)
    connection.execute("CREATE TABLE t (i)")
    looks = count()
    connection.stop_when(lambda: next(looks) >= 3)
    with pytest.raises(Cancelled):
        fill(connection)
    connection.stop_when(lambda: False)
    assert connection.value("SELECT count(*) FROM t") == 0
    connection.close()
