"""A row in words, whatever its noun: « Rencontre du 9 avril, Dorignies »."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE_PLURAL
from citeapp.domain.fields import shown_value
from citeapp.domain.person import display_name
from citeapp.store.schema import SHARED
from citeapp.usecases.session import Session

Row = dict[str, Any]

_POINTS_TO = {
    "carried_from_id": ("agenda_item",),
    "fact_id": ("action_item", "decision"),
    "owner_id": ("agenda_item", "meeting"),
    "previous_meeting_id": ("meeting",),
}
"""Columns whose name does not say the noun they lead to."""
_FACT_WORDS = {"action_item": "Action : {words}", "decision": "Décision : {words}"}
_NAMING = ("name", "what", "text", "title", "display_name", "label", "words")
"""Columns that say what a row is, the first one filled."""


def described(session: Session, noun: str, id: str) -> str:
    """A row in words; one that is not here any more says so."""
    row = _row(session, noun, id)
    if row is None:
        return _("une fiche supprimée")
    if noun in _TOLD:
        return _TOLD[noun](session, row)
    return next((str(row[name]) for name in _NAMING if row.get(name)), _("une fiche"))


def shown(session: Session, noun: str, column: str, value: str | int | None) -> str:
    """A value as a person reads it; an identifier by the row that it leads to."""
    if not value or not column.endswith("_id"):
        return shown_value(noun, column, value)
    nouns = _POINTS_TO.get(column, (column.removesuffix("_id"),))
    here = [name for name in nouns if _row(session, name, str(value)) is not None]
    if not here:
        return _("une fiche supprimée")
    words = described(session, here[0], str(value))
    return _(_FACT_WORDS[here[0]], words=words) if column == "fact_id" else words


def _row(session: Session, noun: str, id: str) -> Row | None:
    if noun not in SHARED:
        return None
    found = session.workspace.connection.dicts(f'SELECT * FROM "{noun}" WHERE id = ?', (id,))
    return found[0] if found else None


def _person(_session: Session, row: Row) -> str:
    return display_name(row["first_name"] or "", row["last_name"] or "") or _("une fiche")


def _meeting(session: Session, row: Row) -> str:
    name = session.workspace.connection.value(
        "SELECT name FROM collective WHERE id = ?", (row["collective_id"],)
    )
    return _("Rencontre du {day}, {name}", day=_day(row["date"]), name=name or _("sans collectif"))


def _day(stored: str | None) -> str:
    try:
        return french.day(date.fromisoformat(stored)) if stored else _("sans date")
    except ValueError:  # from a foreign program
        return str(stored)


def _presence(session: Session, row: Row) -> str:
    return f"{_named(session, 'person', row)} · {_named(session, 'meeting', row)}"


def _headcount(session: Session, row: Row) -> str:
    return f"{AUDIENCE_PLURAL.label(row['audience_code'])} · {_named(session, 'meeting', row)}"


def _owner(session: Session, row: Row) -> str:
    for noun in ("person", "organisation"):
        if row[f"{noun}_id"]:
            return _named(session, noun, row)
    return str(row["words"] or _("une fiche"))


def _named(session: Session, noun: str, row: Row) -> str:
    return described(session, noun, str(row[f"{noun}_id"] or ""))


def _leads_to(*nouns: str) -> Callable[[Session, Row], str]:
    return lambda session, row: " · ".join(_named(session, noun, row) for noun in nouns)


_TOLD: dict[str, Callable[[Session, Row], str]] = {
    "action_owner": _owner,
    "affiliation": _leads_to("person", "organisation"),
    "attendance": _presence,
    "collective_facilitator": _leads_to("facilitator", "collective"),
    "headcount": _headcount,
    "import_profile": lambda _session, _row: _("Colonnes d’un tableau"),
    "meeting": _meeting,
    "meeting_collective": _leads_to("collective", "meeting"),
    "membership": _leads_to("person", "collective"),
    "person": _person,
    "same_as": lambda _session, _row: _("Avis sur un doublon"),
    "sheet_number": _presence,
}
"""Nouns that no column of theirs names."""
