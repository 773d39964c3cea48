"""The everyday acts in a window on a workspace: everyday.py HOME pages|keys|states."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from desk import Heart, open_window, painted_after, press, settle
from measuring import memory_mb
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QTextEdit, QWidget

from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.ui.pages.tracking.page import TrackingPage
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION
from citeapp.usecases import meetings, notes
from citeapp.usecases.session import Session

SENTENCE = (
    "Les familles demandent que la garderie reste ouverte le mercredi, et que le repas soit "
    "pris ensemble avant la rencontre. Madame Lefort rappelle le prix du car et propose "
    "d'ecrire a la mairie avant la fin du mois."
)
SEARCHED = "garderie"
BETWEEN_KEYS_S = 0.03
PAUSE_S = 3
"""Long enough for a resting hand to put its line into the store."""


def pages(window: MainWindow) -> dict[str, tuple[float, float]]:
    """Milliseconds to open each page for the first time, and again."""
    first = {place.key: opened(window, place.key) for place in reversed(NAVIGATION)}
    return {key: (took, opened(window, key)) for key, took in first.items()}


def opened(window: MainWindow, key: str) -> float:
    took = painted_after(window, lambda: window.go(key))
    settle()
    return took


def typing(window: MainWindow, session: Session) -> tuple[list[float], float]:
    """Each key of a note, where most of them were written; the longest block meanwhile."""
    lines = meetings.listed(session)[:200]
    busiest = max(lines, key=lambda line: len(written(session, line.meeting.id)))
    window.go("meetings", meeting=busiest.meeting.id, step="write")
    settle()
    page = window.page()
    assert isinstance(page, MeetingsPage)
    edit = page.parts["write"].first_focus()
    assert isinstance(edit, QPlainTextEdit | QTextEdit)
    edit.setFocus()
    settle()
    heart = Heart()
    heart.start()
    found = keys(edit, edit.viewport(), SENTENCE)
    settle(PAUSE_S)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle(PAUSE_S)
    return found, heart.stop()


def written(session: Session, meeting_id: str) -> list[Any]:
    agenda = meetings.agenda(session, meeting_id=meeting_id)
    return [line for item in agenda for line in notes.lines(session, owner_id=item.id)]


def keys(edit: QWidget, shown: QWidget, words: str) -> list[float]:
    """Milliseconds from each key to its effect."""
    found = []
    for letter in words:
        found.append(painted_after(shown, partial(press, edit, letter)))
        settle(BETWEEN_KEYS_S)
    return found


def bare_typing() -> list[float]:
    """The yardstick: the same keys in a bare field of an empty window."""
    window, edit = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(edit)
    window.resize(1366, 768)
    window.show()
    edit.setFocus()
    settle()
    found = keys(edit, edit.viewport(), SENTENCE)
    window.close()
    return found


def searching(window: MainWindow) -> list[float]:
    """The results of each letter."""
    window.search()
    settle()
    box = window.palette_box
    found = keys(box.field.edit, box, SEARCHED)
    assert box.list.model().rowCount(), "nothing was found"
    box.leave()
    return found


def states(window: MainWindow) -> tuple[int, list[float]]:
    """One state change in the tableau, and back: how many rows there are, and each time."""
    window.go("tracking")
    settle()
    page = window.page()
    assert isinstance(page, TrackingPage)
    page.table.setFocus()
    found = []
    for _round in range(6):
        page.table.setCurrentIndex(page.model.index(5, 4))
        settle()
        for key in "cr":
            found.append(painted_after(page.table.viewport(), partial(press, page.table, key)))
            settle()
    return page.model.rowCount(), found


def main() -> None:
    window, session = open_window(Path(sys.argv[1]))
    what = sys.argv[2]
    found: dict[str, Any] = {
        "repaint": [painted_after(window, window.update) for _round in range(9)]
    }
    if what == "pages":
        found["pages"] = pages(window)
        found["mb"] = memory_mb()
    elif what == "states":
        found["rows"], found["states"] = states(window)
    else:
        found["search"] = searching(window)
        found["typing"], found["kept"] = typing(window, session)
        found["bare"] = bare_typing()
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
