"""Files that machines give each other: by a double click, or dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

EXCHANGED = frozenset({".citlot", ".citcarte"})
"""Endings of bundles and cards."""
UPDATE = ".citmaj"
"""The ending of a file that brings a newer version of the program."""


def exchanged(dragged: QMimeData) -> list[Path]:
    """The bundles, cards and updates among what is dragged over the window."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in {*EXCHANGED, UPDATE}]


def updates(paths: list[Path]) -> list[Path]:
    """The updates among files, however they came."""
    return [path for path in paths if path.suffix.lower() == UPDATE]
