"""Workspaces of the store alone: an encrypted file, a clock, no folders, no keys on disk."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeapp.base.clock import FixedClock
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.workspace import Workspace

KEY = bytes(range(32))
MakeWorkspace = Callable[[str], Workspace]


@pytest.fixture
def make_workspace(tmp_path: Path, clock: FixedClock) -> Iterator[MakeWorkspace]:
    """A new workspace of a name; the name seeds its random bytes."""
    made: list[Workspace] = []

    def make(name: str) -> Workspace:
        connection = Connection(tmp_path / f"{name}.db", KEY, create=True)
        workspace = workspaces.create(connection, clock, random.Random(name).randbytes)
        made.append(workspace)
        return workspace

    yield make
    for workspace in made:
        workspace.close()


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Workspace:
    """One new workspace."""
    return make_workspace("one")
