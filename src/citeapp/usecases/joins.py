"""Rows that were joined: what each of them holds, choosing between them, parting them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.language import _
from citeapp.domain import joining
from citeapp.domain.duplicate import SameAs
from citeapp.domain.fields import field_label
from citeapp.domain.operations import Operation
from citeapp.store import joined, journal
from citeapp.usecases import conflicts, describing
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.conflicts import Conflict, Version
from citeapp.usecases.duplicates import judge
from citeapp.usecases.history import authors
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Card:
    """One of the rows behind a joined one, with what it holds itself."""

    id: str
    title: str
    cells: tuple[tuple[str, str], ...]
    leads: bool


@dataclass(frozen=True)
class Verdict:
    """Who said of two rows that they are the same, or not, and when."""

    a: str
    b: str
    verdict: str
    author: str
    at: datetime


@reads
def cards(session: Session, /, *, noun: str, id: str) -> list[Card]:
    """The rows that are shown as this one; none when it is not joined."""
    ids = joined.members(session.workspace.connection, noun, id)
    if len(ids) < 2:
        return []
    return [_card(session, noun, one, leads=one == ids[0]) for one in ids]


@reads
def verdicts(session: Session, /, *, noun: str, id: str) -> list[Verdict]:
    """Who joined these rows or told them apart, the latest first."""
    ids = joined.members(session.workspace.connection, noun, id)
    rows = [row for one in ids for row in _about(session, noun, one)]
    names = authors(session)
    held = journal.operations_of(
        session.workspace.connection, [("same_as", row.id) for row in dict.fromkeys(rows)]
    )
    told = [
        Verdict(
            row.a,
            row.b,
            str(operation.values["verdict"]),
            names.get(operation.guid, _("une autre machine")),
            describing.moment(operation),
        )
        for row in dict.fromkeys(rows)
        for operation in held["same_as", row.id]
        if operation.values.get("verdict")
    ]
    return sorted(told, key=lambda verdict: verdict.at, reverse=True)


@reads
def differences(session: Session, /) -> list[Conflict]:
    """Cells in which joined rows say different things, with who wrote them."""
    connection = session.workspace.connection
    writers = conflicts.Writers.of(session)
    out = []
    for noun, id, column in joined.differences(connection):
        held = {
            one: journal.row_states(connection, [(noun, one)])[noun, one].heads.get(column, ())
            for one in joined.members(connection, noun, id)
        }
        versions = _versions(session, noun, column, held, writers)
        title = describing.described(session, noun, id)
        out.append(Conflict(noun, id, column, title, field_label(column), versions))
    return out


@acts("Choisir entre deux fiches jointes")
def choose(
    session: Session, /, *, noun: str, id: str, column: str, value: str | int | None
) -> None:
    """Show this value from now on; a third one may be given. The rows keep what they hold."""
    connection = session.workspace.connection
    if (noun, id, column) not in joined.differences(connection):
        raise NotFound(_("Cette question est déjà réglée."))
    joined.write(connection, noun, id, {column: value})
    joined.choose(connection, noun, id, column, value)


@acts("Séparer deux fiches", stored_rows=True)
def part(session: Session, /, *, noun: str, id: str) -> None:
    """This row is another person (structure, rencontre) after all; the others stay together."""
    others = [one for one in joined.members(session.workspace.connection, noun, id) if one != id]
    if not others:
        raise InputRefused(_("Cette fiche n’est jointe à aucune autre."))
    for other in others:
        judge(session, noun=noun, a=id, b=other, verdict="different")
    for before, after in _loose_ends(session, noun, others):
        judge(session, noun=noun, a=before, b=after, verdict="same")


def _loose_ends(session: Session, noun: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    """What only the parted row held together."""
    pairs = [
        (row.a, row.b)
        for one in ids
        for row in _about(session, noun, one)
        if row.verdict == "same" and row.a in ids and row.b in ids
    ]
    roots = joining.components([*pairs, *((one, one) for one in ids)])
    heads = sorted(set(roots.values()))
    return [(heads[0], head) for head in heads[1:]]


def _about(session: Session, noun: str, id: str) -> list[SameAs]:
    return session.rows(SameAs).where(
        "t.noun = ?1 AND (t.a = ?2 OR t.b = ?2)", (noun, id), order="t.id"
    )


def _card(session: Session, noun: str, id: str, *, leads: bool) -> Card:
    row = joined.stored(session.workspace.connection, noun, id)
    cells = tuple(
        (field_label(column), describing.shown(session, noun, column, value))
        for column, value in row.items()
        if column != "id" and value not in (None, "")
    )
    return Card(id, describing.titled(session, noun, row), cells, leads)


def _versions(
    session: Session,
    noun: str,
    column: str,
    held: dict[str, tuple[Operation, ...]],
    writers: conflicts.Writers,
) -> tuple[Version, ...]:
    """A version for each value; of equal ones the first that was written."""
    first: dict[Any, Operation] = {}
    for heads in held.values():
        for head in heads:
            value = head.values[column]
            if value not in (None, "") and (value not in first or head.rank < first[value].rank):
                first[value] = head
    return tuple(
        conflicts.version(session, noun, column, head, writers)
        for head in sorted(first.values(), key=lambda o: o.rank)
    )
