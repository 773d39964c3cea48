"""Rows that were joined: what each of them holds, choosing between them, parting them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain import joining
from citeapp.domain.duplicate import SameAs
from citeapp.domain.fields import field_label
from citeapp.domain.operations import Operation
from citeapp.store import joined, journal
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.history import authors
from citeapp.usecases.reviewing import cells, describing
from citeapp.usecases.reviewing.proposing import PROSE, Proposal
from citeapp.usecases.reviewing.versions import Version, Writers, version
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

    noun: str
    a: str
    b: str
    title_a: str
    title_b: str
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
    connection = session.workspace.connection
    ids = joined.verdicts(connection, noun, joined.members(connection, noun, id))
    rows = {row.id: row for row in session.rows(SameAs).all() if row.id in set(ids)}
    return _told(session, rows, latest=False)


@reads
def register(session: Session, /) -> list[Verdict]:
    """What stands of all the verdicts, the latest first: any of them can be changed."""
    rows = {row.id: row for row in session.rows(SameAs).all() if row.verdict}
    return _told(session, rows, latest=True)


@reads
def differences(session: Session, /, *, first: int | None = None) -> list[Conflict]:
    """Cells in which joined rows say different things, with who wrote them; the first ones."""
    connection = session.workspace.connection
    writers = Writers.of(session)
    out = []
    for noun, id, column in joined.differences(connection)[:first]:
        held = {
            one: journal.row_states(connection, [(noun, one)])[noun, one].heads.get(column, ())
            for one in joined.members(connection, noun, id)
        }
        versions = _versions(session, noun, column, held, writers)
        out.append(
            Conflict(
                noun,
                id,
                column,
                describing.described(session, noun, id),
                field_label(column),
                versions,
                proposal=_both(noun, column, versions),
                open_ended=cells.open_ended(noun, column, [one.value for one in versions]),
                joined=True,
            )
        )
    return out


@acts("Choisir entre deux fiches jointes")
def choose(
    session: Session, /, *, noun: str, id: str, column: str, value: str | int | None
) -> None:
    """Show this value from now on; a third one may be given. The rows keep what they hold."""
    connection = session.workspace.connection
    if (noun, id, column) not in joined.differences(connection):
        raise NotFound(_("Cette question est déjà réglée."))
    held = [
        row.get(column)
        for one in joined.members(connection, noun, id)
        if (row := joined.stored(connection, noun, one))
    ]
    if value not in held:
        value = cells.checked(session, noun, column, value)
    joined.write(connection, noun, id, {column: value})
    joined.choose(connection, noun, id, column, value)


@acts("Séparer deux fiches", stored_rows=True)
def part(session: Session, /, *, noun: str, id: str) -> None:
    """This row is another person (structure, rencontre) after all; the others stay together."""
    from citeapp.usecases.duplicates import judge  # what compares names is not for every start

    others = [one for one in joined.members(session.workspace.connection, noun, id) if one != id]
    if not others:
        raise InputRefused(_("Cette fiche n’est jointe à aucune autre."))
    for other in others:
        judge(session, noun=noun, a=id, b=other, verdict="different")
    for before, after in _loose_ends(session, noun, others):
        judge(session, noun=noun, a=before, b=after, verdict="same")


def _told(session: Session, rows: dict[str, SameAs], *, latest: bool) -> list[Verdict]:
    """The verdicts written on pairs; only the ``latest`` of each."""
    connection = session.workspace.connection
    names = authors(session)
    told: list[Verdict] = []
    for (_table, pk), held in journal.operations_of(
        connection, [("same_as", id) for id in rows]
    ).items():
        row = rows[pk]
        said = [operation for operation in held if operation.values.get("verdict")]
        if latest:
            said = [operation for operation in said if operation.values["verdict"] == row.verdict]
        told += [
            Verdict(
                row.noun,
                row.a,
                row.b,
                describing.card(session, row.noun, row.a),
                describing.card(session, row.noun, row.b),
                str(operation.values["verdict"]),
                names.get(operation.guid, _("une autre machine")),
                describing.moment(operation),
            )
            for operation in (said[-1:] if latest else said)
        ]
    return sorted(told, key=lambda verdict: verdict.at, reverse=True)


def _both(noun: str, column: str, versions: Sequence[Version]) -> Proposal | None:
    """Remarks of two cards, one under the other: neither was written from the other."""
    if (noun, column) not in PROSE or column == "title":
        return None
    return Proposal(("\n".join(str(one.value) for one in versions),))


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
    return [
        session.rows(SameAs).get(row)
        for row in joined.verdicts(session.workspace.connection, noun, [id])
    ]


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
    writers: Writers,
) -> tuple[Version, ...]:
    """A version for each value; of equal ones the first that was written."""
    first: dict[Any, Operation] = {}
    for heads in held.values():
        for head in heads:
            value = head.values[column]
            if value not in (None, "") and (value not in first or head.rank < first[value].rank):
                first[value] = head
    return tuple(
        version(session, noun, column, head, writers)
        for head in sorted(first.values(), key=lambda o: o.rank)
    )
