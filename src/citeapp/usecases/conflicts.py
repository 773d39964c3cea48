"""Conflicts side by side in plain French, and how they are settled for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from citeapp.base.errors import NotFound
from citeapp.base.language import _
from citeapp.domain.fields import field_label
from citeapp.domain.operations import Operation
from citeapp.store import conflicts as conflict_list
from citeapp.store import journal
from citeapp.usecases import describing, notes
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.history import authors
from citeapp.usecases.session import Session

KEEP = "keep"
DELETE = "delete"
"""The two ways to settle « supprimé par l'un, modifié par l'autre »."""


@dataclass(frozen=True)
class Version:
    """One of the values: as stored, as shown, by whom and when."""

    value: str | int | None
    shown: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Conflict:
    """A field that several people set at once, or a row deleted by one and edited by another."""

    noun: str
    id: str
    column: str
    title: str
    field: str
    versions: tuple[Version, ...]


@reads
def listed(session: Session, /) -> list[Conflict]:
    """Everything that waits for a person, with both values and their authors."""
    found = conflict_list.listed(session.workspace.connection)
    states = journal.row_states(
        session.workspace.connection, sorted({(noun, id) for noun, id, _column in found})
    )
    names = authors(session)
    out = []
    for noun, id, column in found:
        state = states[noun, id]
        if column:
            versions = _versions(session, noun, column, state.heads[column], names)
        else:
            versions = _deletion(state.deletions, state.heads, names)
        field = field_label(column) if column else _("suppression")
        title = describing.described(session, noun, id)
        out.append(Conflict(noun, id, column, title, field, versions))
    return out


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
    journal.settle(session.workspace, (noun, id), column, value)
    if not column and value == DELETE:
        session.workspace.connection.execute(f'DELETE FROM "{noun}" WHERE id = ?', (id,))
    elif noun == "line" and column in ("kind", "fact_id"):
        _settle_line(session, id, column, value)


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


def _versions(
    session: Session, noun: str, column: str, heads: tuple[Operation, ...], names: dict[str, str]
) -> tuple[Version, ...]:
    seen: set[object] = set()
    out = []
    for head in sorted(heads, key=lambda o: o.rank):
        value = head.values[column]
        if value not in seen:
            seen.add(value)
            out.append(version(session, noun, column, head, names))
    return tuple(out)


def version(
    session: Session, noun: str, column: str, head: Operation, names: dict[str, str]
) -> Version:
    """What one operation wrote into a cell."""
    value = head.values[column]
    words = describing.shown(session, noun, column, value)
    return Version(value, words, _author(head, names), describing.moment(head))


def _deletion(
    deletions: tuple[Operation, ...], heads: Any, names: dict[str, str]
) -> tuple[Version, ...]:
    edits = [head for found in heads.values() for head in found]
    # a revival writes no field: then only the deletion has a name
    last = max(edits, key=lambda o: o.rank, default=deletions[0])
    return (
        Version(
            DELETE, _("Supprimer"), _author(deletions[0], names), describing.moment(deletions[0])
        ),
        Version(KEEP, _("Garder"), _author(last, names), describing.moment(last)),
    )


def _author(operation: Operation, names: dict[str, str]) -> str:
    return names.get(operation.guid) or _("une autre machine")
