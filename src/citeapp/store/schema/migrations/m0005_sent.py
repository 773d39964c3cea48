"""What was sent when and to whom; how much of a lot was known already. Frozen: never edited."""

from __future__ import annotations

import json

from citeapp.store.connection import Connection

SQL = r"""
CREATE TABLE _s_sent (  -- bundles that were written here
  number INTEGER PRIMARY KEY,  -- our number of the bundle
  at_ms INTEGER,  -- when, milliseconds since 1970; NULL: before this was noted
  names TEXT NOT NULL,  -- for whom, JSON
  readers TEXT NOT NULL,  -- their machines, JSON
  operations INTEGER NOT NULL,  -- how many operations they can read
  size INTEGER NOT NULL,  -- bytes of the file
  sent TEXT  -- which operations, JSON have-set; NULL: too scattered to be kept
) STRICT;
CREATE TABLE _s_lot_known (  -- what a merged bundle held besides
  n INTEGER PRIMARY KEY,  -- local number of the lot
  operations INTEGER NOT NULL  -- operations that were here already
) STRICT;
"""


def apply(connection: Connection) -> None:
    """Add them, and move what stood among the named values."""
    for statement in SQL.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    for name, value in connection.rows(
        "SELECT name, value FROM _s_meta WHERE name LIKE 'lot_written:%'"
    ):
        written = json.loads(value)
        connection.execute(
            "INSERT INTO _s_sent VALUES (?, NULL, '[]', ?, 0, 0, ?)",
            (
                int(name.removeprefix("lot_written:")),
                json.dumps(written["readers"]),
                json.dumps(written["sent"]),
            ),
        )
        connection.execute("DELETE FROM _s_meta WHERE name = ?", (name,))
