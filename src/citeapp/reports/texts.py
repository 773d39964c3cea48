"""Every text of a document passed through one function: tidied spaces, drawable letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from citeapp.reports.content import Document

_KEPT = frozenset({"accent", "address", "language", "paper", "picture", "shape"})


def each_text(document: Document, change: Callable[[str], str]) -> Document:
    """``document`` with ``change`` applied to each text it shows, whatever the block."""
    changed: Document = _changed(document, change)
    return changed


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: _changed(getattr(value, field.name), change)
            for field in fields(value)
            if field.name not in _KEPT
        }
        return replace(value, **parts)
    return value
