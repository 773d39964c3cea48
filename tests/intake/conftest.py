"""Small ways to make tables for the tests of intake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citeapp.intake.cells import Cell
from citeapp.intake.headers import Recognition, recognise
from citeapp.intake.tables import Table, read_tables

Sheet = Callable[..., Recognition]


@pytest.fixture
def sheet() -> Sheet:
    """A recognised table from rows given as lists."""

    def make(
        *rows: list[Cell],
        name: str = "",
        kind: str = "",
        file_name: str = "",
        mapping: dict[str, str] | None = None,
        **said: int,
    ) -> Recognition:
        width = max(map(len, rows))
        padded = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
        return recognise(
            Table(name, padded), mapping=mapping, kind=kind, file_name=file_name, **said
        )

    return make


@pytest.fixture
def sample(shared_input: Path) -> Callable[[str], Recognition]:
    """The first sheet of the sample file whose name begins so."""

    def read(start: str) -> Recognition:
        path = next(path for path in sorted(shared_input.iterdir()) if path.name.startswith(start))
        return recognise(read_tables(path)[0], file_name=path.name)

    return read
