"""One window for one home folder: a second copy brings the first to the front and leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from citeapp.base import locking
from citeapp.base.locking import Lock
from citeapp.base.paths import LOCK

if TYPE_CHECKING:  # the network waits until the first page stands
    from PySide6.QtNetwork import QLocalServer

_WAIT_MS = 500


class Single(QObject):
    """``claim()`` at the start, ``listen()`` soon after; ``woken`` by another copy that starts."""

    woken = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = "citeapp-" + hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:16]
        self._lock_file = home / LOCK
        self._lock: Lock | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True when this copy is the first; otherwise the first one was woken, if it listens."""
        lock = locking.take(self._lock_file)
        if lock is None or not lock.held:  # a disk without locks: who answers is the first
            if self._wake_other() or lock is None:
                return False
            self.listen()
        self._lock = lock
        return True

    def listen(self) -> None:
        """Be there for other copies; until then the lock alone keeps them out."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self.name)  # left by a copy that was killed
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # without a local socket (a locked-down machine) the lock alone keeps others out
        if server.listen(self.name):
            self._server = server

    def release(self) -> None:
        """Let another copy be the first."""
        if self._lock is not None:
            self._lock.release()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _wake_other(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
        self.woken.emit()
