"""``python -m delivery linux`` or ``windows``: make one product, and test it."""

from __future__ import annotations

import sys

from delivery import linux, windows

TARGETS = {"linux": linux.deliver, "windows": windows.deliver}


def main(given: list[str]) -> int:
    """Make the product named; 2 when there is none of that name."""
    if len(given) != 1 or given[0] not in TARGETS:
        print(f"Choose a target: {', '.join(TARGETS)}.", file=sys.stderr)
        return 2
    return TARGETS[given[0]]()


sys.exit(main(sys.argv[1:]))
