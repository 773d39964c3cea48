"""A robot walks every page with Tab: each control is reached, none twice, none is nameless."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from boards_bench import Boards
from every_page import PLACES, open_place
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
MOST_STEPS = 400


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control_once_and_each_has_a_name(boards: Boards, place: str) -> None:
    open_place(boards, place)
    there = list(_walk(boards.window, Qt.Key.Key_Tab))
    assert not _nameless(there)
    assert not _unseen(there)
    assert [_words(x) for x in _controls(boards.window) if x not in there] == []
    back = list(_walk(boards.window, Qt.Key.Key_Backtab))
    assert {id(x) for x in back} == {id(x) for x in there}


def test_the_ring_is_around_what_has_the_hands_when_work_is_attached(boards: Boards) -> None:
    window = boards.window
    window.rail.help.setFocus()  # it goes away with the old shell
    window.attach(SessionDesk(boards.session), boards.session)
    for _round in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.ring.target() is window.focusWidget()
    assert window.ring.isVisible()


def _walk(window: MainWindow, key: Qt.Key) -> Iterable[QWidget]:
    """What has the hands after each press, until they are back where they began."""
    first = window.focusWidget()
    assert first is not None, "a page opens with the hands somewhere"
    seen: set[int] = set()
    here: QWidget | None = first
    for _step in range(MOST_STEPS):
        assert here is not None
        assert id(here) not in seen, f"{_words(here)} comes twice"
        seen.add(id(here))
        yield here
        QTest.keyClick(here, key)
        QApplication.processEvents()
        here = window.focusWidget()
        if here is first:
            return
    pytest.fail("Tab never comes back to where it began")


def _controls(window: MainWindow) -> list[QWidget]:
    """Everything in sight that a hand could use; what Tab passes over has a key of its own."""
    return [
        part
        for part in window.findChildren(QWidget)
        if isinstance(part, CONTROLS)
        and part.isVisibleTo(window)
        and part.isEnabled()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def _nameless(parts: Iterable[QWidget]) -> list[str]:
    return [repr(x) for x in parts if not _words(x)]


def _unseen(parts: Iterable[QWidget]) -> list[str]:
    return [_words(x) for x in parts if not x.isVisible() or x.size().isEmpty()]


def _words(part: QWidget) -> str:
    """What a screen reader says first."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else ""
