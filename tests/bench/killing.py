"""Kills a window in which someone types, and measures what is lost at the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from measuring import HERE, SOURCE

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.usecases import collectives, meetings, notes, typing


@dataclass(frozen=True)
class Loss:
    """Letters typed that the next start does not have, and how long before the kill the first
    of them was typed, in seconds; ``recovered`` texts were told about."""

    letters: int
    seconds: float
    recovered: int


def workspace(folder: Path) -> Home:
    """A workspace with one rencontre of one point, without a line."""
    home = Home(folder, folder)
    session = bootstrap.create(home, name="Samira", organisation="Centre social").session
    collective = collectives.create(session, name="Dorignies").value
    meeting = meetings.create(session, collective_id=collective.id).value
    meetings.add_item(session, meeting_id=meeting.id, title="La garderie")
    bootstrap.close(session)
    return home


def loss(folder: Path, seed: int) -> Loss:
    """Type for one to five seconds, kill, start again, count."""
    home = workspace(folder)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), str(HERE)])}
    if sys.platform.startswith("linux"):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    child = subprocess.Popen(
        [sys.executable, str(HERE / "programs" / "typist.py"), str(folder), str(seed)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(random.Random(seed).uniform(1, 5))
    killed = time.monotonic()
    child.send_signal(signal.SIGKILL)
    rest, errors = child.communicate()
    if not first:
        raise AssertionError(errors)
    moments = [float(line.split()[1]) for line in (first + rest).splitlines() if " " in line]
    kept, recovered = letters_kept(home)
    lost = max(0, len(moments) - kept)
    return Loss(lost, killed - moments[kept] if lost else 0.0, recovered)


def letters_kept(home: Home) -> tuple[int, int]:
    """Letters in the notes after the next start, and how many texts it recovered."""
    session = bootstrap.open_session(home)
    recovered = len(typing.recover(session).value)
    [line] = meetings.listed(session)
    [item] = meetings.agenda(session, meeting_id=line.meeting.id)
    words = [line.text for line in notes.lines(session, owner_id=item.id)]
    bootstrap.close(session)
    return sum(map(len, words)), recovered
