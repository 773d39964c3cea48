"""``python -m delivery linux`` or ``windows``: make one product, and test it.

With ``--sign KEYFILE`` also the update file that brings it to a machine that has an older one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from delivery import linux, updates, windows
from delivery.places import DIST, say, version

TARGETS = {"linux": linux.deliver, "windows": windows.deliver}
PRODUCTS = {
    "linux": f"citeapp-{version()}-linux-x86_64.tar.xz",
    "windows": f"citeapp-{version()}-windows-portable.zip",
}


def main(given: list[str]) -> int:
    """Make the product named; 2 when there is none of that name."""
    target, *rest = given or [""]
    sign = rest[1:] if rest[:1] == ["--sign"] else []
    if target not in TARGETS or len(rest) != 2 * len(sign):
        print(f"Choose a target: {', '.join(TARGETS)} (and --sign KEYFILE).", file=sys.stderr)
        return 2
    status = TARGETS[target]()
    if not sign:
        say(updates.unsigned())
    elif not status:
        updates.make(target, DIST / target / PRODUCTS[target], Path(sign[0]))
    return status


sys.exit(main(sys.argv[1:]))
