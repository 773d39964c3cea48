"""A second copy on the same folder wakes the first and is told to leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.ui.single import Single


def test_the_second_copy_wakes_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.woken):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_another_folder_is_another_window(qapp: QApplication, tmp_path: Path) -> None:
    first, other = Single(tmp_path / "a"), Single(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()
