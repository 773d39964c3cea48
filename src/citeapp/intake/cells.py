"""What stands in one cell of a table, and the words it shows."""

from __future__ import annotations

from datetime import date, datetime, time

from citeapp.base.language import _

Cell = str | int | float | bool | date | time
"""A cell; the empty one is ``""``. Dates with a time of day are ``datetime``, a ``date``."""


def text(cell: Cell) -> str:
    """A cell as a person would read it: « 25/09/2025 », « 7 », « oui »."""
    if isinstance(cell, bool):
        return _("oui") if cell else _("non")
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return str(cell)
