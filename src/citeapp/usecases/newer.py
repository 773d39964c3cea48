"""Newer versions of the program that a lot brought: kept beside the work until they are tried.

The name of the file says which one, and no more: what it holds is looked at again before it is
offered (``updating.py``).
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from citeapp import __version__
from citeapp.base import installation
from citeapp.base.files import disk_refused, write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.installation import Installation, is_version, number
from citeapp.base.paths import Home

_NAME = re.compile(r"citeapp-([0-9.]+)\.citmaj")


@dataclass(frozen=True)
class Offer:
    """An update that may be installed here: its version and one sentence on what is new."""

    version: str
    news: str


@dataclass(frozen=True)
class Waiting:
    """A newer version that came with a lot, and its file."""

    version: str
    path: Path


def waiting(home: Home, place: Installation | None = None) -> Waiting | None:
    """The newest version that came and was not chosen yet; none in a clone."""
    place = place or installation.here()
    if place is None:
        return None
    chosen = place.current()
    runs = max(number(__version__), number(chosen.version) if chosen else (0,))
    found = [one for one in _kept(home) if number(one.version) > runs]
    return max(found, key=lambda one: number(one.version), default=None)


def keep(home: Home, version: str, data: bytes) -> Path:
    """Put an update file by, in the place of any older one. Raises DiskRefused."""
    path = home.updates / f"citeapp-{version}.citmaj"
    try:
        home.updates.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_refused(error, path) from error
    write_verified(path, data)
    forget(home, but=version)
    return path


def forget(home: Home, *, but: str = "") -> None:
    """Remove what was put by, as far as the disk lets us."""
    for one in _kept(home):
        if one.version != but:
            with suppress(OSError):
                one.path.unlink()


def _kept(home: Home) -> list[Waiting]:
    with suppress(OSError):
        named = ((_NAME.fullmatch(path.name), path) for path in home.updates.iterdir())
        return [Waiting(name[1], path) for name, path in named if name and is_version(name[1])]
    return []
