"""From empty, from every stored old file, and with data; a migration writes no operation."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import StoreTooNew
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.lot import Op
from citeapp.store import backups, fingerprint, installed, peers, search, taking_in, travelling
from citeapp.store import workspace as workspaces
from citeapp.store.connection import Connection
from citeapp.store.peers import Lot
from citeapp.store.schema import SHARED, migrations
from citeapp.store.schema.declare import text
from citeapp.store.workspace import Workspace
from citeapp.usecases import actions, attendance, maintenance, meetings, people

DATA = Path(__file__).resolve().parents[1] / "data"
OLD_FILES = sorted(DATA.glob("workspace-v*.citsave"))
KEY = bytes(range(32))
NEXT = migrations.SCHEMA_VERSION + 1
MakeWorkspace = Callable[[str], Workspace]


def test_there_is_a_stored_file_of_every_version() -> None:
    stored = {path.stem for path in OLD_FILES}
    assert stored == {f"workspace-v{n + 1}" for n in range(migrations.SCHEMA_VERSION)}


def test_from_empty_to_the_current_version(workspace: Workspace) -> None:
    connection = workspace.connection
    assert connection.value("PRAGMA user_version") == migrations.SCHEMA_VERSION
    assert not workspaces.needs_migration(connection)
    tables = {row[0] for row in connection.rows("SELECT name FROM sqlite_master")}
    assert set(SHARED) <= tables
    for name, table in SHARED.items():
        assert tuple(installed.columns_of(connection, name)) == table.column_names


@pytest.mark.parametrize("stored", OLD_FILES, ids=lambda path: path.stem)
def test_a_stored_old_file_opens_with_all_its_data(
    stored: Path, home: Home, clock: FixedClock, random_bytes: RandomBytes
) -> None:
    words = stored.with_suffix(".words").read_text(encoding="utf-8")
    session = bootstrap.restore(home, stored, words=words, clock=clock, random_bytes=random_bytes)
    (line,) = people.listed(session)
    assert (line.person.name, line.person.phone, line.presences) == ("Awa Duriez", "0600000001", 1)
    (meeting,) = meetings.listed(session)
    assert (meeting.collective, meeting.meeting.date) == ("Dorignies", date(2026, 3, 10))
    assert attendance.figures(session, meeting_id=meeting.meeting.id).named == 1
    assert [found.action.what for found in actions.tracking(session)] == ["Écrire au service"]
    assert maintenance.check(session).sound
    people.create(session, first_name="Benoît")
    session.close()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """As if a later program had one column more for people, filled for those it finds."""

    def begin() -> None:
        def add_pronoun(connection: Connection) -> None:
            connection.execute('ALTER TABLE person ADD COLUMN "pronoun" TEXT')
            connection.execute("UPDATE person SET remark = 'repris'")

        steps = (*migrations.MIGRATIONS, add_pronoun)
        monkeypatch.setattr(workspaces, "MIGRATIONS", steps)
        monkeypatch.setattr(workspaces, "SCHEMA_VERSION", len(steps))
        table = SHARED["person"]
        wider = replace(table, columns=(*table.columns, text("pronoun", "as people say it")))
        monkeypatch.setitem(SHARED, "person", wider)

    return begin


def write(workspace: Workspace, sql: str) -> None:
    with workspace.act("write"):
        workspace.connection.execute(sql)


def take(workspace: Workspace, giver: Workspace) -> int:
    ops = list(travelling.outgoing(giver.connection, {}))
    lot = peers.add_lot(workspace.connection, Lot(0, "", "", 1, "", 0, repr(ops), 0, False))
    known = travelling.contexts(giver.connection)
    with workspace.act("merge", kind="merge", lot=lot):
        return taking_in.take_in(workspace, ops, known, lot=lot).operations


def test_a_migration_writes_no_operation_and_the_triggers_know_the_new_column(
    workspace: Workspace, next_version: Callable[[], None]
) -> None:
    connection = workspace.connection
    write(workspace, "INSERT INTO person (id, first_name) VALUES ('a', 'Awa')")
    before = connection.rows("SELECT * FROM _s_op")
    next_version()
    assert workspaces.needs_migration(connection)
    workspaces.migrate(connection)
    assert connection.rows("SELECT * FROM _s_op") == before
    assert connection.value("SELECT first_name FROM person") == "Awa"
    opened = workspaces.open_workspace(connection, workspace.clock, workspace.random_bytes)
    write(opened, "UPDATE person SET pronoun = 'elle'")
    assert connection.row("SELECT val, schema FROM _s_op ORDER BY seq DESC") == (
        '{"pronoun":"elle"}',
        NEXT,
    )
    assert search.search(connection, "awa") == [("person", "a")]


def test_an_old_machine_holds_and_forwards_what_it_does_not_know(
    make_workspace: MakeWorkspace, next_version: Callable[[], None]
) -> None:
    old, late = make_workspace("old"), make_workspace("late")
    late_before = late.connection
    next_version()
    new = make_workspace("new")
    write(new, "INSERT INTO person (id, first_name, pronoun) VALUES ('a', 'Awa', 'elle')")
    unknown = travelling.outgoing(new.connection, {})
    rows = [*unknown, strange_row(new)]
    lot = peers.add_lot(old.connection, Lot(0, "", "", 1, "", 0, "x", 0, False))
    with old.act("merge", kind="merge", lot=lot):
        taking_in.take_in(old, rows, travelling.contexts(new.connection), lot=lot)
    assert old.connection.value("SELECT first_name FROM person") == "Awa"
    assert [op.val for op in travelling.outgoing(old.connection, {})] == [op.val for op in rows]
    assert take(late, old) == 2
    for workspace in (old, late):
        workspaces.migrate(workspace.connection)
        assert workspace.connection.value("SELECT pronoun FROM person") == "elle"
    assert late_before.value("PRAGMA user_version") == NEXT


def strange_row(author: Workspace) -> Op:
    """A row of a table that nobody here knows yet."""
    return Op(author.guid, 99, 1, 1, 1, NEXT, "garden", "I", "g", '{"name":"Potager"}')


def test_machines_of_both_versions_print_the_same(
    make_workspace: MakeWorkspace, next_version: Callable[[], None]
) -> None:
    old = make_workspace("old")
    next_version()
    new = make_workspace("new")
    write(new, "INSERT INTO person (id, first_name, pronoun) VALUES ('a', 'Awa', 'elle')")
    with pytest.MonkeyPatch.context() as earlier:
        known = SHARED["person"]
        earlier.setitem(SHARED, "person", replace(known, columns=known.columns[:-1]))
        take(old, new)
        told = fingerprint.fingerprint(old.connection)
    assert told == fingerprint.fingerprint(new.connection)


def test_a_newer_file_is_refused_and_not_touched(
    home: Home, clock: FixedClock, random_bytes: RandomBytes
) -> None:
    created = bootstrap.create(
        home, name="Samira", organisation="", clock=clock, random_bytes=random_bytes
    )
    created.session.workspace.connection.execute("PRAGMA user_version = 99")
    saved = maintenance.backup(created.session)
    bootstrap.close(created.session)
    before = home.database.read_bytes()
    with pytest.raises(StoreTooNew, match="version plus récente") as refusal:
        bootstrap.open_session(home, clock=clock)
    assert refusal.value.safe
    assert home.database.read_bytes() == before
    assert [path.name for path in home.data.glob("citeapp.db*")] == ["citeapp.db"]
    with pytest.raises(StoreTooNew):
        bootstrap.restore(home, saved, clock=clock)
    assert home.database.read_bytes() == before
    assert [path.name for path in home.data.glob("citeapp*.restored*")] == []


def test_a_verified_backup_is_made_before_a_migration(
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
    next_version: Callable[[], None],
) -> None:
    made = bootstrap.create(
        home, name="Samira", organisation="", clock=clock, random_bytes=random_bytes
    )
    people.create(made.session, first_name="Awa")
    bootstrap.close(made.session)
    next_version()
    seeded = random.Random("again").randbytes
    session = bootstrap.open_session(home, clock=clock, random_bytes=seeded)
    assert session.workspace.connection.value("PRAGMA user_version") == NEXT
    (saved,) = backups.list_backups(home.backups)
    assert saved.schema == NEXT - 1  # by which going back finds it
    _slots, content = backups.read_backup(saved.path)
    copy = home.data / "copy.db"
    copy.write_bytes(content)
    connection = Connection(copy, session.key)
    assert connection.value("PRAGMA user_version") == NEXT - 1
    assert connection.value("SELECT first_name FROM person") == "Awa"
    connection.close()
    session.close()
