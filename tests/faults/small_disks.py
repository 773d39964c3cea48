"""Disks of some megabytes that fill to the last byte, where the system lets us make them."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SMALL = 4_000_000
"""Bytes of a disk that fills soon."""


@contextmanager
def disk(folder: Path, size: int = SMALL) -> Iterator[Path]:
    """A disk of ``size`` bytes where mounting works; else a folder that refuses bigger files."""
    folder.mkdir()
    if not mounted(folder, size):
        with limited_files(size):
            yield folder
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def mounted(folder: Path, size: int = SMALL) -> bool:
    """Whether a disk could be put there; to be taken away with umount."""
    return (
        shutil.which("mount") is not None
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        ).returncode
    )


@contextmanager
def limited_files(size: int = SMALL) -> Iterator[None]:
    """No file grows beyond ``size`` in this process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def fill(folder: Path) -> Path:
    """Leave no byte free; the file to remove to make room again."""
    filler = folder / "plein"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler
