"""What is lost of typed text when the window is killed (screens.md: at most one second)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from killing import loss
from measuring import Figure, median

Tell = Callable[[Figure], None]

pytestmark = pytest.mark.bench
KILLS = 50


def test_kills(tell: Tell, tmp_path: Path) -> None:
    found = [loss(tmp_path / str(seed), seed) for seed in range(KILLS)]
    seconds = [one.seconds for one in found]
    letters = [one.letters for one in found]
    told = sum(1 for one in found if one.recovered)
    for words, pick in (("median", median), ("worst", max)):
        tell(Figure(f"typing lost over {KILLS} kills, {words}", pick(seconds), "s", most=1))
        tell(Figure(f"letters lost over {KILLS} kills, {words}", pick(letters), ""))
    tell(Figure(f"starts that recovered something, of {KILLS}", told, ""))
