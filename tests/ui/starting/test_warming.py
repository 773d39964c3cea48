"""Pages are brought in while the window already works."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from citeapp import bootstrap
from citeapp.base.paths import Home

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from citeapp.ui.starting import app, door, warming
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION

application = app.application(["citeapp"])
before = set(sys.modules)
window = MainWindow()
warm = warming.Warming(window, NAVIGATION)
for page in sys.argv[1:]:
    window.opened.emit(page)
watch = QTimer(interval=20)
watch.timeout.connect(lambda: warm.active or application.quit())
watch.start()
application.exec()
import json
print(json.dumps([sorted(before), sorted(set(sys.modules) - before)]))
"""


def warmed(*opened: str) -> tuple[set[str], set[str]]:
    """The modules there before and after, when these pages were opened."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *opened], env=environ, capture_output=True, check=True
    )
    before, after = json.loads(done.stdout.splitlines()[-1])
    return set(before), set(after)


def test_a_window_begins_with_little_and_ends_with_every_page() -> None:
    before, after = warmed()
    heavy = {
        "reportlab",
        "sqlite_utils",
        "sqlcipher3",
        "msgspec",
        "nacl",
        "rapidfuzz",
        "citeapp.bootstrap",
        "citeapp.usecases.session",
    }
    assert heavy.isdisjoint(before)
    assert {"citeapp.ui.pages.meetings", "citeapp.ui.pages.exchange", "rapidfuzz"} <= after
    assert {"reportlab.graphics.shapes", "pypdfium2"}.isdisjoint(after)  # nobody prints yet


def test_who_opens_a_page_that_prints_does_not_wait_for_what_draws() -> None:
    _before, after = warmed("tracking", "meetings")
    assert {"citeapp.reports.pdf.document", "citeapp.ui.dialogs.preview", "pypdfium2"} <= after


FIRST_PAGE = """
import sys
from pathlib import Path
from citeapp.base.paths import Home
from citeapp.ui.starting import app, start
from citeapp.ui.shell.main_window import MainWindow

application = app.application(["citeapp"])
window = MainWindow()
window.show()
start.open_work(window, home=Home(Path(sys.argv[1]), Path(sys.argv[1])))
assert not window.page().grab().isNull()
import json
print(json.dumps([type(window.page()).__name__, sorted(sys.modules)]))
window.close()
"""
LATER = {
    "nacl",
    "PIL",
    "pyrage",
    "PySide6.QtNetwork",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "sqlite_utils",
    "subprocess",
    "concurrent.futures",
    "html.entities",
    "zstandard",
    "citeapp.exchange.bundle",
    "citeapp.intake.people",
    "citeapp.ui.shell.palette",
    "citeapp.ui.pages.meetings.page",
    "citeapp.ui.parts.questions",
    "citeapp.ui.widgets.conflict",
    "citeapp.usecases.duplicates",
    "citeapp.usecases.exchanges",
    "citeapp.usecases.finding",
}
"""Heavy, and not needed to read the first page: each costs 10 to 100 ms of every start."""


def test_the_first_page_waits_for_nothing_heavy(home: Home) -> None:
    bootstrap.close(bootstrap.create(home, name="Samira", organisation="Centre social").session)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE, str(home.data)],
        env=environ,
        capture_output=True,
        check=True,
    )
    page, modules = json.loads(done.stdout.splitlines()[-1])
    assert page == "WeekPage"
    assert LATER & set(modules) == set()


READ = """
import linecache
import citeapp.ui.starting.start, citeapp.ui.pages.week.page
print(sum("citeapp" in path for path in linecache.cache))
"""


def test_to_import_a_module_does_not_keep_its_source() -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", READ], env=environ, capture_output=True, check=True
    )
    assert int(done.stdout) == 0
