"""Which actions the tableau de suivi keeps, in which order: one answer for screen and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from citeapp.base import french
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ACTION_STATUS, ActionItem
from citeapp.domain.person import display_name
from citeapp.usecases.session import Session

OPEN_SQL = "coalesce(t.status, '') NOT IN ('done', 'dropped')"
_STATES = tuple(ACTION_STATUS)


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

    @property
    def said(self) -> str:
        """Everything that a typed word may be found in."""
        action = self.action
        parts = (action.what, self.who, self.collective, action.due_text, action.comment)
        return " ".join((*parts, self.origin))


AS_READ = "due"
"""The order in which lines are read: by due date (``in_order``)."""


@dataclass(frozen=True)
class Filters:
    """What to keep; ``collectives`` None keeps all, ``owner`` is a name as it is shown."""

    scope: str = "open"
    collectives: frozenset[str] | None = None
    owner: str = ""
    text: str = ""
    order: str = AS_READ

    def concerns(self, line: ActionLine) -> bool:
        """Whether it is one of these collectifs and of this owner."""
        if self.collectives is not None and line.action.collective_id not in self.collectives:
            return False
        return not self.owner or self.owner in (*line.owners, *line.partners)

    @property
    def concerns_all(self) -> bool:
        """Whether no collectif and no owner was chosen."""
        return self.collectives is None and not self.owner

    def kept(
        self, lines: Iterable[ActionLine], folded: Callable[[str], str] = fold
    ) -> list[ActionLine]:
        """The lines to show; those of the same rank stay in the order they come in.

        ``folded`` may remember what it folded before.
        """
        words = fold(self.text).split()
        found = list(filter(SCOPES[self.scope], lines))
        if not self.concerns_all:
            found = list(filter(self.concerns, found))
        if words:
            found = [line for line in found if all(word in folded(line.said) for word in words)]
        return found if self.order == AS_READ else sorted(found, key=ORDERS[self.order])


SCOPES: dict[str, Callable[[ActionLine], bool]] = {
    "open": lambda line: line.action.is_open,
    "late": lambda line: line.days_late > 0,
    "done": lambda line: line.action.status == "done",
    "all": lambda line: True,
}


ORDERS: dict[str, Callable[[ActionLine], tuple[Any, ...]]] = {
    AS_READ: lambda line: (),
    "who": lambda line: (not line.who, fold(line.who)),
    "collective": lambda line: (not line.collective, fold(line.collective)),
    "state": lambda line: (
        _STATES.index(line.action.status) if line.action.status in ACTION_STATUS else -1,
    ),
}


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
            "SELECT id, date FROM v_meeting WHERE date IS NOT NULL "
            f"AND id IN (SELECT t.meeting_id FROM v_action_item t WHERE {condition})",
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


def _owners(
    session: Session, condition: str, values: Sequence[str]
) -> dict[tuple[str, str], list[str]]:
    """(action, role) to names, for the actions ``t`` of a condition.

    Names are looked up one by one: a join of views would first read everybody.
    """
    names: dict[tuple[str, str], list[str]] = {}
    for action_id, role, first, last, organisation, words in session.workspace.connection.rows(
        "SELECT w.action_item_id, w.role, "
        "(SELECT p.first_name FROM v_person p WHERE p.id = w.person_id), "
        "(SELECT p.last_name FROM v_person p WHERE p.id = w.person_id), "
        "(SELECT o.name FROM v_organisation o WHERE o.id = w.organisation_id), w.words "
        "FROM v_action_owner w WHERE w.action_item_id IN "
        f"(SELECT t.id FROM v_action_item t WHERE {condition}) ORDER BY w.id",
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
