"""The workbench of plain texts: typed, helped, moved and read again, all by keyboard."""

from __future__ import annotations

import pytest
from boards_bench import Boards, entry, type_words
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.domain.plain.pictograms import PICTOGRAMS
from citeapp.ui import icons
from citeapp.ui.pages.plain import PlainPage
from citeapp.ui.pages.plain.sentence_row import SentenceRow
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import glossary, plain


@pytest.fixture
def page(boards: Boards) -> PlainPage:
    """A free text of a title and two sentences, open."""
    text = "Nous mangeons. Venez le 12/03/2026."
    made = plain.create(boards.session, title="La fête", text=text).value
    boards.window.go("plain", text=made.id)
    QApplication.processEvents()
    return boards.page(PlainPage)


def texts(page: PlainPage) -> list[str]:
    QApplication.processEvents()
    rows = plain.lines(page.context.session, plain_version_id=page.text_id)
    assert [row.edit.text() for row in page.bench.rows] == [row.text for row in rows]
    return [row.text for row in rows]


def key(row: SentenceRow, which: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    row.edit.setFocus()
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(row.edit, which, held)
    QApplication.processEvents()


def notes(row: SentenceRow) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in row.findChildren(PlainLabel) if label.isVisible()]


def focused(page: PlainPage) -> str:
    QApplication.processEvents()
    row = next(row for row in page.bench.rows if row.edit.hasFocus())
    return row.edit.text()


def test_what_is_questioned_stands_under_the_sentence_and_is_written_by_a_button(
    qtbot: QtBot, page: PlainPage
) -> None:
    row = page.bench.rows[2]
    assert notes(row) == ["Écrivez le mois en lettres."]
    assert notes(page.bench.rows[1]) == []
    assert page.bench.count.text() == "1 ligne à revoir"
    button = next(b for b in row.findChildren(Button) if b.text().startswith("Écrire"))
    assert button.accessibleName() == "Écrire « 12 mars 2026 »"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert texts(page) == ["La fête", "Nous mangeons.", "Venez le 12 mars 2026."]
    assert notes(page.bench.rows[2]) == []
    assert page.bench.count.text().startswith("Rien à signaler")
    assert focused(page) == "Venez le 12 mars 2026."


def test_ctrl_and_point_write_the_first_proposal(page: PlainPage) -> None:
    key(page.bench.rows[2], Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert texts(page)[-1] == "Venez le 12 mars 2026."


def test_a_sentence_is_checked_as_it_is_typed(page: PlainPage) -> None:
    row = page.bench.rows[1]
    row.edit.setFocus()
    type_words(row.edit, " ; oui")
    assert notes(row) == ["Un point-virgule : faites 2 phrases."]
    page.bench.rows[2].edit.setFocus()
    assert texts(page)[1] == "Nous mangeons. ; oui"


def test_enter_adds_a_line_backspace_takes_it_off(page: PlainPage) -> None:
    key(page.bench.rows[1], Qt.Key.Key_Return)
    assert texts(page) == ["La fête", "Nous mangeons.", "", "Venez le 12/03/2026."]
    assert focused(page) == ""
    key(page.bench.rows[2], Qt.Key.Key_Backspace)
    assert texts(page) == ["La fête", "Nous mangeons.", "Venez le 12/03/2026."]
    assert focused(page) == "Nous mangeons."


def test_lines_move_with_alt_and_the_arrows(page: PlainPage) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    key(page.bench.rows[2], Qt.Key.Key_Up, alt)
    assert texts(page) == ["La fête", "Venez le 12/03/2026.", "Nous mangeons."]
    assert focused(page) == "Venez le 12/03/2026."
    key(page.bench.rows[1], Qt.Key.Key_Down, alt)
    assert texts(page)[-1] == "Venez le 12/03/2026."
    key(page.bench.rows[1], Qt.Key.Key_Down)
    assert focused(page) == "Venez le 12/03/2026."


def test_pasted_lines_become_sentences(page: PlainPage) -> None:
    row = page.bench.rows[2]
    pasted = QMimeData()
    pasted.setText("- Un jeu\n- Un goûter")
    row.edit.selectAll()
    row.edit.insertFromMimeData(pasted)
    assert texts(page)[2:] == ["Un jeu", "Un goûter"]


def test_a_picture_and_a_kind_are_chosen_by_their_names(page: PlainPage) -> None:
    menu = page.bench.rows[1].choose()
    assert menu.actions()[1].text() == "Le repas"
    entry(menu, "Le café, le goûter")
    entry(page.bench.rows[1].offer(), "Question")
    QApplication.processEvents()
    row = page.bench.rows[1]
    assert (row.line.picture, row.line.kind) == ("coffee", "heading")
    assert "Le café, le goûter" in row.picture.accessibleName()
    assert row.edit.accessibleName() == "Question 2"


def test_the_state_stands_at_the_top(qtbot: QtBot, boards: Boards, page: PlainPage) -> None:
    assert page.header.subtitle.text() == "Version simplifiée, non relue"
    dialog = page.ask_proofreading()
    type_words(dialog.findChildren(TextField)[0].edit, "3 parents")
    next(b for b in dialog.findChildren(Button) if b.text() == "Noter").click()
    QApplication.processEvents()
    assert page.header.subtitle.text() == "Version simplifiée, relue par 3 parents le 11 mars 2026"
    row = page.bench.rows[1]
    row.edit.setFocus()
    type_words(row.edit, "x")
    row.edit.commit()
    QApplication.processEvents()
    assert "modifiée depuis la relecture" in page.header.subtitle.text()
    page.take_back()
    assert page.header.subtitle.text() == "Version simplifiée, non relue"


def test_a_rencontre_has_its_text_made_once(boards: Boards) -> None:
    for _time in range(2):
        boards.window.go("plain", meeting=boards.ids["ahead"], kind="invitation")
        QApplication.processEvents()
        page = boards.page(PlainPage)
        assert "12 mars" in page.original.text.toPlainText()
        assert page.bench.rows[0].edit.text() == "Venez à la rencontre"
    assert len(plain.listed(boards.session, meeting_id=boards.ids["ahead"])) == 1


def test_the_list_opens_a_text_and_begins_one(boards: Boards, page: PlainPage) -> None:
    page.show_all()
    assert [row.title.text() for row in page.listing.rows] == ["La fête"]
    page.listing.rows[0].opened.emit()
    assert page.bench.rows[0].edit.text() == "La fête"
    page.show_all()
    dialog = page.listing.ask()
    type_words(dialog.findChildren(TextField)[0].edit, "Le bus")
    next(b for b in dialog.findChildren(Button) if b.text() == "Commencer").click()
    assert texts(page) == ["Le bus"]


def test_a_word_of_the_glossary_counts_at_once(page: PlainPage) -> None:
    page.glossary.turn()
    row = page.bench.rows[1]
    assert notes(row) == []
    type_words(page.glossary.word.edit, "mangeons")
    type_words(page.glossary.plain.edit, "goûtons")
    page.glossary.add()
    assert len(notes(row)) == 1
    assert page.glossary.about.text() == "1 mot"
    proposed = page.glossary.proposed
    proposed.setCurrentIndex(proposed.findData("CLAS"))
    page.glossary.take()
    assert [w.word for w in glossary.listed(page.context.session)] == ["CLAS", "mangeons"]


def test_undo_brings_back_what_was_done(boards: Boards, page: PlainPage) -> None:
    page.bench.remove_line(page.bench.rows[1].line.id)
    assert len(texts(page)) == 2
    boards.window.undo()
    assert texts(page)[1] == "Nous mangeons."


@pytest.mark.parametrize("name", sorted(PICTOGRAMS))
def test_the_window_draws_each_pictogram(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(icons.PICTOGRAM + name, size=48).toImage()
    inked = sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert inked > 60
