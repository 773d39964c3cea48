"""Undo, redo, and who wrote what."""

from __future__ import annotations

from datetime import datetime

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.fields import field_label
from citeapp.domain.operations import Operation
from citeapp.store import declining, joined, journal, taking_in, travelling
from citeapp.store.journal import ActLine, Reverted
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

JOINED, PARTED = "same", "different"
"""Kinds of history lines about a row and another one, besides those of operations."""


@dataclass(frozen=True)
class HistoryLine:
    """One write of a row: when, by whom, what.

    ``card`` names the row where several are shown as this one; of a verdict on two rows, both.
    """

    at: datetime
    author: str
    kind: str
    values: dict[str, str | int | None]
    card: str = ""


def undo(session: Session, /) -> Outcome[str]:
    """Take back the last act; a whole import or merge counts as one.

    The value tells what, and what stays because someone else changed it since.
    """
    line = journal.next_undo(session.workspace.connection)
    if line is None:
        raise InputRefused(_("Il n’y a rien à annuler."))
    return _turn_back(session, line, kind="undo")


def redo(session: Session, /) -> Outcome[str]:
    """Do again what was just taken back."""
    line = journal.next_redo(session.workspace.connection)
    if line is None:
        raise InputRefused(_("Il n’y a rien à rétablir."))
    return _turn_back(session, line, kind="redo")


@reads
def undo_label(session: Session, /) -> str | None:
    """What undo would take back, for « Annuler … »."""
    line = journal.next_undo(session.workspace.connection)
    return line.label if line else None


@reads
def redo_label(session: Session, /) -> str | None:
    """What redo would do again."""
    line = journal.next_redo(session.workspace.connection)
    return line.label if line else None


@reads
def last_saved(session: Session, /) -> datetime | None:
    """When something was last written here, for « Enregistré à 18 h 42 »."""
    at = session.workspace.connection.value("SELECT max(at_ms) FROM _s_act")
    return datetime.fromtimestamp(at / 1000).astimezone() if at else None


@reads
def of_row(session: Session, /, *, noun: str, id: str) -> list[HistoryLine]:
    """Everything written to one row and to those joined with it, the latest first."""
    connection = session.workspace.connection
    ids = joined.members(connection, noun, id)
    verdicts = joined.verdicts(connection, noun, ids)
    rows = [*((noun, one) for one in ids), *(("same_as", one) for one in verdicts)]
    held = journal.operations_of(connection, rows)
    names = authors(session)
    lines = [
        (operation.rank, _line(session, operation, names, several=len(ids) > 1))
        for operations in held.values()
        for operation in operations
    ]
    return [line for _rank, line in sorted(lines, key=lambda found: found[0], reverse=True)]


def authors(session: Session, /) -> dict[str, str]:
    """Site guid to the name of the person at that machine."""
    connection = session.workspace.connection
    ours, me = journal.own_sites(connection), session.me.display_name
    own = {guid: me for n, guid in connection.rows("SELECT n, guid FROM _s_site") if n in ours}
    return travelling.site_names(connection) | own


def _line(
    session: Session, operation: Operation, names: dict[str, str], *, several: bool
) -> HistoryLine:
    kind, values, noun = operation.kind, dict(operation.values), operation.tbl
    card = ""
    if noun == "same_as" and values.get("verdict"):
        kind, values = str(values["verdict"]), {}
    if several or noun == "same_as":
        card = describing.card(session, noun, operation.pk)
    author = names.get(operation.guid, _("une autre machine"))
    return HistoryLine(describing.moment(operation), author, kind, values, card)


def _told(done: Reverted) -> str:
    """The label, and what others changed since and therefore stays."""
    if not done.kept:
        return done.label
    fields = sorted({field_label(column) if column else _("fiche") for *_row, column in done.kept})
    return _(
        "{label} (gardé, car modifié depuis : {fields})",
        label=done.label,
        fields=", ".join(fields),
    )


def _turn_back(session: Session, line: ActLine, *, kind: str) -> Outcome[str]:
    workspace = session.workspace
    if line.lot is None:
        done = journal.revert(workspace, line, kind=kind)
        return Outcome(_told(done), done.changed, line.label)
    what, stands = journal.concerned(workspace.connection, line)
    with workspace.act(line.label, kind=kind, target=line.tx, lot=line.lot) as act:
        if what == "refuse":
            turn = declining.undecline if stands else declining.decline
            act.changed |= turn(workspace, line.lot)
        elif (what == "aside") == stands:
            act.changed |= taking_in.take_again(workspace, line.lot)
        else:
            act.changed |= taking_in.set_aside(workspace, line.lot)
        journal.mark_undone(workspace, line.tx)
    return Outcome(line.label, act.changed, line.label)
