"""What a page can do once it was painted: a bit each turn, so that keys pressed meanwhile count."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Later(QObject):
    """``add`` what may wait; it is done in that order while ``owner`` is in sight.

    ``now`` does at once what is left, for whoever needs it whole.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._left: deque[Callable[[], object]] = deque()
        self._owner = owner
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        owner.installEventFilter(self)

    def add(self, work: Callable[[], object]) -> None:
        """Do this after what waits already."""
        self._left.append(work)
        self._go_on()

    @property
    def active(self) -> bool:
        """Whether something is left to do, and its page in sight."""
        return self._timer.isActive()

    def now(self) -> None:
        """Wait no longer."""
        while self._left:
            self._next()

    def drop(self) -> None:
        """Leave what is left undone: something else is shown."""
        self._left.clear()
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._go_on()
        return False

    def _go_on(self) -> None:
        if self._left and self._owner.isVisible():
            self._timer.start()
        else:
            self._timer.stop()  # a page out of sight, or whose window was closed, asks for nothing

    def _next(self) -> None:
        work = self._left.popleft()
        self._go_on()
        work()
