"""Long work that nobody waits for is done while nobody works, and stops when someone does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from citeapp import bootstrap
from citeapp.base.errors import UserError
from citeapp.ui.runner import Job, Progress
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import quiet
from citeapp.usecases.session import Session

AFTER_MS = 10_000
"""So long nothing was written."""
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
    }
)
"""Someone is back: the file must be free for what they write."""


class QuietWork(QObject):
    """One for a window and its session; asks again after each change."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.job: Job | None = None
        self.timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        window.changes.changed.connect(self._later)
        window.closing.connect(self._end)

    def look(self) -> None:
        """Begin what waits; other long work goes first."""
        if self.window.runner.busy:
            self.timer.start()
        elif quiet.is_due(self.session):
            self._watch_hands(True)
            self.job = self.window.runner.run(
                lambda progress: _beside(self.session, progress),
                title="",
                on_done=lambda _done: self._done(),
                on_error=self._failed,
                on_cancelled=self._stopped,
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only while it works: whoever comes back goes first."""
        if self.job is not None and event.type() in HANDS:
            self.job.cancel()
        return super().eventFilter(watched, event)

    def _done(self) -> None:
        self._rest()
        self.window.changes.notify(frozenset({"peer"}))

    def _stopped(self) -> None:
        self._rest()
        self.timer.start()

    def _failed(self, error: Exception) -> None:
        """A disk that refuses is tried again at the closing; a bug is shown."""
        self._rest()
        if not isinstance(error, UserError):
            self.window.show_error(error)

    def _rest(self) -> None:
        self.job = None
        self._watch_hands(False)

    def _later(self, _changes: object) -> None:
        if self.job is None:
            self.timer.start()

    def _end(self) -> None:
        self.timer.stop()
        self._rest()

    def _watch_hands(self, on: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            turn = application.installEventFilter if on else application.removeEventFilter
            turn(self)


def _beside(session: Session, progress: Progress) -> None:
    """With a connection of its own, for the worker thread."""
    with bootstrap.beside(session, progress) as other:
        quiet.work(other)
