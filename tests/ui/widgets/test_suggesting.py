"""A line that proposes: arrows, Enter, Escape, and the words after a comma."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.ui.widgets.suggestions import Suggestion

NAMES = ("Aïcha Benali", "Aïssata Ndiaye", "Benoît Lefebvre")


def propose(typed: str) -> list[Suggestion]:
    return [Suggestion(name) for name in NAMES if name.lower().startswith(typed.lower())]


def test_arrows_choose_and_enter_takes(dressed: QApplication, qtbot: QtBot) -> None:
    line = SuggestLine("Qui", propose)
    qtbot.addWidget(line)
    line.show()
    taken: list[str] = []
    line.taken.connect(lambda chosen: taken.append(chosen.title))
    QTest.keyClicks(line, "a")
    assert line.is_proposing()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert taken == ["Aïssata Ndiaye"]
    assert not line.is_proposing()


def test_escape_keeps_the_words_and_enter_sends_them(dressed: QApplication, qtbot: QtBot) -> None:
    line = SuggestLine("Qui", propose)
    qtbot.addWidget(line)
    line.show()
    sent: list[str] = []
    line.entered.connect(sent.append)
    QTest.keyClicks(line, "a")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sent == ["a"]


def test_only_the_words_after_the_last_comma_are_completed(
    dressed: QApplication, qtbot: QtBot
) -> None:
    line = SuggestLine("Qui", propose, several=True)
    qtbot.addWidget(line)
    line.show()
    QTest.keyClicks(line, "CAF, beno")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "CAF, Benoît Lefebvre"


@pytest.mark.parametrize("top", [40, 150, 260])
def test_proposals_never_leave_the_window(dressed: QApplication, qtbot: QtBot, top: int) -> None:
    """The first one, that Enter would take, was above it on a small laptop at 200 %."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    many = [Suggestion(f"Awa {number}") for number in range(7)]
    line = SuggestLine("Qui", lambda _typed: many, parent=window)
    line.setGeometry(20, top, 300, 30)
    window.show()
    QTest.keyClicks(line, "a")
    assert line.list is not None
    popup = line.list.parentWidget()
    assert popup is not None
    assert window.rect().contains(popup.geometry())
    assert not popup.geometry().intersects(line.geometry())
