"""One signal tells every screen what was touched; screens read again what concerns them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

EVERYTHING = frozenset({"*"})
"""After an undo, a merge, or a write by another process."""


class Changes(QObject):
    """``changed(frozenset of nouns)``: « action », « meeting », « person »… or EVERYTHING."""

    coming = Signal(object)
    """The same, before anybody reads."""
    changed = Signal(object)

    def notify(self, nouns: Iterable[str]) -> None:
        """Tell that rows of these nouns were written."""
        touched = frozenset(nouns)
        if touched:
            self.coming.emit(touched)
            self.changed.emit(touched)


def touches(changes: frozenset[str], *nouns: str) -> bool:
    """Whether a page that shows ``nouns`` must read again."""
    return "*" in changes or not changes.isdisjoint(nouns)
