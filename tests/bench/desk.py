"""A real window on a real workspace, driven by keys, for the programs that measure it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import start
from citeapp.ui.starting.app import application
from citeapp.usecases.session import Session

LONGEST_S = 60
BEAT_MS = 2


class Paints(QObject):
    """Knows whether a widget was painted since it was last asked."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


class Heart(QObject):
    """Beats every two milliseconds; a beat that comes late was held up by something."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Listen from now on."""
        self.late, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest wait, in milliseconds."""
        self._beat()
        self._timer.stop()
        return max(self.late)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(1000 * (now - self._last) - BEAT_MS)
        self._last = now


def open_window(home: Path) -> tuple[MainWindow, Session]:
    """The window on the workspace of a folder, its first page painted."""
    bootstrap.speak()
    application(["bench"])
    window = MainWindow()
    session = bootstrap.open_session(Home(home, home))
    start.show(window, session)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    settle()
    return window, session


def settle(seconds: float = 0.05) -> None:
    """Let layouts, timers and repaints happen."""
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        QApplication.processEvents()


def until(done: Callable[[], bool]) -> None:
    """Let the window live until something is done."""
    ends = time.perf_counter() + LONGEST_S
    while not done():
        QApplication.processEvents()
        if time.perf_counter() > ends:
            raise TimeoutError("the window does not come to an end")


def press(widget: QWidget, letter: str) -> None:
    """The key of a letter (ASCII: QTest knows no others)."""
    QTest.keyClick(widget, letter)  # type: ignore[call-overload]  # its stubs know no letters


def painted_after(widget: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from an act to its effect on screen: the widget painted, nothing pending."""
    paints = Paints(widget)
    began = time.perf_counter()
    act()
    until(lambda: paints.seen)
    QApplication.processEvents()
    took = 1000 * (time.perf_counter() - began)
    widget.removeEventFilter(paints)
    paints.deleteLater()
    return took
