"""How long someone waits who asks to be forgotten: in a workspace of a million values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from measuring import Figure, run

Tell = Callable[[Figure], None]

pytestmark = pytest.mark.bench
SCALE = 1.0
"""1.0 makes a million values."""
ROUNDS = 7


def test_erasing_one_person(tell: Tell, tmp_path: Path) -> None:
    made = run("erasing", tmp_path, SCALE, ROUNDS)
    where = f"from {made['values'] / 1e6:.2f} million values"
    tell(
        Figure(
            f"erasing one person {where}",
            made["erase"],
            "ms",
            made["plain"],
            "plain deletion",
            most=50,
        )
    )
    tell(Figure("the slowest of them", made["worst"], "ms"))
    tell(Figure("looking at what it concerns, all texts searched", made["look"], "ms"))
    tell(Figure("sweeping file and one backup afterwards", made["sweep"], "s"))
