"""Actions: create, change, who carries them, the tableau de suivi."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import clean, fold
from citeapp.domain.action import ACTION_STATUS, ActionItem, ActionOwner
from citeapp.domain.marks import split_tokens
from citeapp.domain.person import Person
from citeapp.usecases import following
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.following import OPEN_SQL, ORDERS, ActionLine, Filters
from citeapp.usecases.session import Session


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
    from citeapp.usecases import due  # reads what people write: no first page needs it

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
        fields = {**_stated(session, id, fields["status"]), **fields}
    return session.rows(ActionItem).change(id, **fields)


@acts("Changer l’état d’une action")
def set_status(session: Session, /, *, id: str, status: str) -> ActionItem:
    """Another state; « fait » notes the day."""
    return session.rows(ActionItem).change(id, **_stated(session, id, status))


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
    order: str = "due",
) -> list[ActionLine]:
    """The tableau de suivi: the most overdue first, then by due date, undated last.

    ``scope``: open, late, done or all; ``owner`` is a name as it is shown, or a part of it when
    nobody is called so; ``order``: due, who, collective or state. In ``collective_ids`` a blank
    stands for actions of no collectif.
    """
    if order not in ORDERS:
        raise InputRefused(_("Ordre inconnu : {order}.", order=order))
    found = following.lines(session, *_chosen(session, scope, collective_ids))
    if owner and not any(owner in (*line.owners, *line.partners) for line in found):
        found, owner = [line for line in found if fold(owner) in fold(line.who)], ""
    return Filters(scope=scope, owner=owner, text=text, order=order).kept(found)


@reads
def late(session: Session, /, *, collective_ids: list[str] | None = None) -> int:
    """How many open actions are past their day."""
    condition, values = _chosen(session, "late", collective_ids)
    return int(
        session.workspace.connection.value(
            f"SELECT count(*) FROM v_action_item t WHERE {condition}", values
        )
    )


@reads
def open_for(
    session: Session, /, *, collective_id: str, day: date | None = None
) -> list[ActionLine]:
    """What the collectif still has to do: it comes back by itself at its next rencontre.

    Actions that sleep on that day (today, when none is given) do not come back.
    """
    awake_on = day or session.today
    return [
        line
        for line in tracking(session, scope="open", collective_ids=[collective_id])
        if not line.action.sleeps(awake_on)
    ]


@acts("Mettre une action en sommeil")
def sleep(session: Session, /, *, id: str, until: date) -> ActionItem:
    """An action does not come back before a day; the tableau de suivi goes on showing it."""
    if until <= session.today:
        raise InputRefused(_("Choisissez un jour à venir."))
    return session.rows(ActionItem).change(id, asleep_until=until)


@acts("Réveiller une action")
def wake(session: Session, /, *, id: str) -> ActionItem:
    """An action that slept comes back from now on."""
    return session.rows(ActionItem).change(id, asleep_until=None)


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[ActionLine]:
    """The actions taken at a rencontre, in the order they were taken."""
    taken = following.lines(session, "t.meeting_id = ?", [meeting_id])
    return sorted(taken, key=lambda line: line.action.id)


@reads
def line(session: Session, /, *, id: str) -> ActionLine | None:
    """One action as the tableau shows it; None when it is in the bin."""
    return next(iter(following.lines(session, "t.id = ?", [id])), None)


def _chosen(
    session: Session, scope: str, collective_ids: list[str] | None
) -> tuple[str, list[str]]:
    """The SQL condition of a scope and some collectifs, and its values."""
    if scope not in _SCOPE_SQL:
        raise InputRefused(_("Filtre inconnu : {scope}.", scope=scope))
    condition, todays = _SCOPE_SQL[scope]
    if collective_ids is not None:
        places = ", ".join("?" * len(collective_ids))
        condition += f" AND coalesce(t.collective_id, '') IN ({places})"
    return condition, [session.today.isoformat()] * todays + list(collective_ids or [])


def _stated(session: Session, id: str, status: str) -> dict[str, Any]:
    """A state and the day that goes with it: done twice is done on the first day."""
    if status not in ACTION_STATUS:
        raise InputRefused(_("État inconnu : {status}.", status=status))
    known = session.rows(ActionItem).get(id)
    since = known.done_on if known.status == "done" else None
    return {"status": status, "done_on": (since or session.today) if status == "done" else None}


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


_SCOPE_SQL = {
    "open": (OPEN_SQL, 0),
    "late": (f"{OPEN_SQL} AND t.due_date < ?", 1),
    "done": ("t.status = 'done'", 0),
    "all": ("1", 0),
}
"""Scope to (condition, how many times today is asked for)."""


def _what(what: str) -> str:
    return required(what, _("Dites ce qu’il y a à faire."))
