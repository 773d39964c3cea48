"""Looks at the exchange folder every minute, on the worker thread, while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from citeapp import bootstrap
from citeapp.base.language import _, ngettext
from citeapp.ui.shell.main_window import MainWindow
from citeapp.usecases import exchange_folder
from citeapp.usecases.acting import Outcome
from citeapp.usecases.exchange_folder import Round
from citeapp.usecases.session import Session

EVERY_MS = 60_000


class FolderWatch(QObject):
    """One for a window and its session; does nothing while no folder is chosen."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        QTimer.singleShot(0, self.timer, self.look)
        window.closing.connect(self.timer.stop)

    def look(self) -> None:
        """Take in and leave what there is; other long work goes first, the next look follows."""
        idle = self.timer.isActive() and not self.window.runner.busy
        if idle and exchange_folder.chosen(self.session):
            self.window.runner.run(
                lambda _progress: look_beside(self.session),
                title=_("Dossier d’échange"),
                on_done=self._tell,
            )

    def _tell(self, outcome: Outcome[Round]) -> None:
        if outcome.changed:
            self.window.changes.notify(outcome.changed)
        if outcome.value.merged:
            self.window.teller.say(words(outcome.value))


def look_beside(session: Session) -> Outcome[Round]:
    """A look with a connection of its own, for the worker thread."""
    with bootstrap.beside(session) as other:
        return exchange_folder.look(other)


def words(found: Round) -> str:
    """« Dossier d’échange : 12 nouveautés de Karim »."""
    names = ", ".join(dict.fromkeys(merged.sender for merged in found.merged))
    count = sum(merged.operations for merged in found.merged)
    return ngettext(
        "Dossier d’échange : {n} nouveauté de {names}",
        "Dossier d’échange : {n} nouveautés de {names}",
        count,
        names=names,
    )
