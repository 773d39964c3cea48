"""The bench fails a test for what it only warned about, or left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CARELESS = """
import threading, warnings
from PySide6.QtCore import QTimer, qWarning

release = threading.Event()

def test_python_warning():
    warnings.warn("careless")

def test_qt_warning(qtbot):
    qWarning("careless")

def test_error_in_a_slot(qtbot):
    timer = QTimer()
    timer.timeout.connect(lambda: 1 / 0)
    timer.timeout.emit()

def test_thread_left_behind():
    threading.Thread(target=release.wait, daemon=True, name="forgotten").start()

def test_careful(qtbot, clock, home, random_bytes):
    release.set()
    assert home.data.is_dir()
    assert clock.now().isoformat() == "2026-03-11T09:00:00+01:00"
    assert random_bytes(4) == random_bytes.__self__.__class__(20260311).randbytes(4)
"""


def test_careless_tests_fail(tmp_path: Path) -> None:
    careless = tmp_path / "test_careless.py"
    careless.write_text(CARELESS, encoding="utf-8")
    options = ["-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-q", str(careless)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    last = run.stdout.splitlines()[-1]
    assert "1 error" in last, run.stdout  # the thread, seen after its test has passed
    assert "3 failed, 2 passed" in last, run.stdout
    assert "threads outlive the test: forgotten" in run.stdout
