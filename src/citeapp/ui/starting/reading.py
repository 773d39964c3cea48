"""The window on a workspace that can only be read; it goes back to work when the disk lets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from citeapp import bootstrap
from citeapp.base.language import _
from citeapp.ui import messages
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.starting.warming import Warming
from citeapp.usecases import maintenance
from citeapp.usecases.session import Session

AGAIN_MS = 10_000


def show_to_read(window: MainWindow, session: Session, again: Callable[..., object]) -> None:
    """Show the pages, and say what can be done meanwhile; ``again(page=…)`` opens the work."""
    assert session.refused is not None
    theme = maintenance.setting(session, name="theme")
    zoom = maintenance.setting(session, name="zoom", default="1.0")
    window.set_look(theme, float(zoom))
    window.attach(SessionDesk(session), session)
    said = messages.read_alone(session.refused)
    window.teller.warn(said.text, said.detail)
    Reading(window, session, again)
    Warming(window, NAVIGATION)


class Reading(QObject):
    """Tries the disk from time to time, and opens the work where it takes it again."""

    def __init__(self, window: MainWindow, session: Session, again: Callable[..., object]) -> None:
        super().__init__(window)
        self.window, self.session, self.again = window, session, again
        self.timer = QTimer(self, interval=AGAIN_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        window.closing.connect(self.close)

    def look(self) -> None:
        """Nobody is interrupted: an open dialog or a document being drawn goes first."""
        hindered = self.window.runner.busy or QApplication.activeModalWidget() is not None
        if hindered or not bootstrap.can_write(self.session.home):
            return
        page = self.window.current
        self.window.detach()
        self.again(page=page)
        if self.window.context is not None and self.window.context.session.refused is None:
            self.window.teller.say(_("La place est revenue : tout est de nouveau gardé."))

    def close(self) -> None:
        if self.timer.isActive():  # a window may be closed twice
            self.timer.stop()
            bootstrap.close(self.session)
