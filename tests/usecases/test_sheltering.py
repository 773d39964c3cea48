"""Whoever works in a folder that is not safe is told, and to where it can be brought."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base import paths
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.base.places import Surroundings
from citeapp.usecases import sheltering
from citeapp.usecases.session import Session


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The account's own folders, whatever the system calls them."""

    def homes() -> Iterator[Home]:
        for place in (1, 2, 3):
            folder = tmp_path / "compte" / f"citeapp-{place}"
            yield Home(folder / "data", folder / "keys")

    monkeypatch.setattr(paths, "account_homes", homes)
    return tmp_path / "compte"


def opened(folder: Path, clock: FixedClock) -> Session:
    seeded = random.Random("Samira").randbytes
    made = bootstrap.create(
        Home(folder, folder), name="Samira", organisation="", clock=clock, random_bytes=seeded
    )
    made.session.surroundings = lambda: Surroundings(folder.parent, {})
    return made.session


def test_a_folder_at_home_raises_no_question(
    tmp_path: Path, account: Path, clock: FixedClock
) -> None:
    session = opened(tmp_path / "travail", clock)
    found = sheltering.look(session)
    assert (found.hazard, found.target, found.copies, found.left) == ("", None, (), None)
    session.close()


def test_a_folder_that_is_copied_about_can_be_left_for_the_accounts_own(
    tmp_path: Path, account: Path, clock: FixedClock
) -> None:
    session = opened(tmp_path / "Dropbox" / "citeapp", clock)
    (session.home.data / "citeapp-PC12.db").write_bytes(b"")
    found = sheltering.look(session)
    assert "Dropbox" in found.hazard
    assert found.target == account / "citeapp-1" / "data"
    assert found.copies == ("citeapp-PC12.db",)
    there = sheltering.target(session)
    assert there is not None
    bootstrap.close(session)
    moved = bootstrap.open_session(bootstrap.shelter(session.home, session.key, there))
    moved.surroundings = session.surroundings
    found = sheltering.look(moved)
    assert (found.hazard, found.copies) == ("", ())
    assert found.left is not None
    assert (found.left / "citeapp-PC12.db").exists()
    moved.close()


def test_a_place_with_other_work_in_it_is_left_alone(
    tmp_path: Path, account: Path, clock: FixedClock
) -> None:
    bootstrap.close(
        bootstrap.create(next(paths.account_homes()), name="K", organisation="").session
    )
    session = opened(tmp_path / "Dropbox" / "citeapp", clock)
    assert sheltering.look(session).target == account / "citeapp-2" / "data"
    session.close()


def test_no_move_is_offered_to_a_place_that_is_no_safer(
    tmp_path: Path, account: Path, clock: FixedClock
) -> None:
    """The whole account lies on the network."""
    session = opened(tmp_path / "travail", clock)
    session.surroundings = lambda: Surroundings(tmp_path, {}, "serveur:/x / nfs4 rw 0 0\n")
    found = sheltering.look(session)
    assert "réseau" in found.hazard
    assert found.target is None
    session.close()


def test_a_link_into_such_a_folder_is_seen_through(
    tmp_path: Path, account: Path, clock: FixedClock
) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "travail").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    session = opened(tmp_path / "travail" / "citeapp", clock)
    assert "Dropbox" in sheltering.look(session).hazard
    session.close()


def test_a_stick_that_was_asked_for_is_no_hazard(
    tmp_path: Path, account: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(tmp_path / "cle" / "donnees", clock)
    mounts = f"/dev/sdb1 {tmp_path / 'cle'} vfat rw 0 0\n"
    session.surroundings = lambda: Surroundings(tmp_path, {}, mounts, frozenset({"sdb"}))
    assert "clé" in sheltering.look(session).hazard
    monkeypatch.setattr(paths, "portable", lambda: session.home.data)
    assert sheltering.look(session).hazard == ""
    session.close()
