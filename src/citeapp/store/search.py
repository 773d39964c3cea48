"""Full-text search over every noun, accents and ligatures ignored on both sides."""

from __future__ import annotations

from citeapp.base.text import LIGATURES
from citeapp.store import indexing
from citeapp.store.connection import Connection

RANKED_FROM = 4
"""Shorter prefixes are common: ranking them over a large base costs too much (house.md)."""


def search(connection: Connection, text: str, *, limit: int = 50) -> list[tuple[str, str]]:
    """(table, identifier) of the rows that hold every word, the last one as a prefix too."""
    query = match_query(text)
    if not query:
        return []
    indexing.catch_up_if_free(connection)
    longest = max(len(word) for word in _words(text))
    order = "ORDER BY rank" if longest >= RANKED_FROM else ""
    found = connection.rows(
        "SELECT d.tbl, d.pk FROM _s_search s JOIN _s_document d ON d.n = s.rowid "
        f"WHERE _s_search MATCH ? {order} LIMIT ?",
        (query, limit),
    )
    return [(table, pk) for table, pk in found]


def match_query(text: str) -> str:
    """Each word quoted, with ``*``: typed text can never be query syntax."""
    return " ".join(f'"{word}"*' for word in _words(text))


def _words(text: str) -> list[str]:
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    spaced = "".join(c if c.isalnum() else " " for c in text)
    return spaced.split()
