"""Rédiger and the forms: typing reaches the disk while the hands go on, and comes back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from meetings_desk import Bench, opened, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.pages.meetings.preparing.prepare import PrepareStep
from citeapp.ui.runner import Progress
from citeapp.ui.starting import start
from citeapp.ui.typing import AFTER_MS
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import meetings, notes, typing


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


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def lines(bench: Bench) -> list[str]:
    return [line.text for line in notes.lines(bench.session, owner_id=bench.items[0].id)]


def kept(bench: Bench) -> list[str]:
    return [draft.text for draft in typing.left(bench.session)]


def test_who_types_without_a_pause_is_on_the_disk_all_the_same(bench: Bench, qtbot: QtBot) -> None:
    for letter in "Les parents disent que":
        type_words(hands(), letter)
        qtbot.wait(AFTER_MS // 8)  # never the pause that stores a line
    assert lines(bench) == []
    [words] = kept(bench)
    assert len(words) >= len("Les parents disent que") - 9
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    assert lines(bench) == ["Les parents disent que"]
    assert kept(bench) == []


def test_typing_never_waits_for_long_work(bench: Bench, qtbot: QtBot) -> None:
    goes_on = threading.Event()

    def work(progress: Progress) -> None:
        goes_on.wait(10)

    bench.window.runner.run(work, title="Une fusion")
    type_words(hands(), "Pendant la fusion")
    qtbot.keyClick(hands(), Qt.Key.Key_Return)
    type_words(hands(), "et encore")
    qtbot.waitUntil(lambda: kept(bench) == ["Pendant la fusion", "et encore"])
    assert lines(bench) == []
    goes_on.set()
    qtbot.waitUntil(lambda: lines(bench) == ["Pendant la fusion", "et encore"], timeout=5000)
    qtbot.waitUntil(lambda: kept(bench) == [])


def test_a_window_closed_during_long_work_stores_what_was_typed(bench: Bench, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.tell(0.5)

    bench.window.runner.run(work, title="Une fusion")
    type_words(hands(), "Juste avant de partir")
    bench.window.close()
    assert lines(bench) == ["Juste avant de partir"]
    assert kept(bench) == []


def test_the_next_start_says_what_was_recovered(bench: Bench, qtbot: QtBot) -> None:
    after = typing.Draft(
        noun="line", column="notes", owner_id=bench.items[0].id, text="> On garde le jeudi"
    )
    typing.keep(bench.session, [after])
    start.bring_back_typing(bench.window, bench.session)
    assert lines(bench) == ["On garde le jeudi"]
    [banner] = bench.window.findChildren(Banner)
    assert "1 texte" in banner.accessibleName()
    assert "On garde le jeudi" in banner.accessibleName()


def test_a_field_of_a_form_is_kept_too(bench: Bench, qtbot: QtBot) -> None:
    bench.page.open(step="prepare")
    step = bench.page.parts["prepare"]
    assert isinstance(step, PrepareStep)
    aim = step.fields["objective"]
    aim._pause.setInterval(60_000)  # a machine that is busy makes pauses of its own
    aim.entry.setFocus()
    for letter in "Choisir les horaires":
        type_words(aim.entry, letter)
        qtbot.wait(AFTER_MS // 8)
    [words] = kept(bench)
    assert words
    assert "Choisir les horaires".startswith(words)
    assert meetings.get(bench.session, id=bench.meeting.id).objective == ""
    qtbot.keyClick(aim.entry, Qt.Key.Key_Tab)
    assert meetings.get(bench.session, id=bench.meeting.id).objective == "Choisir les horaires"
    assert kept(bench) == []
