"""The start of the window where there is no place for one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_without_a_screen_a_sentence_is_said_and_nothing_is_dumped(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "citeapp", "--home", str(tmp_path)],
        env={**environ, "QT_QPA_PLATFORM": "nowhere"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("La fenêtre ne peut pas s’ouvrir")
    assert "Rien n’a été changé." in done.stderr
    assert not list(tmp_path.rglob("*.db"))
