"""Erasing a person finds every trace by an index. Frozen: never edited."""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE _s_erased (  -- derived: rows without content, by an erasure in the journal
  tbl TEXT NOT NULL,  -- table
  pk TEXT NOT NULL,  -- row
  owner TEXT,  -- the erased row that it went with; NULL: erased by itself
  PRIMARY KEY (tbl, pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX _s_erased_row ON _s_erased (pk);
CREATE INDEX _s_op_end ON _s_op (kind, tbl, pk) WHERE kind IN ('D', 'E', 'X');
CREATE INDEX _s_op_apart ON _s_op (aside) WHERE aside <> 0;
CREATE INDEX _s_op_handed ON _s_op (tbl, pk) WHERE kind IN ('U', 'R')
  AND (val GLOB '*"person_id"*' OR val GLOB '*"owner_id"*' OR val GLOB '*"row_id"*');
CREATE INDEX sheet_number_person ON sheet_number (person_id);
CREATE INDEX action_owner_person ON action_owner (person_id);
"""


def apply(connection: Connection) -> None:
    """Add what erasing looks things up by."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
