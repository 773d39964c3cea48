"""Fields commit by themselves, once for each new value, and refuse gently."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.errors import InputRefused
from citeapp.ui.widgets.dates import DateField, TimeField, typed_day, typed_time
from citeapp.ui.widgets.fields import ChoiceField, TextAreaField, TextField

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 mars", "2026-03-12"),
        ("jeudi 12 mars 2026", "2026-03-12"),
        ("12/03", "2026-03-12"),
        ("12/3/26", "2026-03-12"),
        ("1er sept", "2026-09-01"),
        ("2026-03-12", "2026-03-12"),
        ("3 janvier", "2026-01-03"),
        ("", ""),
    ],
)
def test_days_are_typed_as_people_write_them(typed: str, meant: str) -> None:
    assert typed_day(typed, TODAY) == meant


def test_a_january_typed_in_december_is_the_next_one() -> None:
    assert typed_day("8 janvier", date(2025, 12, 10)) == "2026-01-08"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 février", "Il n’y a pas de 31 février."),
        ("31/02/2026", "Il n’y a pas de 31 février."),
        ("29 février", "Il n’y a pas de 29 février en 2026."),
        ("29/02/2027", "Il n’y a pas de 29 février en 2027."),
    ],
)
def test_a_day_that_does_not_exist_is_said_so_never_moved(typed: str, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        typed_day(typed, TODAY)
    assert str(refused.value).startswith(said)


def test_the_29th_of_february_is_taken_in_its_years() -> None:
    assert typed_day("29/02/2028", TODAY) == "2028-02-29"
    assert typed_day("29 février", date(2027, 11, 5)) == "2028-02-29"


@pytest.mark.parametrize(
    "typed", ["32 mars", "mars", "12 xyz", "<b>", "avant hier", "12/13", "0/0/0000", "2026-13-45"]
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InputRefused) as refused:
        typed_day(typed, TODAY)
    assert "12 mars" in refused.value.todo


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17h30", "17:30"),
        ("17 h 30", "17:30"),
        ("17:30", "17:30"),
        ("19 h", "19:00"),
        ("8", "08:00"),
    ],
)
def test_times_are_typed_as_people_write_them(typed: str, meant: str) -> None:
    assert typed_time(typed) == meant


def test_enter_commits_once(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextField("Titre", "Café")
    qtbot.addWidget(field)
    sent: list[str] = []
    field.committed.connect(sent.append)
    qtbot.keyClicks(field.edit, " noir")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent == ["Café noir"]


def test_a_pause_commits(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextAreaField("Objectif", pause_ms=1)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.committed) as sent:
        qtbot.keyClicks(field.edit, "Choisir")
    assert "Choisir".startswith(sent.args[0])


def test_what_is_being_typed_is_not_overwritten(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextField("Titre", "Café")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "!")
    field.set_value("Thé")
    assert field.edit.text() == "Café!"


def test_a_wrong_date_stays_in_the_field_and_says_why(dressed: QApplication, qtbot: QtBot) -> None:
    field = DateField("Jour", "2026-03-12", today=lambda: TODAY)
    qtbot.addWidget(field)
    assert field.edit.text() == "jeudi 12 mars 2026"
    sent: list[str] = []
    field.committed.connect(sent.append)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "quand on pourra")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent == []
    assert field.edit.text() == "quand on pourra"
    assert "pas comprise" in field.note.text()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "9/4")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent == ["2026-04-09"]
    assert field.edit.text() == "jeudi 9 avril 2026"
    assert not field.note.text()


def test_times_are_shown_in_french(dressed: QApplication, qtbot: QtBot) -> None:
    field = TimeField("Début", "17:30")
    qtbot.addWidget(field)
    assert field.edit.text() == "17\u00a0h\u00a030"
    assert field.value() == "17:30"


def test_a_choice_is_made_by_keyboard(dressed: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField("Collectif", [("d", "Dorignies"), ("j", "Jeunesse")], "d")
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.committed) as sent:
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    assert sent.args == ["j"]


def test_long_words_are_cut_at_their_end_until_the_hands_come(
    dressed: QApplication, qtbot: QtBot
) -> None:
    field = TextField("Adresse")
    qtbot.addWidget(field)
    field.resize(200, 70)
    field.show()
    field.set_value("12 rue de l’Exemple, bâtiment C, troisième étage, porte de gauche")
    assert field.edit.cursorPosition() == 0
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.edit.setFocus()
    field.edit.end(False)
    qtbot.keyClicks(field.edit, "!")
    at = field.edit.cursorPosition()
    field.edit.clearFocus()
    assert field.edit.cursorPosition() == 0
    field.edit.setFocus()
    assert field.edit.cursorPosition() == at
