"""Échanges: the coordination lets a newer version ride in a lot; who receives it is offered it."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
import update_files as files
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base import installation
from citeapp.base.clock import FixedClock
from citeapp.base.installation import TARGET, Installation
from citeapp.base.paths import Home
from citeapp.intake import updates
from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.pages.exchange.incoming import Incoming
from citeapp.ui.pages.exchange.outgoing import Outgoing
from citeapp.ui.pages.settings.page import SettingsPage
from citeapp.ui.pages.settings.updating import Updating
from citeapp.ui.pages.week.page import WeekPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.card import RowCard
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import collectives, exchanges, meetings, newer
from citeapp.usecases.session import Session


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A packaged program that trusts the key of the tests."""
    found = Installation(tmp_path / "CiteApp", tmp_path / "CiteApp")
    found.folder.mkdir()
    monkeypatch.setattr(installation, "here", lambda: found)
    monkeypatch.setattr(updates, "release_keys", lambda: files.KEYS)
    return found


@pytest.fixture
def pair(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Session, Session]]:
    """Awa, and Nora who coordinates; each has the other's card."""
    awa, nora = (
        bootstrap.create(
            Home(tmp_path / name, tmp_path / name),
            name=name,
            organisation="Centre social",
            coordinator=name == "Nora",
            clock=clock,
            random_bytes=random.Random(name).randbytes,
        ).session
        for name in ("Awa", "Nora")
    )
    for one, other in ((awa, nora), (nora, awa)):
        card = exchanges.write_card(one, path=tmp_path / f"{one.me.display_name}.citcarte")
        exchanges.enrol(other, path=card)
    yield awa, nora
    for session in (awa, nora):
        bootstrap.close(session)


@pytest.fixture
def page_of(
    dressed: QApplication, qtbot: QtBot
) -> Iterator[Callable[[Session], tuple[MainWindow, ExchangePage]]]:
    shown: list[MainWindow] = []

    def open_window(session: Session) -> tuple[MainWindow, ExchangePage]:
        window = MainWindow()
        qtbot.addWidget(window)
        window.attach(SessionDesk(session), session, "exchange")
        window.show()
        shown.append(window)
        page = window.page()
        assert isinstance(page, ExchangePage)
        return window, page

    yield open_window
    for window in shown:
        window.close()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)


def button(inside: QWidget, words: str) -> QPushButton:
    return next(b for b in inside.findChildren(QPushButton) if b.text() == words)


def words_in(inside: QWidget) -> str:
    return " · ".join(label.text() for label in inside.findChildren(PlainLabel))


def test_the_coordination_lets_a_signed_version_ride_along(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]],
    pair: tuple[Session, Session],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    awa, nora = pair
    window, page = page_of(nora)
    page.show_outgoing()
    sight = page.sight
    assert isinstance(sight, Outgoing)
    update = files.write(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(update), ""))
    button(sight, "Joindre une mise à jour de CitéApp…").click()
    qtbot.waitUntil(lambda: bool(sight.updates), timeout=20_000)
    system = "Windows" if TARGET == "windows" else "Linux"
    told = f"Avec CitéApp 9.0.0 pour {system}"
    assert next(iter(sight.updates.values())).text().startswith(told)
    qtbot.waitUntil(lambda: told in words_in(sight.inside), timeout=20_000)
    page.export(tmp_path / "1.citlot", **sight.wanted())
    rest(qtbot, window)
    assert exchanges.preview(awa, path=tmp_path / "1.citlot").update is not None


def test_a_file_that_the_project_did_not_sign_does_not_ride(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]],
    pair: tuple[Session, Session],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window, page = page_of(pair[1])
    page.show_outgoing()
    assert isinstance(page.sight, Outgoing)
    said: list[str] = []
    window.teller.show_error = lambda error: said.append(str(error))  # type: ignore[method-assign]
    page.sight.join_update(files.write(tmp_path, seed=bytes(32)))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "pas signé" in said[0]
    assert not page.sight.updates


def test_who_does_not_coordinate_is_not_asked_about_updates(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]], pair: tuple[Session, Session]
) -> None:
    _window, page = page_of(pair[0])
    page.show_outgoing()
    assert isinstance(page.sight, Outgoing)
    assert "mise à jour" not in " ".join(b.text() for b in page.findChildren(QPushButton))


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a script")
def test_the_receiver_installs_it_from_the_lot_before_any_merge(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]],
    pair: tuple[Session, Session],
    place: Installation,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    awa, nora = pair
    exchanges.export(nora, path=tmp_path / "1.citlot", updates=[files.write(tmp_path)])
    window, page = page_of(awa)
    page.look_at(tmp_path / "1.citlot")
    qtbot.waitUntil(lambda: isinstance(page.sight, Incoming), timeout=20_000)
    banner = next(b for b in page.findChildren(Banner) if "apporte aussi" in words_in(b))
    assert "Ce lot apporte aussi CitéApp 9.0.0." in words_in(banner)
    assert "Plus rapide." in words_in(banner)
    button(banner, "Installer…").click()
    qtbot.waitUntil(lambda: bool(window.findChildren(CalmDialog)), timeout=20_000)
    button(window.findChildren(CalmDialog)[-1], "Installer").click()
    qtbot.waitUntil(lambda: place.current() is not None, timeout=30_000)
    rest(qtbot, window)
    assert newer.waiting(awa.home) is None
    assert not list(awa.home.updates.iterdir())


def test_after_the_merge_it_waits_in_the_week_and_in_the_settings_until_it_is_put_aside(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]],
    pair: tuple[Session, Session],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    awa, nora = pair
    place = collectives.create(awa, name="Gayant").value
    meetings.create(awa, collective_id=place.id, date=awa.today, start=time(17, 30))
    exchanges.export(nora, path=tmp_path / "1.citlot", updates=[files.write(tmp_path)])
    exchanges.merge(awa, path=tmp_path / "1.citlot")
    (tmp_path / "1.citlot").unlink()  # the stick is gone
    window, _page = page_of(awa)
    window.go("week")
    week = window.page()
    assert isinstance(week, WeekPage)
    row = next(r for r in week.findChildren(RowCard) if "arrivée avec un lot" in r.title.text())
    button(row, "Installer…").click()
    settings = window.page()
    assert isinstance(settings, SettingsPage)
    qtbot.waitUntil(lambda: bool(window.findChildren(CalmDialog)), timeout=20_000)
    button(window.findChildren(CalmDialog)[-1], "Pas maintenant").click()
    section = settings.sections["update"]
    assert isinstance(section, Updating)
    section.refresh()
    assert "CitéApp 9.0.0 est arrivée avec un lot." in section.state.text()
    assert section.install.isVisibleTo(section)
    section.leave.click()
    assert newer.waiting(awa.home) is None
    assert not section.install.isVisibleTo(section)
    window.go("week")

    def titles() -> list[str]:
        return [r.title.text() for r in week.findChildren(RowCard) if r.isVisibleTo(week)]

    qtbot.waitUntil(lambda: bool(titles()))
    assert not [words for words in titles() if "CitéApp" in words]


def test_an_update_dropped_on_the_page_is_no_lot(
    page_of: Callable[[Session], tuple[MainWindow, ExchangePage]],
    pair: tuple[Session, Session],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window, page = page_of(pair[0])
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(files.write(tmp_path)))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.current == "settings"
    qtbot.waitUntil(lambda: bool(window.findChildren(CalmDialog)), timeout=20_000)
    dialog = window.findChildren(CalmDialog)[-1]
    assert "Installer CitéApp 9.0.0 ?" in words_in(dialog) + dialog.windowTitle()
    button(dialog, "Pas maintenant").click()
