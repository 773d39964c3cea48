"""Reprendre mes fichiers, by keys and mouse: match, answer, preview, take over, take back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from boards_bench import Boards, type_words
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.importing.file_side import FileSide
from citeapp.ui.pages.importing.outcome import Asked, Figures, Receipt, Rows
from citeapp.ui.pages.importing.page import ImportingPage
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.ui.widgets.notices import EmptyState
from citeapp.usecases import collectives, exchanges, people
from citeapp.usecases.session import Session

CONTACTS = "contacts-collectif-dorignies.csv"
MATRIX = "emargement-dorignies-2025-2026.xlsx"
TRACKING = "tableau-de-suivi-dorignies.ods"
DIRECTORY = "annuaire-education-extrait.csv"
PEOPLE = (
    "Qui vient ?;D’où ?;Comment le joindre;Couleur\n"
    "OUVRARD Dominique;habitante;612345678;bleu\n"
    "M. et Mme Petit;LP Rabelais;0600000001;vert\n"
    "SOFIANE MARIN;Ville de Douai;0600000002;rouge\n"
    "TOTAL;3;;\n"
)


class Hand:
    """Someone at the page: chooses files, presses what is in sight, reads what is written."""

    def __init__(self, boards: Boards, qtbot: QtBot, answers: list[str]) -> None:
        self.window, self.session, self.qtbot = boards.window, boards.session, qtbot
        self.answers = answers
        self.window.go("importing")
        self.page = boards.page(ImportingPage)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.runner.busy, timeout=30_000)
        QApplication.processEvents()

    def choose(self, path: Path) -> None:
        """By the button and the system's dialog, whose answer is given."""
        self.answers.append(str(path))
        self.click("Choisir un fichier")

    def click(self, words: str) -> None:
        QApplication.processEvents()
        for button in self.page.findChildren(QPushButton):
            named = words in button.text() or words == button.accessibleName()
            if named and button.isVisible() and button.isEnabled():
                self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                self.rest()
                return
        raise AssertionError(f"no button « {words} »")

    def combo(self, name: str) -> QuietCombo:
        [found] = [c for c in self.page.findChildren(QuietCombo) if c.accessibleName() == name]
        return found

    def take_in_combo(self, name: str, first_letters: str) -> None:
        """With the keyboard alone: the focus, then the first letters of the choice."""
        combo = self.combo(name)
        combo.setFocus()
        QTest.keyClicks(combo, first_letters)
        self.rest()

    def words(self, kind: type[QWidget]) -> str:
        """Everything written in the part of the page that is of this kind."""
        [part] = self.page.findChildren(kind)
        return "\n".join(label.text() for label in part.findChildren(QLabel))

    def figure(self, noun: str, fate: str) -> int:
        """A number of the small table of what the file brings."""
        [part] = self.page.findChildren(Figures)
        start = f"{noun}, {fate} : "
        names = [label.accessibleName() for label in part.findChildren(QLabel)]
        return next((int(name[len(start) :]) for name in names if name.startswith(start)), 0)

    def rows(self) -> list[tuple[str, ...]]:
        """The table of the rows in sight: line, words of the file, why, kind of card."""
        [found] = self.page.findChildren(Rows)
        model = found.model
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def accessible(self) -> set[str]:
        """What a screen reader can say of the page."""
        return {widget.accessibleName() for widget in self.page.findChildren(QWidget)}

    @property
    def empty(self) -> str:
        """What the page says in place of a file."""
        return self.words(EmptyState)


@pytest.fixture
def hand(empty: Boards, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    answers: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (answers[-1], ""))
    return Hand(empty, qtbot, answers)


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    """A file with this text."""

    def write(text: str) -> Path:
        path = tmp_path / "liste.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def names(session: Session) -> set[str]:
    return {line.person.name for line in people.listed(session)}


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        (CONTACTS, {"Personnes": 77, "Collectifs": 1}),
        (MATRIX, {"Rencontres": 9, "Personnes": 38, "Présences": 342, "Comptages sans nom": 9}),
        (TRACKING, {"Actions": 28}),
        (DIRECTORY, {"Structures": 6}),
    ],
)
def test_the_sample_files_are_read_at_once_and_nothing_is_written(
    hand: Hand, shared_input: Path, name: str, figures: dict[str, int]
) -> None:
    before = exchanges.fingerprint(hand.session)
    hand.choose(shared_input / name)
    assert {noun: hand.figure(noun, "Nouveau") for noun in figures} == figures
    assert exchanges.fingerprint(hand.session) == before
    assert hand.page.take_button.isEnabled()


def test_a_file_is_taken_over_by_keys_and_taken_back_by_one_undo(
    hand: Hand, shared_input: Path, qtbot: QtBot
) -> None:
    before = exchanges.fingerprint(hand.session)
    hand.choose(shared_input / CONTACTS)
    qtbot.keyClick(hand.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(people.listed(hand.session)) == 77)
    hand.rest()
    assert "77 personnes" in hand.words(Receipt)
    assert not hand.page.take_button.isEnabled()
    hands = QApplication.focusWidget()
    assert hands is not None
    assert hands.accessibleName() == "Reprendre un autre fichier"
    hand.click("Annuler cette reprise")
    assert exchanges.fingerprint(hand.session) == before
    assert hand.page.take_button.isEnabled()
    assert hand.figure("Personnes", "Nouveau") == 77


def test_the_same_file_twice_changes_nothing(hand: Hand, shared_input: Path) -> None:
    hand.choose(shared_input / CONTACTS)
    hand.click("Reprendre")
    before = exchanges.fingerprint(hand.session)
    hand.click("Reprendre un autre fichier")
    assert "Rien de nouveau" in hand.words(Asked)
    assert not hand.page.take_button.isEnabled()
    assert hand.figure("Personnes", "Déjà là") == 77
    assert exchanges.fingerprint(hand.session) == before


def test_a_file_nobody_understands_is_named_then_its_columns_matched_by_keys(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table(PEOPLE))
    assert "Que contient ce fichier" in hand.words(Asked)
    assert "OUVRARD Dominique, M. et Mme Petit, SOFIANE MARIN" in hand.accessible()
    hand.click("Liste de contacts")
    assert "1 colonne à préciser" in hand.words(FileSide)
    assert hand.combo("Colonne « Qui vient ? »").currentData() == "full_name"
    hand.take_in_combo("Colonne « Couleur »", "Autre")
    assert QApplication.focusWidget() is hand.combo("Colonne « Couleur »")
    hand.click("Reprendre")
    found = {line.person.name: line.person for line in people.listed(hand.session)}
    assert found["Dominique Ouvrard"].remark == "Couleur : bleu"
    assert found["Dominique Ouvrard"].phone == "0612345678"


def test_unknown_columns_stand_first_and_show_three_of_their_values(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table("Nom;Bidule\nDURAND;un\nPETIT;deux\nMARTIN;trois\nHADDAD;quatre\n"))
    field = hand.combo("Colonne « Bidule »")
    assert field.accessibleDescription() == "un, deux, trois"
    side = hand.page.findChild(FileSide)
    assert isinstance(side, FileSide)
    assert min(side.findChildren(QuietCombo), key=lambda c: c.mapTo(side, QPoint()).y()) is field
    assert QApplication.focusWidget() is field


def test_what_was_matched_is_remembered_for_the_next_file(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table(PEOPLE))
    hand.click("Liste de contacts")
    hand.take_in_combo("Colonne « Couleur »", "Autre")
    hand.click("Reprendre")
    hand.choose(table(PEOPLE.split("\n")[0] + "\nHADDAD Zoé;Club;;jaune\n"))
    assert "comme la dernière fois" in hand.words(Asked)
    hand.click("Reprendre")
    [zoe] = [x.person for x in people.listed(hand.session) if x.person.first_name == "Zoé"]
    assert zoe.remark == "Couleur : jaune"


def test_a_couple_is_two_people_and_a_name_turns_round_when_one_says_so(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table(PEOPLE))
    hand.click("Liste de contacts")
    assert hand.figure("Personnes", "Nouveau") == 3
    hand.click("M. et Mme Petit : Deux fiches")
    assert hand.figure("Personnes", "Nouveau") == 4
    hand.click("SOFIANE MARIN : Non, c’est le prénom")
    hand.click("Reprendre")
    assert {"M. Petit", "Mme Petit", "MARIN Sofiane"} <= names(hand.session)


def test_rows_left_aside_are_listed_with_the_reason(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table("Nom;Bidule\nDURAND;un\nTOTAL;1\n"))
    hand.click("Lignes : Laissé de côté : 2")
    told = {(row, title): why for row, title, why, _noun in hand.rows()}
    assert told["3", "TOTAL · 1"].startswith("ligne de total")
    assert told["", "Bidule"].startswith("colonne non reconnue")


def test_broken_accents_are_shown_and_mended_on_demand(
    hand: Hand, table: Callable[[str], Path]
) -> None:
    hand.choose(table("Nom;PrÃ©nom;Mail\nDURAND;ZoÃ©;\n"))
    assert "« ZoÃ© » devient « Zoé »" in hand.words(Asked)
    hand.click("Réparer les accents")
    assert "réparés" in hand.words(Asked)
    hand.click("Reprendre")
    assert names(hand.session) == {"Zoé Durand"}


def test_the_collectif_is_proposed_and_typed_and_counts_at_once(
    hand: Hand, table: Callable[[str], Path], qtbot: QtBot
) -> None:
    collectives.create(hand.session, name="Gayant")
    hand.choose(table("Nom;Mail\nDURAND;a@exemple.invalid\n"))
    [line] = [w for w in hand.page.findChildren(QWidget) if w.accessibleName() == "Collectif"]
    line.setFocus()
    type_words(line, "gay")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    hand.rest()
    hand.click("Reprendre")
    [made] = collectives.listed(hand.session)
    assert made.name == "Gayant"
    assert len(collectives.members(hand.session, collective_id=made.id)) == 1


def test_reprendre_waits_for_the_field_that_was_just_left(
    hand: Hand, table: Callable[[str], Path], qtbot: QtBot
) -> None:
    hand.choose(table("Nom;Mail\nDURAND;a@exemple.invalid\n"))
    [line] = [w for w in hand.page.findChildren(QWidget) if w.accessibleName() == "Collectif"]
    line.setFocus()
    type_words(line, "Culture")
    qtbot.mouseClick(hand.page.take_button, Qt.MouseButton.LeftButton)
    hand.page.take_button.setFocus()
    hand.rest()
    hand.rest()
    assert [row.name for row in collectives.listed(hand.session)] == ["Culture"]
    assert len(people.listed(hand.session)) == 1


def test_the_row_of_headings_is_chosen_by_hand(hand: Hand, table: Callable[[str], Path]) -> None:
    hand.choose(table("DURAND;Zoé;a@exemple.invalid\nPETIT;Léo;b@exemple.invalid\n"))
    assert "Colonne A" in hand.words(FileSide)
    assert hand.figure("Personnes", "Nouveau") == 2
    hand.take_in_combo("Titres des colonnes", "Ligne")
    assert "Colonne A" not in hand.words(FileSide)
    assert hand.figure("Personnes", "Nouveau") == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(300), "pas un tableau"),
        ("vide.csv", b"", "vide"),
        ("coupe.xlsx", b"PK\x03\x04 coupe", "incomplet"),
        ("vieux.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "ancien format"),
        ("page.xls", b"<html><table></table></html>", "pas un tableau"),
    ],
)
def test_an_ugly_file_gets_a_sentence_and_the_way_on(
    hand: Hand, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    hand.choose(path)
    assert words in hand.empty
    assert "Rien n’a été changé" in hand.empty
    assert not hand.page.take_button.isEnabled()


def test_a_file_is_dropped_on_the_page(hand: Hand, table: Callable[[str], Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table("Nom;Mail\nDURAND;\n")))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hand.page.dropEvent(event)
    hand.rest()
    assert hand.figure("Personnes", "Nouveau") == 1


@pytest.mark.parametrize("name", ["contacts.csv", "lot.citlot", "citeapp-0.2.0-linux.citmaj"])
def test_lots_and_updates_dragged_over_the_page_are_for_the_window(
    hand: Hand, tmp_path: Path, name: str
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    event = QDropEvent(  # what a drag is told by, without what Qt deprecates
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    hand.page.dragEnterEvent(event)  # type: ignore[arg-type]
    assert event.isAccepted() == name.endswith(".csv")


def test_a_recognised_column_can_be_corrected(hand: Hand, table: Callable[[str], Path]) -> None:
    hand.choose(table("Nom;Poste\nDURAND;0612345678\n"))
    hand.click("Corriger")
    hand.take_in_combo("Colonne « Poste »", "Portable")
    hand.click("Reprendre")
    assert [line.person.phone for line in people.listed(hand.session)] == ["0612345678"]


def test_a_thousand_rows_are_all_in_the_table(hand: Hand, table: Callable[[str], Path]) -> None:
    lines = "".join(f"DURAND{n};\n" for n in range(1000))
    hand.choose(table("Nom;Mail\n" + lines))
    hand.click("Lignes : Nouveau : 1\u202f000")
    assert len(hand.rows()) == 1000
