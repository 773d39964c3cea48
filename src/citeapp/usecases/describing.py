"""Rows and values in words, for conflicts, joins and lists of what a bundle brings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.fields import shown_value
from citeapp.domain.operations import Operation
from citeapp.domain.person import display_name
from citeapp.store import joined
from citeapp.store.schema import SHARED
from citeapp.usecases.session import Session

_OF_A_PERSON = frozenset({"attendance", "membership", "affiliation", "sheet_number"})
_NAMES = ("name", "what", "text", "title", "display_name", "label", "words")


def describe(session: Session, noun: str, id: str) -> str:
    """A row in words: « Rencontre du 9 avril, Dorignies »; of a joined one, the row shown."""
    connection = session.workspace.connection
    shown = joined.shown_as(connection, noun, id)
    rows = connection.dicts(f'SELECT * FROM "v_{noun}" WHERE id = ?', (shown,))
    return titled(session, noun, rows[0]) if rows else _("une fiche supprimée")


def titled(session: Session, noun: str, row: dict[str, Any]) -> str:
    """The words that tell a row from others."""
    if noun == "person":
        return display_name(row["first_name"] or "", row["last_name"] or "")
    if noun == "meeting":
        day = french.day(date.fromisoformat(row["date"])) if row["date"] else _("sans date")
        name = session.workspace.connection.value(
            "SELECT name FROM v_collective WHERE id = ?", (row["collective_id"],)
        )
        return _("Rencontre du {day}, {name}", day=day, name=name or _("sans collectif"))
    if noun in _OF_A_PERSON:
        return describe(session, "person", str(row["person_id"]))
    if noun == "same_as":
        a, b = (describe(session, str(row["noun"]), str(row[side])) for side in ("a", "b"))
        return _("{a} et {b}", a=a, b=b)
    for column in _NAMES:
        if row.get(column):
            return str(row[column])
    return _("une fiche")


def shown(session: Session, noun: str, column: str, value: str | int | None) -> str:
    """A stored value as a person reads it; a reference by the words of the row it names."""
    named = next((c.refers for c in SHARED[noun].columns if c.name == column and c.refers), "")
    if named and value:
        for table in named.split():
            if joined.stored(session.workspace.connection, table, str(value)):
                return describe(session, table, str(value))
        return _("une fiche supprimée")
    return shown_value(noun, column, value)


def moment(operation: Operation) -> datetime:
    """When an operation was written, by the clock of its author."""
    return datetime.fromtimestamp((operation.hlc >> 16) / 1000).astimezone()
