"""Killed at any step of a move, the workspace opens whole, at the one place or the other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from citeapp import bootstrap
from citeapp.base import paths
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.usecases import maintenance, people
from citeapp.usecases.session import Session

MOVER = """
import os, shutil, sys
from pathlib import Path
root, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
sys.path[:0] = [p for p in sys.argv[3].split(os.pathsep) if p]
from citeapp import bootstrap
from citeapp.base.paths import Home

STEPS = ("replace", "fsync", "unlink", "mkdir", "open", "chmod")
left = 0

def dying(call):
    def step(*given, **named):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return call(*given, **named)
    return step

def move(folder):
    home, account = Home(folder / "home", folder / "home"), folder / "account"
    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))
    found = bootstrap.shelter(home, key, Home(account / "data", account / "keys"))
    bootstrap.close(bootstrap.open_session(found))

n, killed = 0, True
while killed:
    n += int(sys.argv[4])
    shutil.copytree(root / "home", root / str(n) / "home")
    child = os.fork()
    if not child:
        left = n
        move(root / str(n))
        os._exit(0)
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
print(n)
"""
"""Dies before a call that changes a disk, then before a later one, and so on to the end."""
EVERY = 3
"""So many calls lie between two deaths; with 1 the test takes half a minute."""


def test_killed_before_any_step(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    maintenance.backup(session)
    key = session.key
    bootstrap.close(session)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            MOVER,
            str(tmp_path),
            key.hex(),
            os.pathsep.join(sys.path),
            str(EVERY),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    count = int(done.stdout)
    assert count > 40, done.stderr
    places = [told(tmp_path / str(n), clock) for n in range(EVERY, count + 1, EVERY)]
    before = places.count("home")
    assert 0 < before < len(places)
    assert places == ["home"] * before + ["account"] * (len(places) - before)


def told(folder: Path, clock: FixedClock) -> str:
    """Which of the two places opens, after a look that the work is whole and can go on."""
    home = Home(folder / "home", folder / "home")
    target = Home(folder / "account" / "data", folder / "account" / "keys")
    found = paths.follow(home)
    opened = bootstrap.open_session(found, clock=clock)
    assert [line.person.first_name for line in people.listed(opened)] == ["Awa"]
    assert maintenance.check(opened).sound
    assert len(maintenance.listed(opened)) == 1
    people.create(opened, first_name="Benoît")
    bootstrap.close(opened)
    if found == home:  # the move can be begun again
        again = bootstrap.open_session(bootstrap.shelter(home, opened.key, target), clock=clock)
        assert len(people.listed(again)) == 2
        bootstrap.close(again)
    assert not home.database.exists()
    shutil.rmtree(folder)
    return "home" if found == home else "account"
