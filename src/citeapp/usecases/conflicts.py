"""Conflicts side by side in plain French, and how they are settled for everybody."""

from __future__ import annotations

from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.duplicate import Question
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.meeting import Line
from citeapp.store import conflicts as conflict_list
from citeapp.store import journal
from citeapp.usecases import notes
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.reviewing import cells, describing, parting
from citeapp.usecases.reviewing.cells import Entry
from citeapp.usecases.reviewing.proposing import Proposal, proposed
from citeapp.usecases.reviewing.versions import DELETE, Version, Writers, field_name, versions_of
from citeapp.usecases.session import Session

Cell = tuple[str, str, str]
"""Noun, identifier and column; an empty column: whether the row was rightly deleted."""


@dataclass(frozen=True)
class Conflict:
    """A field that several people set at once, or a row deleted by one and edited by another.

    ``asked_by`` are those who do not know, and ask whoever wrote the versions; ``proposal``
    takes both versions of a text, word by word; ``open_ended``: a third one can be written.
    ``joined``: what two cards of one group say, which is chosen and not settled; ``reopened``: it
    had been settled, which was undone (:func:`citeapp.usecases.settlements.otherwise`).
    """

    noun: str
    id: str
    column: str
    title: str
    field: str
    versions: tuple[Version, ...]
    asked_by: tuple[str, ...] = ()
    proposal: Proposal | None = None
    open_ended: bool = False
    joined: bool = False
    reopened: bool = False

    @property
    def cell(self) -> Cell:
        return self.noun, self.id, self.column

    @property
    def others(self) -> tuple[str, ...]:
        """Who else wrote one of the versions, and can be asked."""
        names = (version.author for version in self.versions if not version.mine)
        return tuple(dict.fromkeys(names))


@reads
def listed(session: Session, /, *, first: int | None = None) -> list[Conflict]:
    """What waits for a person, with both values and their authors; the first ones only."""
    return told(session, conflict_list.listed(session.workspace.connection)[:first])


@reads
def asked_of_me(session: Session, /) -> list[Conflict]:
    """What others could not settle, and of which I wrote one of the versions."""
    me = session.me.display_name
    asked = {cell for cell, names in _asked(session).items() if set(names) - {me}}
    open_cells = conflict_list.listed(session.workspace.connection) if asked else []
    found = told(session, [cell for cell in open_cells if cell in asked])
    return [conflict for conflict in found if any(version.mine for version in conflict.versions)]


@reads
def waiting(session: Session, /) -> list[tuple[str, str, str]]:
    """(noun, identifier, column) of what is listed, without reading the journal."""
    return conflict_list.listed(session.workspace.connection)


@reads
def third(session: Session, /, *, noun: str, column: str) -> Entry:
    """How a version that nobody wrote yet is given, for ``settle``."""
    return cells.entry(session, noun, column)


def told(session: Session, cells_open: list[Cell]) -> list[Conflict]:
    """Cells in words; the journal is read once for all of them."""
    if not cells_open:
        return []
    writers, asked = Writers.of(session), _asked(session)
    rows = sorted({(noun, id) for noun, id, _column in cells_open})
    states = journal.row_states(session.workspace.connection, rows)
    found = []
    for noun, id, column in cells_open:
        state = states[noun, id]
        versions = versions_of(session, state, noun, column, writers)
        found.append(
            Conflict(
                noun,
                id,
                column,
                describing.questioned(session, noun, id),
                _("coupée par l’un, déplacée par l’autre")
                if parting.is_place(noun, column)
                else field_name(column),
                versions,
                asked.get((noun, id, column), ()),
                proposed(session, noun, id, column, state, writers.sees),
                cells.open_ended(noun, column, [version.value for version in versions]),
            )
        )
    return found


@acts("Départager", stored_rows=True)
def settle(
    session: Session, /, *, noun: str, id: str, column: str, value: str | int | None
) -> None:
    """Keep one value for everybody, or write a third one; for a deletion "keep" or "delete"."""
    found = told(session, [cell for cell in waiting(session) if cell == (noun, id, column)])
    if not found:
        raise NotFound(_("Cette question est déjà réglée."))
    if value not in [version.value for version in found[0].versions]:
        value = cells.checked(session, noun, column, value)
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
    elif parting.is_place(noun, column):
        parting.put_together(session, id)
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
    write_rest(session, id, proposal)


def write_rest(session: Session, id: str, proposal: Proposal) -> None:
    """The lines of a proposal after the first, within an act."""
    if proposal.rest_id:
        notes.change(session, id=proposal.rest_id, typed=proposal.lines[1])
    else:
        notes.follow(session, id=id, texts=proposal.lines[1:])


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
    if row is None or row.kind not in notes.FACTS:
        return
    words = {"action": ("action_item", "what"), "decision": ("decision", "text")}
    table, column = words[row.kind]
    fact = session.rows(notes.FACTS[row.kind]).find(row.fact_id)
    said = notes.fact_words(row.kind, text)
    asked = (table, row.fact_id, column) in conflict_list.listed(session.workspace.connection)
    if fact is not None and (asked or getattr(fact, column) != said):
        journal.settle(session.workspace, (table, fact.id), column, said)


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


def _asked(session: Session) -> dict[Cell, tuple[str, ...]]:
    """Cells to the names of those who asked."""
    names = {one.id: one.display_name for one in session.rows(Facilitator).all()}
    found: dict[Cell, tuple[str, ...]] = {}
    for row in session.rows(Question).all(order="t.id"):
        cell = (row.noun, row.row_id, row.field)
        name = names.get(row.facilitator_id) or _("une autre machine")
        found[cell] = (*found.get(cell, ()), name)
    return found
