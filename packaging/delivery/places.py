"""Where things lie in the clone, and what the product is called."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "citeapp.spec"
LOCK = ROOT / "requirements.lock"
WORK = ROOT / "build"
DIST = ROOT / "dist"
SELFTEST_SECONDS = 120
"""A missing library makes the program hang, not die."""


def version() -> str:
    """The version of the program, read without importing it."""
    source = (ROOT / "src" / "citeapp" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if found is None:
        raise SystemExit("src/citeapp/__init__.py names no version")
    return found[1]


def built_on() -> int:
    """The second of the last commit, since 1970: the date of everything in the product."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 else 1_700_000_000


def steady() -> dict[str, str]:
    """Variables under which two builds of one commit give the same files."""
    return {"SOURCE_DATE_EPOCH": str(built_on()), "PYTHONHASHSEED": "1"}


def lean() -> dict[str, str]:
    """Variables under which PyInstaller packs Python modules small.

    They keep their lines, for a traceback, without the columns. They are laid in as they are:
    the archive and the installer press all of them at once, which takes half the room of each
    pressed by itself, and the program starts without unpacking any.
    """
    return {"PYTHONNODEBUGRANGES": "1", "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}


def must(command: list[str | Path], **options: object) -> None:
    """Run a step; the build ends where one fails."""
    done = subprocess.run([str(part) for part in command], **options)  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(f"This failed: {' '.join(str(part) for part in command)}")


def say(words: str) -> None:
    print(f"== {words}", flush=True)
    sys.stdout.flush()
