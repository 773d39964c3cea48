"""The versions of a cell: what each person wrote there, in words, with their name and the day."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.fields import field_label
from citeapp.domain.operations import Operation, RowState, Scalar, Sees
from citeapp.store import journal
from citeapp.store.schema import SHARED
from citeapp.usecases.history import authors
from citeapp.usecases.reviewing import describing, parting
from citeapp.usecases.session import Session

KEEP = "keep"
DELETE = "delete"
"""The two ways to settle « supprimé par l'un, modifié par l'autre »."""
TOLD = 4
"""Fields named of an edit that a deletion had not seen; a longer list ends in « … »."""


@dataclass(frozen=True)
class Version:
    """One of the values: as stored, as shown, by whom (``mine``: here) and when.

    ``did``: of a deletion or of the edit beside it, what that person did, in words.
    """

    value: Scalar
    shown: str
    author: str
    at: datetime
    mine: bool = field(default=False, compare=False)
    did: str = ""


@dataclass(frozen=True)
class Writers:
    """Who stands behind the sites of the journal, and what each had seen when writing."""

    names: dict[str, str]
    ours: frozenset[int]
    sees: Sees

    @classmethod
    def of(cls, session: Session) -> Writers:
        connection = session.workspace.connection
        return cls(authors(session), journal.own_sites(connection), journal.sees(connection))

    def name(self, operation: Operation) -> str:
        return self.names.get(operation.guid) or _("une autre machine")


def field_name(column: str) -> str:
    """The name of a cell; of none: whether the row was rightly deleted."""
    return field_label(column) if column else _("suppression")


def versions_of(
    session: Session, state: RowState, noun: str, column: str, writers: Writers
) -> tuple[Version, ...]:
    """The different values of a cell in a state, the first written first."""
    if not column:
        return _deletion(session, state, noun, writers)
    seen: set[object] = set()
    out = []
    for head in sorted(state.heads.get(column, ()), key=lambda o: o.rank):
        if head.values[column] not in seen:
            seen.add(head.values[column])
            out.append(version(session, noun, column, head, writers))
    return tuple(out)


def version(session: Session, noun: str, column: str, head: Operation, writers: Writers) -> Version:
    """What one operation wrote into a cell."""
    value = head.values[column]
    words = describing.shown(session, noun, column, value)
    if parting.is_place(noun, column):
        words = parting.words(session, head.pk, str(value or ""))
    return _said(head, value, words, writers)


def _deletion(
    session: Session, state: RowState, noun: str, writers: Writers
) -> tuple[Version, ...]:
    gone = state.deletions[0]
    edits = {
        column: found[0]
        for column, found in state.heads.items()
        if not writers.sees(gone, found[0])
    }
    # a revival writes no field: then only the deletion has a name
    last = max(edits.values(), key=lambda o: o.rank, default=gone)
    return (
        _said(gone, DELETE, _("Supprimer"), writers, _("a supprimé la fiche")),
        _said(last, KEEP, _("Garder"), writers, _edited(session, noun, edits)),
    )


def _edited(session: Session, noun: str, edits: dict[str, Operation]) -> str:
    """« a écrit : téléphone 06 00 00 00 02, commune Douai »."""
    known = [column.name for column in SHARED[noun].columns if column.name in edits]
    words = [
        _(
            "{field} « {value} »",
            field=field_label(column),
            value=describing.shown(session, noun, column, edits[column].values[column]),
        )
        for column in known[:TOLD]
    ]
    if not words:
        return _("a gardé la fiche")
    more = " …" if len(known) > TOLD else ""
    return _("a écrit : {what}", what=", ".join(words)) + more


def _said(
    operation: Operation, value: Scalar, words: str, writers: Writers, did: str = ""
) -> Version:
    at, mine = describing.moment(operation), operation.site in writers.ours
    return Version(value, words, writers.name(operation), at, mine, did)
