"""Notes of a point: lines that can become an action, a decision or a quote, any time, and back."""

from __future__ import annotations

from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.domain.action import ActionItem
from citeapp.domain.decision import Decision
from citeapp.domain.marks import Marked, parse, split_tokens
from citeapp.domain.meeting import LINE_KIND, AgendaItem, Line, Meeting
from citeapp.domain.order import key_between, keys_after
from citeapp.usecases import actions, decisions, due
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session


@reads
def lines(session: Session, /, *, owner_id: str, field: str = "notes") -> list[Line]:
    """The lines of a text, in order."""
    return session.rows(Line).where(
        "t.owner_id = ? AND coalesce(t.field, 'notes') = ?",
        (owner_id, field),
        order="t.order_key, t.id",
    )


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
    marked = parse(clean(typed))
    siblings = lines(session, owner_id=owner_id, field=field)
    place = next((n + 1 for n, line in enumerate(siblings) if line.id == after_id), len(siblings))
    before = siblings[place - 1].order_key if place else ""
    after = siblings[place].order_key if place < len(siblings) else ""
    row = session.rows(Line).add(
        Line(
            id=session.new_id(),
            owner_id=owner_id,
            field=field,
            order_key=key_between(before, after),
            text=marked.text,
            private=private,
        )
    )
    return _become(session, row, marked) if marked.kind != "note" and not private else row


@acts("Écrire des lignes")
def add_all(
    session: Session, /, *, owner_id: str, typed: list[str], field: str = "notes"
) -> list[Line]:
    """Many plain lines at once (imports, the demo)."""
    siblings = lines(session, owner_id=owner_id, field=field)
    keys = keys_after(siblings[-1].order_key if siblings else "", len(typed))
    rows = [
        Line(id=session.new_id(), owner_id=owner_id, field=field, order_key=key, text=clean(text))
        for key, text in zip(keys, typed, strict=True)
    ]
    session.rows(Line).add_all(rows)
    return rows


@acts("Modifier une ligne")
def change(session: Session, /, *, id: str, typed: str) -> Line:
    """Other words for a line; a mark typed at its head makes it a fact, whose words follow."""
    row = session.rows(Line).get(id)
    marked = parse(clean(typed))
    kind = row.kind if marked.kind == "note" and row.kind != "note" else marked.kind
    if kind in ("action", "decision") and marked.kind == "note":
        words, mentions, when = split_tokens(marked.text)
        marked = Marked(kind, words, mentions, when)
    if kind != row.kind:
        return _become(session, session.rows(Line).change(id, text=marked.text), marked)
    row = session.rows(Line).change(id, text=marked.text)
    if row.fact_id and kind == "action":
        session.rows(ActionItem).change(row.fact_id, what=marked.text)
        _tell(session, row.fact_id, marked)
    elif row.fact_id and kind == "decision":
        session.rows(Decision).change(row.fact_id, text=marked.text)
    return row


@acts("Transformer une ligne")
def convert(session: Session, /, *, id: str, kind: str) -> Line:
    """Make a line a note, an action, a decision or a quote, whenever one likes."""
    if kind not in LINE_KIND:
        raise InputRefused(_("Sorte de ligne inconnue : {kind}.", kind=kind))
    row = session.rows(Line).get(id)
    if row.kind == kind:
        return row
    words, mentions, when = split_tokens(row.text) if kind == "action" else (row.text, (), "")
    return _become(session, row, Marked(kind, words, mentions, when))


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
    _forget_fact(session, row)
    session.rows(Line).remove(id)


@acts("Déplacer une ligne")
def move(session: Session, /, *, id: str, before_id: str = "") -> Line:
    """Put a line before another one, or at the end."""
    row = session.rows(Line).get(id)
    others = [x for x in lines(session, owner_id=row.owner_id, field=row.field) if x.id != id]
    place = next((n for n, x in enumerate(others) if x.id == before_id), len(others))
    before = others[place - 1].order_key if place else ""
    after = others[place].order_key if place < len(others) else ""
    return session.rows(Line).change(id, order_key=key_between(before, after))


def _become(session: Session, row: Line, marked: Marked) -> Line:
    _forget_fact(session, row)
    item = session.rows(AgendaItem).find(row.owner_id)
    meeting = session.rows(Meeting).find(item.meeting_id) if item else None
    place: dict[str, Any] = {
        "meeting_id": meeting.id if meeting else "",
        "collective_id": meeting.collective_id if meeting else "",
        "agenda_item_id": item.id if item else "",
    }
    fact = ""
    if marked.kind == "action":
        fact = actions.create(session, what=marked.text or _("À préciser"), **place).value.id
        _tell(session, fact, marked)
    elif marked.kind == "decision":
        fact = decisions.create(session, text=marked.text or _("À préciser"), **place).value.id
    return session.rows(Line).change(row.id, kind=marked.kind, text=marked.text, fact_id=fact)


def _forget_fact(session: Session, row: Line) -> None:
    if not row.fact_id:
        return
    if row.kind == "action" and session.rows(ActionItem).find(row.fact_id):
        session.rows(ActionItem).remove(row.fact_id)
    elif row.kind == "decision" and session.rows(Decision).find(row.fact_id):
        session.rows(Decision).remove(row.fact_id)


def _tell(session: Session, action_id: str, marked: Marked) -> None:
    """Who (``@``) and when (``/``), as far as the line says it."""
    if marked.mentions:
        owners = [actions.someone(session, name) for name in marked.mentions]
        actions.set_owners(session, id=action_id, owners=owners[:1], partners=owners[1:])
    if marked.due:
        day, words = due.understood(marked.due, session.today)
        session.rows(ActionItem).change(action_id, due_date=day, due_text=words)
