"""The door: a command line when there are arguments, else the window."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

WINDOW_CHECK = "--selftest-window"


def main() -> int:
    """Run the program; returns its exit status."""
    given = sys.argv[1:]
    if given == [WINDOW_CHECK]:
        from citeapp.ui.start import check_window

        return check_window()
    folder = _home_alone(given)
    if folder is not None:
        from citeapp.base import paths
        from citeapp.ui.door import run

        return run(paths.home(Path(folder) if folder else None, os.environ))
    from citeapp.cli.main import main as command_line

    _join_console()
    _speak_utf8()
    return command_line(given)


def _home_alone(given: Sequence[str]) -> str | None:
    """The folder of ``--home`` (or nothing) when nothing else is asked; None for a command."""
    match given:
        case []:
            return ""
        case ["--home", folder]:
            return folder
        case [one] if one.startswith("--home="):
            return one.removeprefix("--home=")
    return None


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
