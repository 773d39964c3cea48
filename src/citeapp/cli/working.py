"""Where long work stands: one line on stderr that leaves no trace, on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from citeapp.base import french
from citeapp.base.progress import SILENT
from citeapp.usecases.session import Session


class Line:
    """A Progress that writes over itself."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._width = 0

    def tell(self, share: float, words: str = "") -> None:
        """« Lecture de liste.csv… 40 % », « Lecture des lots… fusion »."""
        percent = "" if share < 0 else f"{round(100 * share)}{french.NBSP}%"
        self._write(" ".join(part for part in (self._title, words, percent) if part))

    @property
    def cancelled(self) -> bool:
        return False  # Ctrl+C interrupts by itself

    def clear(self) -> None:
        """Leave the line as it was."""
        self._write("")

    def _write(self, text: str) -> None:
        blank = " " * (self._width - len(text))
        print(f"{text}{blank}", end="\r", file=sys.stderr, flush=True)
        self._width = len(text)


@contextmanager
def working(title: str, session: Session | None = None) -> Iterator[None]:
    """Show ``title`` while the work inside lasts, and what the session tells of it."""
    if not sys.stderr.isatty():
        yield
        return
    line = Line(title)
    line.tell(-1)
    if session is not None:
        session.progress = line
    try:
        yield
    finally:
        if session is not None:
            session.progress = SILENT
        line.clear()
