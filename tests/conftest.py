"""The hostile bench: whatever a test leaves behind, or only warns about, fails it.

Python warnings are errors and Qt warnings fail (pyproject.toml); pytest-qt fails a test
on an exception in a slot; the fixture below fails it on a thread that outlives it.
Time, folders and randomness come from here, never from the machine.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import hypothesis
import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home

REPOSITORY = Path(__file__).resolve().parent.parent
THREAD_GRACE = 2.0
"""Seconds given to a thread that was told to stop to be gone."""

hypothesis.settings.register_profile("bench", deadline=None, database=None)
hypothesis.settings.register_profile("ci", deadline=None, database=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "bench")

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nothing of the account that runs the tests may leak into them.
os.environ.pop("CITEAPP_HOME", None)
os.environ.pop("CITEAPP_LANGUAGE", None)


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Every Python thread a test starts ends with it."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        if not isinstance(thread, threading._DummyThread):
            thread.join(THREAD_GRACE)
    left = [
        thread.name
        for thread in started
        if thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]
    assert not left, f"threads outlive the test: {', '.join(left)}"


@pytest.fixture(scope="session")
def shared_input() -> Path:
    """The folder of the four sample files, the reason for half of the tests: never skipped.

    The files handed to the project, where they are at hand; else the copy of the clone.
    """
    named = os.environ.get("CITEAPP_SHARED")
    handed = Path(named) if named else REPOSITORY.parent / "shared" / "input"
    folder = handed if named or handed.is_dir() else REPOSITORY / "tests" / "data" / "takeover"
    if not folder.is_dir():
        pytest.fail(f"the sample files are not in {folder} (CITEAPP_SHARED)", pytrace=False)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty workspace folder, nothing of which outlives the test."""
    folder = Home(data=tmp_path / "home", config=tmp_path / "home")
    folder.create()
    return folder


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday 11 March 2026, nine in the morning, in French winter time."""
    return FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1))))


@pytest.fixture
def random_bytes() -> RandomBytes:
    """The same random bytes at each run."""
    return random.Random(20260311).randbytes
