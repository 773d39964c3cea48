"""Émarger: hours of coming and going, ways of signing in, the queue, the past beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.dialogs.preview import PreviewDialog
from citeapp.ui.pages.meetings.signing_in.sheet_table import ARRIVAL
from citeapp.ui.pages.meetings.signing_in.sign_in import SignInStep
from citeapp.usecases import attendance, meetings

ENTER = Qt.Key.Key_Return


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "sign_in") as found:
        yield found


@pytest.fixture
def step(bench: Bench) -> SignInStep:
    found = bench.page.parts["sign_in"]
    assert isinstance(found, SignInStep)
    return found


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def first(bench: Bench) -> attendance.SheetLine:
    return attendance.sheet(bench.session, meeting_id=bench.meeting.id)[0]


def test_the_typed_line_takes_hours(bench: Bench, step: SignInStep, qtbot: QtBot) -> None:
    type_words(hands(), "1r18:15d18h45 2")
    qtbot.keyClick(hands(), ENTER)
    line = first(bench)
    assert (line.state, line.arrived_at, line.left_at) == ("partial", time(18, 15), time(18, 45))
    shown = str(step.model.index(0, ARRIVAL).data()).replace("\u00a0", " ")
    assert shown == "18 h 15 → 18 h 45"


@pytest.mark.parametrize("by", ["key", "click"])
def test_hours_of_the_selected_person(
    bench: Bench, step: SignInStep, qtbot: QtBot, by: str
) -> None:
    step.view.setFocus()
    step.view.selectRow(0)
    if by == "key":
        qtbot.keyClick(step.view, Qt.Key.Key_H)
    else:
        spot = step.view.visualRect(step.model.index(0, ARRIVAL)).center()
        qtbot.mouseClick(step.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands() is step.hours.arrival
    type_words(hands(), "18h10")
    qtbot.keyClick(hands(), ENTER)
    line = first(bench)
    assert (line.state, line.arrived_at, line.left_at) == ("present", time(18, 10), None)
    assert hands() is step.view


def test_an_hour_that_is_none_is_told_in_place(
    bench: Bench, step: SignInStep, qtbot: QtBot
) -> None:
    step.ask_hours(0)
    type_words(hands(), "tard")
    qtbot.keyClick(hands(), ENTER)
    assert step.hours.isVisible()
    assert "heure" in step.hours.words.text().lower()
    assert first(bench).state == "unknown"
    qtbot.keyClick(hands(), Qt.Key.Key_Escape)
    assert not step.hours.isVisible()


def test_only_counting_hides_every_way_to_a_name(
    bench: Bench, step: SignInStep, qtbot: QtBot
) -> None:
    type_words(hands(), "1 2")
    qtbot.keyClick(hands(), ENTER)
    step.side.naming_chosen.emit("counts")
    assert step.counting.isVisible()
    for hidden in (step.card, step.entry, step.passing, step.hints, step.empty):
        assert not hidden.isVisible()
    assert step.side.total.text() == "2", "those noted are counted on"
    assert step.side.naming.currentData() == "counts"
    assert step.first_focus() is step.side.counters["parent"].more
    step.side.naming_chosen.emit("named")
    assert step.entry.isVisible()


def test_first_names_alone_are_shown(bench: Bench, step: SignInStep) -> None:
    step.side.naming_chosen.emit("first_names")
    assert str(step.model.index(0, 2).data()) == "Aïcha"


def test_walk_ins_wait_in_a_queue_one_click_away(
    bench: Bench, step: SignInStep, qtbot: QtBot
) -> None:
    assert not step.side.waiting.isVisible()
    step.walk_in("Fatoumata")
    assert step.side.waiting.text() == "1 personne à compléter"
    qtbot.mouseClick(step.side.waiting, Qt.MouseButton.LeftButton)
    assert type(bench.window.page()).__name__ == "PeoplePage"


def test_the_share_of_before_and_rencontres_without_parents_are_told(
    bench: Bench, step: SignInStep
) -> None:
    teacher = attendance.sheet(bench.session, meeting_id=bench.meeting.id)[1].person_id
    for day in (date(2026, 1, 8), date(2026, 2, 5), date(2026, 3, 5)):
        id = meetings.create(
            bench.session, collective_id=bench.meeting.collective_id, date=day
        ).value.id
        attendance.mark(bench.session, meeting_id=id, person_id=teacher)
    bench.window.changes.notify({"attendance"})
    assert step.side.past.text() == "0 % aux trois dernières"
    assert step.side.without.text() == "Aucun parent depuis 3 rencontres."
    step.toggle(0)
    assert not step.side.without.isVisible(), "a parent is there now"


def test_the_attestation_of_who_is_there_is_one_click_from_the_row(
    bench: Bench, step: SignInStep, qtbot: QtBot
) -> None:
    step.view.selectRow(1)
    step.view.selectRow(0)
    assert step.attestation.isHidden()
    step.view.setFocus()
    qtbot.keyClick(step.view, Qt.Key.Key_Space)
    step.view.selectRow(0)
    assert not step.attestation.isHidden()
    line = first(bench)
    assert line.name in step.attestation.text()
    qtbot.mouseClick(step.attestation, Qt.MouseButton.LeftButton)
    [preview] = bench.window.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.save.isEnabled)
    assert line.name in preview.words.toPlainText().replace("\u00a0", " ")
    preview.close()
