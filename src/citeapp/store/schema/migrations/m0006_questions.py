"""Questions to those who wrote two values at once; which operation gives way. Frozen.

What gives way is named by its operation, so that no value is copied anywhere: the column bore
another name before anything was written to it.
"""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
ALTER TABLE passed_over RENAME COLUMN "value" TO "op";
CREATE TABLE question (  -- someone does not know which of two values is right, and asks
  id TEXT PRIMARY KEY NOT NULL,  -- UUIDv7, or derived for a natural pair
  "noun" TEXT,  -- the table of the row
  "row_id" TEXT,  -- the row
  "field" TEXT,  -- which column; empty: whether it was rightly deleted
  "facilitator_id" TEXT  -- who asks
) STRICT;
CREATE INDEX question_row ON question (row_id);
CREATE INDEX _s_op_review ON _s_op (hlc) WHERE kind = 'R';
"""


def apply(connection: Connection) -> None:
    """Add the table, and an index to find what was settled lately."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
