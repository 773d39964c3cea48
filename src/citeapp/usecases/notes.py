"""Notes of a point: lines that can become an action, a decision or a quote, any time, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.domain.action import ActionItem
from citeapp.domain.decision import Decision
from citeapp.domain.keeping import Quote
from citeapp.domain.marks import Marked, parse, split_tokens
from citeapp.domain.meeting import LINE_KIND, AgendaItem, Line, Meeting
from citeapp.usecases import actions, due, ordering
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session

FACTS: dict[str, type[ActionItem | Decision | Quote]] = {
    "action": ActionItem,
    "decision": Decision,
    "quote": Quote,
}
"""Kinds of lines that become a row of their own."""


@reads
def lines(session: Session, /, *, owner_id: str, field: str = "notes") -> list[Line]:
    """The lines of a text, in order."""
    found = session.rows(Line).where(
        "t.owner_id = ? AND coalesce(t.field, 'notes') = ?",
        (owner_id, field),
        order="t.order_key, t.id",
    )
    return ordering.arranged(session, found, owner_id)


@acts("Écrire une ligne")
def add(
    session: Session,
    /,
    *,
    owner_id: str,
    typed: str,
    field: str = "notes",
    after_id: str = "",
    private: bool = False,
) -> Line:
    """A new line at the end, or after another; its mark (! > ") makes it a fact at once."""
    return _written(session, owner_id, field, [typed], after_id, private)[0]


@acts("Écrire des lignes")
def add_all(
    session: Session, /, *, owner_id: str, typed: list[str], field: str = "notes"
) -> list[Line]:
    """Many plain lines at once (imports, the demo)."""
    siblings = lines(session, owner_id=owner_id, field=field)
    places = ordering.places_at_end(session, siblings, len(typed), owner_id)
    rows = [
        Line(
            id=session.new_id(),
            owner_id=place.whole_id,
            field=field,
            order_key=place.order_key,
            text=clean(text),
        )
        for place, text in zip(places, typed, strict=True)
    ]
    session.rows(Line).add_all(rows)
    return rows


@acts("Coller des lignes")
def paste(
    session: Session,
    /,
    *,
    owner_id: str,
    lines: list[str],
    after_id: str = "",
    private: bool = False,
) -> list[Line]:
    """Lines one under the other, after another or at the end; their marks count."""
    return _written(session, owner_id, "notes", lines, after_id, private)


@acts("Modifier une ligne")
def change(session: Session, /, *, id: str, typed: str) -> Line:
    """Other words for a line; a mark typed at its head makes it a fact, whose words follow.

    A private line stays a note, whatever is typed.
    """
    row = session.rows(Line).get(id)
    marked = parse(clean(typed))
    if row.private:
        return session.rows(Line).change(id, text=marked.text)
    kind = row.kind if marked.kind == "note" and row.kind != "note" else marked.kind
    if kind in FACTS and marked.kind == "note":
        marked = Marked(kind, *split_tokens(marked.text))
    if kind != row.kind:
        return _become(session, row, marked)
    row = session.rows(Line).change(id, text=marked.text)
    if kind == "action" and session.rows(ActionItem).find(row.fact_id):
        session.rows(ActionItem).change(row.fact_id, what=_words(marked))
        _tell(session, row.fact_id, marked)
    elif kind == "decision" and session.rows(Decision).find(row.fact_id):
        session.rows(Decision).change(row.fact_id, text=_words(marked))
    elif kind == "quote" and session.rows(Quote).find(row.fact_id):
        session.rows(Quote).change(row.fact_id, text=_words(marked))
    return row


@acts("Couper une ligne")
def split(session: Session, /, *, id: str, typed: str, rest: str) -> Line:
    """The line keeps its first words; the rest begins the next one, which is the answer.

    Where the line stands is written with its words: whoever moves it meanwhile takes one half of
    it away, and is asked (:mod:`citeapp.usecases.reviewing.parting`).
    """
    kept = change(session, id=id, typed=typed).value
    if not kept.private:
        said = {"text": kept.text, "order_key": kept.order_key}
        session.workspace.append("U", "line", id, said)
    return add(
        session,
        owner_id=kept.owner_id,
        field=kept.field,
        typed=rest,
        after_id=id,
        private=kept.private,
    ).value


@acts("Transformer une ligne")
def convert(session: Session, /, *, id: str, kind: str) -> Line:
    """Make a line a note, an action, a decision or a quote, whenever one likes.

    A private line stays a note: a fact of it would travel.
    """
    if kind not in LINE_KIND:
        raise InputRefused(_("Sorte de ligne inconnue : {kind}.", kind=kind))
    row = session.rows(Line).get(id)
    if row.kind == kind:
        return row
    if row.private:
        raise InputRefused(
            _("Une ligne privée reste une note."),
            todo=_("Rendez-la visible d’abord, si elle peut être lue par les autres."),
        )
    tokens = split_tokens(row.text) if kind == "action" else (row.text,)
    return _become(session, row, Marked(kind, *tokens))


@acts("Changer la confidentialité d’une ligne")
def set_private(session: Session, /, *, id: str, private: bool) -> Line:
    """A private line never leaves this machine; it cannot be a fact."""
    row = session.rows(Line).get(id)
    if private and row.kind != "note":
        row = _become(session, row, Marked("note", row.text))
    return session.rows(Line).change(id, private=private)


@acts("Effacer une ligne")
def remove(session: Session, /, *, id: str) -> None:
    """Take a line away, with the fact it had become."""
    row = session.rows(Line).get(id)
    _forget_facts(session, row)
    session.rows(Line).remove(id)


@acts("Déplacer une ligne")
def move(session: Session, /, *, id: str, before_id: str = "") -> Line:
    """Put a line before another one, or at the end."""
    row = session.rows(Line).get(id)
    siblings = lines(session, owner_id=row.owner_id, field=row.field)
    return ordering.put_before(session, row, siblings, before_id, row.owner_id)


def follow(session: Session, /, *, id: str, texts: Sequence[str]) -> None:
    """Further plain lines right after one, within an act; what they say is taken as it is."""
    if not texts:
        return
    row = session.rows(Line).get(id)
    siblings = lines(session, owner_id=row.owner_id, field=row.field)
    at = next(n + 1 for n, line in enumerate(siblings) if line.id == id)
    for text in reversed(texts):
        place = ordering.place_at(session, siblings, at, row.owner_id)
        added = Line(
            id=session.new_id(),
            owner_id=place.whole_id,
            field=row.field,
            order_key=place.order_key,
            text=text,
        )
        siblings = [*siblings[:at], session.rows(Line).add(added), *siblings[at:]]


def _written(
    session: Session, owner_id: str, field: str, typed: Sequence[str], after_id: str, private: bool
) -> list[Line]:
    """New lines one under the other, after another or at the end."""
    siblings = lines(session, owner_id=owner_id, field=field)
    at = next((n + 1 for n, line in enumerate(siblings) if line.id == after_id), len(siblings))
    found: list[Line] = []
    for words in typed:
        marked = parse(clean(words))
        place = ordering.place_at(session, siblings, at, owner_id)
        row = session.rows(Line).add(
            Line(
                id=session.new_id(),
                owner_id=place.whole_id,
                field=field,
                order_key=place.order_key,
                text=marked.text,
                private=private,
            )
        )
        siblings.insert(at, row)
        at += 1
        kept = marked.kind == "note" or private
        found.append(row if kept else _become(session, row, marked))
    return found


def fact_id(line_id: str, kind: str) -> str:
    """The row that a line becomes: the same one on every machine that makes it so."""
    return derived_id("fact", line_id, kind) if kind in FACTS else ""


def _become(session: Session, row: Line, marked: Marked) -> Line:
    _forget_facts(session, row)
    fact = fact_id(row.id, marked.kind)
    item = session.rows(AgendaItem).find(row.owner_id)
    meeting = session.rows(Meeting).find(item.meeting_id if item else row.owner_id)
    place: dict[str, Any] = {
        "meeting_id": meeting.id if meeting else "",
        "collective_id": meeting.collective_id if meeting else "",
        "agenda_item_id": item.id if item else "",
    }
    if marked.kind == "action":
        session.rows(ActionItem).add(ActionItem(id=fact, what=_words(marked), **place))
        actions.set_owners(session, id=fact, owners=[])
        _tell(session, fact, marked)
    elif marked.kind == "decision":
        session.rows(Decision).add(Decision(id=fact, text=_words(marked), **place))
    elif marked.kind == "quote":
        session.rows(Quote).add(Quote(id=fact, text=_words(marked), consent="unasked", **place))
    return session.rows(Line).change(row.id, kind=marked.kind, text=marked.text, fact_id=fact)


def fact_words(kind: str, text: str) -> str:
    """What a fact says of the words of its line: without who and when."""
    return _words(Marked(kind, *(split_tokens(text) if kind == "action" else (text,))))


def _words(marked: Marked) -> str:
    return marked.text or _("À préciser")


def _forget_facts(session: Session, row: Line) -> None:
    for kind, noun in FACTS.items():
        for id in {row.fact_id, fact_id(row.id, kind)}:
            if session.rows(noun).find(id):
                session.rows(noun).remove(id)


def _tell(session: Session, action_id: str, marked: Marked) -> None:
    """Who (``@``) and when (``/``), as far as the line says it."""
    if marked.mentions:
        owners = [actions.someone(session, name) for name in marked.mentions]
        actions.set_owners(session, id=action_id, owners=owners[:1], partners=owners[1:])
    if marked.due:
        day, words = due.understood(marked.due, session.today)
        session.rows(ActionItem).change(action_id, due_date=day, due_text=words)
