"""A folder that another program carries: Syncthing, Nextcloud, a network share, a stick.

    folder/
        awa-benali-1f0c9a3e/      one subfolder a machine, which alone writes in it
            carte.citcarte
            lot-20260311-090000-4b2e.citlot

No file ever has two writers, so the carrier has nothing to merge; and each file is taken
whole or not at all, so that half of one, or a copy made by the carrier, does no harm.
What is not there says nothing: an empty folder is a carrier that has not arrived yet.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from citeapp.base.frozen import dataclass
from citeapp.base.text import key
from citeapp.exchange import bundle

CARD_ENDING = ".citcarte"
CARD_NAME = f"carte{CARD_ENDING}"
MOST_FILES = 1000
"""More than this in one look is no exchange folder; the rest waits for the next look."""
_UNFINISHED = (".", "~")
"""Carriers write under such a name first: « .syncthing.x.tmp », « ~lot »."""


@dataclass(frozen=True)
class Offered:
    """A file that some other machine left; ``stamp`` changes when its content does."""

    path: Path
    name: str
    """Relative to the folder, with slashes: the same on every system."""
    stamp: tuple[int, int]

    @property
    def is_card(self) -> bool:
        return self.path.suffix == CARD_ENDING


def own_place(folder: Path, name: str, guid: str) -> Path:
    """The subfolder of one machine: readable by people, unique by its incarnation."""
    words = "-".join("".join(c if c.isalnum() else " " for c in key(name)).split())[:40]
    return folder / "-".join(part for part in (words, guid[-8:]) if part)


def offered(folder: Path, own: Path) -> list[Offered] | None:
    """What other machines left, oldest first; None while the folder is away.

    Lots that people put at the top of the folder by hand count too.
    """
    try:
        places = [folder, *(Path(entry.path) for entry in os.scandir(folder) if _is_place(entry))]
    except OSError:
        return None
    found: list[Offered] = []
    for place in places:
        if place != own:
            with suppress(OSError):  # a place that vanishes meanwhile is away, no more
                found += _files(folder, place)
    return sorted(found, key=lambda one: (one.stamp[0], one.name))[:MOST_FILES]


def tidy(own: Path, keep: Path) -> None:
    """Remove our own earlier lots, which ``keep`` holds; the files of others never."""
    with suppress(OSError):
        for path in own.iterdir():
            if path.suffix == bundle.ENDING and path != keep:
                with suppress(OSError):
                    path.unlink()


def _is_place(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(_UNFINISHED) and entry.is_dir(follow_symlinks=False)


def _files(folder: Path, place: Path) -> list[Offered]:
    found = []
    for entry in os.scandir(place):
        if entry.name.startswith(_UNFINISHED):
            continue
        if Path(entry.name).suffix not in (bundle.ENDING, CARD_ENDING):
            continue
        with suppress(OSError):
            state = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(state.st_mode):
                path = Path(entry.path)
                stamp = (state.st_mtime_ns, state.st_size)
                found.append(Offered(path, path.relative_to(folder).as_posix(), stamp))
    return found
