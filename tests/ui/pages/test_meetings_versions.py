"""The versions of a point on the page Rédiger: seen, compared, taken back, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from meetings_desk import Bench, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.ui.pages.meetings.writing.point_card import PointCard
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.widgets.marked import MarkedText
from citeapp.usecases import notes


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


def card(bench: Bench) -> PointCard:
    step = bench.page.parts["write"]
    assert isinstance(step, WriteStep)
    return step.cards[bench.items[0].id]


def test_a_point_never_written_has_no_versions_to_show(bench: Bench) -> None:
    assert not card(bench).past.isVisible()


def test_one_goes_back_by_keys_and_the_words_that_differ_are_marked(
    bench: Bench, qtbot: QtBot, clock: FixedClock
) -> None:
    owner = bench.items[0].id
    line = notes.add(bench.session, owner_id=owner, typed="On garde le mardi").value
    clock.move(timedelta(hours=2))
    notes.change(bench.session, id=line.id, typed="On garde le jeudi")
    bench.page.refresh(frozenset({"line"}))
    assert card(bench).past.isVisible()
    assert card(bench).past.accessibleName() == "Versions du point 1"
    qtbot.keyClick(card(bench).past, Qt.Key.Key_Return)
    panel = card(bench).versions
    assert panel is not None
    now, before = panel.findChildren(MarkedText)
    assert [span.words for span in before.spans if span.mark is not None] == ["mardi"]
    assert all(span.mark is None for span in now.spans)
    (back,) = panel.buttons
    assert back.hasFocus()
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert [one.text for one in notes.lines(bench.session, owner_id=owner)] == ["On garde le mardi"]
    assert card(bench).versions is None
    assert card(bench).rows[0].edit.text() == "On garde le mardi"
    bench.window.undo()
    assert card(bench).rows[0].edit.text() == "On garde le jeudi"
