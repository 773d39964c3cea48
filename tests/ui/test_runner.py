"""Long work answers on the main thread, can be cancelled, and leaves no thread."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.errors import InputRefused
from citeapp.ui.runner import TURN_S, Progress, Runner


class Heard:
    """What the runner answered, and on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[threading.Thread] = []
        self.cancelled = 0

    def on_done(self, result: object) -> None:
        self.done.append(result)
        self.threads.append(threading.current_thread())

    def on_cancelled(self) -> None:
        self.cancelled += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def runner(qapp: QApplication, heard: Heard) -> Iterator[Runner]:
    made = Runner(heard.errors.append)
    yield made
    made.stop()


def test_the_work_runs_elsewhere_and_the_answer_comes_here(
    runner: Runner, heard: Heard, qtbot: QtBot
) -> None:
    runner.run(lambda _progress: threading.current_thread(), title="x", on_done=heard.on_done)
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard.done != [threading.current_thread()]
    assert heard.threads == [threading.current_thread()]


def test_the_window_gets_its_turn_soon_while_work_runs(
    runner: Runner, heard: Heard, qtbot: QtBot
) -> None:
    before = sys.getswitchinterval()
    runner.run(
        lambda _progress: (sys.getswitchinterval(), gc.isenabled()),
        title="x",
        on_done=heard.on_done,
    )
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard.done == [(pytest.approx(TURN_S, rel=0.01), False)]
    assert (sys.getswitchinterval(), gc.isenabled()) == (before, True)


def test_errors_reach_the_person(runner: Runner, heard: Heard, qtbot: QtBot) -> None:
    def fail(_progress: Progress) -> None:
        raise InputRefused("Ce fichier est vide.")

    runner.run(fail, title="x", on_done=heard.on_done)
    qtbot.waitUntil(lambda: not runner.busy)
    assert [str(error) for error in heard.errors] == ["Ce fichier est vide."]
    assert heard.done == []


def test_cancel_stops_the_work_at_its_next_report(
    runner: Runner, heard: Heard, qtbot: QtBot
) -> None:
    may_go_on = threading.Event()

    def work(progress: Progress) -> None:
        may_go_on.wait(5)
        progress.tell(0.5)
        raise AssertionError("the cancel was not heard")

    job = runner.run(work, title="x", on_cancelled=heard.on_cancelled)
    job.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard.cancelled == 1
    assert heard.errors == []


def test_nothing_is_answered_once_the_window_is_closing(
    runner: Runner, heard: Heard, qtbot: QtBot
) -> None:
    runner.run(lambda _progress: 1, title="x", on_done=heard.on_done)
    runner.stop()
    qtbot.wait(20)
    assert not runner.busy
    assert heard.done == []
    assert heard.errors == []


def test_a_short_act_that_fails_is_shown_and_gives_nothing(runner: Runner, heard: Heard) -> None:
    def fail() -> int:
        raise InputRefused("Non.")

    assert runner.act(fail) is None
    assert len(heard.errors) == 1
    assert runner.act(lambda: 3) == 3
