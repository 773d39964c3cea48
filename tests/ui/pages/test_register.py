"""Décisions: found by their words, left with a reason; what people said gets an answer."""

from __future__ import annotations

from pathlib import Path

from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.register import RegisterPage
from citeapp.ui.pages.register.answering import Answering
from citeapp.ui.pages.register.leaving import Leaving
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import RowCard
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.usecases import decisions, meetings, notes, quotes


def written(boards: Boards, typed: str) -> str:
    """A line under a point of the rencontre to come; the fact that it became."""
    point = meetings.add_item(
        boards.session, meeting_id=boards.ids["ahead"], title="La garderie"
    ).value
    return notes.add(boards.session, owner_id=point.id, typed=typed).value.fact_id


def shown(boards: Boards) -> list[str]:
    QApplication.processEvents()
    page = boards.page(RegisterPage)
    return [row.title.text() for row in page.findChildren(RowCard) if row.isVisible()]


def press(qtbot: QtBot, boards: Boards, words: str) -> None:
    [dialog] = boards.window.findChildren(CalmDialog)
    button = next(x for x in dialog.findChildren(Button) if x.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_decision_is_found_without_knowing_the_rencontre(boards: Boards) -> None:
    written(boards, "> Ouvrir jusqu’à 18 h 30")
    written(boards, "> Acheter des jeux")
    boards.window.go("register")
    assert len(shown(boards)) == 2
    type_words(boards.page(RegisterPage).search.edit, "ouvrir")
    assert shown(boards) == ["Ouvrir jusqu’à 18 h 30"]


def test_it_is_replaced_or_dropped_with_a_reason(qtbot: QtBot, boards: Boards) -> None:
    old = written(boards, "> Se réunir le mardi")
    gone = written(boards, "> Acheter un car")
    boards.window.go("register")
    page = boards.page(RegisterPage)
    by_id = {one.line.decision.id: one for one in page.findChildren(Leaving)}
    by_id[old].replace()
    type_words(boards.window.findChildren(CalmDialog)[0].findChildren(TextField)[0].edit, "Jeudi")
    press(qtbot, boards, "Remplacer")
    states = {line.decision.id: line for line in decisions.listed(boards.session)}
    assert states[old].decision.state == "replaced"
    assert states[old].replaced_by == "Jeudi"
    by_id = {one.line.decision.id: one for one in page.findChildren(Leaving)}
    by_id[gone].drop()
    type_words(
        boards.window.findChildren(CalmDialog)[0].findChildren(TextField)[0].edit, "Trop cher"
    )
    press(qtbot, boards, "Abandonner")
    row = next(x.decision for x in decisions.listed(boards.session) if x.decision.id == gone)
    assert (row.state, row.reason) == ("dropped", "Trop cher")
    by_id = {one.line.decision.id: one for one in page.findChildren(Leaving)}
    by_id[gone].stand_again()
    assert decisions.listed(boards.session, text="car")[0].decision.state == "in_force"


def test_what_was_said_gets_an_answer(qtbot: QtBot, boards: Boards, tmp_path: Path) -> None:
    said = written(boards, '" On voudrait un goûter')
    quotes.change(boards.session, id=said, consent="public", audience_code="parent")
    boards.window.go("register", show="said")
    page = boards.page(RegisterPage)
    assert len(shown(boards)) == 1
    page.findChildren(Answering)[0].ask()
    [dialog] = boards.window.findChildren(CalmDialog)
    dialog.findChildren(ChoiceField)[0].set_value("refused")
    press(qtbot, boards, "Garder")
    assert quotes.listed(boards.session)[0].quote.outcome == ""  # a refusal says why
    type_words(dialog.findChildren(TextField)[0].edit, "Pas de budget")
    press(qtbot, boards, "Garder")
    [line] = quotes.listed(boards.session)
    assert (line.quote.outcome, line.quote.answer) == ("refused", "Pas de budget")
    page.open(collective=line.quote.collective_id)
    page.fill()
    path = tmp_path / "vous-avez-dit.txt"
    preview = page.preview_sheet()
    qtbot.waitUntil(preview.save.isEnabled)
    preview.write(path)
    qtbot.waitUntil(lambda: not boards.window.runner.busy)
    printed = path.read_text(encoding="utf-8-sig").replace("\u00a0", " ")
    assert "Ce n’est pas retenu, et pourquoi" in printed
    assert "« On voudrait un goûter »" in printed
    assert "Réponse : Pas de budget." in printed
