"""Doubles are looked for beside the window: what was found before stands until the answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.parts.doubles import DoublesWatch
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.usecases import people
from citeapp.usecases.session import Session


@pytest.fixture
def session(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    made = bootstrap.create(
        home, name="Samira", organisation="CSC", clock=clock, random_bytes=random_bytes
    ).session
    people.create(made, first_name="Noémie", last_name="LEFEBVRE")
    yield made
    bootstrap.close(made)


@pytest.fixture
def watch(qtbot: QtBot, dressed: object, session: Session) -> Iterator[DoublesWatch]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.attach(SessionDesk(session), session)
    window.show()
    page = window.page()
    assert page is not None
    yield DoublesWatch(page)
    window.close()


def test_the_answer_comes_later_and_is_told_once(
    watch: DoublesWatch, qtbot: QtBot, session: Session
) -> None:
    told: list[int] = []
    watch.found.connect(lambda: told.append(len(watch.pairs)))
    people.create(session, first_name="Noemie", last_name="Lefebvre")
    watch.look_now()
    watch.look_now()
    assert watch.pairs == ()
    qtbot.waitUntil(lambda: len(watch.pairs) == 1)
    qtbot.waitUntil(lambda: not watch.page.context.runner.busy)
    assert told == [1]
    watch.look()
    qtbot.wait(600)
    qtbot.waitUntil(lambda: not watch.page.context.runner.busy)
    assert told == [1]


def test_a_page_out_of_sight_looks_for_nothing(watch: DoublesWatch, qtbot: QtBot) -> None:
    watch.page.window().hide()
    watch.look_now()
    assert not watch.page.context.runner.busy
