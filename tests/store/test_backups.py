"""Backups: verified, at most every half hour, thinned with age, never the last good ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused, InputRefused, StoreDamaged
from citeapp.base.paths import Home
from citeapp.store import backups, keyslots
from citeapp.store.backups import Backup
from citeapp.store.connection import Connection
from citeapp.usecases import maintenance, people
from citeapp.usecases.session import Session

NOW = datetime(2026, 3, 11, 9, 0)


@pytest.fixture
def session(home: Home, clock: FixedClock) -> Iterator[Session]:
    made = bootstrap.create(
        home,
        name="Samira",
        organisation="",
        clock=clock,
        random_bytes=random.Random("Samira").randbytes,
    )
    yield made.session
    made.session.close()


def at(moment: datetime) -> Backup:
    return Backup(Path(backups.backup_name(moment)), moment)


def test_a_backup_carries_the_recovery_slot_and_never_the_account(session: Session) -> None:
    slots, content = backups.read_backup(maintenance.backup(session))
    assert keyslots.kinds(slots) == {"recovery"}
    assert session.key not in content
    assert session.key not in slots
    assert len(content) > 4096


def test_a_copy_that_differs_is_no_backup(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.create(session, first_name="Awa")
    good = maintenance.backup(session)
    monkeypatch.setattr(Connection, "check", lambda _self: ["page 3 is damaged"])
    session.clock.move(timedelta(hours=1))  # type: ignore[attr-defined]
    with pytest.raises(StoreDamaged, match="ne correspond pas"):
        maintenance.backup(session)
    assert [found.path for found in maintenance.listed(session)] == [good]
    assert sorted(path.name for path in session.home.backups.iterdir()) == [good.name]


def test_at_most_one_every_half_hour_of_work(session: Session, clock: FixedClock) -> None:
    assert maintenance.backup_if_due(session) is not None
    clock.move(timedelta(hours=3))
    assert maintenance.backup_if_due(session) is None  # nothing was written since
    people.create(session, first_name="Awa")
    assert maintenance.backup_if_due(session) is not None
    clock.move(timedelta(minutes=29))
    people.create(session, first_name="Benoît")
    assert maintenance.backup_if_due(session) is None
    clock.move(timedelta(minutes=1))
    assert maintenance.backup_if_due(session) is not None
    assert maintenance.last_backup(session) == clock.now()
    assert len(maintenance.listed(session)) == 3


def test_old_ones_are_thinned_as_new_ones_come(session: Session, clock: FixedClock) -> None:
    for _hour in range(60):
        clock.move(timedelta(hours=1))
        maintenance.backup(session)
    kept = [found.at for found in maintenance.listed(session)]
    assert len(kept) == 24 + 2
    assert kept[0] == clock.now().replace(tzinfo=None)


@given(st.lists(st.integers(-3000, 40000), max_size=60, unique=True))
def test_thinning_never_takes_the_two_newest_nor_a_whole_month(hours: list[int]) -> None:
    every = [at(NOW - timedelta(hours=ago)) for ago in hours]
    thinned = backups.to_thin(every, NOW)
    left = sorted((b for b in every if b not in thinned), key=lambda b: b.at, reverse=True)
    assert left[:2] == sorted(every, key=lambda b: b.at, reverse=True)[:2]
    assert {f"{b.at:%Y%m}" for b in every} == {f"{b.at:%Y%m}" for b in left}
    assert all(NOW - b.at >= timedelta(days=1) for b in thinned)


def test_many_old_ones_become_one_a_day_then_one_a_month() -> None:
    every = [at(NOW - timedelta(hours=6 * n)) for n in range(4 * 400)]
    thinned = backups.to_thin(every, NOW)
    left = [b for b in every if b not in thinned]
    assert 4 + 30 + 12 <= len(left) <= 4 + 33 + 15


def test_backups_made_before_the_data_changed_outlive_those_of_their_day() -> None:
    days = [NOW - timedelta(days=200 * n) for n in range(1, 6)]
    before = [Backup(Path(backups.before_name(9, day)), day) for day in days]
    later = [at(day + timedelta(hours=n)) for day in days for n in range(1, 4)]
    thinned = backups.to_thin([*before, *later], NOW)
    assert [one for one in before if one in thinned] == before[backups.BEFORE_KEPT :]
    assert [one.schema for one in (before[0], later[0])] == [9, None]


@pytest.mark.parametrize(
    "data", [b"", b"CITSAVE1", b"CITSAVE1\x00\x00\x00\xff{}", b"PK\x03\x04" * 99]
)
def test_another_file_is_no_backup(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "citeapp-20260311-090000.citsave"
    path.write_bytes(data)
    with pytest.raises(InputRefused, match="pas une sauvegarde"):
        backups.read_backup(path)


def test_one_flipped_bit_is_noticed(session: Session) -> None:
    path = maintenance.backup(session)
    data = bytearray(path.read_bytes())
    data[-5000] ^= 4
    path.write_bytes(bytes(data))
    with pytest.raises(InputRefused):
        backups.read_backup(path)


def test_a_backup_touches_no_file_but_its_own(session: Session, tmp_path: Path) -> None:
    for name in ("notes.partial", "notes.copy"):
        (tmp_path / name).write_text("mes notes")
    for name in ("notes.citsave", "autre.copy", "autre.partial"):
        saved = maintenance.backup(session, path=tmp_path / name)
        assert backups.read_backup(saved)
    assert (tmp_path / "notes.partial").read_text() == "mes notes"
    assert (tmp_path / "notes.copy").read_text() == "mes notes"
    assert len(list(tmp_path.glob("[!.]*.*"))) == 5
    assert list(tmp_path.glob(".*")) == []


def test_a_place_that_cannot_hold_a_backup_is_a_french_sentence(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "dossier.citsave").mkdir()
    for path in (tmp_path / "dossier.citsave", tmp_path / "absent" / "x.citsave"):
        with pytest.raises(DiskRefused, match="n’a pas été écrit"):
            maintenance.backup(session, path=path)
    with pytest.raises(InputRefused, match="n’est pas un fichier ordinaire"):
        backups.read_backup(tmp_path)
    with pytest.raises(InputRefused, match="n’existe pas"):
        backups.read_backup(tmp_path / "absent.citsave")


def test_only_our_names_are_listed(session: Session) -> None:
    (session.home.backups / "notes.citsave").write_bytes(b"")
    (session.home.backups / "citeapp-20260311-090000.citsave.partial").write_bytes(b"")
    assert maintenance.listed(session) == []
