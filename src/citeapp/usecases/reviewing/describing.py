"""A row in words, whatever its noun: « Rencontre du 9 avril, Dorignies »; its values too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.audience import AUDIENCE_PLURAL
from citeapp.domain.fields import shown_value
from citeapp.domain.operations import Operation
from citeapp.domain.person import display_name
from citeapp.store import joined
from citeapp.store.schema import SHARED
from citeapp.usecases.session import Session

Row = dict[str, Any]

_FACT_WORDS = {"action_item": "Action : {words}", "decision": "Décision : {words}"}
_NAMING = ("name", "what", "text", "title", "display_name", "label", "words")
"""Columns that say what a row is, the first one filled."""


def described(session: Session, noun: str, id: str) -> str:
    """A row in words, the joined one it belongs to; one that is not here any more says so."""
    row = _row(session, noun, id)
    return _("une fiche supprimée") if row is None else titled(session, noun, row)


def questioned(session: Session, noun: str, id: str) -> str:
    """A row in words, as a question about it is headed."""
    row = _row(session, noun, id)
    return _("une fiche supprimée") if row is None else asked_about(session, noun, row)


def asked_about(session: Session, noun: str, row: Row) -> str:
    """The words that say where a question arises: of a line of text its point, not its words."""
    if noun != "line":
        return titled(session, noun, row)
    owner = str(row.get("owner_id") or "")
    found = _row(session, "agenda_item", owner)
    if found is None:
        return _owned(session, owner)
    return f"{titled(session, 'agenda_item', found)} · {_named(session, 'meeting', found)}"


def titled(session: Session, noun: str, row: Row) -> str:
    """The words that tell a row from others."""
    if noun in _TOLD:
        return _TOLD[noun](session, row)
    return next((str(row[name]) for name in _NAMING if row.get(name)), _("une fiche"))


def card(session: Session, noun: str, id: str) -> str:
    """A row in words as it is itself, joined or not."""
    row = joined.stored(session.workspace.connection, noun, id) if noun in SHARED else {}
    return titled(session, noun, row) if row else _("une fiche supprimée")


def shown(session: Session, noun: str, column: str, value: str | int | None) -> str:
    """A value as a person reads it; an identifier by the row that it leads to."""
    nouns = next((c.refers.split() for c in SHARED[noun].columns if c.name == column), [])
    if not value or not nouns:
        return shown_value(noun, column, value)
    here = [name for name in nouns if _row(session, name, str(value)) is not None]
    if not here:
        return _("une fiche supprimée")
    words = described(session, here[0], str(value))
    return _(_FACT_WORDS[here[0]], words=words) if column == "fact_id" else words


def moment(operation: Operation) -> datetime:
    """When an operation was written, by the clock of its author."""
    return datetime.fromtimestamp((operation.hlc >> 16) / 1000).astimezone()


def _owned(session: Session, owner: str) -> str:
    """The row a text belongs to, whatever its noun."""
    nouns = next(c.refers.split() for c in SHARED["line"].columns if c.name == "owner_id")
    here = [noun for noun in nouns if _row(session, noun, owner) is not None]
    return described(session, here[0], owner) if here else _("une fiche supprimée")


def _row(session: Session, noun: str, id: str) -> Row | None:
    if noun not in SHARED:
        return None
    connection = session.workspace.connection
    shown_id = joined.shown_as(connection, noun, id)
    found = connection.dicts(f'SELECT * FROM "v_{noun}" WHERE id = ?', (shown_id,))
    return found[0] if found else None


def _person(_session: Session, row: Row) -> str:
    return display_name(row["first_name"] or "", row["last_name"] or "") or _("une fiche")


def _meeting(session: Session, row: Row) -> str:
    name = session.workspace.connection.value(
        "SELECT name FROM v_collective WHERE id = ?", (row["collective_id"],)
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


def _verdict(session: Session, row: Row) -> str:
    a, b = (card(session, str(row["noun"]), str(row[side])) for side in ("a", "b"))
    return _("{a} et {b}", a=a, b=b)


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
    "same_as": _verdict,
    "sheet_number": _presence,
}
"""Nouns that no column of theirs names."""
