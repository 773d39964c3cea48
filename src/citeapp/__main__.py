"""The door: a command line when there are arguments, else the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WINDOW_CHECK = "--selftest-window"


def main() -> int:
    """Run the program; returns its exit status."""
    given = sys.argv[1:]
    if given == [WINDOW_CHECK]:
        from citeapp.ui.start import check_window

        return check_window()
    if not given or (len(given) == 2 and given[0] == "--home"):
        from citeapp.base import paths
        from citeapp.ui.start import run

        return run(paths.home(Path(given[1]) if given else None, os.environ))
    from citeapp.cli.main import main as command_line

    return command_line(given)


if __name__ == "__main__":
    sys.exit(main())
