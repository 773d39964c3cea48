"""Rédiger: what is typed reaches the store, and the hands stay where they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.meeting import Line
from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.usecases import actions, attachments, attendance, decisions, finding, notes, people
from citeapp.usecases import history as past


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


def step(bench: Bench) -> WriteStep:
    found = bench.page.parts["write"]
    assert isinstance(found, WriteStep)
    return found


def stored(bench: Bench, point: int = 0) -> list[Line]:
    return notes.lines(bench.session, owner_id=bench.items[point].id)


def hands() -> LineText:
    found = QApplication.focusWidget()
    assert isinstance(found, LineText)
    return found


def test_the_page_opens_with_the_hands_in_the_first_empty_point(bench: Bench) -> None:
    assert step(bench).current is not None
    assert step(bench).current.owner_id == bench.items[0].id  # type: ignore[union-attr]


def test_enter_writes_a_line_and_opens_the_next(bench: Bench, qtbot: QtBot) -> None:
    for words in ("Tour de table", "Quatre familles nouvelles"):
        type_words(hands(), words)
        qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert [line.text for line in stored(bench)] == ["Tour de table", "Quatre familles nouvelles"]
    assert hands().text() == ""


def test_a_pause_stores_the_words_and_typing_goes_on_in_the_same_line(
    bench: Bench, qtbot: QtBot
) -> None:
    type_words(hands(), "Bonjour ")
    qtbot.waitUntil(lambda: len(stored(bench)) == 1, timeout=3000)
    type_words(hands(), "à tous")
    assert hands().text() == "Bonjour à tous"
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert [line.text for line in stored(bench)] == ["Bonjour à tous"]


def test_enter_after_a_date_in_full_ends_the_line(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "!Écrire à la mairie /20 avril")
    assert step(bench).proposals.isVisible()
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    type_words(hands(), ">On garde le jeudi")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert [(line.kind, line.text) for line in stored(bench)] == [
        ("action", "Écrire à la mairie"),
        ("decision", "On garde le jeudi"),
    ]


def test_an_action_takes_its_person_and_its_day_from_the_line(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "! Compter les familles @ines")
    assert step(bench).proposals.isVisible()
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert hands().text() == "Compter les familles @Inès Ferreira, "
    type_words(hands(), "/20 mars")
    qtbot.keyClick(hands(), Qt.Key.Key_Escape)
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    found = actions.of_meeting(bench.session, meeting_id=bench.meeting.id)
    assert [(x.action.what, x.owners) for x in found] == [
        ("Compter les familles", ("Inès Ferreira",))
    ]
    assert found[0].action.due_words(bench.session.today) == "20 mars"
    first = step(bench).cards[bench.items[0].id].rows[0]
    assert first.edit.text() == "Compter les familles"
    assert len(people.listed(bench.session)) == 5


def test_decision_quote_and_private_line(bench: Bench, qtbot: QtBot) -> None:
    for words in ("> Ouvrir jusqu’à 18 h 30", '"On court tous', "Rappeler la directrice"):
        type_words(hands(), words)
        if words.startswith("Rappeler"):
            qtbot.keyClick(hands(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert [(line.kind, line.private) for line in stored(bench)] == [
        ("decision", False),
        ("quote", False),
        ("note", True),
    ]
    taken = decisions.of_meeting(bench.session, meeting_id=bench.meeting.id)
    assert [row.text for row in taken] == ["Ouvrir jusqu’à 18 h 30"]


def test_backspace_takes_the_mark_then_the_line_away(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "Une note")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    type_words(hands(), "! À faire")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    qtbot.keyClick(hands(), Qt.Key.Key_Up)
    qtbot.keyClick(hands(), Qt.Key.Key_Home)
    qtbot.keyClick(hands(), Qt.Key.Key_Backspace)
    assert [line.kind for line in stored(bench)] == ["note", "note"]
    assert actions.of_meeting(bench.session, meeting_id=bench.meeting.id) == []
    hands().selectAll()
    qtbot.keyClick(hands(), Qt.Key.Key_Delete)
    qtbot.keyClick(hands(), Qt.Key.Key_Backspace)
    assert [line.text for line in stored(bench)] == ["Une note"]
    assert hands().text() == "Une note"


def test_enter_in_the_middle_parts_a_line(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "Lundi Mardi")
    for _letter in range(5):
        qtbot.keyClick(hands(), Qt.Key.Key_Left)
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert [line.text for line in stored(bench)] == ["Lundi", "Mardi"]
    assert hands().text() == "Mardi"


def test_a_button_makes_a_line_an_action_and_a_note_again(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "Écrire à la mairie")
    button = step(bench).side.buttons["action"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [line.kind for line in stored(bench)] == ["action"], timeout=3000)
    assert hands().text() == "Écrire à la mairie"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [line.kind for line in stored(bench)] == ["note"]


def test_leaving_the_line_stores_it_under_its_own_point(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "Premier point")
    qtbot.keyClick(hands(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    type_words(hands(), "Second point")
    bench.window.go("meetings", meeting=bench.meeting.id, step="spread")
    bench.page.steps.setFocus()
    assert [line.text for line in stored(bench, 0)] == ["Premier point"]
    assert [line.text for line in stored(bench, 1)] == ["Second point"]


def test_pasted_lines_become_rows(bench: Bench, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("un\n\n! deux\ntrois")
    qtbot.keyClick(hands(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [line.text for line in stored(bench)] == ["un", "deux", "trois"]
    assert stored(bench)[1].kind == "action"


def test_a_list_of_word_becomes_lines_and_one_undo_takes_them_back(
    bench: Bench, qtbot: QtBot
) -> None:
    type_words(hands(), "Déjà là")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    QApplication.clipboard().setText("• ouvrir\n• fermer\nle lundi\tle mardi")
    qtbot.keyClick(hands(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wanted = ["Déjà là", "ouvrir", "fermer", "le lundi | le mardi"]
    assert [line.text for line in stored(bench)] == wanted
    assert hands().text() == wanted[-1]
    bench.window.undo()
    assert [line.text for line in stored(bench)] == ["Déjà là"]


def test_what_is_pasted_inside_a_line_stays_in_it(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "avant ")
    QApplication.clipboard().setText("1. milieu\n2. après")
    qtbot.keyClick(hands(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [line.text for line in stored(bench)] == ["avant milieu", "après"]


def test_a_page_without_plain_text_gives_its_words_and_fetches_nothing(
    bench: Bench, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setHtml("<p>Bonjour <b>à tous</b></p><img src='file:///etc/passwd'><script>x()</script>")
    hands().insertFromMimeData(data)
    assert hands().text() == "Bonjour à tous"


def test_a_hundred_thousand_letters_are_offered_a_place_among_the_documents(
    bench: Bench, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("Le poulailler de l’école. " * 4000)
    qtbot.keyClick(hands(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stored(bench) == []
    dialog = bench.window.findChild(CalmDialog)
    assert dialog is not None
    next(b for b in dialog.findChildren(Button) if "joindre" in b.text()).click()
    qtbot.waitUntil(lambda: bool(step(bench).papers.rows))
    (kept,) = attachments.of_meeting(bench.session, meeting_id=bench.meeting.id)
    assert kept.name == "Texte collé.txt"
    assert finding.search(bench.session, text="poulailler")[0].open_id == bench.meeting.id


def test_undo_takes_the_line_off_the_screen(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "De trop")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert past.undo_label(bench.session) is not None
    bench.window.undo()
    assert stored(bench) == []
    assert [row.edit.text() for row in step(bench).cards[bench.items[0].id].rows] == [""]


def test_owners_and_due_of_an_action_are_edited_under_its_line(bench: Bench, qtbot: QtBot) -> None:
    type_words(hands(), "! Compter")
    qtbot.keyClick(hands(), Qt.Key.Key_F2)
    type_words(QApplication.focusWidget(), "Chloé Wattrelot, la mairie")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    found = actions.of_meeting(bench.session, meeting_id=bench.meeting.id)
    assert sorted(found[0].owners) == ["Chloé Wattrelot", "la mairie"]


def test_what_was_noted_on_paper_is_typed_in_the_same_order(bench: Bench, qtbot: QtBot) -> None:
    after = step(bench).after
    order = [step(bench).points.itemAt(place).widget() for place in range(3)]
    assert order[0] is after
    after.turn()
    after.numbers.setFocus()
    type_words(after.numbers.edit, "1 3 4e")
    qtbot.keyClick(after.numbers.edit, Qt.Key.Key_Tab)
    type_words(after.passing.edit, "Zoé, Yasmine")
    qtbot.keyClick(after.passing.edit, Qt.Key.Key_Tab)
    type_words(after.total.edit, "4")
    qtbot.keyClick(after.total.edit, Qt.Key.Key_Tab)
    figures = attendance.figures(bench.session, meeting_id=bench.meeting.id)
    assert (figures.named, figures.announced) == (4, 4)
    qtbot.waitUntil(lambda: after.numbers.edit.text() == "")
    assert after.passing.edit.text() == ""
    assert "4 personnes notées" in after.told.text()


def test_a_number_that_is_not_on_the_sheet_stays_to_be_mended(bench: Bench, qtbot: QtBot) -> None:
    after = step(bench).after
    after.turn()
    type_words(after.numbers.edit, "1 99")
    qtbot.keyClick(after.numbers.edit, Qt.Key.Key_Return)
    assert attendance.figures(bench.session, meeting_id=bench.meeting.id).total == 0
    assert after.numbers.edit.text() == "1 99"


def test_many_pasted_lines_all_come_in_order_and_the_hands_end_in_the_last(
    bench: Bench, qtbot: QtBot
) -> None:
    words = [f"ligne {n}" for n in range(30)]
    QApplication.clipboard().setText("\n".join(words))
    qtbot.keyClick(hands(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    card = step(bench).cards[bench.items[0].id]
    qtbot.waitUntil(lambda: len(card.rows) == len(words) + 1)
    assert [row.edit.text() for row in card.rows] == [*words, ""]
    assert hands().text() == words[-1]
    assert [line.text for line in stored(bench)] == words
