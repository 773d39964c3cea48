"""The tables: one commented file a family of nouns, and the migrations that make them."""

from __future__ import annotations

from citeapp.store.schema import (
    collectives,
    following,
    keeping,
    meetings,
    people,
    preparing,
    publishing,
)
from citeapp.store.schema.declare import Table

SHARED: dict[str, Table] = {
    table.name: table
    for family in (people, collectives, meetings, following, preparing, keeping, publishing)
    for table in family.TABLES
}
"""Every table whose rows travel between machines; each is journalled."""
