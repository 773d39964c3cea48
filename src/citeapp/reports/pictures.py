"""The icons and pictograms of the program by their names: where each lies, and its drawing."""

from __future__ import annotations

from pathlib import Path

from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.domain.plain.pictograms import PICTOGRAMS

PICTOGRAM = "pictograms/"
"""Before the name of a pictogram of plain texts; the others are icons of the program."""


def pictogram(name: str) -> str:
    """The picture of a plain text: a pictogram where there is one of that name, else an icon."""
    return PICTOGRAM + name if name in PICTOGRAMS else name


def picture_file(resources: Path, name: str) -> Path:
    """The SVG file of a picture."""
    return resources / f"{'' if name.startswith(PICTOGRAM) else 'icons/'}{name}.svg"


def svg_text(path: Path) -> str:
    """A drawing of ours; a missing one is said."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise UserError(
            _("Le pictogramme {name} manque.", name=path.stem),
            safe=_("Vos données ne sont pas touchées."),
            todo=_("Réinstallez le programme."),
        ) from error
