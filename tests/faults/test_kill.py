"""Killed at any moment: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from killing import loss

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.store import merging
from citeapp.usecases import maintenance, people
from citeapp.usecases.session import Session

CHILD = """
import sys
sys.path[:0] = [p for p in sys.argv[2].split("\\n") if p]
from pathlib import Path
from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.usecases import history, people
folder = Path(sys.argv[1])
session = bootstrap.open_session(Home(folder, folder))
n = 0
while True:
    row = people.create(session, first_name=f"P{n}", phone="0600000001").value
    people.change(session, id=row.id, email=f"p{n}@exemple.fr")
    print(row.id, flush=True)
    if n % 3 == 0:
        people.remove(session, id=row.id)
        history.undo(session)
    n += 1
"""
ROUNDS = 4


def whole(session: Session) -> bool:
    """The tables are what the journal says."""
    connection = session.workspace.connection
    before = connection.rows("SELECT * FROM person ORDER BY id")
    with connection.transaction():
        connection.execute("UPDATE _s_me SET capture = 0")
        connection.execute("DELETE FROM person")
        connection.execute("UPDATE _s_me SET capture = 1")
        rows = connection.rows("SELECT DISTINCT tbl, pk FROM _s_op")
        merging.touch(connection, [(row[0], row[1]) for row in rows])
        merging.recompute(connection)
    return connection.rows("SELECT * FROM person ORDER BY id") == before


def test_acknowledged_work_survives_a_kill(home: Home, clock: FixedClock) -> None:
    seeded = random.Random("Samira").randbytes
    made = bootstrap.create(home, name="Samira", organisation="", clock=clock, random_bytes=seeded)
    guid = made.session.workspace.guid
    bootstrap.close(made.session)
    dice = random.Random(9)
    acknowledged: list[str] = []
    for _round in range(ROUNDS):
        acknowledged += write_until_killed(home.data, dice.randint(3, 40))
        session = bootstrap.open_session(home)
        known = {line.person.id: line.person for line in people.listed(session)}
        missing = [id for id in acknowledged if id not in known]
        assert missing == [] or missing == acknowledged[-1:]  # it was being deleted and undone
        assert all(known[id].email for id in acknowledged if id in known)
        assert session.workspace.guid == guid
        assert whole(session)
        assert maintenance.check(session).sound
        bootstrap.close(session)


def write_until_killed(folder: Path, count: int) -> list[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), "\n".join(sys.path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    read = [child.stdout.readline().strip() for _line in range(count)]
    child.send_signal(signal.SIGKILL)
    rest, errors = child.communicate()
    if not all(read):
        pytest.fail(errors)
    lines = rest.split("\n")
    return [*read, *(line for line in lines[:-1] if line)]


@pytest.mark.parametrize("seed", range(2))
def test_a_window_killed_while_someone_types_loses_at_most_a_second(
    tmp_path: Path, seed: int
) -> None:
    assert loss(tmp_path / "typist", seed).seconds <= 1
