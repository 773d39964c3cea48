"""What can wait until a page was painted is done in its order, while the page is in sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp.ui.widgets.later import Later


def test_it_is_done_in_order_between_other_events(qtbot: QtBot) -> None:
    page, done = QWidget(), list[int]()
    qtbot.addWidget(page)
    later = Later(page)
    for number in range(3):
        later.add(partial(done.append, number))
    page.show()
    assert done == []
    assert later.active
    qtbot.waitUntil(lambda: not later.active)
    assert done == [0, 1, 2]


def test_a_page_out_of_sight_waits_until_it_is_seen_again(qtbot: QtBot) -> None:
    page, done = QWidget(), list[int]()
    qtbot.addWidget(page)
    later = Later(page)
    page.show()
    later.add(partial(done.append, 1))
    page.hide()
    for _round in range(4):
        QApplication.processEvents()
    assert done == []
    page.show()
    qtbot.waitUntil(lambda: done == [1])


def test_who_needs_it_has_it_at_once(qtbot: QtBot) -> None:
    page, done = QWidget(), list[int]()
    qtbot.addWidget(page)
    later = Later(page)
    later.add(partial(done.append, 1))
    later.now()
    later.now()
    page.show()
    QApplication.processEvents()
    assert done == [1]
