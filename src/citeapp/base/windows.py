"""What Windows says of folders: kinds of drives, marks of files that are kept online, and the
folders that programs have registered as copied by them. Asked nowhere else."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

AWAY = 0x1000 | 0x40000 | 0x400000
"""Marks of a file whose content is online only: offline, recalled when opened, recalled when read
(FILE_ATTRIBUTE_…)."""
ONLINE = AWAY | 0x80000 | 0x100000
"""Marks of what a program keeps in step with a copy online: those, pinned here, unpinned."""
_REGISTERED = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
"""Where each such program writes « OneDrive!S-1-5-21-…!Business1 » and the folders of accounts."""


def drive_type(root: str) -> int:
    r"""What GetDriveTypeW says of « C:\ »."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


def attributes(path: str) -> int:
    """The marks of a file or folder; none where it is not there."""
    try:
        return int(getattr(os.lstat(path), "st_file_attributes", 0))
    except (OSError, ValueError):
        return 0


def copied_folders() -> list[tuple[str, str]]:
    """Program and folder, as the programs that copy folders have registered them."""
    if sys.platform != "win32":
        return []
    import winreg

    found: list[tuple[str, str]] = []
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REGISTERED) as programs:
        for n in range(winreg.QueryInfoKey(programs)[0]):
            name = winreg.EnumKey(programs, n)
            with suppress(OSError), winreg.OpenKey(programs, rf"{name}\UserSyncRoots") as accounts:
                for m in range(winreg.QueryInfoKey(accounts)[1]):
                    folder = winreg.EnumValue(accounts, m)[1]
                    if folder and isinstance(folder, str):
                        found.append((name.partition("!")[0], folder))
    return found
