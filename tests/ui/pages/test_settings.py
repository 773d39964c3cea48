"""Paramètres: fields that commit by themselves, a search, backups and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.settings import SettingsPage
from citeapp.ui.pages.settings.machine import Backups, Keys, Look
from citeapp.ui.pages.settings.page import KINDS
from citeapp.ui.pages.settings.people import Cite, Profile
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.usecases import maintenance, programme
from citeapp.usecases.session import Session


@pytest.fixture
def session(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    made = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        clock=clock,
        random_bytes=random_bytes,
    ).session
    yield made
    bootstrap.close(made)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(session), session, "settings")
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    found = window.page()
    assert isinstance(found, SettingsPage)
    return found


def test_my_name_is_kept_when_the_field_is_left_and_never_emptied(
    page: SettingsPage, qtbot: QtBot, session: Session
) -> None:
    section = page.sections["profile"]
    assert isinstance(section, Profile)
    edit = section.fields["phone"].edit
    qtbot.keyClicks(edit, "06 00 00 00 09")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert session.me.phone == "06 00 00 00 09"
    name = section.fields["display_name"].edit
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert session.me.display_name == "Samira Haddad"


def test_the_gap_on_the_sign_in_sheet_is_said_until_it_is_filled(
    page: SettingsPage, qtbot: QtBot, session: Session
) -> None:
    section = page.sections["cite"]
    assert isinstance(section, Cite)
    assert not section.gap.isHidden()
    for name in ("controller_name", "data_purpose", "data_retention", "data_contact"):
        qtbot.keyClicks(section.fields[name].edit, "Ville de Douai")
        qtbot.keyClick(section.fields[name].edit, Qt.Key.Key_Return)
    assert programme.show(session).data_contact == "Ville de Douai"
    assert section.gap.isHidden()


def test_a_word_keeps_what_fits(page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search.edit, "zoom")
    assert [name for name, section in page.sections.items() if not section.isHidden()] == ["look"]
    page.search.edit.clear()
    qtbot.keyClicks(page.search.edit, "zzz")
    assert not page.nothing.isHidden()


def test_colours_and_size_change_at_once(
    window: MainWindow, page: SettingsPage, qtbot: QtBot
) -> None:
    look = page.sections["look"]
    assert isinstance(look, Look)
    look.theme.combo.setFocus()
    qtbot.keyClick(look.theme.combo, Qt.Key.Key_Down)
    qtbot.keyClick(look.theme.combo, Qt.Key.Key_Down)
    look.theme.commit()
    assert style.look().tokens.name == "dark"
    look.zoom.combo.setCurrentIndex(look.zoom.combo.findData("1.50"))
    look.zoom.commit()
    qtbot.waitUntil(lambda: style.look().zoom == 1.5)
    assert window.current == "settings"


def test_a_backup_is_verified_and_listed(
    window: MainWindow, page: SettingsPage, qtbot: QtBot, session: Session
) -> None:
    section = page.sections["backups"]
    assert isinstance(section, Backups)
    assert section.rows.isHidden()
    section.back_up()
    qtbot.waitUntil(lambda: not section.rows.isHidden(), timeout=20_000)
    assert len(maintenance.listed(session)) == 1
    section.check()
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)
    qtbot.waitUntil(lambda: window.teller.toast.words.text() == "Vos données sont saines.")


def test_a_passphrase_is_proposed_set_and_may_be_asked_at_each_start(
    page: SettingsPage, qtbot: QtBot, session: Session, home: Home
) -> None:
    section = page.sections["keys"]
    assert isinstance(section, Keys)
    assert not section.ask.isEnabled()
    qtbot.keyClicks(section.passphrase, "azerty")
    qtbot.mouseClick(section.change, Qt.MouseButton.LeftButton)
    assert "passphrase" not in maintenance.key_kinds(session)
    section.propose()
    assert len(section.passphrase.text().split()) >= 8
    qtbot.mouseClick(section.change, Qt.MouseButton.LeftButton)
    assert "passphrase" in maintenance.key_kinds(session)
    assert section.passphrase.text() == ""
    qtbot.mouseClick(section.ask, Qt.MouseButton.LeftButton)
    assert "account" not in maintenance.key_kinds(session)
    assert Path(home.keys).exists()


def reopened(window: MainWindow, session: Session) -> SettingsPage:
    """The page as it is before it was painted for the first time."""
    window.attach(SessionDesk(session), session, "settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page


def test_what_is_out_of_sight_is_made_once_the_page_is_painted(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    page = reopened(window, session)
    assert next(iter(page.sections)) == "profile"
    assert "about" not in page.sections
    qtbot.waitUntil(lambda: "about" in page.sections)
    assert list(page.sections) == list(KINDS)
    QApplication.processEvents()
    tops = [section.y() for section in page.sections.values()]
    assert tops == sorted(set(tops))


def test_who_looks_for_a_setting_at_once_looks_among_them_all(
    window: MainWindow, session: Session
) -> None:
    page = reopened(window, session)
    page.search.edit.setText("phrase de passe")
    assert not page.sections["keys"].isHidden()
    assert page.sections["profile"].isHidden()


def test_a_colleague_found_by_search_opens_the_team(window: MainWindow, page: SettingsPage) -> None:
    window.go("settings", facilitator="anyone")
    assert page.sections["team"].isVisible()
    for _round in range(4):
        QApplication.processEvents()
    assert not page.sections["team"].visibleRegion().isEmpty()


@pytest.mark.parametrize("kind", ["data-notice", "plain-data-notice"])
def test_the_notice_for_the_wall_is_looked_at_from_its_settings(
    page: SettingsPage, window: MainWindow, qtbot: QtBot, session: Session, kind: str
) -> None:
    programme.change(session, controller_name="Ville de Douai")
    section = page.sections["cite"]
    assert isinstance(section, Cite)
    section.notices[kind].click()
    [preview] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.save.isEnabled)
    assert "Ville de Douai" in preview.words.toPlainText()
    preview.close()
