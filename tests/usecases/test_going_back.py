"""Going back: the older program again, and the backup it can read; newer data are kept aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.installation import Before, Current, Installation
from citeapp.store import backups, keyslots, workspace
from citeapp.store.connection import Connection
from citeapp.store.schema.migrations import MIGRATIONS, SCHEMA_VERSION
from citeapp.usecases import going_back, maintenance, people
from citeapp.usecases.session import Session

NEW = "9.0.0"


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    """The newer version runs; the older one is the program of the folder."""
    found = Installation(tmp_path / "CiteApp", tmp_path / "CiteApp" / "versions" / NEW)
    found.running.mkdir(parents=True)
    return found


def before_the_update(session: Session) -> Path:
    """The backup that the newer program makes before it changes the data."""
    name = backups.before_name(SCHEMA_VERSION - 1, session.now.replace(tzinfo=None))
    path = session.home.backups / name
    maintenance.backup(session, path=path)
    return path


def names(session: Session) -> list[str]:
    return [line.person.name for line in people.listed(session)]


def test_without_an_update_there_is_nowhere_to_go_back_to(
    place: Installation, session: Session
) -> None:
    with pytest.raises(InputRefused, match="pas de version précédente"):
        going_back.go_back(session, place=place)
    with pytest.raises(InputRefused, match="pas de version précédente"):
        going_back.way_back(session)


def test_where_the_older_version_reads_the_data_it_is_only_chosen_again(
    place: Installation, session: Session
) -> None:
    place.choose(NEW, Before("0.1.0", SCHEMA_VERSION))
    way = going_back.go_back(session, place=place)
    assert (way.version, way.backup) == ("0.1.0", None)
    assert place.current() == Current("0.1.0")
    assert going_back.asked_back(session.home) is None


def test_without_the_backup_it_can_read_nothing_is_changed(
    place: Installation, session: Session
) -> None:
    maintenance.backup(session)  # made since: the older version does not read it
    place.choose(NEW, Before("0.1.0", SCHEMA_VERSION - 1))
    with pytest.raises(InputRefused, match="ne sait pas lire"):
        going_back.go_back(session, place=place)
    assert place.current() == Current(NEW, Before("0.1.0", SCHEMA_VERSION - 1))


def test_the_older_program_opens_the_backup_and_the_newer_data_are_kept_aside(
    place: Installation, session: Session, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.create(session, first_name="Awa")
    path = before_the_update(session)
    place.choose(NEW, Before("0.1.0", SCHEMA_VERSION - 1))
    people.create(session, first_name="Karim")
    # the newer program, whose data the older one cannot read
    monkeypatch.setattr(going_back, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    way = going_back.go_back(session, place=place)
    assert way.backup is not None
    assert way.backup.path == path
    monkeypatch.undo()
    home = session.home
    session.close()
    older = bootstrap.open_session(home, clock=clock)
    try:
        assert names(older) == ["Awa"]
        assert list(home.data.glob("citeapp.db.avant-*"))
        assert not home.way_back.exists()
        assert keyslots.open_account(maintenance.paths_of(older)) == older.key
    finally:
        bootstrap.close(older)
    bootstrap.close(bootstrap.open_session(home, clock=clock))  # and again, as on any day


def next_schema(connection: Connection) -> None:
    """What some newer program will change."""
    connection.execute("ALTER TABLE person ADD COLUMN later TEXT")


def test_after_a_true_migration_the_older_program_works_on_as_if_nothing_had_been(
    place: Installation, session: Session, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today's program is the older one; the newer one has one more step of the schema."""
    place.choose(NEW, Before("0.1.0", SCHEMA_VERSION))
    people.create(session, first_name="Awa")
    home = session.home
    session.close()
    with monkeypatch.context() as newer:
        newer.setattr(workspace, "MIGRATIONS", (*MIGRATIONS, next_schema))
        for module in (workspace, going_back):
            newer.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        ahead = bootstrap.open_session(home, clock=clock)
        people.create(ahead, first_name="Karim")
        assert workspace.schema(ahead.workspace.connection) == SCHEMA_VERSION + 1
        way = going_back.go_back(ahead, place=place)
        assert way.backup is not None
        assert way.backup.schema == SCHEMA_VERSION  # made by the migration itself
        bootstrap.close(ahead)
    older = bootstrap.open_session(home, clock=clock)
    assert names(older) == ["Awa"]
    people.create(older, first_name="Zoé")
    bootstrap.close(older)
    again = bootstrap.open_session(home, clock=clock)
    assert names(again) == ["Awa", "Zoé"]
    bootstrap.close(again)
    (aside,) = home.data.glob("citeapp.db.avant-*")
    connection = Connection(aside, session.key)
    assert connection.value("SELECT count(*) FROM person WHERE first_name = 'Karim'") == 1
    connection.close()


def test_a_newer_program_forgets_that_it_was_asked_back(session: Session) -> None:
    path = before_the_update(session)
    session.home.way_back.write_text(f"{SCHEMA_VERSION} {path.name}")
    assert going_back.asked_back(session.home) is None
    assert not session.home.way_back.exists()


@pytest.mark.parametrize("told", ["", "x", "99", "99 ../../evil.citsave", "99 absent.citsave", "é"])
def test_a_note_that_makes_no_sense_is_thrown_away(session: Session, told: str) -> None:
    session.home.way_back.write_text(told, encoding="utf-8")
    assert going_back.asked_back(session.home) is None
    assert not session.home.way_back.exists()
