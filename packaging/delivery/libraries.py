"""The system's libraries in the Linux product: what PyInstaller takes along, made less.

Whoever has a window has the libraries of ``SYSTEM``; what was taken along for a part that is
left out (GTK, OpenGL) is asked for by nothing any more.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from citeapp.base.whole import system_libraries
from delivery.places import ROOT, must

SYSTEM = system_libraries(ROOT / "resources")
"""Named to those who start the program on a bare system: the file, and Debian's package."""
_LOADED = "libpython"
"""What the loader opens by its name, so that no library asks for it."""


def lessen(inner: Path) -> None:
    """Remove from the folder of the program's parts what the system has or nothing asks for."""
    for name in SYSTEM:
        (inner / name).unlink(missing_ok=True)
    while unasked := asked_by_none(needs(inner)):
        for path in unasked:
            path.unlink()
    for path in inner.iterdir():
        if path.is_symlink() and not path.exists():
            path.unlink()


def asked_by_none(asked: Mapping[Path, Iterable[str]]) -> list[Path]:
    """The libraries that none of the others asks for, of {library: names it asks for}.

    Only those beside the program or among Qt's own are looked at: modules of Python and
    plugins of Qt are opened by their path.
    """
    wanted = {name for path, names in asked.items() for name in names if name != path.name}
    return sorted(
        path
        for path in asked
        if path.name.startswith("lib")
        and path.parent.name in ("_internal", "lib")
        and path.name not in wanted
        and not path.name.startswith(_LOADED)
    )


def needs(inner: Path) -> dict[Path, list[str]]:
    """The names of libraries that each library under a folder asks for."""
    return {
        path: _needed(path)
        for path in sorted(inner.rglob("*.so*"))
        if path.is_file() and not path.is_symlink()
    }


def strip(inner: Path) -> None:
    """Take what only a debugger or a linker reads out of libraries, but for patched ones."""
    for path in needs(inner):
        if not path.parent.name.endswith(".libs"):
            must(["strip", "--strip-unneeded", "--preserve-dates", path])


def _needed(library: Path) -> list[str]:
    told = subprocess.run(
        ["objdump", "-p", str(library)], capture_output=True, text=True, check=True
    )
    lines = (line.split() for line in told.stdout.splitlines())
    return [words[1] for words in lines if words[:1] == ["NEEDED"]]
