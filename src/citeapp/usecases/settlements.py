"""What was settled lately, by whom, and how to settle it otherwise.

Whoever answers for the collectif sees what others settled in it, and has the last word as long
as nobody settles again: a settlement is a value like any other.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from citeapp.base.clock import milliseconds
from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.operations import Operation, RowState, state_of
from citeapp.store import journal
from citeapp.store.schema import SHARED
from citeapp.usecases import collectives, conflicts
from citeapp.usecases.acting import Outcome, acts, reads
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.reviewing import cells, concerning, describing, parting
from citeapp.usecases.reviewing.proposing import Proposal, proposed
from citeapp.usecases.reviewing.versions import Version, Writers, field_name, versions_of
from citeapp.usecases.session import Session

LATELY = timedelta(days=30)
SEEN = "settlements_seen"
"""Named value of this machine: settlements that need no second look here."""


@dataclass(frozen=True)
class Settlement:
    """A question that someone settled: what was kept, what could have been.

    ``dot`` names it, ``mine``: settled on this machine, ``open_ended``: something else than the
    versions could be written. ``taken_back``: undone by whoever settled, so the question is open.
    """

    dot: str
    noun: str
    id: str
    column: str
    title: str
    field: str
    kept: str
    author: str
    at: datetime
    mine: bool
    versions: tuple[Version, ...]
    collectives: frozenset[str]
    open_ended: bool = False
    taken_back: bool = False
    proposal: Proposal | None = None

    @property
    def cell(self) -> conflicts.Cell:
        return self.noun, self.id, self.column

    @property
    def words(self) -> str:
        """« Awa a gardé « 18 h » », « Awa a supprimé la fiche »."""
        if self.column:
            return _("{author} a gardé « {kept} »", author=self.author, kept=self.kept)
        if self.kept == _("Supprimé"):
            return _("{author} a supprimé la fiche", author=self.author)
        return _("{author} a gardé la fiche", author=self.author)


@reads
def listed(session: Session, /, *, first: int | None = None) -> list[Settlement]:
    """What was settled within a month and still stands, the latest first; the first ones only."""
    standing = (told for told in _lately(session) if not told.taken_back)
    return list(islice(standing, None if first is None else min(max(first, 0), sys.maxsize)))


@reads
def reopened(session: Session, /) -> list[Conflict]:
    """Questions that are open again: whoever had settled them took that back."""
    return [
        Conflict(
            told.noun,
            told.id,
            told.column,
            told.title,
            told.field,
            told.versions,
            proposal=told.proposal,
            open_ended=told.open_ended,
            reopened=True,
        )
        for told in _lately(session, lambda review, held: held[-1] is not review)
        if told.taken_back
    ]


@reads
def to_look_at(session: Session, /) -> list[Settlement]:
    """What others settled in my collectifs and I have not looked at yet."""
    seen = set(session.workspace.meta(SEEN, []))
    ours = journal.own_sites(session.workspace.connection)
    found = [
        told
        for told in _lately(
            session, lambda one, _held: one.site not in ours and _dot(one) not in seen
        )
        if not told.taken_back
    ]
    answered = collectives.answered_for(session) if found else frozenset()
    return [one for one in found if answered & one.collectives]


@acts("Départager autrement", stored_rows=True)
def otherwise(
    session: Session, /, *, noun: str, id: str, column: str, value: str | int | None
) -> None:
    """Another answer to a question that was settled, for everybody."""
    cell = (noun, id, column)
    if cell in conflicts.waiting(session):
        conflicts.settle(session, noun=noun, id=id, column=column, value=value)
        return
    known = next((one for one in _lately(session) if one.cell == cell), None)
    if known is None:
        raise NotFound(_("Cette question n’a pas été réglée ces derniers temps."))
    if value not in [version.value for version in known.versions]:
        value = cells.checked(session, noun, column, value)
    conflicts.answer(session, noun, id, column, value)


@acts("Prendre les deux versions", stored_rows=True)
def take_both(session: Session, /, *, noun: str, id: str, column: str) -> None:
    """Answer a question that is open again with the proposal that takes both versions."""
    cell = (noun, id, column)
    if cell in conflicts.waiting(session):
        conflicts.take_both(session, noun=noun, id=id, column=column)
        return
    proposal = next((one.proposal for one in reopened(session) if one.cell == cell), None)
    if proposal is None:
        raise NotFound(_("Il n’y a pas de proposition qui prenne les deux."))
    conflicts.answer(session, noun, id, column, proposal.lines[0])
    conflicts.write_rest(session, id, proposal)


def saw(session: Session, /, *, dot: str) -> Outcome[None]:
    """It is well so: not shown again on this machine (which is no act, and not undone)."""
    known = [one for one in session.workspace.meta(SEEN, []) if one != dot]
    with session.workspace.connection.transaction():
        session.workspace.set_meta(SEEN, [*known[-199:], dot])
    return Outcome(None, frozenset({SEEN}), _("C’est bien ainsi"))


Wanted = Callable[[Operation, list[Operation]], bool]
"""Whether a settlement matters, from its operation and what is held on its row."""


def _lately(session: Session, wanted: Wanted = lambda _review, _held: True) -> Iterator[Settlement]:
    """The last settlement of each cell; the others of a list are not put into words."""
    since = milliseconds(session.now - LATELY) << 16
    reviews = journal.reviews(session.workspace.connection, since)
    teller = _Teller(session) if reviews else None
    told: set[conflicts.Cell] = set()
    for review, held in reviews:
        cell = review.tbl, review.pk, next(iter(review.values), "")
        if teller is None or review.tbl not in SHARED or cell in told:
            continue
        told.add(cell)
        found = teller.tell(review, held) if wanted(review, held) else None
        if found is not None:
            yield found


class _Teller:
    """Puts settlements into words; who wrote, and what each had seen, is read once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.writers = Writers.of(session)
        self.sees = self.writers.sees

    def tell(self, review: Operation, held: list[Operation]) -> Settlement | None:
        """The settlement in words; nothing when something else was written since."""
        noun, id = review.tbl, review.pk
        column = next(iter(review.values), "")
        now = state_of(held, self.sees)
        before = self._question(held, review, column)
        taken_back = _is_open(before, column) and _is_taken_back(now, held, review, before)
        kept = "" if taken_back else self._kept(now, review, column)
        if kept is None or not (before.deletions or column):
            return None
        versions = versions_of(self.session, before, noun, column, self.writers)
        row = {c: before.values.get(c) for c in SHARED[noun].column_names} | {"id": id}
        return Settlement(
            dot=_dot(review),
            noun=noun,
            id=id,
            column=column,
            title=describing.asked_about(self.session, noun, row),
            field=field_name(column),
            kept=kept,
            author=self.writers.name(review),
            at=describing.moment(review),
            mine=review.site in self.writers.ours,
            versions=versions,
            collectives=concerning.collectives_of(self.session, noun, row),
            open_ended=cells.open_ended(noun, column, [one.value for one in versions]),
            taken_back=taken_back,
            proposal=self._proposal(before, noun, id, column) if taken_back else None,
        )

    def _proposal(self, before: RowState, noun: str, id: str, column: str) -> Proposal | None:
        return proposed(self.session, noun, id, column, before, self.sees) if column else None

    def _question(self, held: list[Operation], review: Operation, column: str) -> RowState:
        """What stood there when it was first asked: settled again, it is the same question."""
        earlier = [o for o in held if _settles(o, column) and o is not review]
        states = [
            state_of([o for o in held if self.sees(one, o)], self.sees)
            for one in [review, *(o for o in reversed(earlier) if self.sees(review, o))]
        ]
        return next((state for state in states if _is_open(state, column)), states[0])

    def _kept(self, now: RowState, review: Operation, column: str) -> str | None:
        """What the settlement made of it, in words, as long as nobody wrote since."""
        if not column:
            return _("Gardé") if now.visible else _("Supprimé")
        if not now.visible or now.heads.get(column) != (review,):
            return None
        if parting.is_place(review.tbl, column):
            return parting.words(self.session, review.pk, str(review.values[column] or ""))
        return describing.shown(self.session, review.tbl, column, review.values[column])


def _dot(review: Operation) -> str:
    return f"{review.guid}/{review.seq}"


def _settles(operation: Operation, column: str) -> bool:
    """Whether an operation settled a cell, or (no column) a deletion."""
    wrote = column in operation.values if column else not operation.values
    return operation.kind == "R" and wrote


def _is_taken_back(
    now: RowState, held: list[Operation], review: Operation, before: RowState
) -> bool:
    """Whether whoever settled put back what was shown while several versions stood there.

    Where the question is a deletion, they wrote nothing in the row that stands again.
    """
    column = next(iter(review.values), "")
    heads = now.heads.get(column, ()) if column else held[-1:]
    return (
        now.visible
        and len(heads) == 1
        and heads[0].kind == "U"
        and heads[0].guid == review.guid
        and heads[0].values.get(column) == before.values.get(column)
        and (bool(column) or not heads[0].values)
    )


def _is_open(state: RowState, column: str) -> bool:
    if not column:
        return bool(state.deletions)
    return len({head.values[column] for head in state.heads.get(column, ())}) > 1
