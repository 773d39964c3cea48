"""Actions: create, change, who carries them, the tableau de suivi."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import clean, fold
from citeapp.domain.action import ACTION_STATUS, ActionItem, ActionOwner
from citeapp.domain.marks import split_tokens
from citeapp.domain.person import Person, display_name
from citeapp.usecases import due
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class ActionLine:
    """A line of the tableau de suivi."""

    action: ActionItem
    owners: tuple[str, ...]
    partners: tuple[str, ...]
    collective: str
    origin: str
    days_late: int

    @property
    def who(self) -> str:
        """« Samira, avec Aïcha B. »."""
        owners = ", ".join(self.owners)
        partners = ", ".join(self.partners)
        return (
            _("{owners}, avec {partners}", owners=owners, partners=partners) if partners else owners
        )


@acts("Créer une action")
def create(
    session: Session,
    /,
    *,
    what: str,
    owners: list[str] | None = None,
    partners: list[str] | None = None,
    due_date: date | None = None,
    due_text: str = "",
    collective_id: str = "",
    meeting_id: str = "",
    **fields: Any,
) -> ActionItem:
    """A new action; owners are identifiers of people or structures, or plain words."""
    what = _what(what)
    row = session.rows(ActionItem).add(
        ActionItem(
            id=session.new_id(),
            what=what,
            due_date=due_date,
            due_text=due_text,
            collective_id=collective_id,
            meeting_id=meeting_id,
            **fields,
        )
    )
    set_owners(session, id=row.id, owners=owners or [], partners=partners or [])
    return row


@acts("Créer une action")
def type_in(session: Session, /, *, typed: str, collective_id: str = "") -> ActionItem:
    """A new action from one typed line: « Écrire à la mairie @Samira /20 mars »."""
    words, mentions, when = split_tokens(clean(typed).removeprefix("!").strip())
    day, due_words = due.understood(when, session.today) if when else (None, "")
    carriers = [someone(session, name) for name in mentions]
    return create(
        session,
        what=words,
        owners=carriers[:1],
        partners=carriers[1:],
        due_date=day,
        due_text=due_words,
        collective_id=collective_id,
    ).value


def someone(session: Session, name: str) -> str:
    """The identifier of the only person so called, else the words themselves."""
    wanted = fold(name).split()
    found = [
        person
        for person in session.rows(Person).all()
        if all(
            any(word.startswith(part) for word in fold(person.name).replace("-", " ").split())
            for part in wanted
        )
    ]
    exact = [person for person in found if fold(person.name) == fold(name)] or found
    return exact[0].id if len(exact) == 1 else name


@acts("Modifier une action")
def change(session: Session, /, *, id: str, **fields: Any) -> ActionItem:
    """Change fields of an action by their names; its state keeps the day it was done."""
    if "what" in fields:
        fields["what"] = _what(fields["what"])
    if "status" in fields:
        fields = {**_stated(session, fields["status"]), **fields}
    return session.rows(ActionItem).change(id, **fields)


@acts("Changer l’état d’une action")
def set_status(session: Session, /, *, id: str, status: str) -> ActionItem:
    """Another state; « fait » notes the day."""
    return session.rows(ActionItem).change(id, **_stated(session, status))


@acts("Supprimer une action")
def remove(session: Session, /, *, id: str) -> None:
    """Put an action into the bin."""
    session.rows(ActionItem).remove(id)


@acts("Confier une action")
def set_owners(
    session: Session, /, *, id: str, owners: list[str], partners: list[str] | None = None
) -> None:
    """Who carries an action, and with whom: identifiers of people or structures, or words."""
    session.rows(ActionItem).get(id)
    wanted = {
        (row.person_id, row.organisation_id, fold(row.words)): row
        for role, names in (("owner", owners), ("partner", partners or []))
        for name in names
        if clean(name)
        for row in [_owner(session, id, clean(name), role)]
    }
    repository = session.rows(ActionOwner)
    for known in repository.matching(action_item_id=id):
        if (known.person_id, known.organisation_id, fold(known.words)) not in wanted:
            repository.remove(known.id)
    for row in wanted.values():
        repository.put(row)


@reads
def owners_of(session: Session, /, *, id: str) -> list[ActionOwner]:
    """Who carries an action."""
    return session.rows(ActionOwner).matching(action_item_id=id)


@reads
def get(session: Session, /, *, id: str) -> ActionItem:
    """One action."""
    return session.rows(ActionItem).get(id)


@reads
def tracking(
    session: Session,
    /,
    *,
    scope: str = "open",
    collective_ids: list[str] | None = None,
    owner: str = "",
    text: str = "",
) -> list[ActionLine]:
    """The tableau de suivi: the most overdue first, then by due date, undated last.

    ``scope``: open, late, done or all; ``owner`` is a name to find among owners.
    """
    if scope not in _SCOPE_SQL:
        raise InputRefused(_("Filtre inconnu : {scope}.", scope=scope))
    condition, todays = _SCOPE_SQL[scope]
    if collective_ids is not None:
        condition += f" AND t.collective_id IN ({', '.join('?' * len(collective_ids))})"
    values = [session.today.isoformat()] * todays + list(collective_ids or [])
    wanted, carrier = fold(text).split(), fold(owner)
    found = []
    for line in lines(session, condition, values):
        if carrier and carrier not in fold(line.who):
            continue
        if wanted:
            action = line.action
            hay = f"{action.what} {line.who} {line.collective} {action.comment} {action.due_text}"
            if not all(word in fold(hay) for word in wanted):
                continue
        found.append(line)
    return found


@reads
def open_for(session: Session, /, *, collective_id: str) -> list[ActionLine]:
    """What the collectif still has to do: it comes back by itself at its next rencontre."""
    return tracking(session, scope="open", collective_ids=[collective_id])


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[ActionLine]:
    """The actions taken at a rencontre, in the order they were taken."""
    taken = lines(session, "t.meeting_id = ?", [meeting_id])
    return sorted(taken, key=lambda line: line.action.id)


@reads
def line(session: Session, /, *, id: str) -> ActionLine | None:
    """One action as the tableau shows it; None when it is in the bin."""
    return next(iter(lines(session, "t.id = ?", [id])), None)


def in_order(line: ActionLine) -> tuple[Any, ...]:
    """The key by which the tableau is sorted: open ones first, by due date, undated last."""
    action = line.action
    return not action.is_open, action.due_date or date.max, fold(action.what), action.id


def lines(session: Session, condition: str, values: Sequence[str]) -> list[ActionLine]:
    """The actions ``t`` for which an SQL condition holds, in the order of the tableau."""
    connection = session.workspace.connection
    chosen = session.rows(ActionItem).where(condition, values)
    collectives = dict(connection.rows("SELECT id, name FROM v_collective"))
    days = dict(
        connection.rows(
            "SELECT DISTINCT m.id, m.date FROM v_action_item t "
            f"JOIN v_meeting m ON m.id = t.meeting_id WHERE m.date IS NOT NULL AND {condition}",
            values,
        )
    )
    owners = _owners(session, condition, values)
    today = session.today
    found = [
        ActionLine(
            action=action,
            owners=tuple(owners.get((action.id, "owner"), ())),
            partners=tuple(owners.get((action.id, "partner"), ())),
            collective=collectives.get(action.collective_id) or "",
            origin=_origin(days.get(action.meeting_id), today),
            days_late=action.days_late(today),
        )
        for action in chosen
    ]
    return sorted(found, key=in_order)


def _stated(session: Session, status: str) -> dict[str, Any]:
    if status not in ACTION_STATUS:
        raise InputRefused(_("État inconnu : {status}.", status=status))
    return {"status": status, "done_on": session.today if status == "done" else None}


def _owner(session: Session, action_id: str, name: str, role: str) -> ActionOwner:
    connection = session.workspace.connection
    target: dict[str, str] = {"words": name}
    if connection.value("SELECT 1 FROM v_person WHERE id = ?", (name,)):
        target = {"person_id": name}
    elif connection.value("SELECT 1 FROM v_organisation WHERE id = ?", (name,)):
        target = {"organisation_id": name}
    return ActionOwner(
        id=derived_id("action_owner", action_id, fold(name)),
        action_item_id=action_id,
        role=role,
        **target,
    )


def _owners(
    session: Session, condition: str, values: Sequence[str]
) -> dict[tuple[str, str], list[str]]:
    """(action, role) to names, for the actions ``t`` of a condition."""
    names: dict[tuple[str, str], list[str]] = {}
    for action_id, role, first, last, organisation, words in session.workspace.connection.rows(
        "SELECT w.action_item_id, w.role, p.first_name, p.last_name, o.name, w.words "
        "FROM v_action_item t JOIN v_action_owner w ON w.action_item_id = t.id "
        "LEFT JOIN v_person p ON p.id = w.person_id "
        f"LEFT JOIN v_organisation o ON o.id = w.organisation_id WHERE {condition} ORDER BY w.id",
        values,
    ):
        name = display_name(first or "", last or "") or organisation or words or ""
        names.setdefault((action_id, role or "owner"), []).append(name)
    return names


def _origin(day: str | None, today: date) -> str:
    """« Rencontre du 12 février », with its year when that is another."""
    if not day:
        return ""
    held = date.fromisoformat(day)
    return _("Rencontre du {day}", day=french.day(held, year=held.year != today.year))


OPEN_SQL = "coalesce(t.status, '') NOT IN ('done', 'dropped')"
_SCOPE_SQL = {
    "open": (OPEN_SQL, 0),
    "late": (f"{OPEN_SQL} AND t.due_date < ?", 1),
    "done": ("t.status = 'done'", 0),
    "all": ("1", 0),
}
"""Scope to (condition, how many times today is asked for)."""


def _what(what: str) -> str:
    return required(what, _("Dites ce qu’il y a à faire."))
