"""Draws every scene into PNG files: ``python -m citeapp.ui.studio.screens FOLDER [--only NAME]``.

Each scene is drawn light, dark, in high contrast, on a small laptop at 200 %, and on a large
screen. ``dev.py screens`` calls ``draw`` with a window on the demo workspace.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.frozen import dataclass
from citeapp.base.paths import Home
from citeapp.ui import style
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.studio.gallery import GALLERY, NAVIGATION, GalleryDesk
from citeapp.ui.studio.scenes import Scene, page_scenes
from citeapp.ui.widgets.later import Later
from citeapp.usecases import demo
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Setting:
    """One way to look at a scene."""

    name: str
    theme: str
    zoom: float
    width: int
    height: int


SETTINGS = (
    Setting("clair", "light", 1.0, 1366, 768),
    Setting("sombre", "dark", 1.0, 1366, 768),
    Setting("contraste", "contrast", 1.0, 1366, 768),
    Setting("200", "light", 2.0, 1366, 768),
    Setting("grand", "light", 1.0, 1920, 1080),
)


SOON_MS = 500
"""What waits no longer than this belongs to the picture; what goes away later does not."""


def draw(
    folder: Path,
    scenes: Iterable[Scene],
    make_window: Callable[[], MainWindow],
    settings: Iterable[Setting] = SETTINGS,
) -> list[Path]:
    """Draw ``scenes`` in each setting; ``make_window`` returns a window attached to its work."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    QApplication.setCursorFlashTime(0)  # the cursor of a field is there in each picture, or in none
    drawn: list[Path] = []
    wanted = list(scenes)
    for setting in settings:
        for name, prepare in wanted:
            if isinstance(app, QApplication):
                style.apply(app, style.THEMES[setting.theme], setting.zoom)
            window = make_window()
            window.resize(setting.width, setting.height)
            window.show()
            _activate(window)
            prepare(window)
            settle()
            while looking(window):  # what is looked for beside the window is in the picture
                settle()
            settle()
            path = folder / f"{name}-{setting.name}.png"
            _picture(window).save(str(path))
            drawn.append(path)
            window.close()
            window.deleteLater()
            settle()
    return drawn


def looking(window: MainWindow) -> bool:
    """Whether something is looked for beside the window, or made, or soon will be."""
    resting = (
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS
        for timer in window.findChildren(QTimer)
    )
    making = (later.active for later in window.findChildren(Later))
    return window.runner.busy or any(resting) or any(making)


def _picture(window: MainWindow) -> QPixmap:
    """The window, and over it the dialog that waits for an answer, if one does."""
    picture = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None and dialog.parentWidget() is window:
        painter = QPainter(picture)
        painter.fillRect(window.rect(), QColor(0, 0, 0, 60))
        corner = window.rect().center() - dialog.rect().center()
        painter.drawPixmap(corner, dialog.grab())
        painter.end()
        dialog.close()
    return picture


def _activate(window: MainWindow) -> None:
    """The focus is only seen in the active window; the window system takes its time."""
    window.activateWindow()
    for _round in range(50):
        settle()
        if window.isActiveWindow():
            return


def settle() -> None:
    """Let layouts, deferred deletions and posted repaints happen."""
    for _round in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(argv: list[str]) -> int:
    """Draw every page on the demo workspace, then the gallery of widgets."""
    parser = argparse.ArgumentParser(prog="citeapp.ui.studio.screens")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="scenes whose name holds this text")
    parser.add_argument("--setting", default="", help="one setting: clair, sombre, 200…")
    chosen = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    live_in_france()
    bootstrap.speak()
    from citeapp.ui.starting.app import application

    app = application(["citeapp"])
    settings = [s for s in SETTINGS if not chosen.setting or s.name == chosen.setting]
    with tempfile.TemporaryDirectory(prefix="citeapp-screens-") as folder:
        session = demo_session(Path(folder))

        def on_demo() -> MainWindow:
            window = MainWindow()
            window.attach(SessionDesk(session), session)
            return window

        pages = [scene for scene in page_scenes() if chosen.only in scene[0]]
        drawn = draw(chosen.folder, pages, on_demo, settings)
        bootstrap.close(session)

    def on_gallery() -> MainWindow:
        window = MainWindow(NAVIGATION)
        window.attach(GalleryDesk())
        return window

    gallery = [scene for scene in GALLERY if chosen.only in scene[0]]
    for path in [*drawn, *draw(chosen.folder, gallery, on_gallery, settings)]:
        print(path)
    app.quit()
    return 0


def live_in_france() -> None:
    """The pictures are those of a machine in Douai, wherever they are drawn."""
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    if hasattr(time, "tzset"):  # not on Windows, where the zone is the system's
        time.tzset()


def demo_session(folder: Path) -> Session:
    """A demo workspace that is the same at each run: Wednesday 11 March 2026, one seed."""
    clock = FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1))))
    created = bootstrap.create(
        Home(folder, folder),
        name="Samira Haddad",
        organisation="Centre social Dorignies",
        coordinator=True,
        clock=clock,
        random_bytes=random.Random(11).randbytes,
    )
    demo.fill(created.session, years=2, cites=1, seed=1)
    return created.session


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
