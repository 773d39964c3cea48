"""Tableau de suivi: states by one key, cells typed in, actions added, files written."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from boards_bench import Boards, entry, type_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from citeapp.domain.facilitator import Facilitator
from citeapp.ui.models.tracking import DUE, STATE, WHAT, WHO
from citeapp.ui.pages.tracking import TrackingPage, files
from citeapp.ui.pages.tracking.filters import MINE
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.usecases import actions, collectives, people
from citeapp.usecases import history as past
from citeapp.usecases.following import Filters


@pytest.fixture
def page(boards: Boards) -> TrackingPage:
    boards.window.go("tracking")
    return boards.page(TrackingPage)


def shown(page: TrackingPage) -> list[str]:
    model = page.model
    return [str(model.index(row, WHAT).data()) for row in range(model.rowCount())]


def type_in_cell(qtbot: QtBot, page: TrackingPage, id: str, column: int, text: str) -> None:
    """Enter opens the cell, the words are typed, Enter commits."""
    page.table.setFocus()
    assert page.table.select_id(id, column)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    type_words(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editing = QAbstractItemView.State.EditingState
    qtbot.waitUntil(lambda: page.table.state() != editing)


def test_open_actions_come_the_most_overdue_first(page: TrackingPage) -> None:
    assert shown(page) == ["Réserver la salle", "Relancer la CAF", "Écrire au collège"]
    assert page.header.subtitle.text() == "3 actions ouvertes, 1 en retard · tous les collectifs"


def test_one_key_finishes_an_action_and_undo_brings_it_back(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    id = boards.ids["Réserver la salle"]
    page.table.setFocus()
    page.table.select_id(id)
    qtbot.keyClick(page.table, Qt.Key.Key_F)
    done = actions.get(boards.session, id=id)
    assert (done.status, done.done_on) == ("done", date(2026, 3, 11))
    assert shown(page) == ["Relancer la CAF", "Écrire au collège"]
    assert page.table.current_id() == boards.ids["Relancer la CAF"]
    boards.window.undo()
    assert shown(page)[0] == "Réserver la salle"


def test_the_state_opens_as_a_menu(qtbot: QtBot, boards: Boards, page: TrackingPage) -> None:
    id = boards.ids["Relancer la CAF"]
    page.table.select_id(id, STATE)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.menu.isVisible()
    entry(page.table.menu, "En cours")
    page.table.menu.hide()
    assert actions.get(boards.session, id=id).status == "in_progress"


def test_a_click_on_the_state_opens_the_menu(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    rect = page.table.visualRect(page.model.index(0, STATE))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.table.menu.isVisible()
    page.table.menu.hide()


def test_what_and_when_are_typed_in_place(qtbot: QtBot, boards: Boards, page: TrackingPage) -> None:
    id = boards.ids["Relancer la CAF"]
    type_in_cell(qtbot, page, id, WHAT, "Relancer la CAF (goûter)")
    type_in_cell(qtbot, page, id, DUE, "27 mars")
    changed = actions.get(boards.session, id=id)
    assert changed.what == "Relancer la CAF (goûter)"
    assert changed.due_date == date(2026, 3, 27)
    type_in_cell(qtbot, page, id, DUE, "avant les vacances")
    changed = actions.get(boards.session, id=id)
    assert (changed.due_date, changed.due_text) == (None, "avant les vacances")


def test_an_action_never_loses_its_words(qtbot: QtBot, boards: Boards, page: TrackingPage) -> None:
    id = boards.ids["Relancer la CAF"]
    type_in_cell(qtbot, page, id, WHAT, "")
    assert actions.get(boards.session, id=id).what == "Relancer la CAF"


def test_who_is_typed_with_names_that_are_known(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    id = boards.ids["Écrire au collège"]
    type_in_cell(qtbot, page, id, WHO, "Benoît Lefebvre, les parents, avec CAF")
    owners = actions.owners_of(boards.session, id=id)
    told = {(o.role, o.person_id or o.words) for o in owners}
    assert told == {
        ("owner", boards.ids["Benoît"]),
        ("owner", "les parents"),
        ("partner", "CAF"),
    }


def test_a_name_is_proposed_in_the_cell(qtbot: QtBot, boards: Boards, page: TrackingPage) -> None:
    id = boards.ids["Écrire au collège"]
    page.table.setFocus()
    page.table.select_id(id, WHO)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, SuggestLine)
    editor.setCursorPosition(len(editor.text()))
    type_words(editor, ", lefe")
    assert editor.is_proposing()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "Aïcha Benali, Benoît Lefebvre"
    assert page.table.state() == QAbstractItemView.State.EditingState
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(actions.owners_of(boards.session, id=id)) == 2)


def test_an_exclamation_mark_opens_the_form_and_enter_adds(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    page.table.setFocus()
    QTest.keyClicks(page.table, "!")
    qtbot.waitUntil(page.form.isVisible)  # Qt shows the button pressed for a moment
    type_words(page.form.what, "Acheter des gobelets")
    type_words(page.form.who, "aïc")
    assert page.form.who.is_proposing()
    qtbot.keyClick(page.form.who, Qt.Key.Key_Return)
    assert page.form.who.text() == "Aïcha Benali"
    type_words(page.form.due, "20 mars")
    assert "vendredi 20 mars" in page.form.note.text()
    qtbot.keyClick(page.form.due, Qt.Key.Key_Return)
    line = next(
        x for x in actions.tracking(boards.session) if x.action.what == "Acheter des gobelets"
    )
    assert line.owners == ("Aïcha Benali",)
    assert line.action.due_date == date(2026, 3, 20)
    assert page.table.current_id() == line.action.id
    assert page.form.what.text() == ""
    qtbot.keyClick(page.form.what, Qt.Key.Key_Escape)
    assert not page.form.isVisible()


def test_one_line_with_its_marks_is_enough(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    page.ask_new(boards.ids["Jeunesse"])
    type_words(page.form.what, "Écrire à la mairie @Aïcha /27 mars")
    qtbot.keyClick(page.form.what, Qt.Key.Key_Return)
    line = next(
        x for x in actions.tracking(boards.session) if x.action.what == "Écrire à la mairie"
    )
    assert (line.owners, line.collective) == (("Aïcha Benali",), "Jeunesse")
    assert line.action.due_date == date(2026, 3, 27)


def test_an_empty_line_adds_nothing_and_says_why(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    page.ask_new()
    qtbot.keyClick(page.form.what, Qt.Key.Key_Return)
    assert "à faire" in page.form.note.text()
    assert len(actions.tracking(boards.session)) == 3


def test_typing_filters_and_nothing_says_what_to_do(qtbot: QtBot, page: TrackingPage) -> None:
    type_words(page.bar.text.edit, "college")
    assert shown(page) == ["Écrire au collège"]
    type_words(page.bar.text.edit, "zzz")
    empty = page.stack.currentWidget()
    assert empty is not page.card
    page.bar.show_all("all")
    assert len(shown(page)) == 4
    assert page.stack.currentWidget() is page.card


def test_an_action_that_the_filter_hides_is_shown_when_asked_for(
    boards: Boards, page: TrackingPage
) -> None:
    boards.window.go("tracking", action=boards.ids["Faire venir l’orchestre"])
    assert page.table.current_id() == boards.ids["Faire venir l’orchestre"]


def test_delete_puts_an_action_into_the_bin(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    page.table.setFocus()
    page.table.select_id(boards.ids["Relancer la CAF"])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Relancer la CAF" not in shown(page)
    assert past.undo_label(boards.session) == "Supprimer une action"


def test_a_name_is_shown_as_it_was_typed(boards: Boards, page: TrackingPage) -> None:
    person = people.create(boards.session, first_name="<img src=x>").value
    actions.create(boards.session, what="=cmd|calc", owners=[person.id])
    boards.window.changes.notify({"action_item"})
    row = shown(page).index("=cmd|calc")
    assert page.model.index(row, WHO).data() == "<img src=x>"


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "ods", "csv"])
def test_the_table_is_written_beside_the_window(
    qtbot: QtBot, boards: Boards, page: TrackingPage, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"suivi.{ending}"
    files.write(page, path, Filters())
    qtbot.waitUntil(lambda: not page.context.runner.busy, timeout=20_000)
    assert path.stat().st_size > 200
    assert "suivi" in boards.window.teller.toast.words.text()


def entrust(boards: Boards) -> None:
    """Dorignies is mine now; one late action is of no collectif, one of another's."""
    session = boards.session
    collectives.add_facilitator(
        session, collective_id=boards.ids["Dorignies"], facilitator_id=session.me.id
    )
    for what, place in (("Trouver une salle", ""), ("Ailleurs", boards.ids["Jeunesse"])):
        actions.create(session, what=what, due_date=date(2026, 3, 1), collective_id=place)
    boards.window.changes.notify({"action_item", "collective_facilitator"})


def test_the_rail_and_the_tableau_count_the_same_and_say_what(
    boards: Boards, page: TrackingPage
) -> None:
    button = boards.window.rail.navigation.buttons["tracking"]
    assert button.accessibleName() == "Tableau de suivi, 1 action en retard, tous les collectifs"
    entrust(boards)
    boards.window.refresh_rail()
    assert button.accessibleName() == "Tableau de suivi, 3 actions en retard, tous les collectifs"
    assert page.header.subtitle.text() == "5 actions ouvertes, 3 en retard · tous les collectifs"
    session = boards.session
    with session.workspace.act("a facilitator, no coordinator"):
        session.rows(Facilitator).change(session.me.id, is_coordinator=False)
    page.bar.collective.set_value(MINE)
    page.bar.changed.emit()
    boards.window.refresh_rail()
    assert button.accessibleName() == "Tableau de suivi, 2 actions en retard, mes collectifs"
    assert page.header.subtitle.text() == "3 actions ouvertes, 2 en retard · mes collectifs"


@pytest.mark.parametrize(
    ("chip", "value", "kept"),
    [
        ("collective", MINE, ["Trouver une salle", "Réserver la salle", "Relancer la CAF"]),
        ("owner", "Aïcha Benali", ["Relancer la CAF", "Écrire au collège"]),
        ("text", "salle", ["Trouver une salle", "Réserver la salle"]),
        ("scope", "late", ["Ailleurs", "Trouver une salle", "Réserver la salle"]),
        (
            "order",
            "who",
            ["Relancer la CAF", "Écrire au collège", "Réserver la salle", "Ailleurs",
             "Trouver une salle"],
        ),
    ],
)  # fmt: skip
def test_the_file_holds_what_the_screen_shows(
    qtbot: QtBot,
    boards: Boards,
    page: TrackingPage,
    tmp_path: Path,
    chip: str,
    value: str,
    kept: list[str],
) -> None:
    entrust(boards)
    page.bar.collective.set_value("")
    if chip == "text":
        page.bar.text.edit.setText(value)
    else:
        getattr(page.bar, chip).set_value(value)
    page.bar.changed.emit()
    assert shown(page) == kept
    path = tmp_path / "suivi.csv"
    files.write(page, path, page.bar.filters())
    qtbot.waitUntil(lambda: not page.context.runner.busy, timeout=20_000)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[1] for row in rows[1:]] == kept


def test_the_spreadsheet_button_asks_where(
    qtbot: QtBot, boards: Boards, page: TrackingPage
) -> None:
    files.export_table(page, Filters())
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert [name.split("*")[1].rstrip(")") for name in dialog.nameFilters()] == [
        ".xlsx",
        ".ods",
        ".csv",
    ]
    dialog.reject()


def test_an_action_sleeps_in_plain_sight_and_is_woken(boards: Boards, page: TrackingPage) -> None:
    id = boards.ids["Réserver la salle"]
    page.table.select_id(id)
    page.table.open_states(page.table.currentIndex())
    entry(page.table.menu, "Laisser dormir un mois")
    assert actions.get(boards.session, id=id).asleep_until == date(2026, 4, 10)
    row = page.model.row_of(id)
    words = page.model.data(page.model.index(row, DUE))
    assert words == "6 mars · dort jusqu’au 10 avril"
    page.table.select_id(id)
    page.table.open_states(page.table.currentIndex())
    entry(page.table.menu, "Réveiller")
    assert actions.get(boards.session, id=id).asleep_until is None
