"""What the file holds of a person: rows that belong to them, texts that may name them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from citeapp.base.frozen import dataclass
from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED

_NAMELESS = frozenset(
    {
        "programme",
        "facilitator",
        "machine",
        "list_entry",
        "import_profile",
        "same_as",
        "passed_over",
        "attachment_part",  # bytes written in letters
    }
)
_NAMES = frozenset(
    {"first_name", "last_name", "name", "name_snapshot", "organisation_snapshot", "display_name"}
    | {"phone", "email", "website", "address", "uai", "postcode", "commune"}
)
"""Columns with a name of their own: another person's surname names nobody else."""


@dataclass(frozen=True)
class Cell:
    """A text as it stood in some operation; ``place`` is (table, row, column)."""

    place: tuple[str, str, str]
    text: str


def shown(connection: Connection, rows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of some rows that stand in their tables."""
    return {
        (table, pk)
        for table, pk in rows
        if table in SHARED
        and connection.value(f'SELECT 1 FROM "{table}" WHERE id = ?', (pk,)) is not None
    }


def texts_like(connection: Connection, patterns: Sequence[str]) -> Iterator[Cell]:
    """Texts that people typed and that match one of some GLOB patterns, older versions too."""
    if not patterns:
        return
    likes = " OR ".join("val GLOB ?" for _pattern in patterns)
    # a foreign program may have written letters as \u escapes: those are all looked at
    cursor = connection.raw.execute(
        "SELECT tbl, pk, val FROM (SELECT tbl, pk, val FROM _s_op WHERE kind IN ('I', 'U', 'R') "
        f"LIMIT -1) WHERE {likes} OR instr(val, '\\u') > 0",  # each is told once
        list(patterns),
    )
    for table, pk, values in cursor:
        if table not in _NAMELESS:
            for column, text in json.loads(values).items():
                if isinstance(text, str) and _is_words(table, column):
                    yield Cell((table, pk, column), text)


def text_now(connection: Connection, place: tuple[str, str, str]) -> str:
    """What stands in a cell, nothing when its row is gone."""
    table, pk, column = place
    if table not in SHARED or column not in SHARED[table].column_names:
        return ""
    return str(connection.value(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (pk,)) or "")


def drafts(connection: Connection) -> list[tuple[str, str]]:
    """(place, text) of what is typed and not an operation yet."""
    return [(place, text) for place, text in connection.rows("SELECT place, text FROM _s_draft")]


def _is_words(table: str, column: str) -> bool:
    if column in _NAMES or column.endswith(("_id", "_code", "_key")):
        return False
    declared = SHARED.get(table)
    known = {c.name: c for c in declared.columns} if declared else {}
    return column not in known or " code" not in known[column].comment
