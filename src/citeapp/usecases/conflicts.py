"""Conflicts side by side in plain French, and how they are settled for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from citeapp.base.errors import NotFound
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.duplicate import Question
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.fields import field_label
from citeapp.domain.meeting import Line
from citeapp.domain.operations import Operation, RowState, Scalar
from citeapp.store import conflicts as conflict_list
from citeapp.store import journal
from citeapp.usecases import describing, notes
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.history import authors
from citeapp.usecases.proposing import Proposal, proposed
from citeapp.usecases.session import Session

KEEP = "keep"
DELETE = "delete"
"""The two ways to settle « supprimé par l'un, modifié par l'autre »."""


@dataclass(frozen=True)
class Version:
    """One of the values: as stored, as shown, by whom (``mine``: here) and when."""

    value: str | int | None
    shown: str
    author: str
    at: datetime
    mine: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Conflict:
    """A field that several people set at once, or a row deleted by one and edited by another.

    ``asked_by`` are those who do not know, and ask whoever wrote the versions; ``proposal``
    takes both versions of a text, word by word.
    """

    noun: str
    id: str
    column: str
    title: str
    field: str
    versions: tuple[Version, ...]
    asked_by: tuple[str, ...] = ()
    proposal: Proposal | None = None


@reads
def listed(session: Session, /) -> list[Conflict]:
    """Everything that waits for a person, with both values and their authors."""
    found = conflict_list.listed(session.workspace.connection)
    states = journal.row_states(
        session.workspace.connection, sorted({(noun, id) for noun, id, _column in found})
    )
    if not found:
        return []
    writers, asked = Writers.of(session), _asked(session)
    sees = journal.sees(session.workspace.connection)
    return [
        Conflict(
            noun,
            id,
            column,
            describing.described(session, noun, id),
            field_name(column),
            versions_of(session, states[noun, id], noun, column, writers),
            asked.get((noun, id, column), ()),
            proposed(session, noun, id, column, states[noun, id], sees),
        )
        for noun, id, column in found
    ]


@reads
def asked_of_me(session: Session, /) -> list[Conflict]:
    """What others could not settle, and of which I wrote one of the versions."""
    me = session.me.display_name
    return [
        conflict
        for conflict in listed(session)
        if set(conflict.asked_by) - {me} and any(version.mine for version in conflict.versions)
    ]


@reads
def waiting(session: Session, /) -> list[tuple[str, str, str]]:
    """(noun, identifier, column) of what is listed, without reading the journal."""
    return conflict_list.listed(session.workspace.connection)


@acts("Départager", stored_rows=True)
def settle(
    session: Session, /, *, noun: str, id: str, column: str, value: str | int | None
) -> None:
    """Keep one value for everybody; for a deletion ``value`` is "keep" or "delete"."""
    if (noun, id, column) not in conflict_list.listed(session.workspace.connection):
        raise NotFound(_("Cette question est déjà réglée."))
    answer(session, noun, id, column, value)


def answer(session: Session, noun: str, id: str, column: str, value: str | int | None) -> None:
    """Write a review operation and what goes with it, within an act."""
    journal.settle(session.workspace, (noun, id), column, value)
    if not column and value == DELETE:
        session.workspace.connection.execute(f'DELETE FROM "{noun}" WHERE id = ?', (id,))
    elif noun == "line" and column in ("kind", "fact_id"):
        _settle_line(session, id, column, value)
    elif noun == "line" and column == "text":
        _settle_words(session, id, str(value or ""))
    for question in session.rows(Question).matching(noun=noun, row_id=id, field=column):
        session.rows(Question).remove(question.id)


@acts("Prendre les deux versions", stored_rows=True)
def take_both(session: Session, /, *, noun: str, id: str, column: str) -> None:
    """Settle with the proposal that takes both versions of a text."""
    connection = session.workspace.connection
    state = journal.row_states(connection, [(noun, id)]).get((noun, id))
    sees = journal.sees(connection)
    proposal = proposed(session, noun, id, column, state, sees) if state else None
    if proposal is None:
        raise NotFound(_("Il n’y a pas de proposition qui prenne les deux."))
    settle(session, noun=noun, id=id, column=column, value=proposal.lines[0])
    if proposal.rest_id:
        notes.change(session, id=proposal.rest_id, typed=proposal.lines[1])


@acts("Demander à ceux qui ont écrit", stored_rows=True)
def ask(session: Session, /, *, noun: str, id: str, column: str) -> Question:
    """« Je ne sais pas » : both values stay, and those who wrote them are asked."""
    if (noun, id, column) not in conflict_list.listed(session.workspace.connection):
        raise NotFound(_("Cette question est déjà réglée."))
    me = session.me.id
    return session.rows(Question).put(
        Question(
            id=derived_id("question", id, column, me),
            noun=noun,
            row_id=id,
            field=column,
            facilitator_id=me,
        )
    )


def _settle_words(session: Session, id: str, text: str) -> None:
    """The action or decision that a line became says what the line says."""
    row = session.rows(Line).find(id)
    if row is not None and row.kind in notes.FACTS:
        words = {"action": ("action_item", "what"), "decision": ("decision", "text")}
        table, column = words[row.kind]
        if (table, row.fact_id, column) in conflict_list.listed(session.workspace.connection):
            said = notes.fact_words(row.kind, text)
            journal.settle(session.workspace, (table, row.fact_id), column, said)


def _settle_line(session: Session, id: str, column: str, value: str | int | None) -> None:
    """The kind of a line and the fact it became go together; the other fact goes."""
    connection = session.workspace.connection
    if column == "fact_id":
        nouns = notes.FACTS.items()
        kind = next((name for name, noun in nouns if session.rows(noun).find(str(value))), "note")
    else:
        kind = str(value or "note")
    both = {"kind": kind, "fact_id": notes.fact_id(id, kind) or None}
    for other in {"kind", "fact_id"} - {column}:
        if ("line", id, other) in conflict_list.listed(connection):
            journal.settle(session.workspace, ("line", id), other, both[other])
    for name, noun in notes.FACTS.items():
        if name != kind and session.rows(noun).find(notes.fact_id(id, name)):
            session.rows(noun).remove(notes.fact_id(id, name))


@dataclass(frozen=True)
class Writers:
    """Who stands behind the sites of the journal."""

    names: dict[str, str]
    ours: frozenset[int]

    @classmethod
    def of(cls, session: Session) -> Writers:
        return cls(authors(session), journal.own_sites(session.workspace.connection))

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
        return _deletion(state, writers)
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
    return _said(head, value, describing.shown(session, noun, column, value), writers)


def _deletion(state: RowState, writers: Writers) -> tuple[Version, ...]:
    edits = [head for found in state.heads.values() for head in found]
    gone = state.deletions[0]
    # a revival writes no field: then only the deletion has a name
    last = max(edits, key=lambda o: o.rank, default=gone)
    return (
        _said(gone, DELETE, _("Supprimer"), writers),
        _said(last, KEEP, _("Garder"), writers),
    )


def _said(operation: Operation, value: Scalar, words: str, writers: Writers) -> Version:
    at = describing.moment(operation)
    return Version(value, words, writers.name(operation), at, operation.site in writers.ours)


def _asked(session: Session) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Cells to the names of those who asked."""
    names = {one.id: one.display_name for one in session.rows(Facilitator).all()}
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in session.rows(Question).all(order="t.id"):
        cell = (row.noun, row.row_id, row.field)
        name = names.get(row.facilitator_id) or _("une autre machine")
        found[cell] = (*found.get(cell, ()), name)
    return found
