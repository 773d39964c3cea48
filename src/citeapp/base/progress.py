"""How long work says where it stands, and learns that a person asked it to stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # not an error: a person asked for it
    """Raised inside long work after someone pressed Arrêter; the work must leave no trace."""


class Progress(Protocol):
    """Handed to long work by whoever shows it."""

    def tell(self, share: float, words: str = "") -> None:
        """``share`` from 0 to 1 (negative: unknown), ``words`` in French. May raise Cancelled."""
        ...

    @property
    def cancelled(self) -> bool:
        """Whether someone asked to stop; cheap, and safe on any thread."""
        ...


class Silent:
    """Nobody watches: nothing is shown and nothing is stopped."""

    def tell(self, share: float, words: str = "") -> None:
        """Says it to nobody."""

    @property
    def cancelled(self) -> bool:
        return False


SILENT = Silent()
