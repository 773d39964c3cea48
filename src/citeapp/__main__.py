"""The door: a command line when there are arguments, else the window."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from citeapp.base import installation, paths, whole
from citeapp.base.errors import ProgramDamaged

WINDOW_CHECK = "--selftest-window"
OPENED = (".citlot", ".citcarte", ".citmaj")
"""Files that a double click opens in the window: bundles, cards and updates."""


def main() -> int:
    """Run the program, or the newer version that was chosen; returns its exit status."""
    given = sys.argv[1:]
    folder, files = _window_asked(given)
    if folder is None:
        _join_console()
    newer = installation.successor()
    if newer is not None:
        status = installation.hand_over(newer, given)
        if status is not None:
            return status
    try:
        whole.check(paths.resources())
        if folder is None:
            return _command(given)
        gc.disable()  # nothing of what a start makes is rubbish: ``door`` looks again
        from citeapp.ui.starting.door import run

        return run(paths.home(Path(folder) if folder else None, os.environ), files)
    except ImportError as error:
        return _broken(whole.not_loaded(error), window=folder is not None)
    except ProgramDamaged as error:
        return _broken(error, window=folder is not None)


def _command(given: Sequence[str]) -> int:
    if list(given) == [WINDOW_CHECK]:
        from citeapp.ui.starting.start import check_window

        return check_window()
    from citeapp.cli.main import main as command_line

    _speak_utf8()
    return command_line(given)


def _broken(error: ProgramDamaged, *, window: bool) -> int:
    """Say in one sentence that the program is not whole: here, and in a window if it was asked."""
    _speak_utf8()
    print(error, file=sys.stderr, flush=True)
    if window:
        _show(str(error))
    return 1


def _show(words: str) -> None:
    """In a window of the system where that is sure to work, else by Qt, if it is whole."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "CitéApp", 0x30)
        return
    try:
        from citeapp.ui.starting.broken import tell
    except ImportError:
        return
    tell(words)


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
