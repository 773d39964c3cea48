"""Which collectifs a row concerns: its own, its rencontre's, those of the people it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeapp.domain.collective import Membership
from citeapp.store import joined
from citeapp.store.schema import SHARED
from citeapp.usecases.session import Session

_DEPTH = 4
"""A line belongs to a point, which belongs to a rencontre, which belongs to a collectif."""


def collectives_of(
    session: Session, noun: str, row: Mapping[str, Any], depth: int = _DEPTH
) -> frozenset[str]:
    """Identifiers of the collectifs, as they are shown; none for what is everyone's."""
    connection = session.workspace.connection
    if noun == "collective":
        return frozenset({joined.leading(connection, str(row["id"]))})
    if row.get("collective_id"):
        return frozenset({joined.leading(connection, str(row["collective_id"]))})
    if noun == "person":
        shown = joined.leading(connection, str(row["id"]))
        known = session.rows(Membership).matching(person_id=shown)
        return frozenset(membership.collective_id for membership in known)
    found: frozenset[str] = frozenset()
    for table, id in _named(noun, row):
        above = joined.stored(connection, table, id) if depth else {}
        if above:
            found |= collectives_of(session, table, above, depth - 1)
    return found


def _named(noun: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(table, identifier) of the rows that a row names."""
    if noun == "same_as":
        return [(str(row["noun"]), str(row[side])) for side in ("a", "b")]
    return [
        (table, str(row[column.name]))
        for column in SHARED[noun].columns
        if row.get(column.name)
        for table in column.refers.split()
    ]
