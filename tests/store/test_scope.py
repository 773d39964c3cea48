"""Which collectifs a row belongs to: by what stands, and by all that was ever written of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from citeapp.store import scope
from citeapp.store.workspace import Workspace

MakeWorkspace = Callable[[str], Workspace]


def write(workspace: Workspace, *statements: str) -> None:
    with workspace.act("write"):
        for sql in statements:
            workspace.connection.execute(sql)


@pytest.fixture
def evening(workspace: Workspace) -> Workspace:
    """A rencontre of Dorignies with a point, a line in it and a presence."""
    write(
        workspace,
        "INSERT INTO collective (id, name) VALUES ('dorignies', 'Dorignies')",
        "INSERT INTO collective (id, name) VALUES ('waziers', 'Waziers')",
        "INSERT INTO person (id, first_name) VALUES ('awa', 'Awa')",
        "INSERT INTO meeting (id, collective_id) VALUES ('m', 'dorignies')",
        "INSERT INTO agenda_item (id, meeting_id) VALUES ('point', 'm')",
        "INSERT INTO line (id, owner_id, text) VALUES ('line', 'point', 'Goûter')",
        "INSERT INTO attendance (id, meeting_id, person_id) VALUES ('a', 'm', 'awa')",
    )
    return workspace


def found(workspace: Workspace) -> Mapping[str, set[str]]:
    scope.label(workspace.connection)
    return {pk: set(named) for pk, named in scope.labels(workspace.connection).items()}


def test_all_that_hangs_on_a_rencontre_belongs_to_its_collectif(evening: Workspace) -> None:
    belong = found(evening)
    assert all(belong[pk] == {"dorignies"} for pk in ("m", "point", "line", "a", "awa"))
    assert not any("waziers" in named for named in belong.values())


def test_what_was_written_before_still_counts(evening: Workspace) -> None:
    write(evening, "UPDATE meeting SET collective_id = 'waziers' WHERE id = 'm'")
    belong = found(evening)
    assert all(belong[pk] == {"dorignies", "waziers"} for pk in ("m", "point", "line", "a", "awa"))


def test_a_row_that_was_deleted_belongs_where_it_did(evening: Workspace) -> None:
    write(
        evening,
        "DELETE FROM attendance WHERE id = 'a'",
        "UPDATE line SET owner_id = NULL WHERE id = 'line'",
    )
    belong = found(evening)
    assert all(belong[pk] == {"dorignies"} for pk in ("line", "a", "awa"))
