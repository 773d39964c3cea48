"""Coordination: one line a collectif, each cell a door."""

from __future__ import annotations

from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citeapp.ui.models.board import LAST, LATE, MINUTES, NAME, NEXT
from citeapp.ui.pages.coordination import CoordinationPage


def test_the_board_tells_each_collectif_by_name(boards: Boards) -> None:
    boards.window.go("coordination")
    model = boards.page(CoordinationPage).model
    told = [
        [model.index(row, column).data() for column in (NAME, LAST, NEXT, MINUTES, LATE)]
        for row in range(model.rowCount())
    ]
    assert told == [
        ["Dorignies", "aucune", "demain", "à jour", "1 en retard"],
        ["Jeunesse", "5 mars", "aucune", "1 à finir", "1 ouverte"],
    ]


def test_enter_opens_what_the_cell_says(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, NAME))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert boards.window.current == "collectives"
    boards.window.go("coordination")
    page.table.setCurrentIndex(page.model.index(0, LATE))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert boards.window.current == "tracking"


def test_letters_filter_the_board(boards: Boards) -> None:
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    type_words(page.search.edit, "jeu")
    assert page.model.rowCount() == 1


def test_no_collectif_says_what_to_do(qtbot: QtBot, empty: Boards) -> None:
    empty.window.go("coordination")
    page = empty.page(CoordinationPage)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.button is not None
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert empty.window.current == "collectives"
