"""Windows on the gallery's invented desk and on a small, real workspace, closed with the test."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from boards_bench import Boards, fill
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.studio.gallery import NAVIGATION, GalleryDesk
from citeapp.usecases import exchanges
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


@pytest.fixture
def colleagues(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Session, Session]]:
    """Samira and Karim, who have exchanged their cards; neither coordinates."""
    made = [
        bootstrap.create(
            Home(tmp_path / name, tmp_path / name),
            name=name,
            organisation="Centre social",
            clock=clock,
            random_bytes=random.Random(name).randbytes,
        ).session
        for name in ("Samira", "Karim")
    ]
    for one, other in (made, made[::-1]):
        card = exchanges.write_card(one, path=tmp_path / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=card)
    yield made[0], made[1]
    for session in made:
        bootstrap.close(session)


@pytest.fixture
def shared(
    dressed: QApplication, qtbot: QtBot, colleagues: tuple[Session, Session]
) -> Iterator[Boards]:
    """Samira's window, empty but for Karim's card."""
    window = _window(qtbot, colleagues[0])
    yield Boards(window, colleagues[0], {})
    window.close()


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
