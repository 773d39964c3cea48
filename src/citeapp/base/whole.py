"""Whether the program is all there: a half-copied folder says so instead of failing oddly later."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from citeapp.base import paths
from citeapp.base.errors import ProgramDamaged
from citeapp.base.language import _

FOLDERS = (
    "application",
    "calendar",
    "colour",
    "demo",
    "dictionary",
    "fonts",
    "guide",
    "icons",
    "pictograms",
    "review",
    "style",
    "techniques",
    "translations",
    "words",
)
FILES = (
    "fonts/Inter-Regular.ttf",
    "fonts/Inter-Medium.ttf",
    "fonts/Inter-SemiBold.ttf",
    "fonts/Inter-Bold.ttf",
    "style/app.qss",
)
"""Without these nothing can be drawn; a clone that lacks more is told where it is needed."""
LISTED = "contents.txt"
"""Made by the build: each file of the program, after its size in bytes, as seen from here."""

LONGEST_PATH = 259 if sys.platform == "win32" else 4095
"""Letters of a path from which the system loads a library."""


SYSTEM_LIBRARIES = "system-libraries.txt"
_SOUGHT = re.compile(r"([\w.+-]+\.so(?:\.\d+)*): cannot open shared object file")
"""How the loader of Linux names the library that it does not find (dlerror(3))."""


def check(resources: Path, longest: int = LONGEST_PATH) -> None:
    """Raise ProgramDamaged for the first part of the program that is missing or cut short.

    Also where it stands so deep in folders that the system would not load one of its parts.
    """
    for name in ("", *FOLDERS):
        if not (resources / name).is_dir():
            raise missing(resources / name)
    for name, size in {**dict.fromkeys(FILES), **_listed(resources)}.items():
        path = f"{resources}/{name}"  # hundreds of them, before anything is painted
        if len(path) > longest and len(os.path.normpath(path)) > longest:
            raise _too_deep(resources)
        try:
            found = os.stat(path).st_size
        except OSError as error:
            raise missing(resources / name) from error
        if size not in (None, found):
            raise missing(resources / name)


def _listed(resources: Path) -> dict[str, int]:
    """What the build says is there; nothing in a clone."""
    try:
        lines = (resources / LISTED).read_text(encoding="utf-8").splitlines()
        pairs = (line.split(" ", 1) for line in lines)
        return {name: int(size) for size, name in pairs}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise missing(resources / LISTED) from error


def _too_deep(resources: Path) -> ProgramDamaged:
    return ProgramDamaged(
        _("Le chemin du dossier de CitéApp est trop long : « {folder} ».", folder=resources.parent),
        safe=_("Vos données n’ont pas été touchées."),
        todo=_("Mettez ce dossier plus près de la racine du disque, puis rouvrez CitéApp."),
    )


def missing(path: Path) -> ProgramDamaged:
    """What to tell when a file of the program is not there."""
    return _damaged(path.name)


def not_loaded(error: ImportError) -> ProgramDamaged:
    """What to tell when a part of the program does not load: a module, or a library it needs."""
    sought = _SOUGHT.search(str(error))
    package = system_libraries(paths.resources()).get(sought[1]) if sought else None
    if sought is None or package is None:
        return _damaged(error.name or str(error))
    return ProgramDamaged(
        _("Il manque une bibliothèque à cet ordinateur : « {name} ».", name=sought[1]),
        safe=_("Vos données n’ont pas été touchées."),
        todo=_(
            "Installez le paquet « {package} », par exemple : sudo apt install {package}",
            package=package,
        ),
    )


def system_libraries(resources: Path) -> dict[str, str]:
    """What the product leaves to a Linux system: library, and Debian's package that has it."""
    try:
        text = (resources / "application" / SYSTEM_LIBRARIES).read_text(encoding="utf-8")
    except OSError:
        return {}  # what is missing of the program itself is told by :func:`check`
    lines = (line.split() for line in text.splitlines())
    return {words[0]: words[1] for words in lines if len(words) == 2 and words[0][:1] != "#"}


def _damaged(part: str) -> ProgramDamaged:
    return ProgramDamaged(
        _("CitéApp est incomplet : il manque « {part} ».", part=part),
        safe=_("Vos données n’ont pas été touchées."),
        todo=_("Copiez de nouveau le dossier entier du programme, ou réinstallez-le."),
    )
