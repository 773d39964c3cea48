"""Coordination: one line a collectif, each cell a door."""

from __future__ import annotations

from pathlib import Path

import pytest
from boards_bench import Boards, type_words
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from citeapp.reports.content import Chart
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.models.board import LAST, LATE, MINUTES, NAME, NEXT
from citeapp.ui.pages.coordination import CoordinationPage
from citeapp.ui.widgets.tables import TableView
from citeapp.usecases import attendance, documents
from citeapp.usecases.documenting import annual
from citeapp.usecases.documenting.annual import ANNUAL
from citeapp.usecases.documenting.asked import Asked
from citeapp.usecases.documenting.project_review import REVIEW


def test_the_board_tells_each_collectif_by_name(boards: Boards) -> None:
    boards.window.go("coordination")
    model = boards.page(CoordinationPage).model
    told = [
        [model.index(row, column).data() for column in (NAME, LAST, NEXT, MINUTES, LATE)]
        for row in range(model.rowCount())
    ]
    assert told == [
        ["Dorignies", "aucune", "demain", "à jour", "1 en retard"],
        ["Jeunesse", "5 mars", "aucune", "1 à finir", "1 ouverte"],
    ]


def test_enter_opens_what_the_cell_says(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, NAME))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert boards.window.current == "collectives"
    boards.window.go("coordination")
    page.table.setCurrentIndex(page.model.index(0, LATE))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert boards.window.current == "tracking"


def test_letters_filter_the_board(boards: Boards) -> None:
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    type_words(page.search.edit, "jeu")
    assert page.model.rowCount() == 1


def test_no_collectif_says_what_to_do(qtbot: QtBot, empty: Boards) -> None:
    empty.window.go("coordination")
    page = empty.page(CoordinationPage)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.button is not None
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert empty.window.current == "collectives"


def test_documents_of_the_network_are_a_button_away(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    page.turns["documents"].setFocus()
    qtbot.keyClick(page.turns["documents"], Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.papers
    assert set(page.papers.list.buttons) >= {*ANNUAL, *REVIEW}
    assert page.search.isHidden()
    assert page.first_focus() is page.papers.list.buttons["annual-report"]
    qtbot.keyClick(page.turns["board"], Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.card
    assert page.search.isVisible()


def test_the_year_is_drawn_as_in_the_bilan_with_its_words_and_figures(
    qtbot: QtBot, boards: Boards
) -> None:
    session = boards.session
    attendance.count(session, meeting_id=boards.ids["held"], audience_code="parent", count=3)
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    qtbot.mouseClick(page.turns["year"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.year.charts) > 0)
    titles = [card.accessibleName() for card in page.year.charts]
    assert titles[:2] == ["Rencontres par mois", "Participations par public"]
    drawing = page.year.charts[1].drawing
    assert drawing.accessibleDescription() == "Participations par public : Parents (3)."
    shown = drawing.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(0, shown.width(), 7) for y in range(shown.height())}
    assert len(colours) > 3  # bars, letters and paper
    figures = page.year.charts[1].figures
    qtbot.mouseClick(figures.header, Qt.MouseButton.LeftButton)
    table = figures.findChild(TableView)
    assert isinstance(table, TableView)
    model = table.model()
    assert [model.index(0, column).data() for column in (0, 1)] == ["Parents", "3"]
    page.year.year.set_value("2019-2020")
    page.year.year.chosen.emit("2019-2020")
    qtbot.waitUntil(lambda: page.year.charts == [])
    assert "Rien à compter" in page.year.state.text()


def test_months_ahead_are_not_told_as_months_without_a_rencontre(boards: Boards) -> None:
    document = annual.drawn(boards.session, Asked(layout="2025-2026"))
    chart = next(block for block in document.blocks if isinstance(block, Chart))
    assert (chart.labels[0], chart.labels[-1]) == ("sept.", "mars")
    assert "avril" not in chart.alt


def test_the_dossier_is_written_from_the_window(
    qtbot: QtBot, boards: Boards, tmp_path: Path
) -> None:
    boards.window.go("coordination", show="documents")
    papers = boards.page(CoordinationPage).papers
    button = papers.list.buttons["project-review"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = boards.window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    path = tmp_path / "revue.txt"
    dialog.write(path)
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: not boards.window.runner.busy)
    dialog.close()
    assert "2. Gouvernance" in path.read_text("utf-8")


def test_the_volets_open_in_the_editor_of_the_machine(
    qtbot: QtBot, boards: Boards, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    boards.window.go("coordination", show="documents")
    papers = boards.page(CoordinationPage).papers
    qtbot.mouseClick(papers.volets, Qt.MouseButton.LeftButton)
    (path,) = map(Path, opened)
    assert path.name == "revue-de-projet.json"
    assert "Gouvernance" in path.read_text("utf-8")


def test_the_window_and_the_bilan_show_the_same_figures(boards: Boards, tmp_path: Path) -> None:
    session = boards.session
    people_here = [boards.ids[name] for name in ("Aïcha", "Benoît")]
    for person in people_here:
        attendance.mark(session, meeting_id=boards.ids["held"], person_id=person, state="present")
    attendance.count(session, meeting_id=boards.ids["held"], audience_code="parent", count=3)
    boards.window.go("coordination")
    page = boards.page(CoordinationPage)
    shown = {name: card.value.text() for name, card in page.stats.items()}
    path = tmp_path / "bilan.txt"
    documents.write(session, kind="annual-report", layout="2025-2026", path=path)
    told = path.read_text("utf-8").replace("\u00a0", " ")
    assert f"Participations : {shown['participations']}\n" in told
    share = shown["inhabitants"].replace("\u00a0", " ")
    assert f"Part des parents et habitants : {share} (3 sur 5)" in told
