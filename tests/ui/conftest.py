"""A window on the gallery's invented desk, closed with the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.ui import style
from citeapp.ui.gallery import NAVIGATION, GalleryDesk
from citeapp.ui.main_window import MainWindow


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
