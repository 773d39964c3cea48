"""Scenes for the pictures: each page folder may hold a ``scenes.py`` with ``SCENES``.

``SCENES`` is a list of (name, callable(window)): the callable brings the window, attached to
a filled workspace, to what is to be looked at. The gallery of widgets is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from citeapp.ui import pages
from citeapp.ui.shell.main_window import MainWindow

Scene = tuple[str, Callable[[MainWindow], object]]


def page_scenes() -> Iterator[Scene]:
    """The scenes of every page folder that has some, in alphabetical order."""
    for found in iter_modules(pages.__path__):
        inside = import_module(f"{pages.__name__}.{found.name}")
        folder = getattr(inside, "__path__", None)
        if folder is None or not any(part.name == "scenes" for part in iter_modules(folder)):
            continue
        yield from import_module(f"{pages.__name__}.{found.name}.scenes").SCENES
