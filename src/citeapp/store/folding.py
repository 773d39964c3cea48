"""The views that everything reads through: each shared table with its joins folded.

``v_person`` is ``person`` without the rows that are joined or point at a joined row, and with
what these few are shown as instead, kept in ``_s_fold_person`` (:mod:`citeapp.store.joins`).
Where nobody joined anything the view is the table; where someone did, both parts use the same
indexes. Views and tables are generated from the schema, like the triggers.
"""

from __future__ import annotations

from citeapp.store.connection import Connection
from citeapp.store.schema import SHARED
from citeapp.store.schema.declare import Table


def joinable() -> tuple[str, ...]:
    """The tables two rows of which may be judged the same."""
    return tuple(name for name, table in SHARED.items() if table.joinable)


def folded() -> tuple[Table, ...]:
    """The tables that joins can change the look of: joined themselves, or pointing there."""
    nouns = joinable()
    return tuple(table for table in SHARED.values() if _folds(table, nouns))


def can_fold(name: str) -> bool:
    """Whether joins can change the look of a table; asked of each hit of a search."""
    table = SHARED.get(name)
    return table is not None and _folds(table, joinable())


def expected(connection: Connection, table: Table, columns: list[str]) -> dict[str, str]:
    """Names and SQL of the view of a table, and of the folded rows behind it."""
    name = table.name
    cells = ", ".join(["id", *(f'"{column}"' for column in columns)])
    if not _folds(table, joinable()):
        return {f"v_{name}": f"CREATE VIEW v_{name} AS SELECT {cells} FROM {name}"}
    hidden = f"_s_fold_{name}"
    out = {
        hidden: _table(hidden, table, columns),
        f"{hidden}__root": f"CREATE INDEX {hidden}__root ON {hidden} (root)",
    }
    for index, indexed in _indexes(connection, name):
        out[f"{hidden}__{index}"] = f"CREATE INDEX {hidden}__{index} ON {hidden} ({indexed})"
    out[f"v_{name}"] = (
        f"CREATE VIEW v_{name} AS SELECT {cells} FROM {name} "
        f"WHERE id NOT IN (SELECT id FROM {hidden}) "
        f"UNION ALL SELECT {cells} FROM {hidden} WHERE root = id"
    )
    return out


def present(connection: Connection) -> dict[str, str]:
    """Those that the file has."""
    return dict(
        connection.rows(
            "SELECT name, sql FROM sqlite_master WHERE (type = 'view' AND name LIKE 'v\\_%' "
            "ESCAPE '\\') OR (name LIKE '\\_s\\_fold\\_%' ESCAPE '\\' AND sql IS NOT NULL)"
        )
    )


def remove(connection: Connection) -> None:
    """Take views and folded rows away, while a migration changes the tables."""
    for kind, name in connection.rows(
        "SELECT type, name FROM sqlite_master WHERE (type = 'view' AND name LIKE 'v\\_%' "
        "ESCAPE '\\') OR (type = 'table' AND name LIKE '\\_s\\_fold\\_%' ESCAPE '\\')"
    ):
        connection.execute(f'DROP {kind} "{name}"')


def _folds(table: Table, nouns: tuple[str, ...]) -> bool:
    return table.joinable or bool(table.referring(nouns))


def _table(name: str, table: Table, columns: list[str]) -> str:
    declared = [column for column in table.columns if column.name in columns]
    lines = [f"CREATE TABLE {name} (  -- derived: joined rows of {table.name} as they are shown"]
    lines.append("  id TEXT PRIMARY KEY NOT NULL,  -- a row that is not shown as it is stored")
    for column in declared:
        lines.append(f'  "{column.name}" {column.type},  -- {column.comment}')
    lines.append("  root TEXT NOT NULL  -- the row that stands for it; itself: this is shown")
    return "\n".join([*lines, ") STRICT, WITHOUT ROWID"])


def _indexes(connection: Connection, table: str) -> list[tuple[str, str]]:
    """The indexes of a table: name, and columns as SQL."""
    found = connection.rows(
        "SELECT l.name, group_concat('\"' || i.name || '\"', ', ') FROM pragma_index_list(?) l, "
        "pragma_index_info(l.name) i WHERE l.origin = 'c' GROUP BY l.name ORDER BY l.name",
        (table,),
    )
    return [(name, columns) for name, columns in found]
