"""Enumerations: stable English codes, French labels looked up when shown (domain.md 8.3)."""

from __future__ import annotations

from collections.abc import Iterator

from citeapp.base.language import _


class Enumeration:
    """A closed list of codes with their French labels, in the order of the trade."""

    def __init__(self, name: str, **labels: str) -> None:
        self.name = name
        self._labels = labels

    def __contains__(self, code: object) -> bool:
        return code in self._labels

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def label(self, code: str | None) -> str:
        """The French label; an unknown code (from a newer version) is shown as it stands."""
        return _(self._labels[code]) if code in self._labels else (code or "")

    def pairs(self) -> list[tuple[str, str]]:
        """``(code, label)`` for a choice list."""
        return [(code, self.label(code)) for code in self]
