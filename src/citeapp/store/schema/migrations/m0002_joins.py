"""Joins: values that gave way, and the derived tables that say what is shown as one."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE passed_over (  -- the value of a joined row that gave way to another one's
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "noun" TEXT,  -- the table of the row
  "row_id" TEXT,  -- the row
  "field" TEXT,  -- which column
  "value" TEXT  -- the value that is not shown while the row is joined; empty: none
) STRICT;
CREATE INDEX passed_over_row ON passed_over (row_id);
CREATE TABLE _s_alias (  -- derived: rows judged the same, each with the one it is shown as
  id TEXT PRIMARY KEY NOT NULL,  -- a row of a joined group
  tbl TEXT NOT NULL,  -- table
  root TEXT NOT NULL  -- the row that stands for all of them
) STRICT, WITHOUT ROWID;
CREATE INDEX _s_alias_root ON _s_alias (root);
CREATE TABLE _s_difference (  -- derived: cells in which joined rows differ, to choose from
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- the row as it is shown
  col TEXT NOT NULL,  -- column
  PRIMARY KEY (tbl, pk, col)
) STRICT, WITHOUT ROWID;
"""


def apply(connection: Connection) -> None:
    """Add the tables; those that show the joins are generated (``store.folding``)."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
