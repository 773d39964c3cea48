"""Every text of a document passed through one function: tidied spaces, drawable letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from citeapp.reports.content import Document

_KEPT = frozenset({"accent", "address", "language", "paper", "picture", "pictures", "shape"})


def each_text(document: Document, change: Callable[[str], str]) -> Document:
    """``document`` with ``change`` applied to each text it shows, whatever the block."""
    changed: Document = _changed(document, change)
    return changed


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple([_changed(part, change) for part in value])
    if names := _changing(value.__class__):
        return replace(value, **{name: _changed(getattr(value, name), change) for name in names})
    return value


@cache
def _changing(kind: type) -> tuple[str, ...]:
    """The fields of a block that may hold texts."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _KEPT)
