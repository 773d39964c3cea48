"""What every noun has in common: a row with an identifier."""

from __future__ import annotations

from citeapp.base.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a shared table; the journal knows who wrote what and when."""

    id: str
