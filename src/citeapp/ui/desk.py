"""What the shell of the window needs from the work behind it; the lead's desk provides it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Protocol

from citeapp.base.frozen import dataclass
from citeapp.ui.widgets.navigation import Waiting


@dataclass(frozen=True)
class Hit:
    """One thing found by the palette, and where it opens: ``page.open(**target)``."""

    title: str
    subtitle: str
    page: str
    target: Mapping[str, str] = field(default_factory=dict)
    icon: str = "search"


class Desk(Protocol):
    """Texts come ready to be shown, in French; every call returns within a few milliseconds."""

    @property
    def profile(self) -> str:
        """« Samira · animatrice »."""
        ...

    @property
    def is_coordinator(self) -> bool:
        """Whether the coordinator's pages are shown."""
        ...

    @property
    def notice(self) -> str:
        """What must be known on every page (« Démonstration : … »), or nothing."""
        ...

    def undo(self) -> str | None:
        """Undo the last act and return its label, or None when there is nothing to undo."""
        ...

    def redo(self) -> str | None:
        """Do it again and return its label, or None."""
        ...

    def undo_label(self) -> str | None:
        """What ``undo`` would undo."""
        ...

    def redo_label(self) -> str | None:
        """What ``redo`` would do again."""
        ...

    def last_saved(self) -> str:
        """« Enregistré à 18 h 42 », or nothing yet."""
        ...

    def last_backup(self) -> str:
        """« Copie vérifiée il y a 2 h », or that there is none."""
        ...

    def counts(self) -> Mapping[str, Waiting]:
        """How much waits on each page, by page key, and what it is."""
        ...

    def search(self, text: str) -> Sequence[Hit]:
        """Everything that matches, best first; accents and ligatures ignored."""
        ...
