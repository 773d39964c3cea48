"""Mots à relire: a list that a team makes its own."""

from __future__ import annotations

from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.settings import SettingsPage
from citeapp.ui.pages.settings.care import Care
from citeapp.ui.widgets.buttons import Button
from citeapp.usecases import vigilance


def test_words_are_added_and_taken_out(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("settings")
    section = boards.page(SettingsPage).sections["words"]
    assert isinstance(section, Care)
    type_words(section.entry, "orphelin")
    qtbot.keyClick(section.entry, Qt.Key.Key_Return)
    assert "orphelin" in vigilance.words(boards.session)
    section.listed.turn()
    chip = next(x for x in section.findChildren(Button) if x.text() == "orphelin ×")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert "orphelin" not in vigilance.words(boards.session)
