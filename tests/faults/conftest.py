"""A session to hurt; tests of POSIX disks are left to POSIX systems."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.usecases import people
from citeapp.usecases.session import Session

_POSIX = ["test_posix_disk.py", "test_reading.py", "test_kill.py", "test_moving_killed.py"]
collect_ignore = _POSIX if os.name == "nt" else []


@pytest.fixture
def session(home: Home, clock: FixedClock) -> Iterator[Session]:
    made = bootstrap.create(
        home,
        name="Samira",
        organisation="Centre social",
        clock=clock,
        random_bytes=random.Random("Samira").randbytes,
    )
    people.create(made.session, first_name="Awa")
    yield made.session
    made.session.close()
