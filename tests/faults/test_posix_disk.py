"""Disks that really fill and folders that really refuse, where the system lets us make them."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from laptops import Machine, check_sentences
from small_disks import disk

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import DiskRefused
from citeapp.base.paths import Home
from citeapp.usecases import maintenance, people
from citeapp.usecases.session import Session

SMALL = 5_000_000
"""Bytes of a disk that fills soon."""


@pytest.fixture
def home() -> Iterator[Home]:
    """A workspace in a folder of its own: its parents are opened to others, which no test that
    runs beside this one may undo."""
    with tempfile.TemporaryDirectory(prefix="citeapp-disk-") as name:
        folder = Home(data=Path(name) / "home", config=Path(name) / "home")
        folder.create()
        yield folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of some megabytes."""
    with disk(tmp_path / "small") as folder:
        yield folder


def names(session: Session) -> list[str]:
    return [line.person.first_name for line in people.listed(session)]


def test_a_disk_that_really_fills(small_disk: Path, clock: FixedClock) -> None:
    home = Home(data=small_disk / "data", config=small_disk / "keys")
    session = bootstrap.create(
        home,
        name="Samira",
        organisation="",
        clock=clock,
        random_bytes=random.Random("small").randbytes,
    ).session
    with pytest.raises(DiskRefused) as refusal:
        write_much(session)
    assert refusal.value.todo
    written = len(names(session))
    assert written > 0
    with pytest.raises(DiskRefused):
        maintenance.backup(session)
    assert maintenance.listed(session) == []
    assert [path.name for path in home.backups.iterdir()] == []
    session.close()
    again = bootstrap.open_session(home, clock=clock)
    assert len(names(again)) == written
    assert maintenance.check(again).sound
    again.close()


def write_much(session: Session) -> None:
    for n in range(100):
        people.create(session, first_name=f"P{n}", remark="x" * 100_000)


def test_a_command_on_a_disk_that_fills_changes_nothing(
    small_disk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(small_disk / "home", capfd)
    machine.done("init", "--name", "Samira", "--organisation", "")
    machine.call("people.create", first_name="Awa")
    rows = "".join(f"DURAND{n};Zoé;{'x' * 3000}\n" for n in range(2500))
    (tmp_path / "gens.csv").write_text("NOM;Prénom;Remarques\n" + rows, encoding="utf-8")
    machine.refused("import", tmp_path / "gens.csv")
    for n in range(40):
        if (said := machine.ask("backup", small_disk / f"{n}.citsave")).status:
            break
    assert said.status == 1
    check_sentences(said.err)
    assert len(list(small_disk.glob("*.citsave"))) == n
    assert [row["first_name"] for row in machine.json("list", "people")] == ["Awa"]


def as_nobody(home: Home, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program that may read these folders and write nothing there."""
    chain = [home.data, *home.data.parents]
    modes = {path: path.stat().st_mode for path in chain}
    if os.getuid() == 0:
        open_up(home, chain)
    for path in (home.data, home.database):
        path.chmod(path.stat().st_mode & ~0o222)
    begin = (
        "import os, sys; sys.path[:0] = [p for p in sys.argv[2].split(os.pathsep) if p]\n"
        "from citeapp.cli.main import main\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
    )
    try:
        return subprocess.run(
            [sys.executable, "-c", begin + program, str(home.data), os.pathsep.join(sys.path)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_read_only_folder_is_a_sentence(session: Session, home: Home) -> None:
    bootstrap.close(session)
    before = home.database.read_bytes()
    given = """'{"first_name": "Benoît"}'"""
    done = as_nobody(
        home, f"sys.exit(main(['--home', sys.argv[1], 'call', 'people.create', {given}]))"
    )
    assert (done.returncode, done.stdout) == (1, "")
    check_sentences(done.stderr)
    assert "lecture seule" in done.stderr
    assert home.database.read_bytes() == before


def test_a_folder_in_which_nothing_can_be_made_is_a_sentence(home: Home) -> None:
    home.database.write_bytes(b"")
    done = as_nobody(
        home,
        "sys.exit(main(['--home', sys.argv[1] + '/dedans', 'init', '--name', 'A', "
        "'--organisation', 'B']))",
    )
    assert done.returncode == 1
    check_sentences(done.stderr)
    assert "ne peut pas être créé" in done.stderr


def open_up(home: Home, chain: list[Path]) -> None:
    """Let another account read, so that only writing is refused."""
    for path in chain:
        path.chmod(path.stat().st_mode | 0o055)
    for path in home.data.rglob("*"):
        path.chmod(path.stat().st_mode | 0o044)


def test_the_folder_of_another_account_is_a_sentence(tmp_path: Path, clock: FixedClock) -> None:
    """Two people of one computer: each has a workspace, nobody looks into the other's."""
    if os.getuid():
        pytest.skip("only the administrator can become someone else")
    hers = Home(data=tmp_path / "samira", config=tmp_path / "samira")
    bootstrap.close(bootstrap.create(hers, name="Samira", organisation="").session)
    for command in ("['list', 'people']", "['init', '--name', 'K', '--organisation', '']"):
        for path in [tmp_path, *tmp_path.parents]:
            path.chmod(path.stat().st_mode | 0o055)
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "import os, sys; sys.path[:0] = [p for p in sys.argv[2].split(os.pathsep) if p]\n"
                "from citeapp.cli.main import main\n"
                "from citeapp.usecases import catalogue, imports\n"
                "os.setuid(65534)\n"
                f"sys.exit(main(['--home', sys.argv[1], *{command}]))",
                str(hers.data),
                os.pathsep.join(sys.path),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == 1, done.stderr
        check_sentences(done.stderr)
        assert "autre compte" in done.stderr
