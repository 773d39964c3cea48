"""Ma semaine: what waits, each line one act from where it is done; the first day in steps."""

from __future__ import annotations

from datetime import date

from boards_bench import Boards
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from citeapp.ui.pages.week import WeekPage
from citeapp.ui.pages.week.first_day import FirstDay
from citeapp.ui.widgets.card import RowCard
from citeapp.usecases import actions, collectives, decisions, meetings, people


def titles(page: WeekPage) -> list[str]:
    return [row.title.text() for row in page.findChildren(RowCard) if not row.isHidden()]


def test_what_waits_is_told_in_plain_words(boards: Boards) -> None:
    boards.window.go("week")
    told = titles(boards.page(WeekPage))
    assert "Dorignies · demain, 17\u00a0h\u00a030" in told
    assert "Jeunesse · 5 mars" in told
    assert "Réserver la salle" in told
    assert "Relancer la CAF" not in told  # in nine days: not this week's worry


def test_a_late_action_opens_in_the_tableau(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("week")
    page = boards.page(WeekPage)
    row = next(row for row in page.findChildren(RowCard) if row.title.text() == "Réserver la salle")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert boards.window.current == "tracking"


def test_what_is_done_elsewhere_leaves_the_week(boards: Boards) -> None:
    boards.window.go("week")
    outcome = actions.set_status(boards.session, id=boards.ids["Réserver la salle"], status="done")
    boards.window.changes.notify(outcome.changed)
    assert "Rien à relancer." in titles(boards.page(WeekPage))


def test_nothing_ahead_says_what_to_do_about_it(qtbot: QtBot, boards: Boards) -> None:
    outcome = meetings.remove(boards.session, id=boards.ids["ahead"])
    boards.window.go("week")
    boards.window.changes.notify(outcome.changed)
    page = boards.page(WeekPage)
    QApplication.processEvents()
    [plan] = [b for b in page.findChildren(QPushButton) if b.text() == "Prévoir" and b.isVisible()]
    qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    assert boards.window.current == "meetings"


def test_cards_that_look_alike_are_told_once_they_are_found(qtbot: QtBot, boards: Boards) -> None:
    boards.window.go("week")
    page = boards.page(WeekPage)
    outcome = people.create(boards.session, first_name="Aicha", last_name="BENALI")
    boards.window.changes.notify(outcome.changed)
    qtbot.waitUntil(lambda: "1 paire de fiches se ressemble" in titles(page))
    [settle] = [b for b in page.findChildren(QPushButton) if b.text() == "Départager"]
    qtbot.mouseClick(settle, Qt.MouseButton.LeftButton)
    assert boards.window.current == "people"


def test_the_first_day_shows_four_steps_and_where_to_begin(qtbot: QtBot, empty: Boards) -> None:
    empty.window.go("week")
    page = empty.page(WeekPage)
    welcome = page.findChild(FirstDay)
    assert welcome is not None
    assert len(welcome.findChildren(RowCard)) == 4
    assert welcome.following is not None
    assert "fichiers" in welcome.following.accessibleName()
    create = next(
        b for b in welcome.findChildren(QPushButton) if b.accessibleName().startswith("Créer")
    )
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    assert empty.window.current == "collectives"


def test_a_step_done_is_ticked_off(empty: Boards) -> None:
    outcome = collectives.create(empty.session, name="Dorignies")
    empty.window.go("week")
    empty.window.changes.notify(outcome.changed)
    welcome = empty.page(WeekPage).findChildren(FirstDay)[-1]
    row = next(
        row for row in welcome.findChildren(RowCard) if row.title.text() == "Créer mes collectifs"
    )
    assert row.subtitle.text() == "C’est fait."


def test_a_decision_to_look_at_again_opens_its_rencontre(qtbot: QtBot, boards: Boards) -> None:
    made = decisions.create(
        boards.session,
        text="On garde le mardi",
        collective_id=boards.ids["Jeunesse"],
        meeting_id=boards.ids["held"],
        revisit_on=date(2026, 3, 10),
    )
    boards.window.go("week")
    boards.window.changes.notify(made.changed)
    page = boards.page(WeekPage)
    assert "On garde le mardi" in titles(page)
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Revoir")
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert boards.window.current == "meetings"


def test_the_age_of_the_last_backup_is_told_and_another_one_is_a_key_away(
    qtbot: QtBot, boards: Boards
) -> None:
    boards.window.go("week")
    page = boards.page(WeekPage)
    assert "Aucune copie vérifiée" in titles(page)
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Copier")
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Copie vérifiée à l’instant" in titles(page))
