"""Corbeille et historique: taken back by a key, told, and found by letters."""

from __future__ import annotations

from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.past import PastPage
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import RowCard
from citeapp.usecases import meetings, people


def rows(page: PastPage) -> list[str]:
    QApplication.processEvents()  # rows come into sight with the next layout
    return [row.title.text() for row in page.findChildren(RowCard) if row.isVisible()]


def button(page: PastPage, words: str) -> Button:
    return next(
        x for x in page.findChildren(Button) if x.isVisible() and words in x.accessibleName()
    )


def test_what_was_deleted_comes_back_with_a_key(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("past")
    page = boards.page(PastPage)
    assert rows(page) == []
    people.remove(boards.session, id=boards.ids["Aïcha"])
    boards.window.changes.notify({"person"})
    [told] = rows(page)
    assert told.startswith("Aïcha")
    taken = button(page, "Reprendre : Aïcha")
    taken.setFocus()
    qtbot.keyClick(taken, Qt.Key.Key_Return)
    assert people.get(boards.session, id=boards.ids["Aïcha"]).first_name == "Aïcha"
    assert rows(page) == []
    assert page.search.edit.hasFocus()


def test_letters_keep_what_fits(boards: Boards) -> None:
    people.remove(boards.session, id=boards.ids["Aïcha"])
    meetings.remove(boards.session, id=boards.ids["ahead"])
    boards.window.go("past")
    page = boards.page(PastPage)
    assert len(rows(page)) == 2
    type_words(page.search.edit, "aicha")
    assert len(rows(page)) == 1


def test_what_was_done_is_taken_back_down_to_a_line(qtbot: QtBot, boards: Boards) -> None:
    for name in ("Zoé", "Yves"):
        people.create(boards.session, first_name=name)
    boards.window.go("past", show="done")
    page = boards.page(PastPage)
    assert rows(page)[:2] == ["Créer une personne"] * 2
    qtbot.mouseClick(
        [x for x in page.findChildren(Button) if "Annuler jusqu" in x.text()][1],
        Qt.MouseButton.LeftButton,
    )
    names = {line.person.first_name for line in people.listed(boards.session)}
    assert not names & {"Zoé", "Yves"}
