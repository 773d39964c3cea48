"""Words that came in a large lot are indexed after it. Frozen: never edited."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE _s_later (  -- one row while rows are written whose words wait; empty else
  n INTEGER PRIMARY KEY  -- always 1
) STRICT;
CREATE TABLE _s_waiting (  -- rows whose words are not in the full-text table as they stand
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- row
  was TEXT,  -- the words that the full-text table still has of it; NULL: none
  PRIMARY KEY (tbl, pk)
) STRICT, WITHOUT ROWID
"""


def apply(connection: Connection) -> None:
    """Nothing waits yet."""
    for statement in SQL.split(";\n"):
        connection.execute(statement)
