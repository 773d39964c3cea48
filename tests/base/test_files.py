"""A file is written whole or not at all; reading stays within a limit."""

from __future__ import annotations

import errno
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp.base import files, windows
from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.files import add_lines, read_limited, write_verified


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_writes_bytes_and_pieces(tmp_path: Path) -> None:
    write_verified(tmp_path / "a", b"un")
    write_verified(tmp_path / "b", (piece for piece in (b"un", b"deux")))
    assert (tmp_path / "a").read_bytes() == b"un"
    assert (tmp_path / "b").read_bytes() == b"undeux"
    assert names(tmp_path) == ["a", "b"]


def test_a_private_file_is_closed_to_others(tmp_path: Path) -> None:
    write_verified(tmp_path / "cle", b"x", private=True)
    assert (tmp_path / "cle").stat().st_mode & 0o077 == 0


def test_lines_are_added_after_half_a_line_too(tmp_path: Path) -> None:
    path = tmp_path / "liste"
    for there, then in ((b"", b"un\n"), (b"a\n", b"a\nun\n"), (b"a\nhal", b"a\nhal\nun\n")):
        path.write_bytes(there)
        add_lines(path, [b"un\n"])
        assert path.read_bytes() == then
    with pytest.raises(DiskRefused):
        add_lines(tmp_path / "absente", [b"un\n"])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "plein"),
        (errno.EROFS, "protégé en écriture"),
        (errno.EIO, "ne répond pas"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, call: str
) -> None:
    target = tmp_path / "lot"
    target.write_bytes(b"ancien")

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(DiskRefused, match=words):
        write_verified(target, b"nouveau", pause=lambda _: None)
    assert target.read_bytes() == b"ancien"
    assert names(tmp_path) == ["lot"]


def test_a_disk_that_returns_something_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_digest", lambda path: b"other")
    with pytest.raises(DiskRefused, match="autre chose"):
        write_verified(tmp_path / "lot", b"nouveau")
    assert names(tmp_path) == []


def test_a_source_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"un"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_verified(tmp_path / "lot", pieces())
    assert names(tmp_path) == []


def test_a_held_file_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, waits = os.replace, list[float]()

    def held_twice(source: Path, target: Path) -> None:
        if len(waits) < 2:
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", held_twice)
    write_verified(tmp_path / "lot", b"x", pause=waits.append)
    assert (tmp_path / "lot").read_bytes() == b"x"
    assert len(waits) == 2


def test_a_file_open_elsewhere_is_said_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "replace", held)
    target = tmp_path / "cr.pdf"
    with pytest.raises(DiskRefused, match="protégé en écriture"):
        write_verified(target, b"nouveau", pause=lambda _: None)
    target.write_bytes(b"ancien")
    with pytest.raises(DiskRefused, match="un autre programme le tient ouvert") as refused:
        write_verified(target, b"nouveau", pause=lambda _: None)
    assert "Fermez-le" in refused.value.todo
    assert target.read_bytes() == b"ancien"
    assert names(tmp_path) == ["cr.pdf"]


def open_refused(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Reading fails so many times on Windows, as while an antivirus holds the file."""
    real, left = Path.open, [times]

    def refuse(path: Path, mode: str = "r") -> object:
        if mode == "rb" and left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "refused")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(files, "WINDOWS", True)


def test_what_an_antivirus_holds_for_a_moment_is_read_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = list[float]()
    open_refused(monkeypatch, 2)
    write_verified(tmp_path / "lot", b"x", pause=waits.append)  # read back
    assert len(waits) == 2
    open_refused(monkeypatch, 3)
    assert read_limited(tmp_path / "lot", 5, pause=waits.append) == b"x"
    assert len(waits) == 5


def test_what_an_antivirus_holds_to_the_end_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_refused(monkeypatch, 99)
    waits = list[float]()
    with pytest.raises(DiskRefused) as refused:
        write_verified(tmp_path / "lot", b"x", pause=waits.append)
    assert "antivirus" in refused.value.todo
    assert 2 < sum(waits) < 4
    assert names(tmp_path) == []
    (tmp_path / "autre").touch()
    with pytest.raises(InputRefused, match="ne peut pas être lu") as unread:
        read_limited(tmp_path / "autre", 5, pause=waits.append)
    assert "antivirus" in unread.value.todo


def test_a_file_that_is_closed_to_this_account_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_refused(monkeypatch, 99)
    monkeypatch.setattr(files, "WINDOWS", False)
    (tmp_path / "lot").touch()
    waits = list[float]()
    with pytest.raises(InputRefused, match="ne peut pas être lu") as refused:
        read_limited(tmp_path / "lot", 5, pause=waits.append)
    assert "vous est ouvert" in refused.value.todo
    assert waits == []


def test_a_file_that_stayed_online_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lot").touch()

    def away(_path: Path, _mode: str = "r") -> object:
        raise OSError(errno.EINVAL, "the cloud file provider is not running")

    monkeypatch.setattr(Path, "open", away)
    monkeypatch.setattr(windows, "attributes", lambda _path: 0x400020)
    with pytest.raises(InputRefused, match="ne peut pas être lu") as refused:
        read_limited(tmp_path / "lot", 5)
    assert "resté en ligne" in refused.value.todo


def test_places_that_cannot_hold_a_file(tmp_path: Path) -> None:
    with pytest.raises(DiskRefused, match="n’existe pas"):
        write_verified(tmp_path / "absent" / "lot", b"x")
    with pytest.raises(DiskRefused):
        write_verified(tmp_path, b"x")


def test_a_name_that_is_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DiskRefused, match="est trop long"):
        write_verified(tmp_path / ("x" * 300), b"x")
    absent = tmp_path / ("d" * 200) / ("e" * 60) / "lot"  # which Windows says of a long path
    monkeypatch.setattr(files, "WINDOWS", True)
    with pytest.raises(DiskRefused, match="est trop long") as refused:
        write_verified(absent, b"x", pause=lambda _: None)
    assert "plus près de la racine" in refused.value.todo


def test_reading_within_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345")
    assert read_limited(path, 5) == b"12345"
    with pytest.raises(InputRefused, match="dépasse la limite"):
        read_limited(path, 4)
    with pytest.raises(InputRefused, match="n’existe pas"):
        read_limited(tmp_path / "absent", 5)
    with pytest.raises(InputRefused, match="ordinaire"):
        read_limited(tmp_path, 5)


def test_a_small_file_takes_little_memory_whatever_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "petit"
    path.write_bytes(b"abc")
    tracemalloc.start()
    assert read_limited(path, 500_000_000) == b"abc"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
