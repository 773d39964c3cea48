"""Types notes in a real window until it is killed: typist.py HOME SEED.

After each key it prints how many letters were typed so far and when (monotonic seconds).
"""

from __future__ import annotations

import random
import sys
import time
from itertools import count
from pathlib import Path

from desk import open_window, press, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from citeapp.ui.pages.meetings.page import MeetingsPage
from citeapp.usecases import meetings

WORDS = "les parents demandent que la garderie du soir ferme plus tard"


def main() -> None:
    dice = random.Random(int(sys.argv[2]))
    window, session = open_window(Path(sys.argv[1]))
    [line] = meetings.listed(session)
    window.go("meetings", meeting=line.meeting.id, step="write")
    settle(0.3)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    edit = page.parts["write"].first_focus()
    assert edit is not None
    edit.setFocus()
    settle(0.1)
    typed = 0
    for number in count(1):
        for letter in f"ligne {number} {WORDS}":
            press(hands(), letter)
            typed += 1
            print(typed, time.monotonic(), flush=True)
            settle(dice.uniform(0.02, 0.12))
        if dice.random() < 0.2:
            settle(1.2)  # the hand rests
        QTest.keyClick(hands(), Qt.Key.Key_Return)


def hands() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


main()
