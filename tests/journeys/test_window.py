"""The main job through the window, with real keys and clicks: two machines that never meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.dialogs import preview
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.usecases import actions, conflicts, exchanges, meetings, people
from citeapp.usecases.session import Session

FILES = (
    "contacts-collectif-dorignies.csv",
    "emargement-dorignies-2025-2026.xlsx",
    "tableau-de-suivi-dorignies.ods",
    "annuaire-education-extrait.csv",
)


class Desk:
    """A person at a machine: sees a window, presses keys, clicks what is written on buttons."""

    def __init__(
        self, qtbot: QtBot, folder: Path, name: str, clock: FixedClock, *, coordinator: bool = False
    ) -> None:
        home = Home(folder / name, folder / name)
        self.qtbot, self.folder, self.name = qtbot, folder, name
        self.session: Session = bootstrap.create(
            home, name=name, organisation="ACSD", clock=clock, coordinator=coordinator
        ).session
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.attach(SessionDesk(self.session), self.session)
        self.show()

    def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        bootstrap.close(self.session)

    def keys(self, text: str, *, then: Qt.Key | None = None) -> None:
        """Type into whatever has the focus; accents are put in as a keyboard layout would."""
        target = QApplication.focusWidget()
        assert target is not None
        if text.isascii():
            QTest.keyClicks(target, text)
        elif isinstance(target, QLineEdit):
            target.insert(text)
            target.setModified(True)
        elif isinstance(target, QPlainTextEdit):
            target.insertPlainText(text)
        if then is not None:
            self.press(then)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def go(self, page: str, **target: str) -> None:
        self.show()
        self.window.go(page, **target)
        QApplication.processEvents()

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """A real click on the visible button that says so."""
        for button in (inside or self.window).findChildren(QPushButton):
            said = button.text() or button.accessibleName()
            if words in said and button.isVisible() and button.isEnabled():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                QApplication.processEvents()
                return
        raise AssertionError(f"no button « {words} » on {self.window.current}")

    def edit(self, name: str) -> None:
        """Put the hands into the visible field of that name, its text selected."""
        for field in self.window.findChildren(QWidget):
            if not isinstance(field, (QLineEdit, QPlainTextEdit)) or not field.isVisible():
                continue
            if field.accessibleName().startswith(name):
                field.setFocus()
                field.selectAll()
                return
        raise AssertionError(f"no field « {name} » on {self.window.current}")

    def rest(self) -> None:
        """Until long work is done."""
        self.qtbot.waitUntil(lambda: not self.window.runner.busy, timeout=20_000)
        QApplication.processEvents()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The answer of the system's file dialogs, which no test can click through."""
    answer: list[str] = []

    def ask(*_args: object, **_named: object) -> tuple[str, str]:
        return answer[-1], ""

    def ask_many(*_args: object, **_named: object) -> tuple[list[str], str]:
        return [answer[-1]], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask_many)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(preview, "ask_where", lambda *asked: asked[-1](Path(answer[-1])))
    return lambda path: answer.append(str(path))


@pytest.fixture
def desks(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> Iterator[tuple[Desk, Desk]]:
    style.apply(qapp, style.LIGHT)
    samira = Desk(qtbot, tmp_path, "Samira", clock)
    nora = Desk(qtbot, tmp_path, "Nora", clock, coordinator=True)
    yield samira, nora
    samira.close()
    nora.close()


def test_the_main_job_with_keys_and_clicks(
    desks: tuple[Desk, Desk], chosen: Callable[[Path], None], tmp_path: Path, shared_input: Path
) -> None:
    samira, nora = desks
    _exchange_cards(samira, nora, chosen, tmp_path)
    _take_over(samira, chosen, shared_input)
    assert len(people.listed(samira.session)) == 79
    _hold(samira, chosen, tmp_path)

    _carry(samira, nora, chosen, tmp_path / "1.citlot")
    _carry(nora, samira, chosen, tmp_path / "2.citlot")
    assert exchanges.fingerprint(samira.session) == exchanges.fingerprint(nora.session)

    _both_change(samira, nora, chosen, tmp_path)
    assert exchanges.fingerprint(samira.session) == exchanges.fingerprint(nora.session)

    _undo_a_merge(samira, nora, chosen, tmp_path)
    samira.show()
    samira.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    samira.keys("oeuvre")
    titles = [hit.title for hit in samira.window.context.desk.search("oeuvre")]  # type: ignore[union-attr]
    assert any("œuvre" in title for title in titles)
    samira.press(Qt.Key.Key_Return)
    assert samira.window.current in ("meetings", "people")


def _exchange_cards(samira: Desk, nora: Desk, chosen: Callable[[Path], None], folder: Path) -> None:
    for desk, other in ((samira, nora), (nora, samira)):
        card = folder / f"{desk.name}.citcarte"
        chosen(card)
        desk.go("exchange")
        desk.click("Enregistrer ma carte")
        other.go("exchange")
        other.click("Inscrire une carte")
        [dialog] = other.window.findChildren(CalmDialog)
        other.click("Ce sont bien les mêmes mots", dialog)
        assert [peer.name for peer in exchanges.listed(other.session)] == [desk.name]


def _take_over(samira: Desk, chosen: Callable[[Path], None], folder: Path) -> None:
    samira.go("importing")
    for name in FILES:
        chosen(folder / name)
        samira.click("Choisir un fichier")
        samira.rest()
        samira.click("Reprendre")
        samira.rest()


def _hold(samira: Desk, chosen: Callable[[Path], None], folder: Path) -> None:
    samira.go("meetings", new="1")
    samira.edit("Jour")
    samira.keys("12 mars 2026")
    samira.click("Créer la rencontre")
    [line] = [
        x
        for x in meetings.listed(samira.session)
        if str(x.meeting.date) == "2026-03-12" and x.meeting.status == "planned"
    ]
    meeting = line.meeting.id
    samira.edit("Nouveau point")
    for title in ("La garderie du soir", "Fete du jeu"):
        samira.keys(title, then=Qt.Key.Key_Return)
    titles = [item.title for item in meetings.agenda(samira.session, meeting_id=meeting)]
    assert titles == ["La garderie du soir", "Fete du jeu"]

    chosen(folder / "emargement.pdf")
    samira.go("meetings", step="invite")
    samira.click("Feuille d’émargement")
    samira.rest()
    dialog = samira.window.findChild(preview.PreviewDialog)
    assert isinstance(dialog, preview.PreviewDialog)
    samira.qtbot.waitUntil(lambda: dialog.pages is not None)
    samira.click("Enregistrer", dialog)
    samira.rest()
    samira.click("Fermer", dialog)
    assert (folder / "emargement.pdf").read_bytes().startswith(b"%PDF")
    samira.go("meetings", step="sign_in")
    samira.edit("3 7 12r 15e")
    samira.keys("1 2 3 4r 5e", then=Qt.Key.Key_Return)

    samira.go("meetings", step="write")
    samira.edit("Notes du point 1")
    for typed in (
        "La bibliothèque prête une œuvre à chaque école.",
        "> Demander l'ouverture jusqu'à 18 h 30",
        "! Ecrire au service @Samira Diallo, /2 octobre",
    ):
        samira.keys(typed, then=Qt.Key.Key_Escape)  # no proposal: the words as they are
        samira.press(Qt.Key.Key_Return)
    [mine] = actions.of_meeting(samira.session, meeting_id=meeting)
    assert (mine.action.what, mine.owners) == ("Ecrire au service", ("Samira Diallo",))

    samira.go("meetings", step="spread")
    samira.click("Clore et faire le compte rendu")
    samira.rest()
    [pdf] = samira.session.home.exports.glob("compte-rendu-*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "œuvre" in pdf.with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert meetings.get(samira.session, id=meeting).status == "held"


def _carry(sender: Desk, receiver: Desk, chosen: Callable[[Path], None], path: Path) -> None:
    chosen(path)
    sender.go("exchange")
    sender.click("Faire le lot")
    sender.rest()
    receiver.go("exchange")
    receiver.click("Recevoir un lot")
    receiver.rest()
    receiver.click("Fusionner")
    receiver.rest()


def _both_change(samira: Desk, nora: Desk, chosen: Callable[[Path], None], folder: Path) -> None:
    """The same action (letters on its row), different fields of the same person."""
    [line] = actions.tracking(samira.session, text="Ecrire au service")
    [petit] = people.suggest(samira.session, text="petit dominique")
    for desk, letter, field, value in (
        (samira, "f", "Téléphone", "06 00 00 00 01"),
        (nora, "r", "Commune", "Waziers"),
    ):
        desk.go("tracking", action=line.action.id)
        desk.keys(letter)
        desk.go("people", person=petit.id)
        desk.edit(field)
        desk.keys(value, then=Qt.Key.Key_Return)
    chosen(folder / "3.citlot")
    samira.go("exchange")
    samira.click("Faire le lot")
    samira.rest()
    _carry(nora, samira, chosen, folder / "4.citlot")
    chosen(folder / "3.citlot")
    nora.go("exchange")
    nora.click("Recevoir un lot")
    nora.rest()
    nora.click("Fusionner")
    nora.rest()
    for desk in desks_of(samira, nora):
        [conflict] = conflicts.listed(desk.session)
        assert (conflict.id, conflict.column) == (line.action.id, "status")
        person = people.get(desk.session, id=petit.id)
        assert (person.phone, person.commune) == ("0600000001", "Waziers")
    nora.go("exchange")
    nora.click("Garder Fait")
    assert conflicts.listed(nora.session) == []
    _carry(nora, samira, chosen, folder / "5.citlot")
    assert conflicts.listed(samira.session) == []


def _undo_a_merge(samira: Desk, nora: Desk, chosen: Callable[[Path], None], folder: Path) -> None:
    before = exchanges.fingerprint(samira.session)
    people.create(nora.session, first_name="Passagère")
    nora.window.changes.notify({"person"})
    _carry(nora, samira, chosen, folder / "7.citlot")
    assert exchanges.fingerprint(samira.session) != before
    samira.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert exchanges.fingerprint(samira.session) == before


def desks_of(*desks: Desk) -> tuple[Desk, ...]:
    return desks
