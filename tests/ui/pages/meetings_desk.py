"""A window on one collectif with five members and one rencontre, for the tests of this page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.meeting import AgendaItem, Meeting
from citeapp.ui.pages.meetings import MeetingsPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.usecases import collectives, meetings, people
from citeapp.usecases.session import Session

MEMBERS = (
    ("Aïcha", "Benali", "parent"),
    ("Benoît", "Lefebvre", "teacher"),
    ("Chloé", "Wattrelot", "parent"),
    ("Damien", "Nowak", "institution"),
    ("Inès", "Ferreira", "cultural"),
)


@contextmanager
def opened(
    qtbot: QtBot, home: Home, clock: FixedClock, random_bytes: RandomBytes, step: str
) -> Iterator[Bench]:
    """A window on the filled workspace, at one step of the rencontre."""
    session = bootstrap.create(
        home,
        name="Samira Haddad",
        organisation="Centre social",
        clock=clock,
        random_bytes=random_bytes,
    ).session
    meeting, items = fill(session)
    window = MainWindow()
    qtbot.addWidget(window)
    window.attach(SessionDesk(session), session)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("meetings", meeting=meeting.id, step=step)
    yield Bench(window, session, meeting, items)
    window.close()
    bootstrap.close(session)


@dataclass
class Bench:
    """What a test needs at hand."""

    window: MainWindow
    session: Session
    meeting: Meeting
    items: list[AgendaItem]

    @property
    def page(self) -> MeetingsPage:
        found = self.window.page()
        assert isinstance(found, MeetingsPage)
        return found


def fill(session: Session) -> tuple[Meeting, list[AgendaItem]]:
    """One collectif, its members, one rencontre tomorrow with two points."""
    collective = collectives.create(session, name="Dorignies").value
    for first, last, audience in MEMBERS:
        person = people.create(
            session, first_name=first, last_name=last, main_audience=audience
        ).value
        collectives.add_member(session, collective_id=collective.id, person_id=person.id)
    meeting = meetings.create(
        session,
        collective_id=collective.id,
        date=date(2026, 3, 12),
        start=time(17, 30),
        end=time(19, 0),
        place="Centre social de Dorignies",
    ).value
    items = [
        meetings.add_item(session, meeting_id=meeting.id, title=title, minutes_planned=25).value
        for title in ("Accueil, météo", "La garderie du soir")
    ]
    return meeting, items


def type_words(widget: QWidget | None, words: str) -> None:
    """Press a key for each sign; QTest itself knows no accents."""
    assert widget is not None
    for sign in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)
