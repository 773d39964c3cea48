"""Draws every scene into PNG files: ``python -m citeapp.ui.screens FOLDER [--only NAME]``.

Each scene is drawn light, dark, in high contrast, on a small laptop at 200 %, and on a large
screen. ``dev.py screens`` calls ``draw`` with a window on the demo workspace.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from citeapp.ui import style
from citeapp.ui.gallery import GALLERY, NAVIGATION, GalleryDesk
from citeapp.ui.main_window import MainWindow
from citeapp.ui.scenes import Scene


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


def draw(
    folder: Path,
    scenes: Iterable[Scene],
    make_window: Callable[[], MainWindow],
    settings: Iterable[Setting] = SETTINGS,
) -> list[Path]:
    """Draw ``scenes`` in each setting; ``make_window`` returns a window attached to its work."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
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
            path = folder / f"{name}-{setting.name}.png"
            window.grab().save(str(path))
            drawn.append(path)
            window.close()
            window.deleteLater()
            settle()
    return drawn


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
    """Draw the gallery of widgets."""
    parser = argparse.ArgumentParser(prog="citeapp.ui.screens")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from citeapp.ui.app import application

    app = application(["citeapp"])

    def make_window() -> MainWindow:
        window = MainWindow(NAVIGATION)
        window.attach(GalleryDesk())
        return window

    scenes = [scene for scene in GALLERY if chosen.only in scene[0]]
    for path in draw(chosen.folder, scenes, make_window):
        print(path)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
