"""Opens a workspace to be read alone, where its disk is full or protected."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from citeapp.base.files import disk_refused
from citeapp.store.connection import Connection


class _Borrowed(Connection):
    """A copy in a folder of its own, which goes when it is closed."""

    folder: tempfile.TemporaryDirectory[str]

    def close(self) -> None:
        super().close()
        self.folder.cleanup()


def open_to_read(path: Path, key: bytes) -> Connection:
    """The file as it was last written; nothing is written beside it. Raises UserError.

    What a killed program left in the log is read from a copy, among the temporary files of this
    account: encrypted, as the original is. Raises DiskRefused where no room is left even there.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return Connection(path, key, reading=True)
    folder = tempfile.TemporaryDirectory(prefix="citeapp-")
    copy = Path(folder.name) / path.name
    try:
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        Connection(copy, key).close()  # folds the log back
        borrowed = _Borrowed(copy, key, reading=True)
    except BaseException as error:
        folder.cleanup()
        if isinstance(error, OSError):
            raise disk_refused(error, copy) from error
        raise
    borrowed.folder = folder
    return borrowed
