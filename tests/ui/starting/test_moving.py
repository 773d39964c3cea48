"""One button brings the work to a safe place; the window goes on there as if nothing happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base import paths
from citeapp.base.errors import DiskRefused
from citeapp.base.paths import Home
from citeapp.store import moving
from citeapp.ui.pages.settings import SettingsPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import people
from citeapp.usecases.session import Session


@pytest.fixture
def copied_about(tmp_path: Path) -> Home:
    """A workspace in a folder that some program copies."""
    folder = tmp_path / "Dropbox" / "citeapp"
    home = Home(folder, folder)
    session = bootstrap.create(home, name="Samira", organisation="Centre social").session
    people.create(session, first_name="Awa")
    bootstrap.close(session)
    (folder / "citeapp-PC12.db").write_bytes(b"")
    return home


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The account's own folders."""
    found = Home(tmp_path / "compte" / "data", tmp_path / "compte" / "keys")
    monkeypatch.setattr(paths, "account_homes", lambda: iter([found]))
    return found


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, copied_about: Home, target: Home
) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show()
    start.open_work(shown, home=copied_about)
    yield shown
    shown.close()


def session_of(window: MainWindow) -> Session:
    assert window.context is not None
    return window.context.session


def banners(window: MainWindow) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Banner) if one.isVisible()]


def press(window: MainWindow, qtbot: QtBot) -> None:
    button = next(b for b in window.findChildren(Button) if b.text() == "Mettre à l’abri")
    before = window.context
    QApplication.processEvents()  # the banner has its place
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context not in (None, before) and not window.runner.busy)


def test_the_first_page_says_what_can_happen(window: MainWindow) -> None:
    [said] = banners(window)
    assert "Dropbox" in said
    assert "citeapp-PC12.db" in said
    window.go("settings", show="backups")
    assert any("Dropbox" in said for said in banners(window))


def test_one_button_and_the_work_goes_on_elsewhere(
    window: MainWindow, qtbot: QtBot, copied_about: Home, target: Home
) -> None:
    old = session_of(window)
    with qtbot.waitSignal(window.home_moved) as told:
        press(window, qtbot)
    assert told.args == [target.data]
    session = session_of(window)
    assert session.home == target
    assert session.workspace.guid != old.identity.site_guid
    assert [line.person.first_name for line in people.listed(session)] == ["Awa"]
    qtbot.waitUntil(lambda: len(banners(window)) == 1)
    [said] = banners(window)
    assert str(target.data) in said
    assert "citeapp-ancien" in said
    people.create(session, first_name="Benoît")
    window.set_look("dark", 1.25)  # kept in the new place, not in the one that is closed
    window.go("settings", show="backups")
    page = window.page()
    assert isinstance(page, SettingsPage)
    words = " ".join(label.text() for label in page.sections["backups"].findChildren(PlainLabel))
    assert str(moving.left_behind(copied_about)) in words
    window.close()
    again = bootstrap.open_session(paths.home(copied_about.data, {}))
    assert len(people.listed(again)) == 2
    again.close()


def test_a_disk_that_refuses_leaves_the_window_where_it_was(
    window: MainWindow,
    qtbot: QtBot,
    copied_about: Home,
    target: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise DiskRefused("Le disque est plein.", todo="Libérez de la place.")

    with monkeypatch.context() as failing:
        failing.setattr(moving.backups, "copy_database", full)
        press(window, qtbot)
    assert session_of(window).home == copied_about
    qtbot.waitUntil(lambda: any("Libérez de la place." in said for said in banners(window)))
    assert not bootstrap.exists(target)
    people.create(session_of(window), first_name="Benoît")
