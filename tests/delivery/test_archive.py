"""An archive of the same folder is the same file, whoever makes it and when."""

from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from delivery.archive import tar_xz, zipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = tmp_path / "citeapp"
    (made / "_internal").mkdir(parents=True)
    (made / "citeapp").write_bytes(b"program")
    (made / "citeapp").chmod(0o744)
    (made / "_internal" / "été.txt").write_bytes(b"words")
    return made


@pytest.mark.parametrize(("pack", "ending"), [(tar_xz, "tar.xz"), (zipped, "zip")])
def test_the_same_folder_gives_the_same_bytes(folder: Path, pack, ending: str) -> None:
    pack(folder, folder.parent / f"a.{ending}")
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    pack(folder, folder.parent / f"b.{ending}")
    first, second = (folder.parent / f"{name}.{ending}" for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_programs_stay_programs_and_nobody_is_named(folder: Path) -> None:
    tar_xz(folder, folder.parent / "a.tar.xz")
    with tarfile.open(folder.parent / "a.tar.xz") as packed:
        modes = {entry.name: entry.mode for entry in packed.getmembers()}
        assert {entry.uname for entry in packed.getmembers()} == {""}
    assert modes == {
        "citeapp": 0o755,
        "citeapp/citeapp": 0o755,
        "citeapp/_internal": 0o755,
        "citeapp/_internal/été.txt": 0o644,
    }
    zipped(folder, folder.parent / "a.zip")
    with zipfile.ZipFile(folder.parent / "a.zip") as packed_too:
        assert packed_too.namelist() == ["citeapp/_internal/été.txt", "citeapp/citeapp"]
