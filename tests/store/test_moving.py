"""A workspace is brought to a safe place whole, or stays where it was."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base import paths
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused, InputRefused, KeyRefused
from citeapp.base.paths import Home
from citeapp.store import moving
from citeapp.store.connection import Connection
from citeapp.store.fingerprint import fingerprint as content_digest
from citeapp.usecases import maintenance, people
from citeapp.usecases.session import Session


@pytest.fixture
def session(home: Home, clock: FixedClock) -> Session:
    """A workspace with a person, a backup, a document, a draft and the coordination's volets."""
    made = bootstrap.create(
        home,
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random("Samira").randbytes,
    )
    people.create(made.session, first_name="Awa")
    maintenance.backup(made.session)
    (home.exports / "bilan.pdf").write_bytes(b"%PDF")
    home.updates.mkdir()
    (home.updates / "citeapp-9.0.0.citmaj").write_bytes(b"newer")
    (home.drafts / "typing").write_bytes(b"locked")
    home.project_review.write_text("{}", encoding="utf-8")
    return made.session


@pytest.fixture
def target(tmp_path: Path) -> Home:
    return Home(data=tmp_path / "account" / "data", config=tmp_path / "account" / "keys")


@pytest.fixture
def moved(session: Session, home: Home, target: Home, clock: FixedClock) -> Iterator[Session]:
    """The same work, opened where it was brought; asked for where it was."""
    bootstrap.close(session)
    opened = bootstrap.open_session(
        bootstrap.shelter(home, session.key, target, clock=clock), clock=clock
    )
    yield opened
    opened.close()


def names(session: Session) -> list[str]:
    return [line.person.first_name for line in people.listed(session)]


def test_all_of_it_is_there_and_nothing_serves_twice(
    moved: Session, session: Session, target: Home
) -> None:
    assert moved.home == target
    assert names(moved) == ["Awa"]
    assert maintenance.check(moved).sound
    assert len(maintenance.listed(moved)) == 1
    assert (target.exports / "bilan.pdf").read_bytes() == b"%PDF"
    assert (target.updates / "citeapp-9.0.0.citmaj").read_bytes() == b"newer"
    assert (target.drafts / "typing").read_bytes() == b"locked"
    assert target.project_review.read_text("utf-8") == "{}"
    assert moved.identity.signing_seed == session.identity.signing_seed
    assert moved.workspace.guid != session.identity.site_guid  # a new incarnation
    assert people.create(moved, first_name="Benoît").value


def test_the_content_is_the_same_to_the_last_cell(
    session: Session, home: Home, target: Home, clock: FixedClock
) -> None:
    bootstrap.close(session)
    moving.carry(home, target, session.key, clock.now())
    ours, theirs = (Connection(one.database, session.key) for one in (home, target))
    assert content_digest(ours) == content_digest(theirs)
    assert theirs.check() == []
    for connection in (ours, theirs):
        connection.close()


def test_who_asks_for_the_old_folder_is_led_to_the_new_one(moved: Session, home: Home) -> None:
    moved.close()
    found = paths.home(home.data, {})
    assert found == moved.home
    assert found.moved_from == home
    again = bootstrap.open_session(found)
    assert names(again) == ["Awa"]
    again.close()


def test_what_stays_behind_has_one_folder_that_does_not_open_by_itself(
    moved: Session, home: Home, session: Session
) -> None:
    left = moving.left_behind(home)
    assert left == home.data / "citeapp-ancien-20260311-090000"
    assert not home.database.exists()
    assert not home.keys.exists()
    assert (left / "citeapp.db").exists()
    assert (left / "exports" / "bilan.pdf").exists()
    assert not home.updates.exists()
    with pytest.raises(KeyRefused):
        bootstrap.open_session(Home(left, left))


def test_conflict_copies_go_with_what_stays_behind(
    session: Session, home: Home, target: Home
) -> None:
    (home.data / "citeapp-PC12.db").write_bytes(b"autre")
    (home.data / "photo.jpg").write_bytes(b"hers")
    bootstrap.close(session)
    bootstrap.open_session(bootstrap.shelter(home, session.key, target)).close()
    left = moving.left_behind(home)
    assert left is not None
    assert (left / "citeapp-PC12.db").read_bytes() == b"autre"
    assert (home.data / "photo.jpg").exists()


def test_nobody_writes_to_what_was_left(
    session: Session, home: Home, target: Home, clock: FixedClock
) -> None:
    """A command that was waiting for its turn is told where the work went."""
    bootstrap.close(session)
    other = bootstrap.open_session(home, clock=clock)
    moving.carry(home, target, session.key, clock.now())
    with pytest.raises(InputRefused, match="mis à l’abri"):
        people.create(other, first_name="Perdu")
    assert names(other) == ["Awa"]
    other.close()


def test_a_place_that_is_taken_is_left_alone(
    session: Session, home: Home, target: Home, clock: FixedClock
) -> None:
    bootstrap.close(session)
    bootstrap.close(bootstrap.create(target, name="Karim", organisation="").session)
    held = target.database.read_bytes()
    assert not moving.is_free(target, home)
    with pytest.raises(InputRefused, match="Il y a déjà"):
        bootstrap.shelter(home, session.key, target)
    assert target.database.read_bytes() == held
    assert names(bootstrap.open_session(home, clock=clock)) == ["Awa"]


@pytest.mark.parametrize("fails", ["copy_database", "write_verified", "settle"])
def test_a_disk_that_refuses_leaves_everything_where_it_was(
    session: Session, home: Home, target: Home, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    bootstrap.close(session)

    def full(*_given: object, **_named: object) -> None:
        raise DiskRefused("Le disque est plein.")

    with monkeypatch.context() as failing:
        failing.setattr(moving.backups if fails == "copy_database" else moving, fails, full)
        with pytest.raises(DiskRefused):
            bootstrap.shelter(home, session.key, target)
    assert not bootstrap.exists(target)
    assert paths.follow(home) == home
    opened = bootstrap.open_session(bootstrap.shelter(home, session.key, target))
    assert (names(opened), opened.home) == (["Awa"], target)
    opened.close()


def test_a_note_from_another_machine_leads_nowhere(home: Home, target: Home) -> None:
    """The folder is copied about: on the other machine the same path holds other work."""
    bootstrap.create(target, name="Karim", organisation="").session.close()
    told = {"data": str(target.data), "config": str(target.config), "token": "abc", "at": "x"}
    home.moved_to.write_text(json.dumps(told), encoding="utf-8")
    assert paths.follow(home) == home
    target.arrived.write_text("def\nailleurs", encoding="utf-8")
    assert paths.follow(home) == home
    assert paths.note(home) == told


@pytest.mark.parametrize("told", ["", "{", "[]", '{"data": 3}', '{"data": "x"}'])
def test_a_note_that_cannot_be_read_leads_nowhere(home: Home, told: str) -> None:
    home.moved_to.write_text(told, encoding="utf-8")
    assert paths.note(home) is None
    assert paths.follow(home) == home


def test_notes_in_a_circle_end(tmp_path: Path) -> None:
    homes = [Home(tmp_path / name, tmp_path / name) for name in "ab"]
    for here, there in (homes, homes[::-1]):
        here.create()
        here.arrived.write_text("t\nx", encoding="utf-8")
        told = {"data": str(there.data), "config": str(there.config), "token": "t", "at": "x"}
        here.moved_to.write_text(json.dumps(told), encoding="utf-8")
    assert paths.follow(homes[0]) in homes
