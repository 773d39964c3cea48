"""How much of the counter someone unfolded; it stays so when the counter is built anew."""

from __future__ import annotations

from dataclasses import dataclass

FIRST = 10
"""Questions drawn at first; so many more come with each « Voir la suite »."""


@dataclass
class Unfolded:
    """Kept by whoever builds the counter, changed by the links of the counter itself."""

    questions: int = FIRST
    settled: bool = False
    every_lot: bool = False
