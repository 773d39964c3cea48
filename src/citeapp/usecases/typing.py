"""What is being typed: on the disk within a second, brought back after a crash."""

from __future__ import annotations

import os
from collections.abc import Sequence

from citeapp.base.frozen import dataclass
from citeapp.base.text import clean
from citeapp.domain.marks import parse
from citeapp.domain.meeting import Line
from citeapp.store import drafts
from citeapp.store.drafts import Draft
from citeapp.store.repositories.generic import NOUNS
from citeapp.usecases import notes
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

__all__ = ["Draft", "Recovered", "keep", "left", "recover"]


@dataclass(frozen=True)
class Recovered:
    """What was typed when the program stopped; ``noun`` and ``id`` say where it stands now."""

    noun: str
    id: str
    text: str


def keep(session: Session, typed: Sequence[Draft]) -> None:
    """Put what is being typed on the disk, encrypted. Raises DiskRefused."""
    drafts.keep(session.home.drafts, session.key, typed, os.urandom)


@reads
def left(session: Session, /) -> list[Draft]:
    """What the last program left behind when it was stopped in the middle of typing."""
    return drafts.kept(session.home.drafts, session.key)


@acts("Retrouver ce qui était tapé")
def recover(session: Session, /) -> list[Recovered]:
    """Bring typing left behind to its place; what had arrived already is not done twice.

    A cell that someone changed meanwhile keeps that value: the words typed in a line then
    stand under it, as a line of their own. What belonged to a row that is gone goes with it.
    """
    found = [one for draft in left(session) if (one := _recovered(session, draft)) is not None]
    keep(session, [])
    return found


def _recovered(session: Session, draft: Draft) -> Recovered | None:
    if draft.noun == "line":
        return _line(session, draft) if parse(clean(draft.text)).text else None
    kind = NOUNS.get(draft.noun)
    row = session.rows(kind).find(draft.id) if kind else None
    if kind is None or row is None or getattr(row, draft.column, None) != draft.known:
        return None
    session.rows(kind).change(draft.id, **{draft.column: clean(draft.text)})
    return Recovered(draft.noun, draft.id, clean(draft.text))


def _line(session: Session, draft: Draft) -> Recovered | None:
    words = clean(draft.text)
    if draft.id:
        line = session.rows(Line).find(draft.id)
        if line is None or _arrived(line, words):
            return None
        if line.text == draft.known:
            row = notes.change(session, id=line.id, typed=words).value
            return Recovered("line", row.id, row.text)
        owner, after = line.owner_id, line.id
    else:
        owner, after = draft.owner_id, draft.after_id
        siblings = notes.lines(session, owner_id=owner, field=draft.column)
        if not _stands(session, owner) or any(_arrived(line, words) for line in siblings):
            return None
    row = notes.add(
        session,
        owner_id=owner,
        field=draft.column,
        typed=words,
        after_id=after,
        private=draft.private,
    ).value
    return Recovered("line", row.id, row.text)


def _arrived(line: Line, words: str) -> bool:
    """Whether a line holds these words, or went on from them."""
    return line.text.startswith(parse(words).text)


def _stands(session: Session, owner_id: str) -> bool:
    """Whether the row that a text belongs to is there."""
    return any(
        session.rows(NOUNS[noun]).find(owner_id) is not None
        for noun in ("agenda_item", "meeting", "collective", "person", "organisation")
    )
