"""Paramètres, « Mise à jour »: a file is looked at, asked about, tried, and can be gone back on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import update_files as files
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from citeapp import __version__
from citeapp.base import installation
from citeapp.base.installation import Before, Installation
from citeapp.intake import updates
from citeapp.store import backups
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.ui.pages.settings.page import SettingsPage
from citeapp.ui.pages.settings.updating import Updating
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import maintenance
from citeapp.usecases.session import Session


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A packaged program, as far as the window can tell."""
    folder = tmp_path / "CiteApp"
    folder.mkdir()
    found = Installation(folder, folder)
    monkeypatch.setattr(installation, "here", lambda: found)
    monkeypatch.setattr(updates, "release_keys", lambda: files.KEYS)
    return found


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, workspace: Session) -> MainWindow:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(workspace), workspace, "settings")
    shown.show()
    return shown


def section_of(window: MainWindow) -> Updating:
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.sections["update"]
    assert isinstance(section, Updating)
    return section


def asked(window: MainWindow, qtbot: QtBot) -> CalmDialog:
    def there() -> None:
        assert window.findChildren(CalmDialog)

    qtbot.waitUntil(there, timeout=20_000)
    return window.findChildren(CalmDialog)[-1]


def press(dialog: CalmDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()


def test_a_clone_says_that_it_is_not_updated_by_a_file(window: MainWindow) -> None:
    section = section_of(window)
    assert "depuis son code" in section.state.text()
    assert not section.choose.isVisibleTo(section)
    assert not section.back.isVisibleTo(section)


def test_a_file_that_is_refused_says_why(
    place: Installation, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    window.teller.show_error = lambda error: said.append(str(error))  # type: ignore[method-assign]
    window.receive([files.write(tmp_path, seed=bytes(32))])
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "pas signé" in said[0]


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a script")
def test_a_file_dropped_on_the_window_is_asked_about_then_installed(
    place: Installation, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("week")
    window.receive([files.write(tmp_path)])
    section = section_of(window)
    assert section.choose.isVisibleTo(section)
    dialog = asked(window, qtbot)
    assert any("Plus rapide." in label.text() for label in dialog.findChildren(PlainLabel))
    assert place.current() is None
    press(dialog, "Installer")
    qtbot.waitUntil(lambda: place.current() is not None, timeout=30_000)
    qtbot.waitUntil(lambda: "au prochain démarrage : 9.0.0" in section.state.text())
    assert __version__ in section.back.text()


def test_going_back_says_which_backup_it_opens_and_asks(
    place: Installation, window: MainWindow, qtbot: QtBot, workspace: Session
) -> None:
    name = backups.before_name(SCHEMA_VERSION - 1, workspace.now.replace(tzinfo=None))
    maintenance.backup(workspace, path=workspace.home.backups / name)
    place.choose("9.0.0", Before("0.0.9", SCHEMA_VERSION - 1))
    section = section_of(window)
    section.refresh()
    section.back.click()
    dialog = asked(window, qtbot)
    press(dialog, "Revenir en arrière")
    qtbot.waitUntil(workspace.home.way_back.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.runner.busy)
    current = place.current()
    assert current is not None
    assert current.version == "0.0.9"
