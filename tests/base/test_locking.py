"""A lock has one holder, and ends with its process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from citeapp.base import locking

HOLDER = """
import sys
sys.path[:0] = [p for p in sys.argv[2].split("\\n") if p]
from pathlib import Path
from citeapp.base import locking
held = locking.take(Path(sys.argv[1]))
print("held" if held else "refused", flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "citeapp.lock"
    first = locking.take(path)
    assert first is not None
    assert locking.take(path) is None
    first.release()
    first.release()
    second = locking.take(path)
    assert second is not None
    second.release()


def test_a_killed_holder_leaves_no_stale_lock(tmp_path: Path) -> None:
    path = tmp_path / "citeapp.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), "\n".join(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "held"
        assert locking.take(path) is None
        other.kill()
    held = locking.take(path)
    assert held is not None
    held.release()


def test_where_no_file_can_be_made_nobody_is_kept_out(tmp_path: Path) -> None:
    assert locking.take(tmp_path / "absent" / "citeapp.lock") is not None
