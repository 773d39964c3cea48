"""How a shared table is declared: its columns with a comment each, and what follows from it.

The declaration feeds the journal triggers, the full-text table, the scope of bundles and the
test that every column is commented. The tables themselves are made by the migrations.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field

from citeapp.base.frozen import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a shared table: nullable, without default, TEXT or INTEGER.

    ``refers`` names the tables whose identifiers it may hold, with spaces between;
    ``contact``: how to reach someone, journalled apart, so that it can be kept back.
    """

    name: str
    comment: str
    type: str = "TEXT"
    search: bool = False
    refers: str = ""
    contact: bool = False


@dataclass(frozen=True)
class Table:
    """A shared table; ``scope`` names the column that leads to its collectif.

    ``key`` names the columns of a natural pair, from which its identifier is derived. Two rows
    of a ``joinable`` table may be judged the same.
    """

    name: str
    comment: str
    columns: tuple[Column, ...] = field(default=())
    scope: str = ""
    parent: str = ""
    derived: bool = False
    has_private: bool = False
    key: tuple[str, ...] = ()
    joinable: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def referring(self, tables: Collection[str]) -> tuple[str, ...]:
        """The columns that may name a row of one of these tables."""
        return tuple(c.name for c in self.columns if not set(c.refers.split()).isdisjoint(tables))

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.contact)

    @property
    def searched(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.search)


def text(
    name: str, comment: str, *, search: bool = False, refers: str = "", contact: bool = False
) -> Column:
    """A TEXT column; ``search`` puts it into the full-text table."""
    return Column(name, comment, "TEXT", search, refers, contact)


def integer(name: str, comment: str) -> Column:
    """An INTEGER column (numbers, and truth as 0 or 1)."""
    return Column(name, comment, "INTEGER")
