"""The same words changed by two people: what a version that takes both would say.

A person who split a line left its first words in place and the rest in a new line: what the
other one changed is then proposed on the right side of the break.
"""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.domain.meeting import Line
from citeapp.domain.operations import Operation, RowState, Sees, state_of
from citeapp.domain.rewording import take_both
from citeapp.store import journal
from citeapp.usecases.session import Session

PROSE = frozenset(
    {
        ("action_item", "comment"),
        ("action_item", "what"),
        ("agenda_item", "objective"),
        ("agenda_item", "title"),
        ("collective", "purpose"),
        ("decision", "text"),
        ("line", "text"),
        ("meeting", "objective"),
        ("meeting", "title"),
        ("organisation", "remark"),
        ("person", "remark"),
        ("venue", "contact"),
    }
)
"""Cells that hold sentences: a mixture of two of them can make sense."""

SEVERAL_LINES = frozenset({"comment", "contact", "objective", "purpose", "remark"})
"""Texts that may hold line breaks; a line of a text, a title and a name hold none."""


@dataclass(frozen=True)
class Proposal:
    """Lines that take both versions; ``rest_id`` is the line that holds what follows the break.

    Without it every line but the first is a new one, which comes after it.

    ``base`` is what stood there before: what a version does not have from it, its author wrote.
    """

    lines: tuple[str, ...]
    rest_id: str = ""
    base: str = ""


@dataclass(frozen=True)
class Said:
    """What one person made of a line: its words now, and the line split off it."""

    text: str
    rest: Line | None = None

    @property
    def whole(self) -> str:
        return f"{self.text}\n{self.rest.text}" if self.rest else self.text


def proposed(
    session: Session, noun: str, id: str, column: str, state: RowState, sees: Sees
) -> Proposal | None:
    """Both versions in one, or nothing where that makes no sense."""
    heads = sorted(state.heads.get(column, ()), key=lambda o: o.rank)
    texts = [head.values.get(column) for head in heads]
    if (noun, column) not in PROSE or not all(isinstance(text, str) and text for text in texts):
        return None
    base = _ancestor(session, noun, id, column, heads, sees)
    said = [_said(session, base, head, column) for head in heads]
    rests = [one.rest for one in said if one.rest]
    apart = not rests and (noun == "line" or column in SEVERAL_LINES)
    both = take_both(base, [one.whole for one in said], lines=apart)
    if column in SEVERAL_LINES:
        return Proposal((both,), base=base)
    lines = tuple(line.strip() for line in both.split("\n"))
    if rests:
        fits = len(rests) == 1 and len(lines) == 2
        return Proposal(lines, rests[0].id, base) if fits else None
    return Proposal(lines if noun == "line" else (" ".join(lines),), base=base)


def _ancestor(
    session: Session, noun: str, id: str, column: str, heads: list[Operation], sees: Sees
) -> str:
    """What stood there when all of them began to write."""
    held = journal.operations_of(session.workspace.connection, [(noun, id)])[noun, id]
    common = [o for o in held if all(sees(head, o) for head in heads)]
    return str(state_of(common, sees).values.get(column) or "")


def _said(session: Session, base: str, head: Operation, column: str) -> Said:
    text = str(head.values[column])
    if head.tbl != "line" or not base.startswith(text) or len(base) == len(text):
        return Said(text)
    wanted = base[len(text) :].strip()
    for id, words in journal.lines_begun(
        session.workspace.connection, head.site, head.seq, head.seq + journal.NEXT
    ):
        rest = session.rows(Line).find(id) if words == wanted else None
        if rest is not None:
            return Said(text, rest)
    return Said(text)
