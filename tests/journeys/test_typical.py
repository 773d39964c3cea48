"""The typical rencontre of screens.md: without a mouse, within its keys; with the mouse alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typical
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.meeting import Meeting
from citeapp.ui import style
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.usecases import actions, attendance, decisions, meetings
from citeapp.usecases.session import Session

MOST_PRESSES = 120
"""screens.md, Figures to hold: besides the words themselves."""


@pytest.fixture
def session(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    made = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        clock=clock,
        random_bytes=random_bytes,
    ).session
    yield made
    bootstrap.close(made)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return typical.prepare(session)


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, session: Session, meeting: Meeting
) -> Iterator[MainWindow]:
    style.apply(qapp, style.LIGHT)
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.attach(SessionDesk(session), session)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def test_with_keys_alone_within_their_count(
    window: MainWindow, qtbot: QtBot, session: Session, meeting: Meeting
) -> None:
    person = typical.Keyboard(window)
    person.hold()
    assert person.presses <= MOST_PRESSES
    check(window, qtbot, session, meeting)


def test_with_the_mouse_alone(
    window: MainWindow, qtbot: QtBot, session: Session, meeting: Meeting
) -> None:
    typical.Mouse(window).hold()
    check(window, qtbot, session, meeting)


def check(window: MainWindow, qtbot: QtBot, session: Session, meeting: Meeting) -> None:
    """Everything is there, and the compte rendu is a file."""
    exports = session.home.exports
    qtbot.waitUntil(lambda: len(list(exports.glob("compte-rendu-*.txt"))) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=20_000)
    figures = attendance.figures(session, meeting_id=meeting.id)
    assert figures.named == len(typical.PRESENT) + len(typical.WALK_INS)
    lines = [line for point in typical.MINUTES for line in point]
    decided = [line.words for line in lines if line.kind == "decision"]
    taken = decisions.of_meeting(session, meeting_id=meeting.id)
    assert sorted(one.text for one in taken) == sorted(decided)
    promised = [
        (one.action.what, one.owners, one.action.due_words(session.today))
        for one in actions.of_meeting(session, meeting_id=meeting.id)
    ]
    assert sorted(promised) == sorted(
        (line.words, (line.who,), line.when) for line in lines if line.kind == "action"
    )
    assert meetings.get(session, id=meeting.id).minutes_status == "proposed"
    [pdf] = exports.glob("compte-rendu-*.pdf")
    text = pdf.with_suffix(".txt").read_text(encoding="utf-8-sig")
    said = " ".join(text.split())  # spaces that do not break, and lines that do
    assert [line.words for line in lines if line.words not in said] == []
