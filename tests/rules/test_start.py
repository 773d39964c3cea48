"""Paint first, import later (house.md): what is heavy is not there before the first page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "citeapp.intake.matching",
    "citeapp.intake.tables",
    "citeapp.reports",
    "citeapp.usecases.duplicates",
    "docx",
    "lxml",
    "nacl",
    "odf",
    "openpyxl",
    "pypdfium2",
    "pyrage",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "sqlite_utils",
    "zstandard",
)
SOURCE = Path(__file__).resolve().parents[2] / "src"
PROGRAM = """
import sys
import citeapp.ui.starting.start, citeapp.ui.pages.week
print(" ".join(sorted(name for name in sys.argv[1:] if name in sys.modules)))
"""


def test_nothing_heavy_is_imported_before_the_first_page() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *HEAVY],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.split() == []
