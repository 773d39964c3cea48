"""Search over everything, accents and ligatures ignored."""

from __future__ import annotations

from datetime import date
from typing import Any

from citeapp.base import french
from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.domain.person import display_name
from citeapp.domain.row import Row
from citeapp.store import joined
from citeapp.store import search as fulltext
from citeapp.store.repositories.generic import NOUNS
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

PLURALS = {
    "people": "person",
    "organisations": "organisation",
    "venues": "venue",
    "collectives": "collective",
    "members": "membership",
    "affiliations": "affiliation",
    "facilitators": "facilitator",
    "machines": "machine",
    "meetings": "meeting",
    "agenda": "agenda_item",
    "attachments": "attachment",
    "lines": "line",
    "attendance": "attendance",
    "headcounts": "headcount",
    "decisions": "decision",
    "actions": "action_item",
    "owners": "action_owner",
    "verdicts": "same_as",
}
"""How lists are called on the command line, and the table of each."""


@dataclass(frozen=True)
class Hit:
    """Something found: its noun and identifier, what to show, and the row to open."""

    noun: str
    id: str
    title: str
    subtitle: str
    open_noun: str
    open_id: str


@reads
def search(session: Session, /, *, text: str, limit: int = 30) -> list[Hit]:
    """What holds every typed word, the last one possibly unfinished."""
    connection = session.workspace.connection
    hits = []
    found = fulltext.search(connection, text, limit=limit)
    for noun, id in dict.fromkeys((n, joined.shown_as(connection, n, pk)) for n, pk in found):
        rows = connection.dicts(f'SELECT * FROM "v_{noun}" WHERE id = ?', (id,))
        if rows:
            hits.append(_hit(session, noun, rows[0]))
    return hits


@reads
def rows(session: Session, /, *, noun: str) -> list[Row]:
    """Every row of a noun, named by its table or in the plural (« people »)."""
    kind = kind_of(noun)
    if kind is None:
        raise NotFound(
            _("« {noun} » n’est pas une liste.", noun=noun),
            todo=_("Listes : {known}.", known=", ".join(PLURALS)),
        )
    return list(session.rows(kind).all(order="t.id"))


def kind_of(noun: str) -> type[Row] | None:
    """What the rows of a noun are, named by its table or in the plural."""
    return NOUNS.get(PLURALS.get(noun, noun))


def table_of(kind: type[Row]) -> str:
    """The table of a noun."""
    return next(table for table, known in NOUNS.items() if known is kind)


def noun_words(noun: str) -> str:
    """« Action », « Rencontre »: what a row is, for a person."""
    return _(_NOUNS.get(noun, noun))


def _hit(session: Session, noun: str, row: dict[str, Any]) -> Hit:
    id = str(row["id"])
    title = row.get("name") or row.get("what") or row.get("text") or row.get("title") or ""
    subtitle, target = noun_words(noun) if noun in _NOUNS else "", (noun, id)
    if noun == "person":
        title = display_name(row["first_name"] or "", row["last_name"] or "")
    elif noun == "meeting":
        title = title or _meeting(session, id)
    elif noun == "facilitator":
        title = row["display_name"] or ""
    elif noun == "line":
        owner = session.workspace.connection.value(
            "SELECT meeting_id FROM v_agenda_item WHERE id = ?", (row["owner_id"],)
        )
        target = ("meeting", str(owner)) if owner else target
        subtitle = _meeting(session, str(owner)) if owner else ""
    elif noun in _OF_A_MEETING and row["meeting_id"]:
        target = ("meeting", str(row["meeting_id"]))
        subtitle = f"{subtitle} · {_meeting(session, target[1])}"
    elif noun in ("parked_item", "meeting_template"):
        target = ("collective", str(row["collective_id"] or ""))
    elif noun == "affiliation":
        title, target = str(row["function"] or ""), ("person", str(row["person_id"]))
    elif noun in ("organisation_alias",):
        target = ("organisation", str(row["organisation_id"]))
    elif noun == "action_owner":
        title, target = str(row["words"] or ""), ("action_item", str(row["action_item_id"]))
    return Hit(noun, id, str(title), subtitle, *target)


def _meeting(session: Session, id: str) -> str:
    found = session.workspace.connection.row(
        "SELECT c.name, m.date FROM v_meeting m LEFT JOIN v_collective c ON c.id = m.collective_id "
        "WHERE m.id = ?",
        (id,),
    )
    if found is None:
        return ""
    day = french.day(date.fromisoformat(found[1])) if found[1] else ""
    return " · ".join(part for part in (found[0], day) if part)


_OF_A_MEETING = (
    "agenda_item",
    "decision",
    "quote",
    "parked_item",
    "run_step",
    "attachment",
)
"""What is found opens the rencontre that it belongs to."""
_NOUNS = {
    "person": "Personne",
    "organisation": "Structure",
    "organisation_alias": "Structure",
    "venue": "Lieu",
    "collective": "Collectif",
    "meeting": "Rencontre",
    "agenda_item": "Point",
    "line": "Ligne de notes",
    "decision": "Décision",
    "action_item": "Action",
    "action_owner": "Action",
    "affiliation": "Personne",
    "facilitator": "Animateur·rice",
    "list_entry": "Liste",
    "meeting_template": "Rencontre type",
    "template_item": "Rencontre type",
    "run_step": "Déroulé",
    "parked_item": "À reparler",
    "calendar_event": "Événement local",
    "quote": "Parole",
    "attachment": "Pièce jointe",
}
