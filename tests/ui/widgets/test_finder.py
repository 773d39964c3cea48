"""A field that finds: proposals float under it, the last one makes someone new."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.widgets.finder import Finder
from citeapp.ui.widgets.suggestions import Suggestion

NAMES = ("Benali", "Benoit")


class Heard:
    """A finder on a page, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.page = QWidget()
        qtbot.addWidget(self.page)
        column = QVBoxLayout(self.page)
        self.finder = Finder(
            "Ajouter quelqu'un",
            lambda text: [Suggestion(n, value=n) for n in NAMES if n.lower().startswith(text)],
            lambda text: f"Nouvelle personne : {text}",
            raw=lambda text: text[:1].isdigit(),
        )
        column.addWidget(self.finder)
        self.below = QLabel("Une liste")
        column.addWidget(self.below)
        self.said: list[tuple[str, str]] = []
        self.finder.taken.connect(lambda id: self.said.append(("taken", id)))
        self.finder.unknown.connect(lambda text: self.said.append(("unknown", text)))
        self.finder.sent.connect(lambda text: self.said.append(("sent", text)))
        self.page.resize(500, 400)
        self.page.show()
        self.finder.setFocus()

    def type(self, text: str, *keys: Qt.Key) -> None:
        QTest.keyClicks(self.finder.edit, text)
        for key in keys:
            QTest.keyClick(self.finder.edit, key)


@pytest.fixture
def heard(dressed: QApplication, qtbot: QtBot) -> Heard:
    return Heard(qtbot)


def test_enter_takes_the_first_proposal_and_empties_the_field(heard: Heard) -> None:
    heard.type("ben", Qt.Key.Key_Return)
    assert heard.said == [("taken", "Benali")]
    assert heard.finder.text() == ""


def test_arrows_go_round_to_someone_new(heard: Heard) -> None:
    heard.type("ben", Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert heard.said == [("unknown", "ben")]


def test_down_goes_to_the_second_proposal(heard: Heard) -> None:
    heard.type("ben", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert heard.said == [("taken", "Benoit")]


def test_what_finds_nobody_is_someone_new(heard: Heard) -> None:
    heard.type("zoe", Qt.Key.Key_Return)
    assert heard.said == [("unknown", "zoe")]


def test_numbers_are_sent_as_they_are(heard: Heard) -> None:
    heard.type("3 7r", Qt.Key.Key_Return)
    assert heard.said == [("sent", "3 7r")]
    assert heard.finder.text() == ""


def test_escape_closes_the_proposals_then_empties_the_field(heard: Heard) -> None:
    heard.type("ben", Qt.Key.Key_Escape)
    assert heard.finder.text() == "ben"
    heard.type("", Qt.Key.Key_Escape)
    assert heard.finder.text() == ""
    assert heard.said == []


def test_the_proposals_float_and_move_nothing(heard: Heard) -> None:
    before = heard.below.pos()
    heard.type("ben")
    QApplication.processEvents()
    assert heard.below.pos() == before
    assert heard.finder.edit.accessibleName() == "Ajouter quelqu'un"


def test_a_click_takes_a_proposal(heard: Heard, qtbot: QtBot) -> None:
    heard.type("ben")
    listed = heard.finder.edit.list  # type: ignore[attr-defined]  # the line that proposes
    spot = listed.visualRect(listed.model().index(1, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard.said == [("taken", "Benoit")]


def test_nothing_is_sent_by_an_empty_field(heard: Heard) -> None:
    heard.type("", Qt.Key.Key_Return)
    assert heard.said == []
