"""Full, read-only and failing disks: a sentence, nothing lost, and on with the work."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base import files, windows
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused
from citeapp.base.paths import Home
from citeapp.store import backups
from citeapp.store import connection as connections
from citeapp.usecases import exchanges, maintenance, people
from citeapp.usecases.session import Session


def names(session: Session) -> list[str]:
    return [line.person.first_name for line in people.listed(session)]


@contextmanager
def full(session: Session) -> Iterator[None]:
    """No page more for the database: SQLite says « full », as on a full disk."""
    connection = session.workspace.connection
    connection.execute(f"PRAGMA max_page_count = {connection.value('PRAGMA page_count')}")
    try:
        yield
    finally:
        connection.execute("PRAGMA max_page_count = 1000000")


def test_a_full_disk_loses_nothing_and_work_goes_on_afterwards(session: Session) -> None:
    before = session.workspace.connection.rows("SELECT * FROM _s_op")
    with full(session), pytest.raises(DiskRefused, match="disque est plein"):
        people.create(session, first_name="Benoît", remark="x" * 200_000)
    assert session.workspace.connection.rows("SELECT * FROM _s_op") == before
    assert names(session) == ["Awa"]
    people.create(session, first_name="Chloé")
    assert names(session) == ["Awa", "Chloé"]
    assert maintenance.check(session).sound


def test_a_merge_that_finds_the_disk_full_can_be_done_again(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    karim = bootstrap.create(
        Home(data=tmp_path / "karim", config=tmp_path / "karim"),
        name="Karim",
        organisation="",
        clock=clock,
        random_bytes=random.Random("Karim").randbytes,
    ).session
    for giver, taker in ((session, karim), (karim, session)):
        exchanges.enrol(taker, path=exchanges.write_card(giver, path=tmp_path / "une.carte"))
    for n in range(30):
        people.create(session, first_name=f"P{n}", remark="x" * 9000)
    exchanges.export(session, path=tmp_path / "1.citlot")
    with full(karim), pytest.raises(DiskRefused):
        exchanges.merge(karim, path=tmp_path / "1.citlot")
    assert names(karim) == []
    assert exchanges.lots(karim) == []
    exchanges.merge(karim, path=tmp_path / "1.citlot")
    assert len(names(karim)) == 31
    karim.close()


def test_a_read_only_file_is_a_sentence(
    session: Session, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.workspace.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(DiskRefused, match="ne peut pas être écrit"):
        people.create(session, first_name="Benoît")
    session.workspace.connection.execute("PRAGMA query_only = OFF")
    assert names(session) == ["Awa"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("plein", "SQLITE_FULL"),
        ("ne peut pas être écrit", "SQLITE_READONLY_DBMOVED"),
        ("un autre programme le tient peut-être", "SQLITE_CANTOPEN"),
        ("occupé", "SQLITE_BUSY_SNAPSHOT"),
        ("abîmé", "SQLITE_CORRUPT"),
        ("abîmé", "SQLITE_IOERR_READ"),
        ("abîmé", "SQLITE_NOTADB"),
    ],
)
def test_what_the_file_refuses_is_told_by_its_code(told: str, name: str) -> None:
    error = connections.DatabaseError("whatever it says")
    error.sqlite_errorname = name
    assert told in str(connections.explained(error))


def test_a_bug_stays_a_bug(session: Session) -> None:
    with pytest.raises(connections.DatabaseError, match="fullname"):
        session.workspace.connection.rows("SELECT fullname FROM person")
    with pytest.raises(connections.DatabaseError), session.workspace.act("locked"):
        session.workspace.connection.execute("SELECT malformed, locked, readonly FROM person")


def test_an_antivirus_that_holds_the_restored_file_leaves_the_work_where_it_was(
    session: Session, home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = maintenance.backup(session)
    people.create(session, first_name="Zoé")
    session.close()
    before = sorted(path.name for path in home.data.iterdir())
    real = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(source).suffix == ".restored":
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    with monkeypatch.context() as antivirus:
        antivirus.setattr(os, "replace", held)
        antivirus.setattr(files, "WAITS", ())
        with pytest.raises(DiskRefused):
            bootstrap.restore(home, backup, clock=clock)
    assert sorted(path.name for path in home.data.iterdir()) == before
    again = bootstrap.open_session(home, clock=clock)
    assert names(again) == ["Awa", "Zoé"]
    bootstrap.close(again)


def held_for_good(monkeypatch: pytest.MonkeyPatch, held: Path) -> None:
    """A file that no program takes away."""
    real = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(errno.EACCES, "held")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)


def test_an_antivirus_that_holds_an_old_backup_spoils_no_new_one(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = maintenance.backup(session)
    new = session.home.backups / "citeapp-20991231-235959.citsave"
    held_for_good(monkeypatch, old)
    monkeypatch.setattr(backups, "backup_name", lambda _at: new.name)
    monkeypatch.setattr(backups, "to_thin", lambda found, _now: found[1:])
    assert maintenance.backup(session) == new
    assert new.exists()
    assert old.exists()


def test_a_restore_ends_whatever_holds_the_note_of_whose_the_file_was(
    session: Session, home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = maintenance.backup(session)
    people.create(session, first_name="Zoé")
    before = session.workspace.guid
    bootstrap.close(session)
    held_for_good(monkeypatch, home.standing)
    again = bootstrap.restore(home, backup, clock=clock)
    assert names(again) == ["Awa"]
    assert again.workspace.guid != before  # another incarnation, as after any restore
    bootstrap.close(again)


def test_a_way_back_that_cannot_be_forgotten_is_not_taken_at_every_start(
    session: Session, home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = maintenance.backup(session)
    people.create(session, first_name="Zoé")
    bootstrap.close(session)
    home.way_back.write_text("1 x")
    with monkeypatch.context() as antivirus:
        held_for_good(antivirus, home.way_back)
        with pytest.raises(DiskRefused):
            bootstrap.restore(home, backup, clock=clock)
    assert not list(home.data.glob("*.restored"))
    again = bootstrap.open_session(home, clock=clock)
    assert names(again) == ["Awa", "Zoé"]
    bootstrap.close(again)


def test_work_that_stayed_online_is_not_called_damaged(
    session: Session, home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OneDrive keeps the name of a file and fetches its content: without internet, in vain."""
    session.close()
    content = home.database.read_bytes()
    home.database.write_bytes(bytes(len(content)))
    away = str(home.database)
    monkeypatch.setattr(windows, "attributes", lambda path: 0x400020 if path == away else 0x10)
    with pytest.raises(DiskRefused, match="restées en ligne") as refused:
        bootstrap.open_session(home, clock=clock)
    assert "Reconnectez" in refused.value.todo
    home.database.write_bytes(content)
    bootstrap.close(bootstrap.open_session(home, clock=clock))  # fetched meanwhile
