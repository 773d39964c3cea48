"""Writing a file so that it is whole or not there at all, and reading one within a limit.

A new copy is written beside the old one, forced to the disk, read again and only then
given its final name: a full disk, a pulled stick or a crash leaves the old file as it was.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from citeapp.base import windows
from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.language import _

CHUNK = 1 << 20
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between attempts: an antivirus may hold a fresh file for a moment on Windows."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_PLACE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EINVAL}
_FOLDER_SYNC_UNKNOWN = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}
WINDOWS = os.name == "nt"
"""There a file that another program holds for itself is refused as a forbidden one is."""
LONGEST_ON_WINDOWS = 240
"""Letters of a path from which Windows may say that it is not there: 260, less what we add."""
T = TypeVar("T")


def write_verified(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    private: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Give ``path`` the content ``data``, wholly and read back, or leave it as it was.

    ``private`` closes the file to other accounts (mode 600). Raises DiskRefused.
    """
    part = path.with_name(f".{path.name[:80]}.{os.urandom(4).hex()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder", str(path))
        try:
            digest = _write(part, (data,) if isinstance(data, bytes) else data, private=private)
            if patiently(lambda: _digest(part), pause) != digest:
                raise DiskRefused(
                    _("« {name} » n’a pas été écrit : le disque a rendu autre chose que ce "
                      "qui lui avait été confié.", name=path.name),
                    safe=_("L’ancien fichier, s’il existait, est intact."),
                    todo=_("N’utilisez plus cette clé ou ce disque."),
                )  # fmt: skip
            _rename(part, path, pause)
        finally:
            remove(part, pause=pause)
        _sync_folder(path.parent)
    except OSError as error:
        raise disk_refused(error, path) from error


def settle(part: Path, path: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Give a whole file its final name, which survives a power cut. Raises DiskRefused."""
    try:
        _rename(part, path, pause)
        _sync_folder(path.parent)
    except OSError as error:
        raise disk_refused(error, path) from error


def add_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Add lines at the end of a file that is there, and force them to the disk.

    A crash may leave half a line; the next one begins anew. Raises DiskRefused.
    """
    try:
        with path.open("r+b") as file:
            whole = file.seek(0, os.SEEK_END) == 0
            if not whole:
                file.seek(-1, os.SEEK_END)
                whole = file.read(1) == b"\n"
            file.write((b"" if whole else b"\n") + b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_refused(error, path) from error


def patiently(act: Callable[[], T], pause: Callable[[float], None] = time.sleep) -> T:
    """Do something with a file, again for a while where another program holds it for itself."""
    for wait in WAITS:
        try:
            return act()
        except PermissionError:
            if not WINDOWS:
                raise
            pause(wait)
    return act()


def remove(path: Path, *, pause: Callable[[float], None] = time.sleep) -> bool:
    """Take a file away, if it is there; False where it stays, held by another program."""
    try:
        patiently(lambda: path.unlink(missing_ok=True), pause)
    except OSError:
        return False
    return True


def read_limited(path: Path, limit: int, *, pause: Callable[[float], None] = time.sleep) -> bytes:
    """The content of an ordinary file of at most ``limit`` bytes. Raises InputRefused."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputRefused(_("« {name} » n’est pas un fichier ordinaire.", name=path.name))
        data = patiently(lambda: _read(path, limit), pause)
    except FileNotFoundError as error:
        raise InputRefused(_("Le fichier « {name} » n’existe pas.", name=path.name)) from error
    except (OSError, ValueError) as error:
        raise _not_read(error, path) from error
    if len(data) > limit:
        raise InputRefused(
            _("Le fichier « {name} » dépasse la limite de {size} Mo.",
              name=path.name, size=f"{limit / 1_000_000:g}".replace(".", ",")),
            safe=_("Rien n’a été changé."),
        )  # fmt: skip
    return data


def disk_refused(error: OSError, path: Path) -> DiskRefused:
    """What to tell a person when ``path`` could not be written."""
    safe = _("Rien n’a été perdu : l’ancien fichier, s’il existait, est intact.")
    if error.errno in _FULL:
        message = _("Le disque est plein : « {name} » n’a pas été écrit.", name=path.name)
        todo = _("Libérez de la place, ou choisissez un autre disque.")
    elif error.errno in _FORBIDDEN:
        message = _("« {name} » n’a pas été écrit : le dossier « {folder} » est protégé en "
                    "écriture.", name=path.name, folder=path.parent)  # fmt: skip
        todo = _("Choisissez un autre dossier.")
        if WINDOWS:
            todo = _("Choisissez un autre dossier ; ou attendez un instant, si l’antivirus tient "
                     "le fichier.")  # fmt: skip
    elif error.errno == errno.ENAMETOOLONG or (
        WINDOWS and error.errno in _NO_PLACE and len(str(path)) >= LONGEST_ON_WINDOWS
    ):
        message = _("« {name} » n’a pas été écrit : avec ses dossiers, son nom est trop long.",
                    name=path.name)  # fmt: skip
        todo = _("Choisissez un dossier plus près de la racine du disque, ou un nom plus court.")
    elif error.errno in _NO_PLACE:
        message = _("« {name} » n’a pas été écrit : le dossier « {folder} » n’existe pas ou ce "
                    "nom n’est pas possible.", name=path.name, folder=path.parent)  # fmt: skip
        todo = _("Choisissez un autre dossier ou un autre nom.")
    else:
        message = _("« {name} » n’a pas été écrit : le disque ou la clé ne répond pas.",
                    name=path.name)  # fmt: skip
        todo = _("Vérifiez que la clé est bien en place, puis recommencez.")
    return DiskRefused(message, safe=safe, todo=todo)


def no_room(folder: Path, size: int) -> bool:
    """Whether a folder refuses ``size`` more bytes for want of room: tried, so quotas count."""
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(bytes(size))
            trial.flush()
    except OSError as error:
        return error.errno in _FULL
    return False


def takes(folder: Path, size: int) -> bool:
    """Whether a folder takes ``size`` more bytes: tried, whatever it is that would refuse."""
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(bytes(size))
            trial.flush()
    except OSError:
        return False
    return True


def _write(part: Path, chunks: Iterable[bytes], *, private: bool) -> bytes:
    """Write and force to the disk a file that did not exist; its SHA-256."""
    digest = hashlib.sha256()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, 0o600 if private else 0o666)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # so that the next read asks the medium, not memory
            with suppress(OSError):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return digest.digest()


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        # never more than is there: a buffer of the whole limit would be made at once
        return file.read(min(limit, os.fstat(file.fileno()).st_size) + 1)


def _not_read(error: OSError | ValueError, path: Path) -> InputRefused:
    """What to tell a person when ``path`` could not be read."""
    message = _("Le fichier « {name} » ne peut pas être lu.", name=path.name)
    if windows.attributes(str(path)) & windows.AWAY:
        todo = _("Il est resté en ligne, et cet ordinateur n’y a pas accès : demandez qu’on vous "
                 "le donne sur une clé.")  # fmt: skip
    elif WINDOWS and isinstance(error, PermissionError):
        todo = _("Un autre programme le tient peut-être ouvert, l’antivirus par exemple : attendez "
                 "un instant, puis recommencez.")  # fmt: skip
    else:
        todo = _("Vérifiez que la clé est bien en place et que le fichier vous est ouvert.")
    return InputRefused(message, todo=todo)


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.digest()


def _rename(part: Path, path: Path, pause: Callable[[float], None]) -> None:
    for wait in WAITS:
        try:
            os.replace(part, path)
        except PermissionError:
            pause(wait)
        else:
            return
    try:
        os.replace(part, path)
    except PermissionError as error:
        if not path.exists():
            raise
        # the folder took the copy beside it: it is the old file that is held
        raise DiskRefused(
            _("« {name} » n’a pas été remplacé : un autre programme le tient ouvert, ou il est "
              "protégé.", name=path.name),
            safe=_("L’ancien fichier est intact."),
            todo=_("Fermez-le dans l’autre programme, puis recommencez ; ou donnez un autre nom."),
        ) from error  # fmt: skip


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_SYNC_UNKNOWN:
            raise
    finally:
        os.close(descriptor)
