"""What an erasure leaves of an operation (exchange.md, Erasure): its dot, and a bare count.

E on a row takes every row that belongs to it along: of a person the presences, memberships,
functions, lines about them. Of a presence the numbers stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

ENDINGS = frozenset({"E", "X"})
"""Operations that erase: a row, a cell. Never set aside, never undone, in every bundle."""

LINKS = ("person_id", "owner_id", "row_id")
"""Columns by which a row belongs to another: erased, that one takes it along."""

KEPT: Mapping[str, tuple[str, ...]] = {"attendance": ("meeting_id", "state", "audience_code")}
"""Tables whose rows stay as a count: someone of this audience was at this rencontre."""

ERASED_WITH = "erased_with"
"""Stands in an emptied operation for its whole content: the identifier that the erase list
names already, so that any machine knows the row again, whatever arrives first."""


def emptied(table: str, values: Mapping[str, object], owner: str) -> dict[str, object]:
    """What stays of an operation on a row that went with ``owner``."""
    kept = {name: value for name, value in values.items() if name in KEPT.get(table, ())}
    return {**kept, ERASED_WITH: owner}


def reference(id: str) -> str:
    """What to note on the person's request: the same on every machine, and no name."""
    return "E-" + hashlib.sha256(id.encode()).hexdigest()[:6].upper()
