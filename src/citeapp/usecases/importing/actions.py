"""A tableau de suivi: actions and who carries them."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.action import ActionItem, ActionOwner
from citeapp.domain.fields import field_label, shown_value
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.intake.actions import ActionRow, ActionsReading
from citeapp.usecases.importing import meetings
from citeapp.usecases.importing.collectives import Collectives
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session

_COMPLETED = (("due_date", "due_text"), ("status",), ("comment",))
"""What a later file may fill, each group as one thing."""


def take_in(
    session: Session,
    reading: ActionsReading,
    tally: Tally,
    *,
    collectives: Collectives,
    collective_id: str,
) -> None:
    """Each action once: known by its words, its collectif and its rencontre."""
    known = {
        (fold(row.what), row.collective_id, row.meeting_id): row
        for row in session.rows(ActionItem).all()
    }
    owners = _Owners(session)
    for row in reading.rows:
        where = collectives.named(row.collective) or collective_id
        meeting_id = (
            meetings.found_or_made(session, row.meeting, where, tally) if row.meeting else ""
        )
        key = (fold(row.what), where, meeting_id)
        if key in known:
            _complete(session, known[key], row, tally)
            continue
        known[key] = _add(session, row, owners, where, meeting_id)
        tally.note(row.row, "action_item", "created", row.what)


class _Owners:
    """Finds the one person or structure that plain words designate."""

    def __init__(self, session: Session) -> None:
        self._ids: dict[str, set[tuple[str, str]]] = {}
        for person in session.rows(Person).all():
            for name in {person.name, f"{person.last_name} {person.first_name}"}:
                self._ids.setdefault(fold(name).strip(), set()).add(("person_id", person.id))
        for organisation in session.rows(Organisation).all():
            key = fold(organisation.name)
            self._ids.setdefault(key, set()).add(("organisation_id", organisation.id))

    def target(self, words: str) -> dict[str, str]:
        """The column to fill; the words themselves unless exactly one row is so called."""
        found = self._ids.get(fold(words), set())
        return dict(found) if len(found) == 1 else {"words": words}


def _add(
    session: Session, row: ActionRow, owners: _Owners, collective_id: str, meeting_id: str
) -> ActionItem:
    action = session.rows(ActionItem).add(
        ActionItem(
            id=session.new_id(),
            collective_id=collective_id,
            meeting_id=meeting_id,
            what=row.what,
            **_values(row),
        )
    )
    for role, names in (("owner", row.owners), ("partner", row.partners)):
        for name in names:
            session.rows(ActionOwner).put(
                ActionOwner(
                    id=derived_id("action_owner", action.id, fold(name)),
                    action_item_id=action.id,
                    role=role,
                    **owners.target(name),
                )
            )
    return action


def _values(row: ActionRow) -> dict[str, Any]:
    return {name: getattr(row, name) for names in _COMPLETED for name in names}


def _complete(session: Session, action: ActionItem, row: ActionRow, tally: Tally) -> None:
    """Fill blanks; never overwrite, and say what differs."""
    filled: dict[str, Any] = {}
    differing = []
    for names in _COMPLETED:
        given = [getattr(row, name) for name in names]
        kept = [getattr(action, name) for name in names]
        if any(given) and not any(kept):
            filled |= dict(zip(names, given, strict=True))
        elif any(given) and given != kept:
            differing.append(_difference(names, kept, given))
    if filled:
        session.rows(ActionItem).change(action.id, **filled)
    labels = ", ".join(field_label(name) for name, value in filled.items() if value)
    tally.note(row.row, "action_item", "completed" if filled else "kept", row.what, labels)
    for words in differing:
        tally.note(row.row, "action_item", "asked", row.what, words)


def _difference(names: tuple[str, ...], kept: list[Any], given: list[Any]) -> str:
    def shown(values: list[Any]) -> str:
        name, value = next((n, v) for n, v in zip(names, values, strict=True) if v)
        written = value.isoformat() if isinstance(value, date) else str(value)
        return shown_value("action_item", name, written)

    return _(
        "{field} : gardé « {kept} », le fichier dit « {other} »",
        field=field_label(names[0]),
        kept=shown(kept),
        other=shown(given),
    )
