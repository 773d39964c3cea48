"""The program itself until its first page stands: first_page.py BEGAN HOME.

A bench also packages it as the program is packaged: then it is the built program, watched.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from citeapp.__main__ import main
from citeapp.ui.starting import app

REST_MS = 500

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402  (the program has done it)

from citeapp.ui.shell.main_window import MainWindow  # noqa: E402

times: dict[str, float] = {}


class FirstPaint(QObject):
    """Notes when the page, its data on it, was painted for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and "page" not in times:
            QTimer.singleShot(0, self.note)
        return False

    def note(self) -> None:
        if "page" not in times:
            times["page"] = time.time()
            window = self.parent()
            assert isinstance(window, MainWindow)
            QTimer.singleShot(REST_MS, window, lambda: self.end(window))

    def end(self, window: MainWindow) -> None:
        from measuring import memory_mb

        times["mb"] = memory_mb()
        window.close()


class Watched(MainWindow):
    """Notes when its frame was painted, and has its first page watched."""

    def __init__(self) -> None:
        super().__init__()
        self.first_painted.connect(lambda: times.setdefault("frame", time.time()))

    def attach(self, *arguments: Any) -> None:
        super().attach(*arguments)
        page = self.page()
        assert page is not None
        page.installEventFilter(FirstPaint(self))


vars(app)["MainWindow"] = Watched
began = float(sys.argv[1])
sys.argv[1:] = ["--home", sys.argv[2]]
main()

import json  # noqa: E402

print(
    json.dumps(
        {
            "frame": 1000 * (times["frame"] - began),
            "ms": 1000 * (times["page"] - began),
            "mb": times["mb"],
        }
    )
)
