"""Receiving edits of long texts, beside a text CRDT that does the same (issue 3, figures)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from measuring import Figure, run

Tell = Callable[[Figure], None]
TEXTS = 5_000


@pytest.mark.bench
def test_two_edits_each_of_long_texts(tell: Tell, tmp_path: Path) -> None:
    made = run("texts", "prepare", tmp_path, TEXTS)
    bare = run("texts", "crdt", tmp_path)
    received = run("texts", "receive", tmp_path)
    assert received["operations"] >= 2 * TEXTS
    assert not received["conflicts"]
    tell(
        Figure(
            f"receiving 2 edits of {TEXTS} texts of {made['kilobytes']:.0f} kB",
            received["seconds"],
            "s",
            bare["seconds"],
            "bare pycrdt",
            most_times=1,
        )
    )
    tell(Figure("indexing their words afterwards, in a quiet moment", received["words"], "s"))
