"""A second copy on the same folder wakes the first and is told to leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base import locking, paths
from citeapp.ui.single import Single


def test_the_second_copy_wakes_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.woken):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_two_that_start_at_once_are_one(qapp: QApplication, tmp_path: Path) -> None:
    starting = locking.take(tmp_path / paths.LOCK)  # not listening yet
    assert starting is not None
    second = Single(tmp_path)
    assert not second.claim()
    starting.release()
    assert second.claim()
    second.release()


def test_a_second_copy_stays_out_before_the_first_listens(
    qapp: QApplication, tmp_path: Path
) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    assert not second.claim()
    first.release()


def test_on_a_disk_without_locks_the_one_that_answers_is_the_first(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    missing = tmp_path / "not there"  # no lock file can be made in it
    first, second = Single(missing), Single(missing)
    assert first.claim()
    with qtbot.waitSignal(first.woken):
        assert not second.claim()
    first.release()


def test_another_folder_is_another_window(qapp: QApplication, tmp_path: Path) -> None:
    first, other = Single(tmp_path / "a"), Single(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()
