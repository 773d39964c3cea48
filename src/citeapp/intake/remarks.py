"""What a reading has to say about a row, in words a person understands."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.language import _


@dataclass(frozen=True)
class Remark:
    """``row`` is the number of the line in the file, from 1 (0: the whole table).

    ``question`` is True when a person should decide, False when it is only said. ``left``
    when the row is not taken over at all: the text says why. ``name``: it is said of how this
    name was read, and falls away once a person said how it is to be read.
    """

    row: int
    text: str
    question: bool = False
    left: bool = False
    name: str = ""


def total(row: int) -> Remark:
    """A line that adds up the others."""
    return Remark(row, _("ligne de total : le programme compte lui-même"), left=True)
