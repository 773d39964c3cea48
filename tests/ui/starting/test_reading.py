"""Where the disk is full the window opens to be read, and goes back to work by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from boards_bench import Boards, fill
from every_page import PLACES, open_place
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.ui.starting.reading import Reading
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import people
from citeapp.usecases.session import Session

MAKES_A_TEXT = "plain/text"
"""To begin a simplified text writes it: this says why it cannot."""


@pytest.fixture
def full(
    home: Home, clock: FixedClock, random_bytes: RandomBytes, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[pytest.MonkeyPatch, dict[str, str]]]:
    """A filled workspace at rest, on a disk that takes nothing until the patch is undone."""
    session = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        coordinator=True,
        clock=clock,
        random_bytes=random_bytes,
    ).session
    ids = fill(session)
    bootstrap.close(session)

    def refused(*_given: object, **_named: object) -> Session:
        raise DiskRefused("Le disque est plein.", todo="Libérez de la place.")

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "open_session", refused)
        patch.setattr(bootstrap, "can_write", lambda _home: False)
        yield patch, ids


@pytest.fixture
def boards(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    full: tuple[pytest.MonkeyPatch, dict[str, str]],
) -> Iterator[Boards]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    start.open_work(window, home=home)
    assert window.context is not None
    yield Boards(window, window.context.session, full[1])
    window.close()


def said(window: MainWindow) -> str:
    found = window.findChildren(Banner)
    return " ".join(one.accessibleName() for one in found if not one.isHidden())


def test_the_window_says_what_goes_on_and_what_can_be_done(boards: Boards) -> None:
    assert boards.window.current == "week"
    assert "Le disque est plein." in said(boards.window)
    assert "Libérez de la place." in said(boards.window)
    labels = [label.text() for label in boards.window.rail.findChildren(PlainLabel)]
    assert any("Lecture seule" in words for words in labels)


def test_every_place_can_be_looked_at(boards: Boards) -> None:
    for place in PLACES:
        boards.window.teller.clear()
        open_place(boards, place)
        assert boards.window.current == place.partition("/")[0]
        if place != MAKES_A_TEXT:
            assert "Le disque est plein." not in said(boards.window), place


def test_an_act_says_why_it_is_not_kept(boards: Boards) -> None:
    boards.window.teller.clear()
    boards.window.runner.act(lambda: people.create(boards.session, first_name="Perdu"))
    assert "Libérez de la place." in said(boards.window)


def test_work_goes_on_where_it_was_once_there_is_room(
    boards: Boards, qtbot: QtBot, full: tuple[pytest.MonkeyPatch, dict[str, str]]
) -> None:
    window = boards.window
    window.go("people")
    [watch] = window.findChildren(Reading)
    watch.timer.timeout.emit()
    assert window.context is not None
    assert window.context.session.refused is not None
    full[0].undo()
    qtbot.waitUntil(lambda: not window.runner.busy)  # it looks for doubles meanwhile
    watch.timer.timeout.emit()
    assert window.current == "people"
    assert window.context.session.refused is None
    people.create(window.context.session, first_name="Benoît")
    assert not watch.timer.isActive()
    assert "Lecture seule" not in window.rail.notice.words.text()
