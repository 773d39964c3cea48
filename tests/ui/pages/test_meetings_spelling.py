"""Doubtful words in Rédiger: underlined once they are left, put right by keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.usecases import notes, spelling

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "write") as found:
        yield found


def hands() -> LineText:
    found = QApplication.focusWidget()
    assert isinstance(found, LineText)
    return found


def waved(edit: LineText) -> list[str]:
    block = edit.document().firstBlock()
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == WAVE
    ]


def opened_menu(bench: Bench) -> QMenu:
    return next(menu for menu in bench.window.findChildren(QMenu) if menu.isVisible())


def test_a_word_is_marked_when_it_is_left_not_while_it_is_typed(bench: Bench) -> None:
    edit = hands()
    type_words(edit, "La garderi")
    assert waved(edit) == []
    type_words(edit, " ouvre")
    assert waved(edit) == ["garderi"]
    assert "1 mot à vérifier" not in edit.accessibleDescription()
    edit.clearFocus()
    assert "1 mot à vérifier" in edit.accessibleDescription()


def test_marking_is_no_typing(bench: Bench, qtbot: QtBot) -> None:
    edit = hands()
    type_words(edit, "La garderi ouvre")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.document().isModified()
    with qtbot.assertNotEmitted(edit.typed):
        edit.marks.look_again()  # type: ignore[union-attr]
    assert not edit.document().isModified()


def test_f7_puts_the_word_right_with_enter(bench: Bench, qtbot: QtBot) -> None:
    edit = hands()
    type_words(edit, "La garderi ouvre")
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    menu = opened_menu(bench)
    assert menu.accessibleName() == "Mot à vérifier : garderi"
    assert menu.actions()[0].text() == "garderie"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "La garderie ouvre"
    assert waved(edit) == []
    edit.clearFocus()
    (line,) = notes.lines(bench.session, owner_id=bench.items[0].id)
    assert line.text == "La garderie ouvre"


def test_a_word_kept_is_right_in_every_line_at_once(bench: Bench, qtbot: QtBot) -> None:
    edit = hands()
    type_words(edit, "Le garderiat ouvre")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_words(hands(), "Ce garderiat ferme")
    qtbot.keyClick(hands(), Qt.Key.Key_F7)
    keep = next(a for a in opened_menu(bench).actions() if a.text().startswith("Garder «"))
    keep.trigger()
    opened_menu(bench).close()
    assert [entry.label for entry in spelling.own_words(bench.session)] == ["garderiat"]
    assert waved(edit) == waved(hands()) == []


def test_the_menu_key_offers_the_same_before_the_usual_menu(bench: Bench) -> None:
    edit = hands()
    type_words(edit, "garderi")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(edit, event)
    menu = opened_menu(bench)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "garderie"
    assert len(words) > len(spelling.suggestions(bench.session, word="garderi")) + 3
    menu.close()


def test_a_machine_that_wants_none_has_none(bench: Bench) -> None:
    edit = hands()
    type_words(edit, "La garderi ouvre")
    spelling.set_wanted(bench.session, False)
    bench.window.go("week")
    bench.window.go("meetings", meeting=bench.meeting.id, step="write")
    bench.page.parts["write"].fill()
    assert edit.marks is None
    assert waved(edit) == []
