"""What goes on by itself while a session is open: backups, other writers, the exchange folder."""

from __future__ import annotations

import gc
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.quiet import QuietWork
from citeapp.ui.starting import start
from citeapp.ui.starting.folder_watch import FolderWatch
from citeapp.usecases import erasure, exchange_folder, people, sweeping
from citeapp.usecases.session import Session


@pytest.fixture
def session(tmp_path: Path, clock: FixedClock) -> Session:
    home = Home(tmp_path / "home", tmp_path / "home")
    return bootstrap.create(
        home,
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random(1).randbytes,
    ).session


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    start.show(shown, session)
    gc.collect()  # whoever watches must not hang by a thread
    yield shown
    shown.close()


def test_work_is_backed_up_by_itself(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    people.create(session, first_name="Awa")
    [watch] = window.findChildren(start.Watch)
    watch.timers[0].timeout.emit()
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert len(list(session.home.backups.glob("*.citsave"))) == 1


def test_what_another_program_writes_is_read_again(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    [watch] = window.findChildren(start.Watch)
    with bootstrap.beside(session) as other:
        people.create(other, first_name="Awa")
    with qtbot.waitSignal(window.changes.changed):
        watch.timers[1].timeout.emit()


def test_what_was_just_read_whole_is_not_read_again(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    """A merge wrote beside the window and said so: one reading is enough."""
    [watch] = window.findChildren(start.Watch)
    with bootstrap.beside(session) as other:
        people.create(other, first_name="Awa")
    window.changes.notify(EVERYTHING)
    told: list[object] = []
    window.changes.changed.connect(told.append)
    watch.timers[1].timeout.emit()
    assert told == []


def test_work_beside_the_window_that_only_reads_is_no_news(
    window: MainWindow, session: Session
) -> None:
    [watch] = window.findChildren(start.Watch)
    people.create(session, first_name="Awa")
    watch.timers[1].timeout.emit()
    told: list[object] = []
    window.changes.changed.connect(told.append)
    with bootstrap.beside(session) as other:
        assert len(people.listed(other)) == 1
    watch.timers[1].timeout.emit()
    assert told == []


def test_what_work_beside_the_window_writes_waits_for_its_end(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    [watch] = window.findChildren(start.Watch)
    going, told = threading.Event(), list[object]()
    window.changes.changed.connect(told.append)
    window.runner.run(lambda _progress: going.wait(20), title="x")
    with bootstrap.beside(session) as other:
        people.create(other, first_name="Awa")
    watch.timers[1].timeout.emit()
    assert told == []
    going.set()
    qtbot.waitUntil(lambda: not window.runner.busy)
    watch.timers[1].timeout.emit()
    assert told == [EVERYTHING]


def test_the_exchange_folder_is_looked_at_by_itself(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: window.findChildren(FolderWatch) != [])
    [watch] = window.findChildren(FolderWatch)
    watch.timer.timeout.emit()
    assert not window.runner.busy
    shared = tmp_path / "partage"
    shared.mkdir()
    exchange_folder.choose(session, path=shared)
    watch.timer.timeout.emit()
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert len(list(shared.glob("samira-*/carte.citcarte"))) == 1


def test_what_was_erased_is_swept_while_nobody_works(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    qtbot.waitUntil(lambda: window.findChildren(QuietWork) != [])
    [quiet] = window.findChildren(QuietWork)
    erasure.person(session, id=people.create(session, first_name="Awa").value.id)
    quiet.timer.timeout.emit()
    assert quiet.job is not None
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert quiet.job is None
    assert not sweeping.is_due(session)


def test_whoever_comes_back_goes_before_the_sweep(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sweep_slowly(other: Session) -> None:
        for _turn in range(1000):
            other.progress.tell(-1)
            time.sleep(0.005)

    monkeypatch.setattr(sweeping, "sweep", sweep_slowly)
    qtbot.waitUntil(lambda: window.findChildren(QuietWork) != [])
    [quiet] = window.findChildren(QuietWork)
    erasure.person(session, id=people.create(session, first_name="Awa").value.id)
    quiet.timer.timeout.emit()
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert sweeping.is_due(session)
    assert quiet.timer.isActive()
