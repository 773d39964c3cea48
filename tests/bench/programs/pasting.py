"""How long the window stands still while much is pasted into notes: pasting.py HOME."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from desk import Heart, open_window, settle, until
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from citeapp.ui.pages.meetings.writing.line_text import LineText
from citeapp.ui.pages.meetings.writing.write import WriteStep
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.dialog import CalmDialog
from citeapp.usecases import collectives, meetings

LETTERS = 100_000
WORDS = "La garderie du soir ouvre à l’école. "


def main() -> None:
    home = Path(sys.argv[1])
    window, session = open_window(home)
    collective = collectives.create(session, name="Collage").value.id
    meeting = meetings.create(session, collective_id=collective).value.id
    meetings.add_item(session, meeting_id=meeting, title="Notes")
    window.go("meetings", meeting=meeting, step="write")
    settle(1)
    step = window.findChild(WriteStep)
    assert step is not None
    heart = Heart()

    def held(act: Callable[[], object]) -> float:
        heart.start()
        act()
        settle(1.5)  # the line reaches the store when the hand rests
        return heart.stop()

    def paste(text: str) -> None:
        data = QMimeData()
        data.setText(text)
        edit = QApplication.focusWidget()
        assert isinstance(edit, LineText)
        edit.insertFromMimeData(data)

    def keep() -> None:
        dialog = window.findChild(CalmDialog)
        assert dialog is not None
        next(b for b in dialog.findChildren(Button) if "joindre" in b.text()).click()
        until(lambda: bool(step.papers.rows) and not window.runner.busy)

    found = {
        "nothing": held(lambda: None),
        "40 lines": held(lambda: paste("\n".join([WORDS] * 40))),
        "10,000 letters in one line": held(lambda: paste(WORDS * 270)),
        "100,000 letters, asked about": held(lambda: paste(WORDS * (LETTERS // len(WORDS) + 1))),
        "100,000 letters, kept as a document": held(keep),
    }
    window.close()
    print(json.dumps(found))


main()
