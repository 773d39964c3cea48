"""No socket is opened, whatever is done: told by the system's own list of calls.

A window on a real screen speaks to that screen and to nothing else; here it is drawn in memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "packaging"))),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run([*traced, *command], env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-800:]
    return [line for line in told.read_text(errors="replace").splitlines() if "socket" in line]


def test_the_self_test_with_its_window_opens_none(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-m", "citeapp", "selftest") == []


def test_a_rencontre_and_its_papers_open_none(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-c", RENCONTRE, str(tmp_path)) == []


def test_a_program_that_speaks_is_seen(tmp_path: Path) -> None:
    assert sockets(tmp_path, "-c", SPEAKS)
