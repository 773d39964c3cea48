"""Decisions: take, change, find again."""

from __future__ import annotations

from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.decision import Decision, participation_level
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@acts("Noter une décision")
def create(
    session: Session, /, *, text: str, meeting_id: str = "", collective_id: str = "", **fields: Any
) -> Decision:
    """A new decision, with the participation level reached (0 to 5) when it is known."""
    text = _text(text)
    _known_level(fields)
    row = Decision(
        id=session.new_id(), text=text, meeting_id=meeting_id, collective_id=collective_id, **fields
    )
    return session.rows(Decision).add(row)


@acts("Modifier une décision")
def change(session: Session, /, *, id: str, **fields: Any) -> Decision:
    """Change fields of a decision by their names."""
    if "text" in fields:
        fields["text"] = _text(fields["text"])
    _known_level(fields)
    return session.rows(Decision).change(id, **fields)


@acts("Supprimer une décision")
def remove(session: Session, /, *, id: str) -> None:
    """Put a decision into the bin."""
    session.rows(Decision).remove(id)


@reads
def of_meeting(session: Session, /, *, meeting_id: str) -> list[Decision]:
    """The decisions of a rencontre, in the order they were taken."""
    return session.rows(Decision).where("t.meeting_id = ?", (meeting_id,), order="t.id")


@reads
def register(session: Session, /, *, collective_id: str = "") -> list[Decision]:
    """All decisions, the latest first; of one collectif when given."""
    condition, values = ("t.collective_id = ?", (collective_id,)) if collective_id else ("1", ())
    return session.rows(Decision).where(
        condition,
        values,
        joins="LEFT JOIN v_meeting m ON m.id = t.meeting_id",
        order="m.date DESC, t.id",
    )


def _text(text: str) -> str:
    return required(text, _("Écrivez la décision."))


def _known_level(fields: dict[str, Any]) -> None:
    level = fields.get("level")
    if level is not None and not participation_level(level):
        raise InputRefused(_("Le niveau de participation va de 0 à 5."))
