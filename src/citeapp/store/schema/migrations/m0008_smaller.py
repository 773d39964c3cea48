"""Nothing is kept twice that can be told from elsewhere. Frozen: never edited.

The full-text table holds its index alone: the words stand in the rows. What an act wrote is
found by its numbers, and a page's parts are never looked for by their page.
"""

from __future__ import annotations

from citeapp.store.connection import Connection

SQL = r"""
DROP TABLE _s_search;
CREATE VIRTUAL TABLE _s_search USING fts5 (
  body, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
INSERT INTO _s_search (_s_search, rank) VALUES ('secure-delete', 1);
DROP INDEX _s_op_tx;
DROP INDEX _s_page_part_page
"""


def apply(connection: Connection) -> None:
    """Leave them out; the full-text table is filled anew after every migration."""
    for statement in SQL.split(";\n"):
        connection.execute(statement)
