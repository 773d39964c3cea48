"""Someone asks to be forgotten: the way from their card, by keys and mouse, to nothing left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from boards_bench import Boards
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.exchange import ExchangePage
from citeapp.ui.pages.people import PeoplePage
from citeapp.ui.pages.people.cards import PersonCard
from citeapp.ui.pages.people.erasing import Farewell, Gone
from citeapp.ui.pages.people.field_erasing import FieldErasing
from citeapp.ui.pages.people.naming_texts import BLANK, KEEP, NEUTRAL, SHOWN
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import (
    attendance,
    collectives,
    erasure,
    exchanges,
    history,
    meetings,
    notes,
    people,
)
from citeapp.usecases.session import Session

NAMED = ("Awa Diallo apporte le thé", "Merci à Awa", "Mme Diallo ouvre la salle")


class Desk:
    """Awa Diallo, named in three texts of the rencontre where she was, and the page on her card."""

    def __init__(self, window: MainWindow, session: Session, qtbot: QtBot) -> None:
        self.window, self.session, self.qtbot = window, session, qtbot
        dorignies = collectives.create(session, name="Dorignies").value
        meeting = meetings.create(
            session, collective_id=dorignies.id, date=date(2026, 3, 10)
        ).value.id
        self.point = meetings.add_item(session, meeting_id=meeting, title="Café").value.id
        self.lines = [
            notes.add(session, owner_id=self.point, typed=typed).value.id for typed in NAMED
        ]
        self.awa = people.create(
            session, first_name="Awa", last_name="Diallo", main_audience="parent"
        ).value.id
        attendance.mark(session, meeting_id=meeting, person_id=self.awa)
        window.go("people")
        found = window.page()
        assert isinstance(found, PeoplePage)
        self.page = found
        self.page.open(person=self.awa)

    def ask(self) -> Farewell:
        """The link at the foot of the card, clicked."""
        press(self.qtbot, self.page, "Effacer pour toujours…")
        self.qtbot.waitUntil(lambda: isinstance(self.page.card, Farewell))
        assert isinstance(self.page.card, Farewell)
        return self.page.card

    def key(self, line: str) -> str:
        return f"line/{line}/text"

    def texts(self) -> list[str]:
        return [line.text for line in notes.lines(self.session, owner_id=self.point)]


@pytest.fixture
def desk(empty: Boards, qtbot: QtBot) -> Desk:
    return Desk(empty.window, empty.session, qtbot)


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    QApplication.processEvents()
    (button,) = [
        found
        for found in inside.findChildren(QPushButton)
        if found.text() == words and found.isVisible()
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(PlainLabel) if label.isVisible()]


def tick(qtbot: QtBot, farewell: Farewell) -> None:
    qtbot.mouseClick(farewell.sure, Qt.MouseButton.LeftButton)


def test_what_goes_and_what_stays_is_read_before_anything_goes(desk: Desk) -> None:
    farewell = desk.ask()
    said = words(farewell)
    assert "Effacer Awa Diallo ?" in said
    assert "son nom et sa structure dans une présence" in said
    assert "1 présence reste comptée, sans nom : « un parent »" in said
    assert "3 textes semblent la nommer" in said
    assert "« Mme Diallo ouvre la salle »" in said
    assert [line.person.id for line in people.listed(desk.session)] == [desk.awa]


def test_nothing_is_ticked_and_enter_erases_nothing(desk: Desk, qtbot: QtBot) -> None:
    farewell = desk.ask()
    qtbot.waitUntil(farewell.away.hasFocus)
    assert not farewell.sure.isChecked()
    assert not farewell.erase.isEnabled()
    assert {row.value() for row in farewell.texts.rows.values()} == {KEEP}
    qtbot.keyClick(farewell.away, Qt.Key.Key_Return)
    assert isinstance(desk.page.card, PersonCard)
    assert [line.person.id for line in people.listed(desk.session)] == [desk.awa]


def test_escape_gives_up(desk: Desk, qtbot: QtBot) -> None:
    farewell = desk.ask()
    tick(qtbot, farewell)
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(desk.page.card, PersonCard))
    assert desk.page.id == desk.awa


def test_each_text_has_its_own_choice(desk: Desk, qtbot: QtBot) -> None:
    farewell = desk.ask()
    full, thanks, surname = (farewell.texts.rows[desk.key(line)] for line in desk.lines)
    qtbot.mouseClick(full.chips[NEUTRAL], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(surname.chips[BLANK], Qt.MouseButton.LeftButton)
    assert thanks.value() == KEEP
    assert "1 texte laissé la nommera encore." in words(farewell)
    tick(qtbot, farewell)
    press(qtbot, farewell, "Effacer pour toujours")
    assert isinstance(desk.page.card, Gone)
    assert desk.texts() == ["Un parent apporte le thé", "Merci à Awa", ""]
    assert people.listed(desk.session) == []
    (line,) = erasure.board(desk.session)
    assert f"Référence {line.reference}, à noter sur la demande" in words(desk.page.card)
    assert "Awa" not in " ".join(words(desk.page))


def test_the_sure_ones_are_chosen_together_and_apart(desk: Desk, qtbot: QtBot) -> None:
    texts = desk.ask().texts
    assert texts.all is not None
    qtbot.mouseClick(texts.all.chips[NEUTRAL], Qt.MouseButton.LeftButton)
    full, thanks, surname = map(desk.key, desk.lines)
    assert set(texts.those(NEUTRAL)) == {full, surname}
    assert texts.those(KEEP) == [thanks]
    qtbot.mouseClick(texts.rows[surname].chips[KEEP], Qt.MouseButton.LeftButton)
    assert texts.all.value() == ""
    assert texts.those(NEUTRAL) == [full]


def tab_to(desk: Desk, wanted: Callable[[QWidget], bool]) -> list[QWidget]:
    """The Tab key until the hands are there; everything passed on the way."""
    passed: list[QWidget] = []
    while not (passed and wanted(passed[-1])):
        if passed:
            desk.qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        hands = desk.window.focusWidget()
        assert hands is not None
        assert len(passed) < 60, "never reached"
        passed.append(hands)
    return passed


def test_a_keyboard_is_enough(desk: Desk, qtbot: QtBot) -> None:
    assert isinstance(desk.page.card, PersonCard)
    desk.page.card.first_field().setFocus()
    link = tab_to(desk, lambda hands: hands.accessibleName() == "Effacer pour toujours…")[-1]
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.page.card, Farewell))
    farewell = desk.page.card
    assert isinstance(farewell, Farewell)
    qtbot.waitUntil(farewell.away.hasFocus)
    reached = tab_to(desk, lambda hands: hands is farewell.sure)
    chips = [chip for row in farewell.texts.rows.values() for chip in row.chips.values()]
    assert set(chips) <= set(reached)
    qtbot.keyClick(farewell.sure, Qt.Key.Key_Space)
    qtbot.keyClick(farewell.sure, Qt.Key.Key_Tab)
    assert farewell.erase.hasFocus()
    qtbot.keyClick(farewell.erase, Qt.Key.Key_Return)
    gone = desk.page.card
    assert isinstance(gone, Gone)
    assert gone.back.hasFocus()
    qtbot.keyClick(gone.back, Qt.Key.Key_Return)
    assert not isinstance(desk.page.card, Gone)
    assert desk.page.list.view.rows() == []


def test_many_texts_are_shown_a_few_at_a_time(desk: Desk, qtbot: QtBot) -> None:
    for n in range(SHOWN):
        notes.add(desk.session, owner_id=desk.point, typed=f"Awa Diallo, {n}")
    texts = desk.ask().texts
    assert texts.all is not None
    qtbot.mouseClick(texts.all.chips[BLANK], Qt.MouseButton.LeftButton)
    assert len(texts.those(BLANK)) == SHOWN + 2
    assert len(texts.rows) == SHOWN
    press(qtbot, texts, "Voir les 3 autres textes")
    assert len(texts.rows) == SHOWN + 3
    assert [row.value() for row in texts.rows.values()].count(BLANK) == SHOWN + 2


def test_undo_brings_nobody_back(desk: Desk, qtbot: QtBot) -> None:
    farewell = desk.ask()
    tick(qtbot, farewell)
    press(qtbot, farewell, "Effacer pour toujours")
    for _turn in range(3):
        qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert people.listed(desk.session) == []


def information(desk: Desk, column: str) -> CalmDialog:
    """The question about one field, reached from the foot of the history."""
    assert isinstance(desk.page.card, PersonCard)
    press(desk.qtbot, desk.page.card, "Effacer une information pour toujours…")
    (found,) = desk.page.card.findChildren(FieldErasing)
    desk.qtbot.waitUntil(lambda: any(b.hasFocus() for b in found.buttons.values()))
    desk.qtbot.keyClick(found.buttons[column], Qt.Key.Key_Return)
    (dialog,) = [box for box in desk.window.findChildren(CalmDialog) if box.isVisible()]
    return dialog


def said_of(desk: Desk, column: str) -> set[object]:
    lines = history.of_row(desk.session, noun="person", id=desk.awa)
    return {line.values[column] for line in lines if line.values.get(column)}


def test_one_piece_of_information_is_erased_with_all_that_it_was(desk: Desk, qtbot: QtBot) -> None:
    for remark in ("Suivie par le CMP", "Vient avec sa sœur"):
        people.change(desk.session, id=desk.awa, remark=remark)
    desk.page.open(person=desk.awa)
    dialog = information(desk, "remark")
    press(qtbot, dialog, "Tout effacer")
    assert said_of(desk, "remark") == set()
    assert people.get(desk.session, id=desk.awa).remark == ""
    assert isinstance(desk.page.card, PersonCard)


def test_a_former_name_is_erased_and_the_name_stays(desk: Desk, qtbot: QtBot) -> None:
    people.change(desk.session, id=desk.awa, first_name="Aya")
    desk.page.open(person=desk.awa)
    dialog = information(desk, "first_name")
    offered = [button.text() for button in dialog.findChildren(QPushButton)]
    assert offered == ["Seulement les anciennes versions", "Ne rien effacer"]
    press(qtbot, dialog, "Seulement les anciennes versions")
    assert said_of(desk, "first_name") == {"Aya"}


def test_enter_keeps_the_information(desk: Desk, qtbot: QtBot) -> None:
    people.change(desk.session, id=desk.awa, remark="Vient avec sa sœur")
    desk.page.open(person=desk.awa)
    qtbot.keyClick(information(desk, "remark"), Qt.Key.Key_Return)
    assert people.get(desk.session, id=desk.awa).remark == "Vient avec sa sœur"


@pytest.fixture
def ours(shared: Boards, qtbot: QtBot) -> Desk:
    """The same in Samira's window, who works with Karim."""
    return Desk(shared.window, shared.session, qtbot)


def test_who_has_to_hear_of_it_is_said_and_sending_is_one_key_away(
    ours: Desk, qtbot: QtBot
) -> None:
    farewell = ours.ask()
    assert any("les machines de Karim" in said for said in words(farewell))
    tick(qtbot, farewell)
    press(qtbot, farewell, "Effacer pour toujours")
    gone = ours.page.card
    assert isinstance(gone, Gone)
    assert any("Il reste à le dire à Karim" in said for said in words(gone))
    qtbot.keyClick(gone.send, Qt.Key.Key_Return)
    assert isinstance(ours.window.page(), ExchangePage)


def test_somebody_elses_card_is_refused_with_what_to_do(
    ours: Desk, colleagues: tuple[Session, Session], tmp_path: Path
) -> None:
    samira, karim = colleagues
    lea = people.create(karim, first_name="Léa", last_name="Petit").value.id
    exchanges.export(karim, path=tmp_path / "1.citlot")
    exchanges.merge(samira, path=tmp_path / "1.citlot")
    ours.page.open(person=lea)
    farewell = ours.ask()
    assert any("coordination" in said for said in words(farewell))
    assert not hasattr(farewell, "erase")
    press(ours.qtbot, farewell, "Ne rien effacer")
    assert isinstance(ours.page.card, PersonCard)
