"""Where the packaged program stands, and which of its versions a start hands over to.

    CiteApp/              what the start menu, the desktop and the stick name: it never moves
      citeapp.exe         runs itself, or hands over to the version that ``current.txt`` names
      current.txt         « 0.2.0 », then the way back: « 0.1.0 16 », version and schema before
      versions/0.2.0/     a whole product, brought by an update file

Newer versions stand inside the folder: a portable one is copied whole, and whoever removes the
program removes them too. No shortcut is ever rewritten. ``current.txt`` gives a number, never a
path, and only one newer than the program itself is followed: an installer run later wins.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from citeapp import __version__
from citeapp.base.frozen import dataclass

VERSIONS = "versions"
CURRENT = "current.txt"
PROGRAM = "citeapp.exe" if sys.platform == "win32" else "citeapp"
TARGET = "windows" if sys.platform == "win32" else "linux"
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){2}")
_LARGEST = 200
"""Bytes of ``current.txt`` that are read: it holds two short lines."""


@dataclass(frozen=True)
class Before:
    """The version that ran before an update, and the schema its data had."""

    version: str
    schema: int


@dataclass(frozen=True)
class Current:
    """What ``current.txt`` says: the version to run, and the way back from it, if any."""

    version: str
    before: Before | None = None


@dataclass(frozen=True)
class Installation:
    """``folder`` never moves; ``running`` is the folder of the program that asks."""

    folder: Path
    running: Path

    def place(self, version: str) -> Path:
        """Where an update of that version stands, or will."""
        return self.folder / VERSIONS / version

    def program(self, version: str) -> Path:
        """What starts that version."""
        return self.place(version) / PROGRAM

    def current(self) -> Current | None:
        """What was chosen; None where nothing was, or nothing that makes sense."""
        try:
            with (self.folder / CURRENT).open("rb") as file:
                lines = file.read(_LARGEST).decode("ascii").splitlines()
            if not is_version(lines[0]):
                return None
            version, _space, schema = (*lines, "")[1].partition(" ")
            way = Before(version, int(schema)) if is_version(version) else None
            return Current(lines[0], way)
        except (OSError, ValueError, IndexError):
            return None

    def choose(self, version: str, before: Before | None = None) -> None:
        """From the next start on, run ``version``. Raises DiskRefused."""
        from citeapp.base.files import write_verified  # a start only reads

        lines = [version, *([f"{before.version} {before.schema}"] if before else [])]
        write_verified(self.folder / CURRENT, "\n".join((*lines, "")).encode())

    def keep_only(self, *versions: str) -> None:
        """Remove what other updates brought, as far as the disk lets us."""
        import shutil

        with suppress(OSError):
            for path in (self.folder / VERSIONS).iterdir():
                if path.name not in versions:
                    shutil.rmtree(path, ignore_errors=True)


def here() -> Installation | None:
    """The installation that runs; None from a clone."""
    if not getattr(sys, "frozen", False):
        return None
    running = Path(sys.executable).resolve().parent
    brought = running.parent.name == VERSIONS and is_version(running.name)
    return Installation(running.parents[1] if brought else running, running)


def is_version(text: str) -> bool:
    """Whether this is a version: three numbers, « 0.2.0 »."""
    return _VERSION.fullmatch(text) is not None


def number(version: str) -> tuple[int, ...]:
    """What versions are compared by."""
    return tuple(map(int, version.split(".")))


def successor() -> Path | None:
    """The newer program that was chosen; None when this one is to run itself."""
    place = here()
    chosen = place.current() if place is not None and place.running == place.folder else None
    if place is None or chosen is None or number(chosen.version) <= number(__version__):
        return None
    program = place.program(chosen.version)
    return program if program.is_file() else None


def hand_over(program: Path, given: Sequence[str]) -> int | None:
    """Run ``program`` in our stead: its exit status, or None if it does not even start.

    On Windows this process waits, so that what asks whether the program is open is told so.
    """
    command = [str(program), *given]
    try:
        if sys.platform != "win32":
            os.execve(program, command, environment(os.environ))
        streams = {name: getattr(sys, name) for name in ("stdin", "stdout", "stderr")}
        import subprocess  # an ordinary start hands over to nobody and does not wait for it

        usable = {name: stream for name, stream in streams.items() if _is_open(stream)}
        return subprocess.call(command, env=environment(os.environ), **usable)
    except OSError:
        return None


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables for another packaged program: without those that point into this one."""
    kept = {name: value for name, value in environ.items() if not name.startswith("_PYI_")}
    if getattr(sys, "frozen", False):
        kept.pop("LD_LIBRARY_PATH", None)
        if "LD_LIBRARY_PATH_ORIG" in kept:
            kept["LD_LIBRARY_PATH"] = kept.pop("LD_LIBRARY_PATH_ORIG")
        kept["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    return kept


def _is_open(stream: object) -> bool:
    try:
        return stream is not None and stream.fileno() >= 0  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return False
