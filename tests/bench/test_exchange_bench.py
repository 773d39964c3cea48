"""Exchanges on a million values, through the real files and use cases (issue 3, figures).

The yardstick is the same library with the same settings: INSERT … SELECT of the same rows into
the same tables and indexes, without journal nor search, from an attached encrypted file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from measuring import Figure, run

Tell = Callable[[Figure], None]

pytestmark = pytest.mark.bench
SCALE = 1.0
"""1.0 makes a million values."""
ROUNDS = 8
"""Bundles of ten changes, merged one after the other."""


def test_a_million_values(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "sender").mkdir()
    made = run("exchange", "prepare", tmp_path, SCALE)
    values = f"{made['values'] / 1e6:.2f} million values"
    tell(Figure(f"bundle of {values}", made["bundle_mb"], "MB", most=12 * SCALE))
    tell(
        Figure(
            f"database of {values}",
            made["database_mb"],
            "MB",
            made["tables_mb"],
            "plain tables",
            most_times=2,
        )
    )
    tell(Figure(f"writing the bundle of {values}", made["export"], "s"))
    raw = run("exchange", "raw", tmp_path)
    first = run("exchange", "merge", tmp_path, "first.citlot")
    assert first["agrees"]
    assert not first["conflicts"]
    for against, yardstick, most in (
        ("raw insert", raw["seconds"], 2.5),
        ("raw insert, searched", raw["searched"], None),
    ):
        tell(
            Figure(
                f"merging {values} into an empty workspace",
                first["seconds"],
                "s",
                yardstick,
                against,
                most_times=most,
            )
        )
    tell(Figure("indexing its words afterwards, in a quiet moment", first["words"], "s"))
    tell(Figure("peak memory of it", first["peak_mb"], "MB", most=300))
    changes(tell, tmp_path)


def changes(tell: Tell, folder: Path) -> None:
    """What happens in the workspace that is now full."""
    quarrel = run("exchange", "quarrel", folder, SCALE)
    second = run("exchange", "merge", folder, "second.citlot")
    raw = run("exchange", "raw_again", folder)
    assert second["agrees"]
    share = 100 * second["conflicts"] / quarrel["changes"]
    tell(
        Figure(
            f"merging {quarrel['changes']} changes, {share:.0f} % conflicts",
            second["seconds"],
            "s",
            raw["seconds"],
            "raw upsert",
            most_times=4,
        )
    )
    tell(Figure("indexing its words afterwards, in a quiet moment", second["words"], "s"))
    tell(Figure("peak memory of it", second["peak_mb"], "MB", most=300))
    tell(Figure("verified backup before it", second["backup"], "s"))
    run("exchange", "change", folder, ROUNDS)
    ten = run("exchange", "merge_ten", folder, ROUNDS)
    assert ten["agrees"]
    tell(Figure("merging ten changes into all of it", ten["then"], "ms", most=50))
    tell(Figure("the first of them, in a program just started", ten["first"], "ms"))
    saved = run("exchange", "save", folder)
    tell(
        Figure(
            "a single save, synced to disk",
            saved["with"],
            "ms",
            saved["without"],
            "without the journal",
            most_times=1.3,
        )
    )
