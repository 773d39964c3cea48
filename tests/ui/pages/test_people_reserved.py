"""Notes réservées under a card: written with Enter, taken back by undo."""

from __future__ import annotations

from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.people import PeoplePage
from citeapp.ui.pages.people.cards import PersonCard
from citeapp.usecases import reserved


def test_a_reserved_note_is_written_and_taken_back(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("people", person=boards.ids["Aïcha"])
    card = boards.page(PeoplePage).card
    assert isinstance(card, PersonCard)
    card.reserved.turn()
    type_words(card.reserved.entry, "Appeler le soir")
    qtbot.keyClick(card.reserved.entry, Qt.Key.Key_Return)
    [line] = reserved.listed(boards.session, owner_id=boards.ids["Aïcha"])
    assert (line.text, line.private) == ("Appeler le soir", True)
    assert card.reserved.rows.count() == 1
    boards.window.undo()
    assert reserved.listed(boards.session, owner_id=boards.ids["Aïcha"]) == []
