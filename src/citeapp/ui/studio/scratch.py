"""Folders that pictures of the window need for a moment: gone when the program ends."""

from __future__ import annotations

import tempfile
from pathlib import Path

_kept: list[tempfile.TemporaryDirectory[str]] = []
"""Removed with the interpreter, each with what is in it."""


def folder() -> Path:
    """A new empty folder."""
    made = tempfile.TemporaryDirectory(prefix="citeapp-scene-", ignore_cleanup_errors=True)
    _kept.append(made)
    return Path(made.name)
