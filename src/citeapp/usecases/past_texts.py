"""What a text was: its versions by session of work, read from the journal; no copy is kept.

A session is what one machine wrote without pausing for half an hour. Going back to a version
is an act like any other: undo takes it back, and what others write meanwhile stays theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.marks import typed_form
from citeapp.domain.meeting import Line
from citeapp.domain.operations import Operation
from citeapp.store import joined, journal, pasts
from citeapp.usecases import bin, history, notes
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

PAUSE = timedelta(minutes=30)
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class PastLine:
    """A line as it stood."""

    id: str
    kind: str
    text: str
    private: bool
    order_key: str


@dataclass(frozen=True)
class PastText:
    """A text at the end of a session of work; ``key`` names the version."""

    key: str
    author: str
    begun: datetime
    ended: datetime
    lines: tuple[PastLine, ...]

    @property
    def text(self) -> str:
        """Its words, a line a line."""
        return "\n".join(line.text for line in self.lines)


@reads
def versions(session: Session, /, *, owner_id: str, field: str = "notes") -> list[PastText]:
    """The versions of the last thirty days, the latest first, which is what stands now.

    A session that left the text as it was makes no version.
    """
    connection = session.workspace.connection
    owners = frozenset(joined.members(connection, "agenda_item", owner_id)) | {owner_id}
    rows = pasts.ever_under(connection, "line", "owner_id", owners)
    held = journal.operations_of(connection, rows)
    every = sorted(
        (o for operations in held.values() for o in operations if not o.erased),
        key=lambda operation: operation.rank,
    )
    names = history.authors(session)
    found: list[PastText] = []
    replay = _Replay(owners, field)
    for sitting in _sessions(every):
        for operation in sitting:
            replay.apply(operation)
        last = sitting[-1]
        past = PastText(
            key=f"{last.guid}:{last.seq}",
            author=names.get(last.guid, _("une autre machine")),
            begun=describing.moment(sitting[0]),
            ended=describing.moment(last),
            lines=replay.lines(),
        )
        if past.lines != (found[-1].lines if found else ()):
            found.append(past)
    since = session.now - KEPT
    return [past for past in reversed(found) if past.ended >= since or past is found[-1]]


@acts("Revenir à une version")
def go_back(session: Session, /, *, owner_id: str, key: str, field: str = "notes") -> list[Line]:
    """Make a text what it was at the end of a session; lines written since go to the bin."""
    wanted = [past for past in versions(session, owner_id=owner_id, field=field) if past.key == key]
    if not wanted:
        raise InputRefused(
            _("Cette version n’est plus là."), safe=_("Rien n’a été changé."),
            todo=_("Choisissez-en une autre : elles sont gardées trente jours."),
        )  # fmt: skip
    kept = {line.id for line in wanted[0].lines}
    for line in notes.lines(session, owner_id=owner_id, field=field):
        if line.id not in kept:
            notes.remove(session, id=line.id)
    for past in wanted[0].lines:
        _bring_back(session, past)
    return notes.lines(session, owner_id=owner_id, field=field)


def _bring_back(session: Session, past: PastLine) -> None:
    """One line as it stood, out of the bin if need be."""
    line = session.rows(Line).find(past.id)
    if line is None:
        bin.restore(session, noun="line", id=past.id)
        line = session.rows(Line).get(past.id)
    if line.private != past.private:
        line = notes.set_private(session, id=past.id, private=past.private).value
    if line.kind != past.kind and not past.private:
        line = notes.convert(session, id=past.id, kind=past.kind).value
    if line.text != past.text:
        line = notes.change(session, id=past.id, typed=typed_form(past.kind, past.text)).value
    if line.order_key != past.order_key:
        session.rows(Line).change(past.id, order_key=past.order_key)


def _sessions(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    """What one machine wrote in a row, parted where it rested."""
    sitting: list[Operation] = []
    for operation in operations:
        if sitting and (
            operation.guid != sitting[-1].guid
            or describing.moment(operation) - describing.moment(sitting[-1]) > PAUSE
        ):
            yield sitting
            sitting = []
        sitting.append(operation)
    if sitting:
        yield sitting


class _Replay:
    """The lines of a text, operation after operation."""

    def __init__(self, owners: frozenset[str], field: str) -> None:
        self._owners, self._field = owners, field
        self._values: dict[str, dict[str, object]] = {}
        self._gone: set[str] = set()

    def apply(self, operation: Operation) -> None:
        """What one more operation did."""
        if operation.kind == "D":
            self._gone.add(operation.pk)
        elif operation.writes:
            self._gone.discard(operation.pk)
            self._values.setdefault(operation.pk, {}).update(operation.values)

    def lines(self) -> tuple[PastLine, ...]:
        """The lines that stand, in order."""
        shown = [
            PastLine(
                id=id,
                kind=str(values.get("kind") or "note"),
                text=str(values.get("text") or ""),
                private=bool(values.get("private")),
                order_key=str(values.get("order_key") or ""),
            )
            for id, values in self._values.items()
            if id not in self._gone
            and values.get("owner_id") in self._owners
            and (values.get("field") or "notes") == self._field
        ]
        return tuple(sorted(shown, key=lambda line: (line.order_key, line.id)))
