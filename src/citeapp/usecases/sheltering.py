"""Where the workspace lies: whether it is safe there, and where it could go."""

from __future__ import annotations

import os
from pathlib import Path

from citeapp.base import paths, places
from citeapp.base.frozen import dataclass
from citeapp.base.paths import Home
from citeapp.base.places import REMOVABLE, Hazard, Surroundings
from citeapp.store import moving
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Place:
    """The folder of the workspace; ``hazard`` in a sentence, or nothing where it is safe.

    ``target`` is where it can be brought, ``copies`` the files that another program left beside
    it and that are never opened, ``left`` the folder that stayed behind after a move.
    """

    folder: Path
    hazard: str = ""
    target: Path | None = None
    copies: tuple[str, ...] = ()
    left: Path | None = None


@reads
def look(session: Session, /) -> Place:
    """Whether the folder is copied about, on the network or on a stick, and what to do about it."""
    home = session.home
    around = session.surroundings()
    found = _hazard(home, around)
    there = target(session) if found else None
    came_from = home.moved_from
    return Place(
        folder=home.data,
        hazard=found.words if found else "",
        target=there.data if there else None,
        copies=tuple(places.conflict_copies(home.data)),
        left=moving.left_behind(came_from) if came_from else None,
    )


def target(session: Session) -> Home | None:
    """The account's own folder, or the next one beside it; None where that is no safer."""
    around = session.surroundings()
    for home in paths.account_homes():
        if places.hazard(_real(home.data), around):
            return None  # those beside it are in the same place
        if moving.is_free(home, session.home):
            return home
    return None


def _hazard(home: Home, around: Surroundings) -> Hazard | None:
    found = places.hazard(_real(home.data), around)
    if found is not None and found.kind == REMOVABLE and home.data == paths.portable():
        return None  # a stick was asked for, by the file « portable »
    return found


def _real(folder: Path) -> Path:
    """Where links and drives made of folders lead."""
    return Path(os.path.realpath(folder))
