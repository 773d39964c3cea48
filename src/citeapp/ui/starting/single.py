"""One window for one home folder: a second copy asks the first to come forward, and leaves.

It asks by a small file in a folder of the workspace, which may name files to open (a bundle that
was double-clicked): no socket is opened, here or anywhere in the program.
"""

from __future__ import annotations

import getpass
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from citeapp.base import locking
from citeapp.base.locking import Lock
from citeapp.base.paths import LOCK

ASKED = "asked"
"""The folder of the workspace in which other copies leave what they ask."""
ENDING = ".ask"
WHO = "citeapp.who"
"""Beside the lock: the account whose window is the first."""
STALE_SECONDS = 60.0
"""A question older than this was for a copy that has long ended."""
_WAIT_SECONDS = 0.5
_PAUSE_SECONDS = 0.02


class Single(QObject):
    """``claim()`` at the start, ``listen()`` soon after.

    ``asked`` is told when another copy was started, with the paths it was to open.
    """

    asked = Signal(list)

    def __init__(self, home: Path, parent: QObject | None = None, *, account: str = "") -> None:
        super().__init__(parent)
        self._account = account or _account()
        self._folder = home / ASKED
        self._lock_file = home / LOCK
        self._lock: Lock | None = None
        self._watcher: QFileSystemWatcher | None = None

    def claim(self, paths: Sequence[Path] = ()) -> bool:
        """True when this copy is the first; otherwise the first one is asked to open ``paths``."""
        lock = locking.take(self._lock_file)
        if lock is None:
            self._ask(paths)
            return False
        if not lock.held:  # a disk without locks: who answers is the first
            question = self._ask(paths)
            if question is not None and _taken(question):
                return False
            self.listen()
        self._lock = lock
        with suppress(OSError):
            self._who.write_text(self._account, encoding="utf-8")
        return True

    @property
    def _who(self) -> Path:
        return self._lock_file.with_name(WHO)

    def other_account(self) -> str:
        """Whose window is the first, when it cannot come forward: it is in another session."""
        try:
            name = self._who.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""
        return name if name != self._account else ""

    def listen(self) -> None:
        """Be there for other copies; until then the lock alone keeps them out."""
        if self._watcher is not None:
            return
        with suppress(OSError):  # nothing can be written here: the lock alone keeps others out
            self._folder.mkdir(parents=True, exist_ok=True)
            self._watcher = QFileSystemWatcher([str(self._folder)], self)
            self._watcher.directoryChanged.connect(self._answer)
            self._answer()

    def move(self, home: Path) -> None:
        """The workspace lies elsewhere now: be the first there."""
        self.release()
        self._folder, self._lock_file = home / ASKED, home / LOCK
        self._lock = locking.take(self._lock_file)
        self.listen()

    def release(self) -> None:
        """Let another copy be the first."""
        if self._lock is not None:
            self._lock.release()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    def _ask(self, paths: Sequence[Path]) -> Path | None:
        """Leave the question whole: it gets its name when it is written."""
        name = f"{os.getpid()}-{time.monotonic_ns()}"
        draft, question = self._folder / name, self._folder / f"{name}{ENDING}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_text("\n".join(str(path.absolute()) for path in paths), encoding="utf-8")
            draft.replace(question)
        except OSError:
            return None
        return question

    def _answer(self, _folder: str = "") -> None:
        for question in sorted(self._folder.glob(f"*{ENDING}")):
            try:
                fresh = abs(time.time() - question.stat().st_mtime) < STALE_SECONDS
                said = question.read_text(encoding="utf-8", errors="replace")
                question.unlink()
            except OSError:
                continue  # still held by who wrote it, or answered by another look
            if fresh:
                self.asked.emit([Path(line) for line in said.split("\n") if line])


def _account() -> str:
    """The account that runs this copy, or nothing where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _taken(question: Path) -> bool:
    """Whether somebody took the question; nobody did: it is taken back."""
    until = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < until:
        if not question.exists():
            return True
        time.sleep(_PAUSE_SECONDS)
    with suppress(OSError):
        question.unlink()
        return False
    return True
