"""The window: how long until it can be used, and how long each everyday act takes (screens.md).

Each program runs in a fresh process, windows drawn in memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from measuring import Figure, median, percentile, run

Tell = Callable[[Figure], None]

pytestmark = pytest.mark.bench
STARTS = 5


def test_start(tell: Tell, empty: Path, ten_years_copy: Path) -> None:
    bare, on_empty, on_full = [], [], []
    run("first_page", time.time(), empty)  # byte code and disk are warm from now on
    for _round in range(STARTS):
        bare.append(run("empty_window", time.time()))
        on_empty.append(run("first_page", time.time(), empty))
        on_full.append(run("first_page", time.time(), ten_years_copy))
    for name, unit, most in (("ms", "ms", 1.5), ("mb", "MB", 2.0)):
        yardstick = median([found[name] for found in bare])
        for found, words in ((on_empty, "empty workspace"), (on_full, "ten years")):
            what = "start to the first page" if name == "ms" else "memory after the start"
            tell(
                Figure(
                    f"{what}, {words}",
                    median([one[name] for one in found]),
                    unit,
                    yardstick,
                    "empty window",
                    most_times=most,
                )
            )
    tell(
        Figure(
            "start to the frame of the window, ten years",
            median([found["frame"] for found in on_full]),
            yardstick=median([found["ms"] for found in bare]),
            against="empty window",
        )
    )


def test_pages(tell: Tell, ten_years_copy: Path) -> None:
    found = run("everyday", ten_years_copy, "pages")
    repaint = median(found["repaint"])
    for page, (first, again) in found["pages"].items():
        tell(Figure(f"page {page}, first time", first, "ms", repaint, "repaint", most=100))
        tell(Figure(f"page {page}, again", again, "ms", repaint, "repaint", most=100))
    tell(Figure("memory after all pages", found["mb"], "MB"))


def test_keys(tell: Tell, ten_years_copy: Path) -> None:
    found = run("everyday", ten_years_copy, "keys")
    bare = found["bare"]
    for share, most in ((50, 16), (99, 50)):
        tell(
            Figure(
                f"a key to its pixel in a note, {share} %",
                percentile(found["typing"], share),
                "ms",
                percentile(bare, share),
                "bare field",
                most=most,
            )
        )
    tell(
        Figure(
            "longest block while a note is typed and kept",
            found["kept"],
            "ms",
            most=100,
        )
    )
    tell(
        Figure(
            "first search results, each letter",
            median(found["search"]),
            "ms",
            median(found["repaint"]),
            "repaint",
            most=16,
        )
    )


def test_states(tell: Tell, ten_years_copy: Path) -> None:
    found = run("everyday", ten_years_copy, "states")
    run("crowd", ten_years_copy)
    crowded = run("everyday", ten_years_copy, "states")
    for one in (found, crowded):
        tell(
            Figure(
                f"one state change in the tableau, {one['rows']} open actions",
                median(one["states"]),
                "ms",
                median(one["repaint"]),
                "repaint",
                most=16,
            )
        )


def test_blocks(tell: Tell, ten_years_copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("fill", other, 2, "Karim Exemple")
    found = run("blocks", ten_years_copy, other)
    quiet = found.pop("nothing")
    for work, longest in found.items():
        tell(
            Figure(f"longest block during: {work}", longest, "ms", quiet, "nothing to do", most=100)
        )


def test_pasting(tell: Tell, empty: Path) -> None:
    found = run("pasting", empty)
    quiet = found.pop("nothing")
    for what, longest in found.items():
        tell(
            Figure(
                f"longest block, pasted: {what}", longest, "ms", quiet, "nothing to do", most=100
            )
        )


def test_scrolling(tell: Tell) -> None:
    found = run("scrolling")
    for share, most in ((50, None), (99, None), (100, 50)):
        tell(
            Figure(
                f"a frame while scrolling 100,000 rows, {share} %",
                percentile(found["frames"], share),
                "ms",
                percentile(found["bare"], share),
                "plain table",
                most=most,
            )
        )


def test_typical_rencontre(tell: Tell, tmp_path: Path) -> None:
    found = run("hold", tmp_path)
    tell(
        Figure(
            "key presses of the typical rencontre, without words", found["presses"], "", most=120
        )
    )
    tell(Figure("clicks of the same with the mouse alone", found["clicks"], ""))
