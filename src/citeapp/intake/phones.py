"""Telephone numbers as typed and as spreadsheets spoil them."""

from __future__ import annotations

import re

from citeapp.base.frozen import dataclass
from citeapp.intake.cells import Cell, text

_FRENCH = re.compile(r"0[1-9]\d{8}")


@dataclass(frozen=True)
class Phone:
    """``digits`` as stored: ten digits, or ``+`` and digits for another country.

    ``zero_restored``: the sheet had dropped the leading zero. ``understood`` is False
    when the cell is no number: ``digits`` then holds what was written.
    """

    digits: str = ""
    zero_restored: bool = False
    understood: bool = True


def phone(cell: Cell) -> Phone:
    """Reads one number; of « 06… / 03… » the first, see :func:`phones`."""
    found = phones(cell)
    return found[0] if found else Phone()


def phones(cell: Cell) -> tuple[Phone, ...]:
    """Every number in the cell, in order; nothing for an empty cell."""
    written = text(cell).strip()
    if not written:
        return ()
    return tuple(_one(part) for part in re.split(r"\s*(?:[/;,]|\bou\b|\bet\b)\s*", written) if part)


def _one(written: str) -> Phone:
    compact = re.sub(r"\(0\)|[^\d+]", "", written)
    if re.search(r"[^\W\d_]{3}", written):
        return Phone(written, understood=False)
    national = re.sub(r"^(?:\+33|0033)0?", "0", compact)
    if _FRENCH.fullmatch(national):
        return Phone(national)
    if re.fullmatch(r"[1-9]\d{8}", compact):
        return Phone("0" + compact, zero_restored=True)
    if re.fullmatch(r"33[1-9]\d{8}", compact):
        return Phone("0" + compact[2:])
    if re.fullmatch(r"(?:\+|00)[1-9]\d{6,14}", compact):
        return Phone("+" + compact.removeprefix("00").removeprefix("+"))
    return Phone(written, understood=False)
