"""A second copy on the same folder asks the first to come forward, and is told to leave."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base import locking, paths
from citeapp.ui.starting.single import ASKED, Single


def test_the_second_copy_asks_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.asked) as asked:
        assert not second.claim()
    assert asked.args == [[]]
    assert not list((tmp_path / ASKED).iterdir())
    first.release()
    assert second.claim()
    second.release()


def test_files_are_handed_to_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    lot = tmp_path / "lot « été ».citlot"
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.asked) as asked:
        assert not second.claim([lot, tmp_path / "b.citlot"])
    assert asked.args == [[lot, tmp_path / "b.citlot"]]
    first.release()


def test_what_was_asked_before_the_first_listens_is_not_lost(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    assert not second.claim([tmp_path / "a.citlot"])
    with qtbot.waitSignal(first.asked) as asked:
        first.listen()
    assert asked.args == [[tmp_path / "a.citlot"]]
    first.release()


def test_a_question_of_long_ago_opens_nothing(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    assert not second.claim([tmp_path / "a.citlot"])
    (question,) = (tmp_path / ASKED).iterdir()
    os.utime(question, (1, 1))
    with qtbot.assertNotEmitted(first.asked):
        first.listen()
    assert not question.exists()
    first.release()


def test_two_that_start_at_once_are_one(qapp: QApplication, tmp_path: Path) -> None:
    starting = locking.take(tmp_path / paths.LOCK)  # not listening yet
    assert starting is not None
    second = Single(tmp_path)
    assert not second.claim()
    starting.release()
    assert second.claim()
    second.release()


def test_on_a_disk_without_locks_the_one_that_answers_is_the_first(
    qapp: QApplication, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(locking, "take", lambda _path: locking.Lock(None))
    alone = Single(tmp_path)
    assert alone.claim()  # nobody answered: the question was taken back
    assert not list((tmp_path / ASKED).iterdir())
    alone.release()

    def other_machine() -> None:
        until = time.monotonic() + 5
        while time.monotonic() < until:
            for question in (tmp_path / ASKED).glob("*.ask"):
                question.unlink()
                return

    other = threading.Thread(target=other_machine)
    other.start()
    assert not Single(tmp_path).claim()
    other.join()


def test_where_nothing_can_be_written_the_copy_opens_alone(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    missing = tmp_path / "file" / "not there"
    first = Single(missing)
    assert first.claim()
    first.release()


def test_another_folder_is_another_window(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, other = Single(tmp_path / "a"), Single(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_who_moves_is_the_first_in_the_new_folder(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "ici").mkdir()
    (tmp_path / "la").mkdir()
    first = Single(tmp_path / "ici")
    assert first.claim()
    first.move(tmp_path / "la")
    second = Single(tmp_path / "la")
    with qtbot.waitSignal(first.asked):
        assert not second.claim()
    third = Single(tmp_path / "ici")
    assert third.claim()
    for one in (first, second, third):
        one.release()


def test_a_window_in_another_account_is_named(qapp: QApplication, tmp_path: Path) -> None:
    first = Single(tmp_path, account="samira")
    assert first.claim()
    first.listen()
    second = Single(tmp_path, account="karim")
    assert not second.claim()
    assert second.other_account() == "samira"
    third = Single(tmp_path, account="samira")
    assert not third.claim()
    assert third.other_account() == ""
    for one in (first, second, third):
        one.release()
