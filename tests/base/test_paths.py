"""Folders: one folder for all when asked, else the account's; never open to others."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from citeapp.base import paths
from citeapp.base.errors import DiskRefused, InputRefused


def test_home_puts_everything_in_one_folder(tmp_path: Path) -> None:
    here = paths.home(tmp_path / "essai", {"CITEAPP_HOME": "/elsewhere"})
    inside = (here.database, here.keys, here.keys_copy, here.backups, here.lock, here.drafts)
    assert all((tmp_path / "essai") in path.parents for path in inside)


def test_variable_serves_when_no_folder_is_named(tmp_path: Path) -> None:
    here = paths.home(None, {"CITEAPP_HOME": str(tmp_path)})
    assert here.data == here.config == tmp_path


def test_key_slots_stand_apart_from_the_data() -> None:
    here = paths.home(None, {})
    assert here.data != here.config
    assert here.keys.parent not in here.database.parents


def test_folders_are_closed_to_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        here = paths.home(tmp_path / "a" / "b", {})
        here.create()
    finally:
        os.umask(before)
    for folder in (here.data, here.backups, here.drafts, here.exports):
        assert sys.platform == "win32" or stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    with pytest.raises(DiskRefused, match="ne peut pas être créé"):
        paths.home(tmp_path / "fichier", {}).create()


def test_nothing_is_written_over_the_workspace(tmp_path: Path) -> None:
    here = paths.Home(data=tmp_path / "data", config=tmp_path / "keys")
    here.create()
    (tmp_path / "raccourci").symlink_to(here.data)
    wal = here.data / "citeapp.db-wal"
    for own in (here.database, wal, here.keys, here.keys_copy, here.lock):
        with pytest.raises(InputRefused, match="appartient à l’espace"):
            here.refuse_own(own)
    with pytest.raises(InputRefused):
        here.refuse_own(tmp_path / "keys" / ".." / "raccourci" / "CITEAPP.db")
    for free in (here.data / "suivi.csv", here.exports / "citeapp.pdf", tmp_path / "citeapp.db"):
        here.refuse_own(free)


def test_resources_lie_beside_the_sources() -> None:
    assert (paths.resources().parent / "pyproject.toml").is_file()


@pytest.mark.parametrize("name", ["portable", "portable.txt"])
def test_a_file_beside_the_packaged_program_keeps_the_work_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "citeapp.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.portable() is None
    (tmp_path / name).touch()
    found = paths.home(None, {})
    assert found.data == found.config == tmp_path / "donnees"
    assert paths.home(Path("/elsewhere"), {}).data == Path("/elsewhere")


def test_a_clone_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable").touch()
    assert paths.portable() is None


def long_home(tmp_path: Path) -> paths.Home:
    folder = tmp_path / ("d" * 100) / ("e" * 100)
    return paths.Home(folder, folder)


def test_a_path_too_long_for_the_names_in_it_is_told_before_anything_is_kept_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(path: Path, *_given: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "the name is too long", str(path))

    monkeypatch.setattr(Path, "touch", too_long)
    with pytest.raises(DiskRefused, match="est trop long") as refused:
        long_home(tmp_path).create()
    assert "plus près de la racine" in refused.value.todo
    paths.Home(tmp_path / "court", tmp_path / "court").create()


def test_a_long_path_is_fine_where_the_system_takes_it(tmp_path: Path) -> None:
    home = long_home(tmp_path)
    home.create()
    home.create()
    assert list(home.backups.iterdir()) == []


def test_a_full_disk_is_not_called_a_long_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, *_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "touch", full)
    long_home(tmp_path).create()
