"""One holder at a time, by a lock of the system that dies with its process.

The file itself says nothing and stays where it is: a killed program leaves no stale lock.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


class Lock:
    """Held until ``release`` or the end of the process."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @property
    def held(self) -> bool:
        """Whether it keeps others out: not on a disk that knows no locks, nor once released."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let others take it; more than once does no harm."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def take(path: Path) -> Lock | None:
    """The lock of ``path``, or None while someone else holds it.

    A disk that knows no locks, or lets no file be made, keeps nobody out.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return Lock(None)
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        return None if error.errno in _TAKEN else Lock(None)
    return Lock(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
