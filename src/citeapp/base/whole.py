"""Whether the program is all there: a half-copied folder says so instead of failing oddly later."""

from __future__ import annotations

from pathlib import Path

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
    "words",
)
FILES = (
    "fonts/Inter-Regular.ttf",
    "fonts/Inter-Medium.ttf",
    "fonts/Inter-SemiBold.ttf",
    "fonts/Inter-Bold.ttf",
    "style/app.qss",
)
"""Without these nothing can be drawn; what else is missing is told where it is needed."""


def check(resources: Path) -> None:
    """Raise ProgramDamaged for the first part of ``resources`` that is missing."""
    for name in ("", *FOLDERS):
        if not (resources / name).is_dir():
            raise missing(resources / name)
    for name in FILES:
        if not (resources / name).is_file():
            raise missing(resources / name)


def missing(path: Path) -> ProgramDamaged:
    """What to tell when a file of the program is not there."""
    return _damaged(path.name)


def not_loaded(error: ImportError) -> ProgramDamaged:
    """What to tell when a part of the program does not load: a module, or a library it needs."""
    return _damaged(error.name or str(error))


def _damaged(part: str) -> ProgramDamaged:
    return ProgramDamaged(
        _("CitéApp est incomplet : il manque « {part} ».", part=part),
        safe=_("Vos données n’ont pas été touchées."),
        todo=_("Copiez de nouveau le dossier entier du programme, ou réinstallez-le."),
    )
