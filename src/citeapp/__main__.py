"""The door: a command line when there are arguments, else the window."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

WINDOW_CHECK = "--selftest-window"
OPENED = (".citlot", ".citcarte")
"""Files that a double click opens in the window: bundles and cards."""


def main() -> int:
    """Run the program; returns its exit status."""
    given = sys.argv[1:]
    if given == [WINDOW_CHECK]:
        from citeapp.ui.start import check_window

        return check_window()
    folder, files = _window_asked(given)
    if folder is not None:
        from citeapp.base import paths
        from citeapp.ui.door import run

        return run(paths.home(Path(folder) if folder else None, os.environ), files)
    from citeapp.cli.main import main as command_line

    _join_console()
    _speak_utf8()
    return command_line(given)


def _window_asked(given: Sequence[str]) -> tuple[str | None, list[Path]]:
    """The folder of ``--home`` (or nothing) and the files to take in; None for a command."""
    folder, rest = "", list(given)
    if rest and rest[0].startswith("--home="):
        folder = rest.pop(0).removeprefix("--home=")
    elif len(rest) > 1 and rest[0] == "--home":
        folder = rest[1]
        del rest[:2]
    if all(one.lower().endswith(OPENED) for one in rest):
        return folder, [Path(one) for one in rest]
    return None, []


def _join_console() -> None:
    """On Windows the packaged program has no console of its own: it speaks in the caller's."""
    if sys.platform == "win32" and sys.stdout is None:
        import ctypes

        if ctypes.windll.kernel32.AttachConsole(-1):
            sys.stdin = open("CONIN$", encoding="utf-8")  # noqa: SIM115  # as long as the program
            sys.stdout = open("CONOUT$", "w", encoding="utf-8")  # noqa: SIM115
            sys.stderr = sys.stdout
        else:  # started without any: words have nowhere to go
            sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _speak_utf8() -> None:
    """Files and pipes hold UTF-8 whatever the system's habit; a terminal keeps its own."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            errors = "surrogateescape" if stream is sys.stdin else "replace"
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=errors)


if __name__ == "__main__":
    sys.exit(main())
