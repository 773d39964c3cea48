"""Times of day as written: « 17h », « 17 h 30 », « 17:30 », « 17H30-19H », « 14h/16h »."""

from __future__ import annotations

import re
from datetime import datetime, time

from citeapp.intake.cells import Cell, text

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s*(?:[hH:]|heures?)\s*([0-5]\d)?(?!\d)")


def times(cell: Cell) -> tuple[time | None, time | None]:
    """Start and end; None for what is not said."""
    if isinstance(cell, datetime):
        return cell.time(), None
    if isinstance(cell, time):
        return cell, None
    found = [time(int(match[1]), int(match[2] or 0)) for match in _TIME.finditer(text(cell))]
    start, end = (*found, None, None)[:2]
    return start, end
