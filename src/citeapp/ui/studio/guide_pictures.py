"""The pictures of the guide, drawn from the demo.

``python -m citeapp.ui.studio.guide_pictures FOLDER``.

Run by ``dev.py guide`` when the window has changed; the pictures are small, so that the guide is.
They are French as it is, whatever the language that is asked for.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QLabel

from citeapp import bootstrap
from citeapp.base.paths import resources
from citeapp.reports.documents.guide import chapters
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting.session_desk import SessionDesk
from citeapp.ui.studio import screens
from citeapp.ui.studio.scenes import page_scenes

WIDTH_PX, COLOURS = 1000, 64


def main(out: Path) -> int:
    """Draw each picture that a page of the guide names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    screens.live_in_france()
    from citeapp.ui.starting.app import application

    app = application(["citeapp"])
    named = {name for page in chapters(resources() / "guide") for name in page.pictures}
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="citeapp-guide-") as folder:
        session = screens.demo_session(Path(folder) / "work")

        def window() -> MainWindow:
            made = MainWindow()
            made.attach(SessionDesk(session), session)
            return made

        scenes = [(name, without(folder, act)) for name, act in page_scenes() if name in named]
        drawn = screens.draw(Path(folder) / "drawn", scenes, window, screens.SETTINGS[:1])
        for path in drawn:
            smaller(path, out / f"{path.stem.rsplit('-', 1)[0]}.png")
        bootstrap.close(session)
    app.quit()
    return 0


def without(folder: str, act: Callable[[MainWindow], object]) -> Callable[[MainWindow], object]:
    """The same scene, in which the folder of the drawing is called as a reader's would be."""

    def show(window: MainWindow) -> None:
        act(window)
        for label in window.findChildren(QLabel):
            label.setText(label.text().replace(f"{folder}/work", "CitéApp"))

    return show


def smaller(source: Path, target: Path) -> None:
    """A picture of the screen as it is printed: narrower, in few colours."""
    with Image.open(source) as picture:
        height = round(picture.height * WIDTH_PX / picture.width)
        reduced = picture.convert("RGB").resize((WIDTH_PX, height), Image.Resampling.LANCZOS)
        reduced.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
