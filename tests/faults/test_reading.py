"""A disk without a byte left, or a protected one: everything can still be read and carried away."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_disks import disk, fill

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused
from citeapp.base.paths import Home
from citeapp.store import keyslots
from citeapp.store.backups import read_backup
from citeapp.store.connection import Connection
from citeapp.usecases import collectives, documents, finding, maintenance, people
from citeapp.usecases.session import Session

FULL = DiskRefused("Le disque est plein.", todo="Libérez de la place.")


@pytest.fixture
def closed(home: Home, clock: FixedClock) -> Home:
    """A workspace at rest."""
    session = bootstrap.create(
        home,
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random("Samira").randbytes,
    ).session
    people.create(session, first_name="Awa", last_name="Diallo")
    collectives.create(session, name="Dorignies")
    bootstrap.close(session)
    return home


@pytest.fixture
def reading(closed: Home, clock: FixedClock) -> Iterator[Session]:
    session = bootstrap.open_to_read(closed, FULL, clock=clock)
    yield session
    bootstrap.close(session)


def names(session: Session) -> list[str]:
    return [line.person.first_name for line in people.listed(session)]


def content(home: Home) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.data.iterdir() if path.is_file()}


def test_all_is_read_and_searched_and_nothing_is_touched(closed: Home, clock: FixedClock) -> None:
    before = content(closed)
    session = bootstrap.open_to_read(closed, FULL, clock=clock)
    assert names(session) == ["Awa"]
    assert finding.search(session, text="dial")
    assert maintenance.check(session).sound
    bootstrap.close(session)
    assert content(closed) == before


def test_each_act_says_why_it_cannot_be_kept(reading: Session) -> None:
    with pytest.raises(DiskRefused, match="Libérez de la place"):
        people.create(reading, first_name="Benoît")
    with pytest.raises(DiskRefused):
        maintenance.set_setting(reading, name="theme", value="dark")
    assert names(reading) == ["Awa"]


def test_documents_and_backups_go_to_another_disk(reading: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sheet = documents.write(reading, kind="tracking-table", path=stick / "suivi.pdf")
    assert sheet.read_bytes().startswith(b"%PDF")
    saved = maintenance.backup(reading, path=stick / "copie.citsave")
    with bootstrap.beside(reading) as other:
        assert names(other) == ["Awa"]
    blob, database = read_backup(saved)
    assert keyslots.kinds(blob) == {"recovery"}
    (tmp_path / "copie.db").write_bytes(database)
    copy = Connection(tmp_path / "copie.db", reading.key)
    assert copy.rows("SELECT first_name FROM person") == [("Awa",)]
    copy.close()


def test_what_a_killed_program_left_in_the_log_is_read_too(
    closed: Home, clock: FixedClock, tmp_path: Path
) -> None:
    session = bootstrap.open_session(closed, clock=clock)
    people.create(session, first_name="Benoît")
    killed = Home(tmp_path / "killed", tmp_path / "killed")
    shutil.copytree(closed.data, killed.data)  # as the disk is while the program works
    bootstrap.close(session)
    before = content(killed)
    assert before["citeapp.db-wal"]
    opened = bootstrap.open_to_read(killed, FULL, clock=clock)
    copy = opened.workspace.connection.path
    assert sorted(names(opened)) == ["Awa", "Benoît"]
    with bootstrap.beside(opened) as other:
        assert sorted(names(other)) == ["Awa", "Benoît"]
    bootstrap.close(opened)
    assert content(killed) == before
    assert not copy.exists()


def test_an_older_file_waits_for_room(closed: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would have to be brought to this version first."""
    monkeypatch.setattr(bootstrap.opening.workspaces, "needs_migration", lambda _connection: True)
    with pytest.raises(DiskRefused, match="plein"):
        bootstrap.open_to_read(closed, FULL)


def test_on_a_disk_filled_to_the_last_byte(closed: Home, tmp_path: Path, clock: FixedClock) -> None:
    with disk(tmp_path / "plein") as folder:
        home = Home(folder / "data", folder / "data")
        shutil.copytree(closed.data, home.data)
        bootstrap.close(bootstrap.open_session(home, clock=clock))
        filler = fill(folder)
        with pytest.raises(DiskRefused) as refusal:
            bootstrap.open_session(home, clock=clock)
        assert not bootstrap.can_write(home)
        session = bootstrap.open_to_read(home, refusal.value, clock=clock)
        assert names(session) == ["Awa"]
        assert documents.write(session, kind="tracking-table", path=tmp_path / "x.odt").exists()
        bootstrap.close(session)
        filler.unlink()
        again = bootstrap.open_session(home, clock=clock)
        people.create(again, first_name="Benoît")
        assert sorted(names(again)) == ["Awa", "Benoît"]
        bootstrap.close(again)
