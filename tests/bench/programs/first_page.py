"""The program itself until its first page stands: first_page.py BEGAN HOME."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from citeapp.base.paths import Home
from citeapp.ui import start

REST_MS = 500

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402  (the program has done it)

from citeapp.ui.main_window import MainWindow  # noqa: E402

times: dict[str, float] = {}


class FirstPaint(QObject):
    """Notes when the page was painted for the first time."""

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


show = start.show


def watched(window: MainWindow, *arguments: object) -> None:
    times["shell"] = time.time()
    show(window, *arguments)  # type: ignore[arg-type]
    page = window.page()
    assert page is not None
    page.installEventFilter(FirstPaint(window))


start.show = watched  # type: ignore[assignment]
home = Path(sys.argv[2])
began = float(sys.argv[1])
del sys.argv[1:]
start.run(Home(home, home))

import json  # noqa: E402

print(
    json.dumps(
        {
            "shell": 1000 * (times["shell"] - began),
            "ms": 1000 * (times["page"] - began),
            "mb": times["mb"],
        }
    )
)
