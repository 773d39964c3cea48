"""Animer: the time of each point, the wall that shows nothing private, ideas, speaking turns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.changes import EVERYTHING
from citeapp.ui.pages.meetings.holding.hold import HoldStep
from citeapp.ui.pages.meetings.holding.point_clock import PointClock, is_over, spent_words
from citeapp.ui.pages.meetings.holding.projection import Projection
from citeapp.usecases import (
    actions,
    attendance,
    ballots,
    collectives,
    meetings,
    notes,
    parking,
    speaking,
)

ENTER = Qt.Key.Key_Return


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "run") as found:
        yield found


@pytest.fixture
def step(bench: Bench) -> HoldStep:
    found = bench.page.parts["run"]
    assert isinstance(found, HoldStep)
    return found


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def on_the_wall(step: HoldStep) -> Projection:
    step.project()
    assert step.projection is not None
    assert step.projection.isVisible()
    return step.projection


def said(step: HoldStep, name: str) -> str:
    return step.labels[name].text()


# The time


def test_time_is_counted_by_the_clock_and_kept_by_point(clock: FixedClock) -> None:
    found = PointClock(clock.now)
    found.start("a")
    clock.move(timedelta(minutes=3))
    found.start("b")
    clock.move(timedelta(minutes=2))
    assert (found.seconds("a"), found.seconds("b")) == (180, 120)
    found.stop()
    clock.move(timedelta(hours=1))
    found.start("a")
    clock.move(timedelta(seconds=30))
    assert (found.seconds("a"), found.seconds("b")) == (210, 120)


def test_a_clock_set_back_takes_nothing_away(clock: FixedClock) -> None:
    found = PointClock(clock.now)
    found.start("a")
    clock.move(timedelta(minutes=-5))
    assert found.seconds("a") == 0


@pytest.mark.parametrize(
    ("seconds", "planned", "over"),
    [(0, 25, False), (25 * 60, 25, False), (26 * 60, 25, True), (9999, None, False)],
)
def test_a_point_is_over_after_its_last_minute(
    seconds: int, planned: int | None, over: bool
) -> None:
    assert is_over(seconds, planned) == over


def test_minutes_spent_stand_beside_those_planned() -> None:
    assert spent_words(12 * 60 + 59, 25) == "12 min passées sur 25 prévues"
    assert spent_words(60, None) == ""


def test_the_time_runs_on_while_another_page_is_open(
    bench: Bench, step: HoldStep, clock: FixedClock
) -> None:
    step.toggle()
    clock.move(timedelta(minutes=10))
    bench.window.go("people")
    clock.move(timedelta(minutes=4))
    bench.window.go("meetings", step="run")
    step.timer.timeout.emit()
    assert said(step, "clock") == "Il reste 11 min"
    assert said(step, "spent") == "14 min passées sur 25 prévues"
    step.go(1)
    assert said(step, "clock") == "Il reste 25 min", "each point has its own"
    clock.move(timedelta(minutes=1))
    step.go(-1)
    assert said(step, "spent") == "14 min passées sur 25 prévues"


def test_over_time_is_said_in_a_calm_word_and_a_calm_colour(
    bench: Bench, step: HoldStep, clock: FixedClock
) -> None:
    step.toggle()
    clock.move(timedelta(minutes=28))
    step.fill()
    assert said(step, "clock") == "3 min de plus que prévu"
    assert step.labels["clock"].property("role") == "big-over"
    step.toggle()
    assert step.start.text() == "Lancer le temps"


# The wall


def walk(widget: QWidget) -> str:
    """Every word of a window: labels, fields, what screen readers hear, tips and title."""
    parts = [widget, *widget.findChildren(QWidget)]
    words = [widget.windowTitle()]
    for part in parts:
        words += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        words.append(part.text() if isinstance(part, QLabel) else "")
        for name in ("text", "placeholderText", "toPlainText"):
            read = getattr(part, name, None)
            words.append(read() if callable(read) else "")
    return "\n".join(words)


def test_the_wall_shows_no_absentee_no_private_line_and_no_reminder(
    bench: Bench, step: HoldStep
) -> None:
    session, id = bench.session, bench.meeting.id
    lines = attendance.sheet(session, meeting_id=id)
    for line, state in zip(lines, ("absent", "excused", "present", "unknown", "late"), strict=True):
        if state in ("absent", "excused", "present"):
            attendance.mark(session, meeting_id=id, person_id=line.person_id, state=state)
    private = notes.add(session, owner_id=bench.items[0].id, typed="La famille CANARI").value
    notes.set_private(session, id=private.id, private=True)
    notes.add(session, owner_id=bench.items[0].id, typed="Une note de séance")
    actions.create(session, what="Relancer la mairie", collective_id=bench.meeting.collective_id)
    parking.park(session, collective_id=bench.meeting.collective_id, text="La fête du jeu")
    bench.window.changes.notify({"line", "attendance", "action_item", "parked_item"})
    wall = on_the_wall(step)
    for _point in bench.items:
        shown = walk(wall)
        for never in ("CANARI", "note de séance", "Relancer", *(line.name for line in lines)):
            assert never not in shown
        step.go(1)
    assert "La fête du jeu" in shown
    assert "La garderie du soir" in shown
    wall.close()


def test_the_only_screen_is_covered_while_it_is_projected(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    wall = on_the_wall(step)
    assert wall.on_this_screen
    assert step.curtain is not None
    assert step.curtain.isVisible()
    assert not step.isVisible(), "the capture hides itself"
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert not step.curtain.isVisible()
    assert step.isVisible()


def test_one_key_leads_from_the_wall_to_the_notes(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    wall = on_the_wall(step)
    wall.on_this_screen = False  # a second screen
    qtbot.keyClick(wall, Qt.Key.Key_R)
    assert wall.isVisible(), "the wall stays on"
    assert bench.page.steps.current_key() == "write"
    step.project()
    qtbot.keyClick(wall, Qt.Key.Key_R)
    assert not wall.isVisible(), "on the only screen it steps aside"
    assert bench.page.parts["write"].isVisible()


def test_keys_of_the_wall_turn_the_points_and_start_the_time(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    wall = on_the_wall(step)
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    assert wall.labels["point"].text() == "La garderie du soir"
    qtbot.keyClick(wall, Qt.Key.Key_Space)
    assert step.clock.running == bench.items[1].id
    qtbot.keyClick(wall, Qt.Key.Key_Left)
    assert wall.labels["point"].text() == "Accueil, météo"
    wall.close()


# Ideas and turns


def test_at_a_joint_rencontre_an_idea_goes_to_the_collectif_chosen(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    assert step.parking.whose.isHidden()
    youth = collectives.create(bench.session, name="Jeunesse").value.id
    meetings.add_collective(bench.session, id=bench.meeting.id, collective_id=youth)
    bench.window.changes.notify(EVERYTHING)
    assert step.parking.whose.isVisible()
    step.parking.whose.setCurrentIndex(1)
    for words in ("Le skate", "La piscine"):
        step.parking.entry.setFocus()
        type_words(hands(), words)
        qtbot.keyClick(hands(), ENTER)
    found = parking.waiting(bench.session, collective_id=youth)
    assert [one.text for one in found] == ["Le skate", "La piscine"]


def test_an_idea_is_put_off_by_one_field_and_enter(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    step.parking.entry.setFocus()
    type_words(hands(), "Le jardin partage")
    qtbot.keyClick(hands(), ENTER)
    [item] = parking.waiting(bench.session, collective_id=bench.meeting.collective_id)
    assert (item.text, item.meeting_id) == ("Le jardin partage", bench.meeting.id)
    assert step.parking.entry.text() == ""
    wall = on_the_wall(step)
    assert "Le jardin partage" in wall.labels["parking"].text()
    qtbot.keyClick(wall, Qt.Key.Key_F)
    type_words(wall.idea, "Les velos")
    qtbot.keyClick(wall.idea, ENTER)
    assert "Les velos" in wall.labels["parking"].text()
    assert not wall.idea.isVisible()
    wall.close()


def test_turns_are_counted_by_audience_with_one_key_once_unfolded(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    assert not step.speaking.share.isVisible()
    qtbot.keyClick(step.speaking, Qt.Key.Key_1)
    assert speaking.turns(bench.session, meeting_id=bench.meeting.id) == {}
    qtbot.mouseClick(step.speaking.opener, Qt.MouseButton.LeftButton)
    first = speaking.audiences(bench.session, meeting_id=bench.meeting.id)[0]
    assert first == "parent"
    for _turn in range(2):
        qtbot.keyClick(hands(), Qt.Key.Key_1)
    qtbot.keyClick(hands(), Qt.Key.Key_3)
    counted = {"parent": 2, "teacher": 1}
    qtbot.waitUntil(lambda: speaking.turns(bench.session, meeting_id=bench.meeting.id) == counted)
    qtbot.waitUntil(lambda: step.speaking.share.text() == "2 sur 3 par des parents et habitants")
    wall = on_the_wall(step)
    qtbot.keyClick(wall, Qt.Key.Key_1)
    assert speaking.turns(bench.session, meeting_id=bench.meeting.id)["parent"] == 3
    wall.close()


def test_figures_typed_in_a_field_are_no_turns(bench: Bench, step: HoldStep, qtbot: QtBot) -> None:
    step.speaking.unfold()
    step.parking.entry.setFocus()
    qtbot.keyClicks(step.parking.entry, "12 idees")
    assert step.parking.entry.text() == "12 idees"
    assert speaking.turns(bench.session, meeting_id=bench.meeting.id) == {}


# À chaud


def test_slips_are_typed_one_after_the_other(bench: Bench, step: HoldStep, qtbot: QtBot) -> None:
    panel = step.evaluation
    assert not panel.entry.isVisible()
    qtbot.mouseClick(panel.opener, Qt.MouseButton.LeftButton)
    for _slip in range(4):
        type_words(hands(), "4 s parent utile")
        qtbot.keyClick(hands(), ENTER)
    assert panel.understood.text() == "4 sur 5 · Grand soleil · Parent · utile"
    assert "à partir de 5 réponses" in panel.means.text()
    type_words(hands(), "4 s parent")
    qtbot.keyClick(hands(), ENTER)
    assert panel.count.text() == "5 bulletins"
    assert "Utilité : 4,0 sur 5 (5 réponses)" in panel.means.text()


def test_a_line_that_is_no_slip_stays_to_be_mended(
    bench: Bench, step: HoldStep, qtbot: QtBot
) -> None:
    step.evaluation.unfold()
    type_words(hands(), "9 s")
    qtbot.keyClick(hands(), ENTER)
    assert step.evaluation.entry.text() == "9 s"
    assert ballots.told(bench.session, meeting_id=bench.meeting.id).count == 0
