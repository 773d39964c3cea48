"""What a reading has to say about a row, in words a person understands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """``row`` is the number of the line in the file, from 1 (0: the whole table).

    ``question`` is True when a person should decide, False when it is only said.
    """

    row: int
    text: str
    question: bool = False
