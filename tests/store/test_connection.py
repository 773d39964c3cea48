"""How the file is opened: encrypted, synchronous to the last, and nothing half done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeapp.base.errors import DiskRefused, StoreDamaged
from citeapp.store.connection import Connection, explaining
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


@pytest.fixture
def cramped() -> Iterator[Callable[[int], None]]:
    """Lets no file of this process grow beyond so many bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_never_told_as_a_damaged_file(
    workspace: Workspace, cramped: Callable[[int], None]
) -> None:
    path = workspace.connection.path
    workspace.connection.close()
    before = path.read_bytes()
    cramped(20_000)
    with pytest.raises(DiskRefused, match="plein"):
        Connection(path, KEY)
    assert path.read_bytes() == before


def test_a_copy_that_finds_no_room_is_a_sentence(tmp_path: Path) -> None:
    source, target = (Connection(tmp_path / f"{n}.db", KEY, create=True) for n in ("a", "b"))
    source.execute("CREATE TABLE t (x BLOB)")
    source.execute("INSERT INTO t VALUES (zeroblob(200000))")
    target.execute("PRAGMA max_page_count = 4")
    with pytest.raises(DiskRefused, match="plein"), explaining():
        source.raw.backup(target.raw)
    source.close()
    target.close()


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
