"""Pages are brought in while the window already works."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from citeapp.ui import app, warming
from citeapp.ui.main_window import MainWindow
from citeapp.ui.navigation import NAVIGATION

application = app.application(["citeapp"])
before = set(sys.modules)
window = MainWindow()
warm = warming.Warming(window, NAVIGATION)
watch = QTimer(interval=20)
watch.timeout.connect(lambda: warm.active or application.quit())
watch.start()
application.exec()
import json
print(json.dumps([sorted(before), sorted(set(sys.modules) - before)]))
"""


def test_a_window_begins_with_little_and_ends_with_every_page() -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environ, capture_output=True, check=True
    )
    before, after = json.loads(done.stdout.splitlines()[-1])
    heavy = {"reportlab", "sqlite_utils", "nacl", "rapidfuzz", "citeapp.bootstrap"}
    assert heavy.isdisjoint(before)
    assert {"citeapp.ui.pages.meetings", "citeapp.ui.pages.exchange", "rapidfuzz"} <= set(after)
