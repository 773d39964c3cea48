"""Updates of the program that ride in a lot: put in when wanted, kept where they serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from citeapp.base.errors import DiskRefused, InputRefused
from citeapp.base.files import read_limited
from citeapp.base.frozen import dataclass
from citeapp.exchange import aboard
from citeapp.exchange.section import Section
from citeapp.intake import updates
from citeapp.intake.updates import Update
from citeapp.usecases import newer, updating
from citeapp.usecases.newer import Offer
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Riding:
    """An update that goes out: which version, for which system, its size in bytes."""

    version: str
    target: str
    size: int


def about(path: Path) -> Riding:
    """What an update file would add to a lot. Raises InputRefused unless the project signed it."""
    return _riding(*_read(path))


def written(session: Session, paths: Sequence[Path]) -> tuple[list[Section], tuple[Riding, ...]]:
    """Update files as parts of a lot, each signed by the project. Raises InputRefused."""
    found = [_read(path) for path in paths]
    stamp = session.workspace.stamp()
    sections = [aboard.write(data, session.identity, stamp=stamp) for data, _update in found]
    return sections, tuple(_riding(data, update) for data, update in found)


def offered(sections: Iterable[Section]) -> tuple[Offer | None, str]:
    """The version that a lot brings for this machine, or else why one was left aside."""
    found, why = _for_here(sections)
    return (Offer(found[1].version, found[1].news) if found else None), why


def keep(session: Session, sections: Iterable[Section]) -> Path | None:
    """Put the version for this machine by, until somebody has time for it: its file.

    None where a lot brings none; also when there is no room for it, since the lot still has it.
    """
    found, _why = _for_here(sections)
    if found is None:
        return None
    with suppress(DiskRefused):
        return newer.keep(session.home, found[1].version, found[0])
    return None


def _for_here(sections: Iterable[Section]) -> tuple[tuple[bytes, Update] | None, str]:
    """The first file that may be installed here; or why one is not what it says it is."""
    why = ""
    for data in aboard.files(sections):
        try:
            update = updates.told(data, updates.release_keys())
        except InputRefused as refused:
            why = refused.message
            continue
        with suppress(InputRefused):  # for another system, or known already: no matter
            updating.check(update)
            return (data, update), ""
    return None, why


def _read(path: Path) -> tuple[bytes, Update]:
    data = read_limited(path, updates.LARGEST_FILE)
    return data, updates.told(data, updates.release_keys())


def _riding(data: bytes, update: Update) -> Riding:
    return Riding(update.version, update.target, len(data))
