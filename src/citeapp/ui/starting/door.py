"""Into the window: the frame is painted first; what the work needs is imported behind it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from citeapp.base import language, paths
from citeapp.base.errors import UserError
from citeapp.base.paths import Home
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.starting import app


def run(home: Home, files: Sequence[Path] = ()) -> int:
    """Show the window on the workspace of ``home`` until it is closed; take in ``files``."""
    language.choose(language.asked(os.environ), paths.resources() / "translations")
    with suppress(UserError):  # told by ``open_work``, in the window
        home.create()

    def open_work(window: MainWindow) -> None:
        from citeapp.ui.starting import start  # half of the program: after the first paint

        try:
            start.open_work(window, home=home)
        finally:
            gc.enable()  # ``__main__`` had it rest

    return app.main(sys.argv[:1], home.data, open_work, files=files)
