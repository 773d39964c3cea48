"""Several bundles at once: one reading, one preview, one merge; what cannot be read is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from citeapp.base.errors import UserError
from citeapp.base.frozen import dataclass
from citeapp.store import conflicts as conflict_list
from citeapp.store import taking_in
from citeapp.usecases import conflicts, duplicates
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.exchanging import arriving, brake, brought
from citeapp.usecases.exchanging.arriving import Arrival, Merged
from citeapp.usecases.exchanging.brought import Brought
from citeapp.usecases.figures import Totals
from citeapp.usecases.reviewing.pairs import Pair
from citeapp.usecases.session import Session

QUESTIONS = 5
"""Questions of a lot that a preview tells one by one; the rest is counted."""


@dataclass(frozen=True)
class Refused:
    """A file that is left out, and why, in a sentence or two."""

    path: Path
    why: str


@dataclass(frozen=True)
class Batch:
    """What bundles brought together, or would bring; one of them at least."""

    merged: tuple[Merged, ...]
    refused: tuple[Refused, ...]
    unusual: str = ""
    """Why the merge waits for a plain yes, in a sentence, or nothing."""
    brought: tuple[Brought, ...] = ()
    """In a preview: the changes that each of ``merged`` would bring, in words."""

    @property
    def before(self) -> Totals:
        return self.merged[0].before

    @property
    def after(self) -> Totals:
        return self.merged[-1].after

    @property
    def doubles(self) -> tuple[Pair, ...]:
        """In a preview: rows that would look the same (two rencontres of one evening)."""
        return tuple(pair for one in self.merged for pair in one.doubles)

    @property
    def questions(self) -> tuple[Conflict, ...]:
        """In a preview: questions that would be asked, each once; the first ones of each lot."""
        every = {found.cell: found for one in self.merged for found in one.questions}
        return tuple(every.values())

    @property
    def operations(self) -> int:
        return sum(one.operations for one in self.merged)

    @property
    def conflicts(self) -> int:
        return sum(one.conflicts for one in self.merged)

    @property
    def deletions(self) -> int:
        return sum(one.deletions for one in self.merged)

    @property
    def erasures(self) -> int:
        return sum(one.erasures for one in self.merged)

    @property
    def already_known(self) -> bool:
        return not self.operations


@dataclass(frozen=True)
class Reading:
    """Bundles that were read and proven, and files that could not be."""

    arrivals: tuple[tuple[Path, Arrival], ...]
    refused: tuple[Refused, ...]
    accept_unknown: bool


class _LookDone(Exception):
    """Leaves the transaction of a preview, so that nothing of it stays."""


@contextmanager
def for_a_look(session: Session) -> Iterator[None]:
    """Whatever is merged inside is rolled back at the end: a preview cannot differ from it."""
    with suppress(_LookDone), session.workspace.connection.transaction():
        yield
        raise _LookDone


def read_all(session: Session, paths: Sequence[Path], *, accept_unknown: bool = True) -> Reading:
    """Open and prove every bundle, in the order their senders wrote them.

    Raises the reason of the first one when none can be read.
    """
    arrivals: list[tuple[Path, Arrival]] = []
    refused = []
    errors = []
    for path in map(Path, paths):
        try:
            one = arriving.arrived(session, path, accept_unknown=accept_unknown)
        except UserError as error:
            errors.append(error)
            refused.append(Refused(path, str(error)))
        else:
            arrivals.append((path, one))
    if not arrivals and errors:
        raise errors[0]
    arrivals.sort(key=lambda pair: (pair[1].opened.header.sender, pair[1].opened.header.number))
    return Reading(tuple(arrivals), tuple(refused), accept_unknown)


def take_all(session: Session, reading: Reading, *, applied: bool = True) -> Batch:
    """Merge them one after the other, inside the caller's transaction."""
    connection = session.workspace.connection
    arrivals = [one for _path, one in reading.arrivals]
    fresh = [op for one in arrivals for op in taking_in.unseen(connection, one.ops)]
    unusual = brake.reason(session, fresh)
    merged, told = list[Merged](), list[Brought]()
    for path, one in reading.arrivals:
        if one.right.unknown and merged:  # an earlier one may have brought the author's key
            one = arriving.arrived(session, path, accept_unknown=reading.accept_unknown)
        merged.append(arriving.take(session, one) if applied else look(session, one))
        told.append(brought.NOTHING if applied else brought.of_lot(session, merged[-1].lot))
    return Batch(tuple(merged), reading.refused, unusual, tuple(told))


def look(session: Session, arrival: Arrival) -> Merged:
    """Merge a lot for a look: with the questions that it opens, and what would look the same."""
    connection = session.workspace.connection
    known, asked = _doubles(session), set(conflict_list.listed(connection))
    merged = arriving.take(session, arrival, applied=False)
    opened = [cell for cell in conflict_list.listed(connection) if cell not in asked]
    return replace(
        merged,
        doubles=tuple(pair for name, pair in _doubles(session).items() if name not in known),
        questions=tuple(conflicts.told(session, opened[:QUESTIONS])),
    )


def _doubles(session: Session) -> dict[tuple[str, str], Pair]:
    return {(pair.a, pair.b): pair for pair in duplicates.listed(session)}
