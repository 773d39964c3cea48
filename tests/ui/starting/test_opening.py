"""The first start asks three things; a locked or damaged workspace says what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.errors import DiskRefused
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.ui.starting.ask_panel import RecoveryWords
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import collectives, maintenance
from citeapp.usecases.session import Session


@pytest.fixture
def shown(qtbot: QtBot, dressed: object) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def _center(window: MainWindow) -> QWidget:
    center = window.centralWidget()
    assert center is not None
    return center


def _edits(window: MainWindow) -> list[QLineEdit]:
    return _center(window).findChildren(QLineEdit)


def _button(window: MainWindow, words: str) -> QPushButton:
    for button in _center(window).findChildren(QPushButton):
        if words in (button.text() or button.accessibleName()):
            return button
    raise AssertionError(words)


def _click(window: MainWindow, words: str) -> None:
    QTest.mouseClick(_button(window, words), Qt.MouseButton.LeftButton)


def _said(window: MainWindow) -> str:
    labels = _center(window).findChildren(PlainLabel)
    return " ".join(label.text() for label in labels if not label.isHidden())


@pytest.mark.parametrize(("zoom", "room"), [(1.0, (800, 600)), (2.0, (1366, 768))])
def test_no_question_of_the_first_start_is_cut(
    shown: MainWindow, home: Home, zoom: float, room: tuple[int, int]
) -> None:
    shown.set_look(zoom=zoom)
    shown.resize(*room)
    start.open_work(shown, home=home)
    cut = _cut(shown)
    _edits(shown)[0].setText("Nora")
    for words in ("Continuer", "J’anime", "Commencer à vide"):
        _click(shown, words)
        cut += _cut(shown)
    shown.set_look(zoom=1.0)
    assert not cut


def _cut(window: MainWindow) -> list[str]:
    """Words that have less room than they need."""
    QApplication.processEvents()
    center = _center(window)
    labels = [one for one in center.findChildren(PlainLabel) if one.isVisible()]
    found = [one.text() for one in labels if one.height() < one.heightForWidth(one.width()) - 1]
    buttons = [one for one in center.findChildren(QPushButton) if one.isVisible()]
    return found + [one.text() for one in buttons if one.width() < one.sizeHint().width()]


def _begin(window: MainWindow, home: Home) -> None:
    start.open_work(window, home=home)
    QTest.keyClicks(_edits(window)[0], "Samira")
    QTest.keyClick(_edits(window)[0], Qt.Key.Key_Return)
    QTest.keyClicks(_edits(window)[0], "ACSD")
    QTest.keyClick(_edits(window)[0], Qt.Key.Key_Return)


def test_the_first_start_lands_on_the_import_with_words_typed_back(
    shown: MainWindow, home: Home
) -> None:
    _begin(shown, home)
    _click(shown, "Reprendre mes fichiers")
    assert "lit tout" in _said(shown)  # the risk of having no passphrase
    _click(shown, "Sans phrase de passe")
    [held] = _center(shown).findChildren(RecoveryWords)
    words = re.findall(r"\d+ (\w+)", held.accessibleDescription())
    assert len(words) == 12
    assert all(word in _said(shown) for word in words)
    _click(shown, "Je les ai notés")
    for edit in _edits(shown):
        QTest.keyClicks(edit, "faux")
    _click(shown, "Vérifier")
    assert "pas les bons mots" in _said(shown)
    for edit in _edits(shown):
        number = int(re.findall(r"\d+", edit.accessibleName())[0])
        edit.selectAll()
        QTest.keyClicks(edit, words[number - 1])
    _click(shown, "Vérifier")
    assert shown.current == "importing"
    assert shown.teller.toast.isVisible()  # the guide is offered, and waits in the help
    assert shown.teller.toast.button.text() == "Lire les premiers pas"
    shown.close()
    opened = bootstrap.open_session(home)
    assert (opened.me.display_name, opened.me.organisation) == ("Samira", "ACSD")
    bootstrap.close(opened)


def test_the_first_start_needs_no_mouse(shown: MainWindow, home: Home, qtbot: QtBot) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    start.open_work(shown, home=home)

    def keys(text: str = "") -> None:
        hands = QApplication.focusWidget()
        assert hands is not None
        QTest.keyClicks(hands, text)
        QTest.keyClick(hands, Qt.Key.Key_Return)

    keys("Samira")
    keys("ACSD")
    _press("Reprendre mes fichiers")
    keys()  # the passphrase that is proposed
    [held] = _center(shown).findChildren(RecoveryWords)
    words = re.findall(r"\d+ (\w+)", held.accessibleDescription())
    _press("Je les ai notés")
    for edit in _edits(shown):  # Enter goes from one empty field to the next
        number = int(re.findall(r"\d+", edit.accessibleName())[0])
        assert QApplication.focusWidget() is edit
        keys(words[number - 1])
    qtbot.waitUntil(lambda: shown.current == "importing")
    shown.close()


def _press(words: str) -> None:
    """Enter on the button where the hands already are."""
    hands = QApplication.focusWidget()
    assert isinstance(hands, QPushButton)
    assert words in hands.text()
    QTest.keyClick(hands, Qt.Key.Key_Return)


def test_one_begins_with_nothing_and_is_told_what_to_do_first(
    shown: MainWindow, home: Home
) -> None:
    _begin(shown, home)
    _click(shown, "Commencer à vide")
    _click(shown, "Sans phrase de passe")
    [held] = _center(shown).findChildren(RecoveryWords)
    words = re.findall(r"\d+ (\w+)", held.accessibleDescription())
    _click(shown, "Je les ai notés")
    for edit in _edits(shown):
        number = int(re.findall(r"\d+", edit.accessibleName())[0])
        QTest.keyClicks(edit, words[number - 1])
    _click(shown, "Vérifier")
    assert shown.current == "week"
    assert "Par où commencer" in _said(shown)
    shown.close()


def test_a_lost_disk_begins_with_the_backup_and_its_words(
    shown: MainWindow, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Home(tmp_path / "old", tmp_path / "old")
    made = bootstrap.create(old, name="Samira", organisation="ACSD")
    collectives.create(made.session, name="Dorignies")
    backup = maintenance.backup(made.session)
    bootstrap.close(made.session)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_n: (str(backup), ""))
    _begin(shown, home)
    _click(shown, "Retrouver mes données")
    _click(shown, "Choisir la sauvegarde")
    assert not shown.context  # no words: refused in a sentence
    QTest.keyClicks(_edits(shown)[0], " ".join(made.words))
    _click(shown, "Choisir la sauvegarde")
    assert shown.context is not None
    assert [c.name for c in collectives.listed(shown.context.session)] == ["Dorignies"]
    shown.close()


def test_a_demo_is_left_for_good_at_the_next_start(
    shown: MainWindow, home: Home, qtbot: QtBot
) -> None:
    _begin(shown, home)
    _click(shown, "Voir une démonstration")
    shown.close()
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    start.open_work(again, home=home)
    _click(again, "Commencer")
    assert "Bienvenue" in _said(again)
    assert not bootstrap.exists(home)
    assert list(home.data.glob("citeapp.db.avant-*"))
    again.close()


def test_the_demo_opens_on_a_full_week_labelled_as_a_demo(shown: MainWindow, home: Home) -> None:
    _begin(shown, home)
    _click(shown, "Voir une démonstration")
    assert shown.current == "week"
    assert shown.context is not None
    assert "Démonstration" in shown.context.desk.notice
    assert len(collectives.listed(shown.context.session)) == 14
    shown.close()


def _made(home: Home, passphrase: str | None = None) -> Session:
    return bootstrap.create(home, name="Samira", organisation="ACSD", passphrase=passphrase).session


def test_a_passphrase_opens_what_the_account_does_not(shown: MainWindow, home: Home) -> None:
    phrase = "pilier kayak cresson luciole silence bibelot taureau boulon"
    session = _made(home, phrase)
    maintenance.ask_passphrase_at_start(session, ask=True)
    bootstrap.close(session)
    start.open_work(shown, home=home)
    QTest.keyClicks(_edits(shown)[0], "faux")
    _click(shown, "Ouvrir")
    assert shown.context is None
    assert _said(shown).strip()
    _edits(shown)[0].selectAll()
    QTest.keyClicks(_edits(shown)[0], phrase)
    _click(shown, "Ouvrir")
    assert shown.current == "week"
    shown.close()


def test_a_damaged_workspace_lists_its_backups_and_restores_one(
    shown: MainWindow, home: Home
) -> None:
    session = _made(home)
    collectives.create(session, name="Dorignies")
    maintenance.backup(session)
    bootstrap.close(session)
    Path(home.database).write_bytes(bytes(8192))
    start.open_work(shown, home=home)
    assert "abîmé" in _said(shown)
    assert "citeapp" not in _said(shown)  # the buttons do it
    assert home.database.read_bytes() == bytes(8192)  # nothing was replaced
    way_on = _button(shown, "Restaurer la plus récente")
    QApplication.processEvents()
    words = way_on.fontMetrics().horizontalAdvance(way_on.text())
    assert way_on.width() > words + 20  # shown whole, with the margins on both sides
    QTest.mouseClick(way_on, Qt.MouseButton.LeftButton)
    assert shown.context is not None
    assert [c.name for c in collectives.listed(shown.context.session)] == ["Dorignies"]
    shown.close()


def test_a_folder_that_cannot_be_made_is_told_in_the_window(
    shown: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("x")
    folder = tmp_path / "fichier" / "citeapp"
    start.open_work(shown, home=Home(folder, folder))
    assert "ne peut pas être créé" in _said(shown)
    _click(shown, "Réessayer")
    assert "ne peut pas être créé" in _said(shown)
    (tmp_path / "fichier").unlink()
    _click(shown, "Réessayer")
    assert "Bienvenue" in _said(shown)
    shown.close()


def test_where_the_work_was_moved_from_another_computer_nothing_looks_lost(
    shown: MainWindow, home: Home
) -> None:
    told = {"data": "C:/ailleurs", "config": "C:/ailleurs", "token": "t", "at": "20260311-090000"}
    home.moved_to.write_text(json.dumps(told), encoding="utf-8")
    start.open_work(shown, home=home)
    assert "mises à l’abri sur un autre ordinateur" in _said(shown)
    _click(shown, "Commencer ici")
    assert "Bienvenue" in _said(shown)
    shown.close()


def test_a_full_disk_asks_for_room_and_not_for_recovery_words(
    shown: MainWindow, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _made(home)
    maintenance.backup(session)
    bootstrap.close(session)

    def full(*_given: object) -> Session:
        raise DiskRefused("Le disque est plein.", todo="Libérez de la place.")

    with monkeypatch.context() as patched:
        for way in ("open_session", "open_to_read"):  # no room even to read it
            patched.setattr(bootstrap, way, full)
        start.open_work(shown, home=home)
    assert "Libérez de la place." in _said(shown)
    assert not _edits(shown)
    assert not [b for b in _center(shown).findChildren(QPushButton) if "Restaurer" in b.text()]
    _click(shown, "Réessayer")
    assert shown.context is not None
    shown.close()
