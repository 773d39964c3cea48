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
BEHIND_THE_FRAME = (
    "citeapp.base.files",
    "citeapp.ui.messages",
    "citeapp.ui.starting.start",
    "citeapp.ui.widgets.dialog",
    "citeapp.ui.widgets.fields",
    "citeapp.usecases",
    "sqlcipher3",
)
"""Imported once the frame of the window is painted."""
SOURCE = Path(__file__).resolve().parents[2] / "src"
FRAME = "citeapp.__main__, citeapp.ui.starting.door"
FIRST_PAGE = "citeapp.ui.starting.start, citeapp.ui.pages.week"
PROGRAM = """
import sys
import {}
print(" ".join(sorted(name for name in sys.argv[1:] if name in sys.modules)))
"""


def loaded(parts: str, sought: tuple[str, ...]) -> list[str]:
    """Which of the modules ``sought`` come with ``parts`` of the program."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(parts), *sought],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.split()


def test_nothing_heavy_is_imported_before_the_first_page() -> None:
    assert loaded(FIRST_PAGE, HEAVY) == []


def test_the_frame_is_painted_with_little() -> None:
    assert loaded(FRAME, BEHIND_THE_FRAME + HEAVY) == []
