"""The door: a command line when there are arguments, else the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; returns its exit status."""
    if len(sys.argv) > 1:
        from citeapp.cli.main import main as command_line

        return command_line(sys.argv[1:])
    from citeapp.ui.app import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
