"""How the file is opened: encrypted, synchronous to the last, and nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeapp.base.errors import DiskRefused, StoreDamaged
from citeapp.store.connection import Connection
from citeapp.store.workspace import Workspace

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 3),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("mmap_size", 0),
    ],
)
def test_every_connection_is_set_for_safety(
    workspace: Workspace, pragma: str, value: str | int
) -> None:
    assert str(workspace.connection.value(f"PRAGMA {pragma}")) == str(value)


def test_another_key_opens_nothing(workspace: Workspace) -> None:
    with pytest.raises(StoreDamaged, match="cette clé"):
        Connection(workspace.connection.path, bytes(32))


def test_a_damaged_page_is_told_by_us_alone(
    workspace: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    path = workspace.connection.path
    workspace.connection.close()
    data = bytearray(path.read_bytes())
    data[4096 + 100] ^= 1
    path.write_bytes(data)
    connection = Connection(path, KEY)
    assert connection.check()
    connection.close()
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="disparu"):
        Connection(tmp_path / "gone.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_file_held_by_another_program_is_a_sentence(workspace: Workspace) -> None:
    other = Connection(workspace.connection.path, KEY)
    other.execute("PRAGMA busy_timeout = 1")
    with workspace.act("hold"), pytest.raises(DiskRefused, match="occupé"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_an_inner_block_that_fails_takes_only_itself_back(workspace: Workspace) -> None:
    connection = workspace.connection
    with workspace.act("outer"):
        connection.execute("INSERT INTO person (id) VALUES ('a')")
        with pytest.raises(ZeroDivisionError):
            write_and_fail(connection)
    assert connection.rows("SELECT id FROM person") == [("a",)]
    assert connection.value("SELECT count(*) FROM _s_op") == 1


def write_and_fail(connection: Connection) -> None:
    with connection.transaction():
        connection.execute("INSERT INTO person (id) VALUES ('b')")
        raise ZeroDivisionError
