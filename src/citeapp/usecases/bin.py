"""The bin, and what was done lately: nothing that is deleted or changed is out of reach."""

from __future__ import annotations

from datetime import datetime

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.store import discarded, journal
from citeapp.store.discarded import Discarded
from citeapp.store.repositories.generic import NOUNS as NOUN_TYPES
from citeapp.usecases import finding, history
from citeapp.usecases.acting import Outcome, reads
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

NOUNS = (
    "person",
    "organisation",
    "venue",
    "collective",
    "meeting",
    "agenda_item",
    "line",
    "decision",
    "action_item",
    "quote",
    "parked_item",
    "meeting_template",
    "run_step",
    "calendar_event",
    "attachment",
)
"""What people call a thing of its own; the rest comes back with it."""
WITH_THEM = (
    "membership",
    "affiliation",
    "meeting_collective",
    "attendance",
    "headcount",
    "action_owner",
    "invitation",
    "meeting_role",
    "reception_check",
    "template_item",
    "attachment_part",
)
"""What goes and comes back with a thing, when one act took both."""
MOST = 500


@dataclass(frozen=True)
class Thrown:
    """Something in the bin: ``words`` say what, ``kind`` of what sort, ``where`` it stood."""

    noun: str
    id: str
    words: str
    kind: str
    where: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Done:
    """An act of this machine: its label, when; ``undone`` since, ``tx`` its number."""

    tx: int
    label: str
    at: datetime
    undone: bool


@reads
def listed(session: Session, /, *, text: str = "") -> list[Thrown]:
    """What was deleted, by anyone, the last first; every typed word stands in it."""
    names = history.authors(session)
    wanted = fold(text).split()
    found = [_thrown(session, one, names) for one in _leaders(_everything(session))]
    return [
        one
        for one in found
        if all(word in fold(f"{one.words} {one.kind} {one.where} {one.author}") for word in wanted)
    ]


def restore(session: Session, /, *, noun: str, id: str) -> Outcome[Thrown]:
    """Take something out of the bin, with what went with it in the same act."""
    every = _everything(session)
    chosen = next((one for one in every if one.row == (noun, id)), None)
    if chosen is None:
        raise InputRefused(_("Cela n’est plus dans la corbeille."), safe=_("Rien n’a été changé."))
    told = _thrown(session, chosen, history.authors(session))
    label = _("Reprendre de la corbeille : {what}", what=told.words)
    with session.workspace.act(label) as act:
        discarded.revive(session.workspace, act, [one for one in every if one.act == chosen.act])
    return Outcome(told, act.changed, act.label)


@reads
def done(session: Session, /, *, limit: int = 200) -> list[Done]:
    """What was done on this machine, the last first; undoing and redoing are no lines."""
    return [
        Done(
            line.tx,
            line.label,
            datetime.fromtimestamp(line.at_ms / 1000).astimezone(),
            undone=not stands,
        )
        for line, stands in journal.acts(session.workspace.connection, limit)
    ]


def undo_until(session: Session, /, *, tx: int) -> Outcome[int]:
    """Take back every act down to this one, the last first; the value says how many."""
    changed: frozenset[str] = frozenset()
    count = 0
    connection = session.workspace.connection
    while (line := journal.next_undo(connection)) and journal.begun(connection, line) >= tx:
        changed |= history.undo(session).changed
        count += 1
    if not count:
        raise InputRefused(_("C’est déjà annulé."), safe=_("Rien n’a été changé."))
    return Outcome(count, changed, _("Annuler jusque-là"))


def _everything(session: Session) -> list[Discarded]:
    return discarded.listed(session.workspace.connection, (*NOUNS, *WITH_THEM), MOST)


def _leaders(every: list[Discarded]) -> list[Discarded]:
    """One a deletion that people would name: a line that was an action stands for both."""
    facts = {str(one.values.get("fact_id") or "") for one in every if one.row[0] == "line"}
    return [one for one in every if one.row[0] in NOUNS and one.row[1] not in facts - {""}]


def _thrown(session: Session, one: Discarded, names: dict[str, str]) -> Thrown:
    noun, id = one.row
    return Thrown(
        noun=noun,
        id=id,
        words=describing.titled(session, noun, _Blank(one.values)),
        kind=finding.noun_words(noun),
        where=_where(session, noun, one),
        author=names.get(one.deletion.guid) or _("une autre machine"),
        at=describing.moment(one.deletion),
    )


def _where(session: Session, noun: str, one: Discarded) -> str:
    if noun == "line":
        owner = _Blank(one.values)
        return describing.asked_about(session, noun, owner) if owner["owner_id"] else ""
    for place in ("meeting", "collective"):
        id = str(one.values.get(f"{place}_id") or "")
        if noun != "meeting" and id and session.rows(NOUN_TYPES[place]).find(id):
            return describing.described(session, place, id)
    return ""


class _Blank(dict[str, object]):
    """The values of a row that is gone: what nobody wrote is empty."""

    def __missing__(self, key: str) -> str:
        return ""
