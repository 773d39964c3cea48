"""Windows on the gallery's invented desk and on a small, real workspace, closed with the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from boards_bench import Boards, fill
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.gallery import NAVIGATION, GalleryDesk
from citeapp.ui.main_window import MainWindow
from citeapp.ui.session_desk import SessionDesk
from citeapp.usecases.session import Session


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme at 100 %, whatever the test before did."""
    style.apply(qapp, style.LIGHT)
    return qapp


@pytest.fixture
def desk() -> GalleryDesk:
    return GalleryDesk()


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, desk: GalleryDesk) -> Iterator[MainWindow]:
    shown = MainWindow(NAVIGATION)
    qtbot.addWidget(shown)
    shown.attach(desk)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


@pytest.fixture
def workspace(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    """An empty workspace of a coordinator."""
    session = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        coordinator=True,
        clock=clock,
        random_bytes=random_bytes,
    ).session
    yield session
    bootstrap.close(session)


def _window(qtbot: QtBot, session: Session) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.attach(SessionDesk(session), session)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def empty(dressed: QApplication, qtbot: QtBot, workspace: Session) -> Iterator[Boards]:
    """A window on nothing yet."""
    window = _window(qtbot, workspace)
    yield Boards(window, workspace, {})
    window.close()


@pytest.fixture
def boards(dressed: QApplication, qtbot: QtBot, workspace: Session) -> Iterator[Boards]:
    """A window on two collectifs with their rencontres and actions."""
    ids = fill(workspace)
    window = _window(qtbot, workspace)
    yield Boards(window, workspace, ids)
    window.close()
