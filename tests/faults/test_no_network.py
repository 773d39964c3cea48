"""No socket is opened, whatever is done: told by the system's own list of calls.

A window on a real screen speaks to that screen and to nothing else; here it is drawn in memory.
Printing asks the print service of the same computer, as every program does; nothing goes farther.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DAY = Path(__file__).with_name("a_day_in_the_window.py")
THIS_COMPUTER = re.compile(r'htons\(631\).*(?:"::1"|"127\.0\.0\.1")')
"""The port of the print service of Linux, when it has no file to speak by."""
RENCONTRE = """
import contextlib, io, sys
from pathlib import Path
from citeapp.cli.main import main
from delivery.journey import rencontre

def run(words):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main(words)
    return status, said.getvalue()

rencontre(run, Path(sys.argv[1]))
"""
SOURCES = ("src", "packaging", "tests/data")
SPEAKS = """
import socket
socket.create_server(("127.0.0.1", 0)).close()
"""

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")


def sockets(folder: Path, *command: str) -> list[str]:
    """The calls by which the program, and what it starts, asked for a socket."""
    told = folder / "calls.txt"
    traced = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(told), sys.executable]
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in SOURCES),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run([*traced, *command], env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-800:]
    return [line for line in told.read_text(errors="replace").splitlines() if "socket" in line]


def beyond(calls: list[str]) -> list[str]:
    """Those that could leave this computer's own files: not the name service of the system."""
    return [call for call in calls if "AF_UNIX" not in call]


def test_a_day_in_the_window_opens_none(tmp_path: Path) -> None:
    """Every page, guide, preview, exchange folder, lot with an update, its trial, second copy."""
    assert beyond(sockets(tmp_path, str(DAY), str(tmp_path))) == []


def test_printing_asks_this_computer_alone(tmp_path: Path) -> None:
    sockets(tmp_path, str(DAY), str(tmp_path), "printing")
    called = (tmp_path / "calls.txt").read_text(errors="replace").splitlines()
    spoken_to = [call for call in beyond(called) if re.search(r"sa_family=|sin6?_addr", call)]
    assert [call for call in spoken_to if not THIS_COMPUTER.search(call)] == []


def test_the_self_test_with_its_window_opens_none(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-m", "citeapp", "selftest") == []


def test_a_rencontre_and_its_papers_open_none(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-c", RENCONTRE, str(tmp_path)) == []


def test_a_program_that_speaks_is_seen(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-c", SPEAKS)
